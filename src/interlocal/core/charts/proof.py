"""How far a plan is from the best: floor, plan and everyone alone on one line."""

from dataclasses import dataclass
from math import floor as round_down
from math import log10

from django.utils.safestring import SafeString

from interlocal.core.charts.axis import step_for
from interlocal.core.drawings.svg import element, number
from interlocal.core.formats import money

SIDE = 10.0
THICK = 12.0
LINE = 20.0
# Below this width the plan's words stand on a line of their own above the other two.
NARROW = 700.0
LETTER = 7.6
# The part of the line kept for the floor's words.
ROOM = 0.28


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofWords:
    """What the line's parts are called, in the reader's language."""

    title: str
    floor: str
    plan: str
    alone: str
    short_floor: str
    short_alone: str
    unproven: str
    saved: str


def scale_start(floor_cents: int, alone_cents: int = 0) -> int:
    """A round amount below the floor for the line to start at, in cents; the page says which.

    With ``alone_cents``, the line's other end, low enough that the floor's words fit at its left.
    """
    highest = min(floor_cents, (floor_cents - ROOM * alone_cents) / (1 - ROOM))
    if highest <= 0 or floor_cents <= 0:
        return 0
    step = step_for(10 ** round_down(log10(highest)), 5)
    start = int(highest // step * step)
    return start if start < floor_cents else max(0, int(start - step))


def proof_line(
    floor_cents: int, plan_cents: int, alone_cents: int, words: ProofWords, *, width: float = 1120
) -> SafeString:
    """The three costs on one line; what is not yet settled and what is saved are colored and named.

    ``floor_cents`` ≤ ``plan_cents`` ≤ ``alone_cents``. Draw it twice, wide and narrow: the text
    does not shrink.
    """
    start = scale_start(floor_cents, alone_cents)
    scale = (width - 2 * SIDE) / max(1, alone_cents - start)
    costs = (floor_cents, plan_cents, alone_cents)
    marks = [SIDE + (cents - start) * scale for cents in costs]
    top = LINE * (2 if width < NARROW else 1) + 10
    height = top + THICK + 36
    return element(
        "svg",
        element("title", text=words.title),
        *line(marks, top),
        *(narrow_words if width < NARROW else wide_words)(marks, costs, words),
        *amounts(marks, costs, words, (width, height)),
        class_="drawing",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
    )


def line(marks: list[float], top: float) -> list[SafeString]:
    """The three stretches of the line and the marks between them."""
    styles = ("drawing__floor-bar", "drawing__unproven-bar", "drawing__saved-bar")
    stretches = [
        element("rect", class_=style, x=left, y=top, width=max(0.0, right - left), height=THICK)
        for style, left, right in zip(styles, [SIDE, *marks[:2]], marks, strict=True)
    ]
    stops = [
        element("line", class_="drawing__mark", x1=x, y1=top - 7, x2=x, y2=top + THICK + 7)
        for x in marks
    ]
    return stretches + stops


def label(x: float, y: float, anchor: str, words: str, figure: str) -> SafeString:
    """Words with a bold figure."""
    strong = element("tspan", class_="drawing__strong", text=figure)
    return element("text", element("tspan", text=f"{words} "), strong, x=x, y=y, text_anchor=anchor)


def wide_words(
    marks: list[float], costs: tuple[int, int, int], words: ProofWords
) -> list[SafeString]:
    """The floor's words end at its mark and the plan's begin at its own; the rest gives way."""
    floor, plan, alone = marks
    figures = [money(cents) for cents in costs]
    plan_left = min(
        plan + 2, alone - length(words.alone, figures[2]) - length(words.plan, figures[1])
    )
    written = [
        label(plan_left, LINE, "start", words.plan, figures[1]),
        label(alone, LINE, "end", words.alone, figures[2]),
    ]
    if costs[1] > costs[0]:
        floor_right = min(floor - 4, plan_left - 2 * LETTER)
        is_short = floor_right < length(words.floor, figures[0])
        said = words.short_floor if is_short else words.floor
        written.append(label(floor_right, LINE, "end", said, figures[0]))
    return written


def length(words: str, figure: str) -> float:
    """About how long a label is, with a gap after it."""
    return (len(words) + len(figure) + 2) * LETTER


def narrow_words(
    marks: list[float], costs: tuple[int, int, int], words: ProofWords
) -> list[SafeString]:
    """The plan above; floor and everyone alone below it, each at its end of the sheet."""
    _, plan, alone = marks
    written = [
        label(plan, LINE - 4, "middle", words.plan, money(costs[1])),
        label(alone, 2 * LINE, "end", words.short_alone, money(costs[2])),
    ]
    if costs[1] > costs[0]:
        written.append(label(SIDE, 2 * LINE, "start", words.short_floor, money(costs[0])))
    return written


def amounts(
    marks: list[float],
    costs: tuple[int, int, int],
    words: ProofWords,
    size: tuple[float, float],
) -> list[SafeString]:
    """What is not yet settled and what is saved, under the line, side by side."""
    (floor, plan, alone), (width, height) = marks, size
    unproven, saved = costs[1] - costs[0], costs[2] - costs[1]
    unproven_text = money(unproven) if width < NARROW else f"{money(unproven)} {words.unproven}"
    saved_text = f"{money(saved)} {words.saved}"
    left = len(unproven_text) * LETTER if unproven > 0 else 0.0
    right = len(saved_text) * LETTER if saved > 0 else 0.0
    unproven_at = within((floor + plan) / 2, left / 2, width - right - LETTER - left / 2)
    saved_at = within(
        (plan + alone) / 2, unproven_at + (left + right) / 2 + LETTER, width - right / 2
    )
    written = []
    if unproven > 0:
        written.append(amount(unproven_at, height, unproven_text, "drawing__unproven"))
    if saved > 0:
        written.append(amount(saved_at, height, saved_text, "drawing__saved"))
    return written


def within(x: float, least: float, most: float) -> float:
    """``x``, or the nearer end."""
    return min(max(x, least), most)


def amount(x: float, height: float, text: str, style: str) -> SafeString:
    """A colored amount under the line."""
    style = f"drawing__strong {style}"
    return element("text", class_=style, x=x, y=height - 12, text_anchor="middle", text=text)
