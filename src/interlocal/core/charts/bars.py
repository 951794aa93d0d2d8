"""One bar of a set that all start at zero."""

from django.utils.safestring import SafeString

from interlocal.core.drawings.svg import element

HEIGHT = 18
TICK = 2


def bar(value: float, largest: float, *, is_chosen: bool = False) -> SafeString:
    """A bar as long as ``value`` is of ``largest``, as wide as its place on the page allows.

    Zero keeps a tick two pixels wide. The value is told by the words beside the bar, so the
    drawing is hidden from those who listen. ``largest`` must be at least ``value``.
    """
    part = max(0.0, value / largest) if largest > 0 else 0.0
    width = f"{part * 100:.2f}%" if part > 0 else TICK
    style = "drawing__bar drawing__bar--chosen" if is_chosen else "drawing__bar"
    return element(
        "svg",
        element("rect", class_=style, width=width, height=HEIGHT),
        class_="drawing drawing--wide",
        width="100%",
        height=HEIGHT,
        aria_hidden="true",
    )
