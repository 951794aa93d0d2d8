"""How far a plan is from the best: floor, plan and everyone alone on one line."""

from dataclasses import dataclass
from math import floor as round_down
from math import log10

from django.utils.safestring import SafeString

from interlocal.core.charts.axis import step_for
from interlocal.core.drawings.svg import element, number
from interlocal.core.formats import money

SIDE = 10.0
TOP, THICK = 30.0, 12.0
HEIGHT = 78.0
LETTER = 7.6


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofWords:
    """What the line's parts are called, in the reader's language."""

    title: str
    floor: str
    plan: str
    alone: str
    unproven: str
    saved: str


def scale_start(floor_cents: int) -> int:
    """A round amount below the floor for the line to start at, in cents; the page says which."""
    if floor_cents <= 0:
        return 0
    step = step_for(10 ** round_down(log10(floor_cents)), 5)
    start = int(floor_cents // step * step)
    return start if start < floor_cents else max(0, int(start - step))


def proof_line(
    floor_cents: int, plan_cents: int, alone_cents: int, words: ProofWords, *, width: float = 1120
) -> SafeString:
    """The three costs on one line; what is not yet settled and what is saved are colored and named.

    ``floor_cents`` ≤ ``plan_cents`` ≤ ``alone_cents``. Draw it twice, wide and narrow.
    """
    start = scale_start(floor_cents)
    scale = (width - 2 * SIDE) / max(1, alone_cents - start)
    floor, plan, alone = (
        SIDE + (cents - start) * scale for cents in (floor_cents, plan_cents, alone_cents)
    )
    gap = plan_cents - floor_cents
    return element(
        "svg",
        element("title", text=words.title),
        part("drawing__floor-bar", SIDE, floor),
        part("drawing__unproven-bar", floor, plan),
        part("drawing__saved-bar", plan, alone),
        *(stop(x) for x in (floor, plan, alone)),
        *costs([(floor, words.floor, floor_cents), (plan, words.plan, plan_cents)], gap),
        label(alone, 20, "end", words.alone, money(alone_cents)),
        *below(gap, (floor + plan) / 2, words.unproven, "drawing__unproven", width),
        *saving(alone_cents - plan_cents, (plan, alone), words, gap, width),
        class_="drawing",
        width=width,
        height=HEIGHT,
        viewBox=f"0 0 {number(width)} {number(HEIGHT)}",
        role="img",
    )


def part(style: str, left: float, right: float) -> SafeString:
    """A stretch of the line."""
    return element("rect", class_=style, x=left, y=TOP, width=max(0.0, right - left), height=THICK)


def stop(x: float) -> SafeString:
    """An upright mark on the line."""
    return element("line", class_="drawing__mark", x1=x, y1=TOP - 7, x2=x, y2=TOP + THICK + 7)


def label(x: float, y: float, anchor: str, words: str, figure: str) -> SafeString:
    """Words with a bold figure."""
    strong = element("tspan", class_="drawing__strong", text=figure)
    return element("text", element("tspan", text=f"{words} "), strong, x=x, y=y, text_anchor=anchor)


def costs(marks: list[tuple[float, str, int]], gap: int) -> list[SafeString]:
    """The floor's words left of its mark and the plan's right of its own: they never meet."""
    (floor, floor_words, floor_cents), (plan, plan_words, plan_cents) = marks
    written = [label(plan + 2, 20, "start", plan_words, money(plan_cents))]
    if gap > 0 and floor > (len(floor_words) + 12) * LETTER:
        written.append(label(floor - 4, 20, "end", floor_words, money(floor_cents)))
    return written


def below(cents: int, x: float, words: str, style: str, width: float) -> list[SafeString]:
    """A colored amount under the line, kept on the sheet; nothing where there is nothing to say."""
    if cents <= 0:
        return []
    text = f"{money(cents)} {words}"
    half = len(text) * LETTER / 2
    x = min(max(x, half), width - half)
    style = f"drawing__strong {style}"
    return [element("text", class_=style, x=x, y=HEIGHT - 14, text_anchor="middle", text=text)]


def saving(
    cents: int, stretch: tuple[float, float], words: ProofWords, gap: int, width: float
) -> list[SafeString]:
    """What is saved, right of what is not yet settled so that the two do not meet."""
    left, right = stretch
    taken = left + (len(words.unproven) + 14) * LETTER if gap > 0 else left
    half = (len(words.saved) + 12) * LETTER / 2
    return below(cents, max((left + right) / 2, taken + half), words.saved, "drawing__saved", width)
