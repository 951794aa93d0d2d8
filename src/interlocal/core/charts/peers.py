"""A government among its peers: a strip with a tick for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.utils.safestring import SafeString

from interlocal.core.charts.axis import plain, ticks
from interlocal.core.drawings.svg import element, number

HEIGHT = 104.0
SIDE = 14.0
BASE = 76.0
LETTER = 7.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The words of a strip: whose figure, what the peers' median is called, the unit."""

    title: str
    own_label: str
    median_label: str
    unit: str = ""
    decimals: int = 1


def peer_strip(
    own: float, peers: Sequence[float], words: Strip, *, width: float = 1120
) -> SafeString:
    """Each peer a tick, the median a tall line, the reader a dot; both named on the drawing.

    ``peers`` must not be empty. Draw it twice, wide and narrow, for screens of either kind: the
    text does not shrink.
    """
    marks = ticks(max([*peers, own]), most=5 if width > 600 else 3)
    scale = (width - 2 * SIDE) / marks[-1]
    middle = median(peers)
    return element(
        "svg",
        element("title", text=words.title),
        *axis(marks, scale, words.unit),
        *(tick(SIDE + peer * scale) for peer in peers),
        *median_mark(SIDE + middle * scale, f"{middle:.{words.decimals}f}", words, width),
        *own_mark(SIDE + own * scale, f"{own:.{words.decimals}f}", words, width),
        class_="drawing",
        width=width,
        height=HEIGHT,
        viewBox=f"0 0 {number(width)} {number(HEIGHT)}",
        role="img",
    )


def tick(x: float) -> SafeString:
    """One peer."""
    return element("line", class_="drawing__peer", x1=x, y1=BASE - 22, x2=x, y2=BASE - 6)


def axis(marks: Sequence[float], scale: float, unit: str) -> list[SafeString]:
    """The line from zero, its ticks and their numbers; the last one says the unit."""
    end = SIDE + marks[-1] * scale
    parts = [
        element("path", class_="drawing__axis", d=f"M{number(SIDE)},{number(BASE)}H{number(end)}")
    ]
    for place, value in enumerate(marks):
        x = SIDE + value * scale
        parts.append(element("line", class_="drawing__axis", x1=x, y1=BASE, x2=x, y2=BASE + 6))
        is_last = place == len(marks) - 1
        text = f"{plain(value)} {unit}".strip() if is_last else plain(value)
        parts.append(
            element(
                "text",
                class_="drawing__soft",
                x=end + SIDE - 2 if is_last else x,
                y=BASE + 22,
                text_anchor="end" if is_last else "middle",
                text=text,
            )
        )
    return parts


def named(words: str, figure: str, at: float, y: float, width: float, style: str) -> SafeString:
    """Words and a bold figure centered over a mark, kept on the sheet."""
    half = (len(words) + len(figure) + 1) * LETTER / 2
    anchor, x = "middle", at
    if at - half < 0:
        anchor, x = "start", 2.0
    elif at + half > width:
        anchor, x = "end", width - 2
    strong = element("tspan", class_=f"drawing__strong {style}".strip(), text=figure)
    text = element("tspan", text=f"{words} ")
    return element("text", text, strong, class_=style or None, x=x, y=y, text_anchor=anchor)


def median_mark(x: float, figure: str, words: Strip, width: float) -> list[SafeString]:
    """The tall line and its words, above everything else."""
    line = element("line", class_="drawing__median", x1=x, y1=22, x2=x, y2=BASE)
    return [line, named(words.median_label, figure, x, 14, width, "")]


def own_mark(x: float, figure: str, words: Strip, width: float) -> list[SafeString]:
    """The reader's dot and its words, below those of the median."""
    return [
        element("line", class_="drawing__less", x1=x, y1=44, x2=x, y2=BASE - 14),
        element("circle", class_="drawing__less", cx=x, cy=BASE - 14, r=6),
        named(words.own_label, figure, x, 38, width, "drawing__you"),
    ]
