"""SVG written piece by piece, everything escaped on the way."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

Value = str | float | int | None


def number(value: float) -> str:
    """A coordinate to a tenth of a pixel, without idle zeros."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, *children: str, text: str = "", **attributes: Value) -> SafeString:
    """The element ``name``; ``class_`` is class, ``stroke_width`` stroke-width; None is left out.

    ``children`` are elements already written; ``text`` is words, which are escaped.
    """
    written = "".join(
        f' {attribute(key)}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = escape(text, quote=False) + "".join(children)
    # Safe: words and values were escaped just above, children when they were written.
    return mark_safe(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")  # noqa: S308


def attribute(key: str) -> str:
    """Python's name of an attribute as SVG's."""
    return key.removesuffix("_").replace("_", "-")


def together(parts: list[SafeString]) -> SafeString:
    """Elements one after the other."""
    return mark_safe("".join(parts))  # noqa: S308


def path(points: list[tuple[float, float]]) -> str:
    """The path data of a line through ``points``."""
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in points)
