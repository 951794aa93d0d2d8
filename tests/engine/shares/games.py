"""Games to try the rules on, and slow second opinions to compare them with."""

import math
from itertools import chain, combinations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from interlocal.engine.highs import INFINITY, LinearProgram
from interlocal.engine.shares.game import TableGame, member_rows, subset_sums
from interlocal.engine.shares.group_game import GroupGame, GroupHost, HostOption

Floats = NDArray[np.float64]

seeds = st.integers(0, 1_000_000)


def names(count: int) -> tuple[str, ...]:
    return tuple(f"town {number}" for number in range(1, count + 1))


def random_game(seed: int, most: int = 6) -> TableGame:
    """A game of any of several kinds; many have ties, and many have no core."""
    source = np.random.default_rng(seed)
    count = int(source.integers(2, most + 1))
    draws = [
        source.integers(0, 5, 1 << count).astype(float),
        source.random(1 << count) * 100,
        voting(count, source),
        subadditive(count, source),
        economy_of_scale(count, source),
    ]
    costs = draws[seed % len(draws)]
    costs[0] = 0.0
    return TableGame(names(count), costs)


def voting(count: int, source: np.random.Generator) -> Floats:
    """A subgroup with votes enough gains one, any other nothing."""
    votes = subset_sums(source.integers(1, 6, count).astype(float))
    return np.where(votes >= source.integers(3, 12), -1.0, 0.0)


def subadditive(count: int, source: np.random.Generator) -> Floats:
    """Random costs, but no subgroup costs more than its parts."""
    costs = source.random(1 << count) * subset_sums(np.ones(count)) * 10
    for whole in range(1, 1 << count):
        part = (whole - 1) & whole
        while part:
            costs[whole] = min(costs[whole], costs[part] + costs[whole ^ part])
            part = (part - 1) & whole
    return costs


def economy_of_scale(count: int, source: np.random.Generator) -> Floats:
    """Costs grow ever more slowly with what is added: such a game always has a core."""
    costs: Floats = np.sqrt(subset_sums(source.integers(1, 9, count).astype(float))) * 100
    return costs


def concave_game(seed: int, most: int = 7) -> TableGame:
    source = np.random.default_rng(seed)
    count = int(source.integers(2, most + 1))
    return TableGame(names(count), economy_of_scale(count, source))


def permuted(game: TableGame, order: list[int]) -> TableGame:
    """The same game with its players in another order."""
    count = len(order)
    rows = member_rows(np.arange(1 << count), count).astype(int)
    places = (rows << np.array(order)).sum(axis=1)
    return TableGame(tuple(game.players[old] for old in order), game.costs[places])


def excesses(game: TableGame, shares: Floats) -> Floats:
    """What each proper subgroup pays more than it would alone."""
    over: Floats = (subset_sums(shares) - game.costs)[1:-1]
    return over


def is_nucleolus(game: TableGame, shares: Floats) -> bool:
    """Kohlberg (1971): no shift of money helps the worst-treated, at any level of treatment."""
    count, over = len(game.players), excesses(game, shares)
    rows = member_rows(np.arange(1, (1 << count) - 1), count)
    size = max(1.0, float(np.abs(game.costs).max()))
    may_not_pass = game.alone_costs.sum() >= game.total_cost
    at_limit = may_not_pass & (np.abs(shares - game.alone_costs) < 1e-7 * size)
    for level in np.unique(np.round(over / size, 7))[::-1]:
        worst = rows[over / size >= level - 2e-7]
        if _some_shift_helps(worst, np.eye(count)[at_limit]):
            return False
        if np.linalg.matrix_rank(worst) == count:
            break
    return True


def _some_shift_helps(worst: Floats, at_limit: Floats) -> bool:
    no_worse = np.vstack([worst, at_limit])
    count = worst.shape[1]
    program = LinearProgram(worst.sum(axis=0), np.full(count, -1.0), np.ones(count))
    for row in no_worse:
        program.add_row(np.arange(count), row, -INFINITY, 0.0)
    program.add_row(np.arange(count), np.ones(count), 0.0, 0.0)
    return program.solve().objective < -1e-7


def core_exists(game: TableGame) -> bool:
    """Whether any shares leave no subgroup better off alone, by one large linear program."""
    count = len(game.players)
    rows = member_rows(np.arange(1, (1 << count) - 1), count)
    free = np.full(count + 1, INFINITY)
    program = LinearProgram(np.append(np.zeros(count), 1.0), -free, free)
    for row, cost in zip(rows, game.costs[1:-1], strict=True):
        program.add_row(np.arange(count + 1), np.append(row, -1.0), -INFINITY, float(cost))
    program.add_row(np.arange(count), np.ones(count), game.total_cost, game.total_cost)
    solved = program.solve()
    return bool(solved.objective <= 1e-7 * max(1.0, float(np.abs(game.costs).max())))


def random_group(seed: int, most: int = 6) -> GroupGame:
    """A group as a plan would make it: hours, half posts, drive limits; total as enumerated."""
    source = np.random.default_rng(seed)
    count = int(source.integers(2, most + 1))
    hours = np.ceil(source.gamma(1.2, 300, count) + 20)
    alone = np.minimum(hours * 16_000, np.ceil(hours / 800) * 6_000_000)
    miles = source.random((count, count)) * 60
    hosts = []
    for player in np.flatnonzero(np.append(True, source.random(count - 1) < 0.7)).tolist():
        costs = np.where(miles[player] > 45, math.inf, np.round(50_000 + 3_000 * miles[player]))
        loads = hours + 12 + miles[player] / 4
        costs[player], loads[player] = 0.0, hours[player]
        options = tuple(
            HostOption(6_000_000.0 * posts + 150_000, 800.0 * posts, 2 * posts + 1)
            for posts in range(1, int(source.integers(2, 6)))
        )
        hosts.append(GroupHost(player, options, tuple(loads.tolist()), tuple(costs.tolist())))
    total = float(alone.sum() * source.uniform(0.6, 1.0))
    return GroupGame(names(count), tuple(alone.tolist()), tuple(hosts), round(total))


def cost_by_hand(group: GroupGame, subgroup: tuple[int, ...]) -> float:
    """The definition, word for word: every host, every team, every option."""
    alone = sum(group.alone[player] for player in subgroup)
    ways = [alone]
    for host in group.hosts:
        for team in _teams(subgroup, host.player):
            rest = sum(group.alone[player] for player in subgroup if player not in team)
            ways += [
                rest + option.cost + sum(host.costs[player] for player in team)
                for option in host.options
                if sum(host.loads[player] for player in team) <= option.capacity
                and len(team) <= option.clients
            ]
    return min(ways)


def _teams(subgroup: tuple[int, ...], host: int) -> list[tuple[int, ...]]:
    teams = chain.from_iterable(
        combinations(subgroup, size) for size in range(2, len(subgroup) + 1)
    )
    return [team for team in teams if host in team]
