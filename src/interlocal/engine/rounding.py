"""How figures are rounded, each kind in one way: half goes up, and only the last step rounds."""

import math

from interlocal.engine.errors import Refused

NOISE = 1e-9  # floating-point dust, which must not tip a figure over an edge


def whole(value: float) -> int:
    """The nearest whole number; a half goes up. Cents are rounded with this, once, at the end."""
    return math.floor(value + 0.5 + NOISE)


def quarter(hours: float) -> float:
    """The nearest quarter of an hour; half a quarter goes up."""
    return whole(hours * 4) / 4


def quarter_within(hours: float) -> float:
    """The largest number of quarter hours that does not pass `hours`."""
    return math.floor(hours * 4 + NOISE) / 4


def halves_needed(hours: float, hours_per_half: float) -> int:
    """How many half posts cover these hours; at least one."""
    return max(1, math.ceil(hours / hours_per_half - NOISE))


def amount(name: str, value: float) -> float:
    """The value as it is, once it is known to be a finite number of at least 0.

    Raises Refused with the name when it is not.
    """
    if not math.isfinite(value) or value < 0:
        raise Refused(f"{name} must be 0 or more. It is {value}.")
    return value
