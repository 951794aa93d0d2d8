"""Dividing money so that whole cents add up exactly."""

import math
from collections.abc import Sequence
from fractions import Fraction

from interlocal.engine.errors import Refused

FINE = 6


def split_cents(total_cents: int, weights: Sequence[float]) -> tuple[int, ...]:
    """Divide a sum of cents in proportion to weights, by largest remainder.

    Everyone gets the whole cents of their exact part; the cents left over go one each to the
    largest remainders, and among equal remainders to whoever stands first. The parts are computed
    as fractions, so the sum is exact for any size. Raises `Refused` for weights that are
    negative, not numbers, or all zero. Source: Hamilton's method of apportionment (1792).
    """
    _check_weights(weights)
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact)
    return _largest_remainder(total_cents, [total_cents * weight / whole for weight in exact])


def round_to_cents(
    total_cents: int, shares: Sequence[float], most_cents: Sequence[float] | None = None
) -> tuple[int, ...]:
    """Round shares given in cents so that they add up to the total exactly.

    Largest remainder again, blind to differences under a millionth of a cent: those are noise of
    the arithmetic, and would decide between equal members. Where `most_cents` gives what each would
    pay alone, and a share passes it only because of rounding, that cent moves to the member with
    most room below their own limit. Raises `Refused` for shares that are not numbers.
    """
    for place, share in enumerate(shares):
        if not math.isfinite(share):
            raise Refused(f"Share {place + 1} is {share}; every share must be a number of cents.")
    exact = [Fraction(round(share, FINE)) for share in shares]
    rounded = _largest_remainder(total_cents, exact)
    return rounded if most_cents is None else _within(rounded, shares, most_cents)


def _check_weights(weights: Sequence[float]) -> None:
    for place, weight in enumerate(weights):
        if not math.isfinite(weight) or weight < 0:
            raise Refused(f"Weight {place + 1} is {weight}; weights must be numbers from 0 up.")
    if not any(weights):
        raise Refused("All weights are zero; at least one must be above zero to divide by them.")


def _largest_remainder(total_cents: int, exact: list[Fraction]) -> tuple[int, ...]:
    parts = [math.floor(part) for part in exact]
    order = sorted(range(len(exact)), key=lambda place: (parts[place] - exact[place], place))
    each, left = divmod(total_cents - sum(parts), len(parts))
    extra = set(order[:left])
    return tuple(part + each + (place in extra) for place, part in enumerate(parts))


def _within(
    rounded: tuple[int, ...], shares: Sequence[float], most_cents: Sequence[float]
) -> tuple[int, ...]:
    parts = list(rounded)
    for place, most in enumerate(most_cents):
        while shares[place] <= most + 0.01 and parts[place] > most + 0.01:
            taker = max(range(len(parts)), key=lambda other: most_cents[other] - parts[other])
            if parts[taker] + 1 > most_cents[taker] + 0.01:
                break
            parts[place] -= 1
            parts[taker] += 1
    return tuple(parts)
