"""Round steps for an axis."""

from math import ceil, floor, log10

MOST_STEPS = 6
NICE = (1.0, 2.0, 5.0, 10.0)


def step_for(span: float, most: int = MOST_STEPS) -> float:
    """The smallest of 1, 2, 5 times a power of ten that divides ``span`` into at most ``most``."""
    rough = span / most
    power = 10.0 ** floor(log10(rough))
    return next(nice * power for nice in NICE if nice * power >= rough * (1 - 1e-9))


def ticks(largest: float, most: int = MOST_STEPS) -> list[float]:
    """Round values from zero to the first at or above ``largest``."""
    if largest <= 0:
        return [0.0, 1.0]
    step = step_for(largest, most)
    return [round(step * place, 10) for place in range(ceil(largest / step - 1e-9) + 1)]


def plain(value: float) -> str:
    """A tick's number: 2.5, 10, 1,000."""
    return f"{value:,.10g}"
