"""A member's share of a cost beside what it would pay alone: one cell of the lab."""

from django.utils.safestring import SafeString

from interlocal.core.drawings.svg import element, number

WIDTH, HEIGHT = 110.0, 20.0
SIDE = 6.0
LEVEL = 10.0
DOT = 4.5
DIAMOND = 5.5
# The track runs from nothing to one and a half times the cost alone.
REACH = 1.5
ROOM_FOR_ARROW = 5.0


def share_cell(share_cents: int, alone_cents: int, *, width: float = WIDTH) -> SafeString:
    """The share as a mark on a line from $0 to 150 percent of the member's own cost alone.

    A dot pays no more than alone, a diamond pays more. A share beyond the line stands at its edge
    with a small arrow; the number beside it tells. The drawing is hidden from those who listen.
    """
    part = share_cents / alone_cents if alone_cents > 0 else (REACH if share_cents > 0 else 0.0)
    alone = position(1.0, width)
    spot = position(min(max(part, 0.0), REACH), width) - (ROOM_FOR_ARROW if part > REACH else 0)
    pays_more = share_cents > alone_cents
    style = "drawing__more" if pays_more else "drawing__less"
    return element(
        "svg",
        element("line", class_="drawing__track", x1=SIDE, y1=LEVEL, x2=width - SIDE, y2=LEVEL),
        element("line", class_=style, x1=alone, y1=LEVEL, x2=spot, y2=LEVEL),
        element("line", class_="drawing__mark", x1=alone, y1=3, x2=alone, y2=17),
        symbol(spot, pays_more=pays_more),
        *([arrow(width)] if part > REACH else []),
        class_="drawing",
        width=width,
        height=HEIGHT,
        viewBox=f"0 0 {number(width)} {number(HEIGHT)}",
        aria_hidden="true",
    )


def position(part: float, width: float) -> float:
    """Where a part of the cost alone stands on the track."""
    return SIDE + part / REACH * (width - 2 * SIDE)


def symbol(x: float, *, pays_more: bool) -> SafeString:
    """A diamond for who pays more, a dot for everyone else."""
    if not pays_more:
        return element("circle", class_="drawing__less", cx=x, cy=LEVEL, r=DOT)
    edge = number(DIAMOND)
    turn = f"M{number(x)},{number(LEVEL - DIAMOND)}l{edge},{edge}l-{edge},{edge}l-{edge},-{edge}z"
    return element("path", class_="drawing__more", d=turn)


def arrow(width: float) -> SafeString:
    """Says that the true place lies further right."""
    tip = number(width - 0.5)
    top, middle, bottom = number(LEVEL - 3), number(LEVEL), number(LEVEL + 3)
    base = number(width - 4.0)
    return element(
        "path", class_="drawing__more", d=f"M{base},{top}L{tip},{middle}L{base},{bottom}z"
    )
