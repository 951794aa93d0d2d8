"""Whole cents that add up."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.engine.cents import round_to_cents, split_cents
from interlocal.engine.errors import Refused

totals = st.integers(min_value=-(10**12), max_value=10**12)
weights = st.lists(st.floats(0, 1e9), min_size=1, max_size=12).filter(any)


@given(totals, weights)
def test_parts_add_up_to_the_total_exactly(total: int, parts: list[float]) -> None:
    assert sum(split_cents(total, parts)) == total


@given(totals, weights)
def test_no_part_is_a_cent_or_more_from_its_exact_value(total: int, parts: list[float]) -> None:
    whole = sum(Fraction(part) for part in parts)
    for cents, part in zip(split_cents(total, parts), parts, strict=True):
        assert abs(cents - total * Fraction(part) / whole) < 1


def test_leftover_cents_go_to_the_largest_remainders() -> None:
    assert split_cents(100, [1, 1, 4]) == (17, 17, 66)
    assert split_cents(10, [55, 15, 30]) == (6, 1, 3)


def test_among_equal_remainders_the_first_gets_the_cent() -> None:
    assert split_cents(100, [1, 1, 1]) == (34, 33, 33)
    assert split_cents(101, [1, 1, 1]) == (34, 34, 33)


def test_a_weight_of_zero_pays_nothing() -> None:
    assert split_cents(7, [0, 3, 0]) == (0, 7, 0)


@pytest.mark.parametrize(
    ("bad", "named"),
    [([1, -2], "Weight 2 is -2"), ([math.nan], "Weight 1 is nan"), ([0, 0], "All weights")],
)
def test_weights_that_cannot_divide_are_refused_by_name(bad: list[float], named: str) -> None:
    with pytest.raises(Refused, match=named):
        split_cents(100, bad)


@given(st.lists(st.floats(-1e8, 1e8), min_size=1, max_size=12))
def test_rounded_shares_add_up_and_stay_within_a_cent(shares: list[float]) -> None:
    exact = sum(Fraction(share) for share in shares)
    total = round(exact)
    rounded = round_to_cents(total, shares)
    assert sum(rounded) == total
    assert all(abs(cents - share) <= 1 for cents, share in zip(rounded, shares, strict=True))


def test_a_cent_that_lifts_a_share_over_its_limit_moves_to_whoever_has_room() -> None:
    shares = [10.6, 10.2, 79.2]
    assert round_to_cents(100, shares) == (11, 10, 79)
    assert round_to_cents(100, shares, most_cents=[10.6, 12, 90]) == (10, 10, 80)


def test_a_share_truly_over_its_limit_is_left_alone() -> None:
    assert round_to_cents(100, [60.0, 40.0], most_cents=[50, 90]) == (60, 40)


def test_a_share_that_is_not_a_number_is_refused() -> None:
    with pytest.raises(Refused, match="Share 2 is nan"):
        round_to_cents(100, [50.0, math.nan])
