"""Charts: numbers to marks in the right places."""

from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.core.charts import ProofWords, Strip, bar, peer_strip, proof_line, share_cell
from interlocal.core.charts.axis import ticks
from interlocal.core.charts.proof import scale_start

WORDS = ProofWords(
    title="Three costs",
    floor="No plan can cost less than",
    plan="This plan",
    alone="Everyone alone",
    short_floor="Floor",
    short_alone="Alone",
    unproven="not yet settled",
    saved="saved",
)
STRIP = Strip(title="Chelsea 1.4", own_label="Chelsea", median_label="Median", unit="posts")


def shapes(svg: str, tag: str, style: str) -> list[Xml.Element]:
    """Every element of a kind with a style."""
    return [e for e in Xml.fromstring(svg).iter(tag) if style in (e.get("class") or "").split()]


def words(svg: str) -> str:
    """All the words of a drawing."""
    return " ".join(" ".join(Xml.fromstring(svg).itertext()).split())


def test_a_bar_is_as_long_as_its_part_of_the_largest() -> None:
    [rect] = shapes(bar(25, 100), "rect", "drawing__bar")
    assert rect.get("width") == "25.00%"


def test_zero_keeps_a_tick() -> None:
    [rect] = shapes(bar(0, 100), "rect", "drawing__bar")
    assert rect.get("width") == "2"


def test_who_pays_less_gets_a_dot_and_who_pays_more_a_diamond() -> None:
    assert shapes(share_cell(50, 100), "circle", "drawing__less")
    assert shapes(share_cell(101, 100), "path", "drawing__more")
    assert not shapes(share_cell(101, 100), "circle", "drawing__less")


def test_who_pays_the_same_does_not_pay_more() -> None:
    [dot] = shapes(share_cell(100, 100), "circle", "drawing__less")
    [mark] = shapes(share_cell(100, 100), "line", "drawing__mark")
    assert dot.get("cx") == mark.get("x1")


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_share_stands_right_of_alone_just_when_it_is_more(share: int, alone: int) -> None:
    cell = Xml.fromstring(share_cell(share, alone))
    mark = next(line for line in cell.iter("line") if line.get("class") == "drawing__mark")
    line = next(iter([x for x in cell.iter("line") if "drawing__track" not in str(x.get("class"))]))
    end, middle = float(line.get("x2") or 0), float(mark.get("x1") or 0)
    assert 0 < end < 110
    assert (end >= middle) if share > alone else (end <= middle)


def test_a_share_off_the_scale_stands_at_the_edge_with_an_arrow() -> None:
    assert len(shapes(share_cell(150, 100), "path", "drawing__more")) == 1
    assert len(shapes(share_cell(200, 100), "path", "drawing__more")) == 2


def test_a_share_of_nothing_alone_is_off_the_scale() -> None:
    assert shapes(share_cell(10, 0), "path", "drawing__more")
    assert shapes(share_cell(0, 0), "circle", "drawing__less")


def test_the_lab_is_read_from_its_numbers_not_its_drawings() -> None:
    assert Xml.fromstring(share_cell(1, 2)).get("aria-hidden") == "true"
    assert Xml.fromstring(bar(1, 2)).get("aria-hidden") == "true"


@given(st.floats(0.001, 1e9), st.integers(2, 8))
def test_ticks_are_round_and_hold_the_largest(largest: float, most: int) -> None:
    marks = ticks(largest, most)
    assert marks[0] == 0
    assert marks[-1] >= largest * (1 - 1e-9)
    assert 2 <= len(marks) <= most + 2
    assert str(f"{marks[1]:e}")[0] in "125"


def test_every_peer_has_a_tick_and_median_and_reader_are_named() -> None:
    svg = peer_strip(1.4, [0.5, 0.9, 2.0], STRIP)
    assert len(shapes(svg, "line", "drawing__peer")) == 3
    assert "Median 0.9" in words(svg)
    assert "Chelsea 1.4" in words(svg)
    assert "posts" in words(svg)


@pytest.mark.parametrize("own", [0.0, 2.4, 50.0])
def test_the_readers_dot_stays_on_the_sheet(own: float) -> None:
    [dot] = shapes(peer_strip(own, [0.5, 0.9, 2.0], STRIP, width=343), "circle", "drawing__less")
    assert 0 < float(dot.get("cx") or 0) < 343


def test_the_proof_line_is_to_scale() -> None:
    svg = proof_line(139_134_000, 141_241_900, 181_110_800, WORDS)
    [unproven] = shapes(svg, "rect", "drawing__unproven-bar")
    [saved] = shapes(svg, "rect", "drawing__saved-bar")
    ratio = float(saved.get("width") or 0) / float(unproven.get("width") or 1)
    assert ratio == pytest.approx(39_868_900 / 2_107_900, rel=0.02)
    for figure in ("$1,391,340", "$1,412,419", "$1,811,108", "$21,079", "$398,689"):
        assert figure in words(svg)


@given(st.integers(50_000_000, 153_000_000), st.integers(154_000_000, 400_000_000))
def test_no_words_of_the_proof_line_leave_the_sheet(floor: int, alone: int) -> None:
    svg = Xml.fromstring(proof_line(floor, 153_477_400, alone, WORDS))
    for text in svg.iter("text"):
        x, length = float(text.get("x") or 0), len("".join(text.itertext())) * 7
        left = {"start": x, "middle": x - length / 2, "end": x - length}[
            text.get("text-anchor", "")
        ]
        assert left >= -1
        assert left + length <= 1121


def test_a_plan_proved_best_has_nothing_unsettled() -> None:
    svg = proof_line(100_000, 100_000, 150_000, WORDS)
    assert "not yet settled" not in words(svg)
    assert "No plan can cost less than" not in words(svg)


def test_on_a_phone_the_same_figures_have_shorter_words() -> None:
    said = words(proof_line(139_134_000, 141_241_900, 181_110_800, WORDS, width=343))
    assert "Floor $1,391,340" in said
    assert "Alone $1,811,108" in said


@given(st.integers(1, 10**12))
def test_the_scale_starts_below_the_floor_at_a_round_amount(floor: int) -> None:
    assert 0 <= scale_start(floor) < floor
    assert scale_start(floor) >= floor // 3 or floor < 10
