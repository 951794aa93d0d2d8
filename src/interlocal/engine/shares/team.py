"""The best team a host can serve: a knapsack limited in hours and in heads, solved exactly."""

from collections.abc import Sequence
from dataclasses import dataclass

NOTHING = 1e-12


@dataclass(frozen=True)
class Team:
    """Members chosen (by place) and what they bring together."""

    members: tuple[int, ...]
    value: float


def best_team(values: Sequence[float], loads: Sequence[float], room: float, heads: int) -> Team:
    """The members of greatest total value whose loads fit in `room`, at most `heads` of them.

    Members without positive value are never chosen. Exact: branch and bound, the bound being the
    smaller of the one with part members allowed and the one by heads alone (Dantzig 1957).
    """
    useful = [j for j, value in enumerate(values) if value > NOTHING and loads[j] <= room]
    useful.sort(key=lambda j: (-values[j] / (loads[j] + NOTHING), j))
    if sum(loads[j] for j in useful) <= room and len(useful) <= heads:
        return Team(tuple(sorted(useful)), sum(values[j] for j in useful))
    search = _Search([values[j] for j in useful], [loads[j] for j in useful])
    search.run(0, room, heads, 0.0)
    return Team(tuple(sorted(useful[place] for place in search.best)), search.value)


class _Search:
    """Depth first, the denser members first; `best` and `value` hold the best team so far."""

    def __init__(self, values: list[float], loads: list[float]) -> None:
        self.values, self.loads = values, loads
        self.tops = [sorted(values[start:], reverse=True) for start in range(len(values) + 1)]
        self.taken: list[int] = []
        self.best: list[int] = []
        self.value = 0.0

    def run(self, start: int, room: float, heads: int, value: float) -> None:
        if value > self.value + NOTHING:
            self.value, self.best = value, self.taken.copy()
        if start == len(self.values) or heads == 0:
            return
        if value + self._bound(start, room, heads) <= self.value + NOTHING:
            return
        if self.loads[start] <= room:
            self.taken.append(start)
            self.run(start + 1, room - self.loads[start], heads - 1, value + self.values[start])
            self.taken.pop()
        self.run(start + 1, room, heads, value)

    def _bound(self, start: int, room: float, heads: int) -> float:
        by_heads = sum(self.tops[start][:heads])
        by_load = 0.0
        for value, load in zip(self.values[start:], self.loads[start:], strict=True):
            if load > room:
                return min(by_heads, by_load + value * room / load)
            by_load += value
            room -= load
        return min(by_heads, by_load)
