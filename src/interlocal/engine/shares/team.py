"""The best team a host can serve: a knapsack limited in hours and in heads, solved exactly.

Depth-first branch and bound, the denser members first; the bound is the smaller of the one with
part members allowed (Dantzig 1957) and the one by heads alone.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

NOTHING = 1e-12


@njit(cache=True, nogil=True)
def by_density(values: Floats, loads: Floats) -> Places:
    """The order of most value for the load first."""
    return np.argsort(-values / (loads + NOTHING), kind="mergesort")


@njit(cache=True, nogil=True)
def best_team(values: Floats, loads: Floats, room: float, heads: int, floor: float) -> Places:
    """The places of the members of greatest total value that fit; nobody unless it passes `floor`.

    Loads add up to `room` at most, and members number `heads` at most. Values are above zero and
    sorted by density; the floor, from 0 up, lets the search give up early.
    """
    count = len(values)
    tops = largest_sums(values)
    path, best = np.zeros(count, np.int8), np.zeros(count, np.int8)
    value, place = 0.0, 0
    while True:
        if value + bound_from(place, values, loads, tops, room, heads) > floor:
            if place < count:
                fits = loads[place] <= room and heads > 0
                path[place] = 1 if fits else 0
                if fits:
                    value += values[place]
                    room -= loads[place]
                    heads -= 1
                place += 1
                continue
            floor = value + NOTHING
            best[:] = path
        while place > 0 and path[place - 1] == 0:
            place -= 1
        if place == 0:
            return np.flatnonzero(best)
        path[place - 1] = 0
        value -= values[place - 1]
        room += loads[place - 1]
        heads += 1


@njit(cache=True, nogil=True)
def bound_from(
    place: int, values: Floats, loads: Floats, tops: Floats, room: float, heads: int
) -> float:
    """No members from `place` on bring more than this."""
    count = len(values)
    by_heads: float = tops[place, min(heads, count - place)]
    by_load = 0.0
    for later in range(place, count):
        if loads[later] > room:
            by_load += values[later] * room / loads[later]
            break
        by_load += values[later]
        room -= loads[later]
    return min(by_heads, by_load)


@njit(cache=True, nogil=True)
def largest_sums(values: Floats) -> Floats:
    """In row i and column k: the sum of the k largest values from place i on."""
    count = len(values)
    sums = np.zeros((count + 1, count + 1))
    for start in range(count):
        largest = np.sort(values[start:])[::-1]
        for size in range(len(largest)):
            sums[start, size + 1] = sums[start, size] + largest[size]
    return sums
