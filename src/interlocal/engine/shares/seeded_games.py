"""The random games of Benedek, Fliege and Nguyen, made again from their seeds."""

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.errors import Refused
from interlocal.engine.shares.game import subset_sums

FACTOR, STEP = 214_013, 2_531_011
WORD = (1 << 32) - 1


def seeded_gains(kind: int, count: int, seed: int) -> NDArray[np.float64]:
    """The gain of every subgroup, in table order; kinds 1 and 2 are known, others `Refused`.

    Kind 1: everyone's gain first, `r % 201 + 100 (n - 2)`, then `r % (100 |S|) + 1` for each
    subgroup of two or more. Kind 2: `r % (50 n) + 1` for each of two or more, everyone among them.
    Source: Benedek, Fliege and Nguyen (2021), Finding and verifying the nucleolus of cooperative
    games.
    """
    sizes = subset_sums(np.ones(count)).astype(np.int64)
    places = np.flatnonzero(sizes >= 2)
    drawn = microsoft_random(seed, len(places))
    gains = np.zeros(1 << count)
    if kind == 1:
        gains[-1] = drawn[0] % 201 + 100 * (count - 2)
        gains[places[:-1]] = drawn[1:] % (100 * sizes[places[:-1]]) + 1
    elif kind == 2:
        gains[places] = drawn % (50 * count) + 1
    else:
        raise Refused(f"Games of kind {kind} are not known; kinds 1 and 2 are.")
    return gains


def microsoft_random(seed: int, length: int) -> NDArray[np.int64]:
    """Numbers 0 to 32,767 as `rand()` of Microsoft's C library gives them after `srand(seed)`.

    Doubles the stretch already known by jumping ahead as many steps at once.
    """
    states = np.array([(seed * FACTOR + STEP) & WORD], dtype=np.uint64)
    factor, step = FACTOR, STEP
    while len(states) < length:
        ahead = (states * np.uint64(factor) + np.uint64(step)) & np.uint64(WORD)
        states = np.concatenate([states, ahead])
        factor, step = factor * factor & WORD, (factor * step + step) & WORD
    drawn: NDArray[np.int64] = (states[:length] >> np.uint64(16) & np.uint64(0x7FFF)).astype(
        np.int64
    )
    return drawn
