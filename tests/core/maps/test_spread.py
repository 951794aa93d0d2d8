"""Dots that would cover each other are pushed apart, and no further."""

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from interlocal.core.maps.spread import FINE, GAP, Disc, spread

SPOTS = st.tuples(st.floats(0, 600), st.floats(0, 600))


@given(st.lists(SPOTS, max_size=12))
def test_no_dot_covers_another_afterwards(spots: list[tuple[float, float]]) -> None:
    discs = [Disc(spot, 9) for spot in spots]
    for (x1, y1), (x2, y2) in combinations(spread(discs), 2):
        assert hypot(x2 - x1, y2 - y1) >= 2 * 9 - 2 * FINE


def test_dots_apart_stay_where_they_are() -> None:
    discs = [Disc((0, 0), 9), Disc((30, 0), 9)]
    assert spread(discs) == [(0, 0), (30, 0)]


def test_a_county_and_its_seat_move_the_same_way_apart() -> None:
    (x1, y1), (x2, y2) = spread([Disc((100, 100), 9), Disc((106, 100), 9)])
    assert (y1, y2) == (100, 100)
    assert x2 - x1 >= 18 + GAP - FINE
    assert abs((x1 + x2) / 2 - 103) < 0.1


def test_the_heavier_dot_moves_less() -> None:
    host, member = Disc((100, 100), 12, weight=9), Disc((105, 100), 9, weight=1)
    (host_x, _), (member_x, _) = spread([host, member])
    assert abs(host_x - 100) < abs(member_x - 105)


def test_dots_at_one_place_part_the_same_way_every_time() -> None:
    discs = [Disc((5, 5), 9)] * 3
    assert spread(discs) == spread(discs)
    assert len(set(spread(discs))) == 3
