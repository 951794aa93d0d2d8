"""The shares of one group under every rule, in cents, each with its core test."""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from interlocal.engine.cents import round_to_cents
from interlocal.engine.shares.allocation import Allocation, Division, Weights
from interlocal.engine.shares.core import CoreEmptiness, CoreTest, core_emptiness, core_test
from interlocal.engine.shares.game import CostGame
from interlocal.engine.shares.group_game import GroupGame, GroupHost, HostOption
from interlocal.engine.shares.group_table import group_table
from interlocal.engine.shares.rules import rules_for

TABLE_MEMBERS = 20
CENT_PART = 0.01


@dataclass(frozen=True)
class Sharing:
    """What each member of a group pays under each rule, by the rule's name, the simplest first.

    `shares_cents` add up to the group's cost exactly. `error_cents` has one standard error per
    member for rules that were sampled. `notes` says where a rule is not met to the letter.
    `default_rule` is the simplest rule that holds the group together; if none does,
    `default_holds` is false, the default is the nucleolus, and `emptiness` has the proof that no
    shares would hold. Rules whose weights are unknown or all zero are left out.
    """

    shares_cents: Mapping[str, tuple[int, ...]]
    error_cents: Mapping[str, tuple[int, ...]]
    notes: Mapping[str, str]
    tests: Mapping[str, CoreTest]
    default_rule: str
    default_holds: bool
    core_is_empty: bool
    emptiness: CoreEmptiness | None
    seconds: float


def cost_shares(group: GroupGame, weights: Weights, total_cents: int, seed: int) -> Sharing:
    """Divide a group's cost under every rule, test each, and pick the simplest that holds.

    A subgroup's gain by leaving counts only above a cent per member, which is what rounding can
    cause; a single member's counts from the first cent, since rounding never lifts one over alone.
    """
    start = time.perf_counter()
    game = _game(replace(group, total_cost=float(total_cents)))
    division = Division(game, weights, seed)
    found = {rule.name: rule.shares(division) for rule in rules_for(division)}
    cents = {name: shares_in_cents(game, each, total_cents) for name, each in found.items()}
    tolerance = float(len(game.players))
    tests = {name: _tested(game, shares, tolerance) for name, shares in cents.items()}
    holding = [name for name, test in tests.items() if test.holds]
    emptiness = None if holding else core_emptiness(game, tolerance)
    is_empty = emptiness is not None and emptiness.is_empty
    return Sharing(
        shares_cents=cents,
        error_cents={name: _error_cents(each) for name, each in found.items() if each.error},
        notes={name: each.note for name, each in found.items() if each.note},
        tests={name: replace(test, core_is_empty=is_empty) for name, test in tests.items()},
        default_rule=holding[0] if holding else "nucleolus",
        default_holds=bool(holding),
        core_is_empty=is_empty,
        emptiness=emptiness,
        seconds=time.perf_counter() - start,
    )


def _tested(game: CostGame, shares: tuple[int, ...], tolerance: float) -> CoreTest:
    test = core_test(game, shares, tolerance)
    if not test.holds:
        return test
    over = np.array(shares) - game.alone_costs
    worst = int(over.argmax())
    if over[worst] <= CENT_PART:
        return test
    return replace(
        test,
        holds=False,
        subgroup=(worst,),
        would_pay=float(game.alone_costs[worst]),
        pays=float(shares[worst]),
        gain=float(over[worst]),
        gaining=int((over > CENT_PART).sum()),
    )


def warm() -> None:
    """Compile the search for large groups, so that the first plan with one does not wait for it."""
    host = GroupHost(0, (HostOption(1.0, 9.0, 3),), (1.0,) * 3, (0.0, 1.0, 1.0))
    GroupGame(("a", "b", "c"), (2.0,) * 3, (host,), 3.0).cost([0, 1])


def shares_in_cents(game: CostGame, found: Allocation, total_cents: int) -> tuple[int, ...]:
    """An allocation rounded so that whole cents add up, and nobody passes their own cost by it."""
    return round_to_cents(total_cents, found.shares, game.alone_costs.tolist())


def _game(group: GroupGame) -> CostGame:
    """The table of every subgroup where it is small enough to be worth listing."""
    return group_table(group) if len(group.players) <= TABLE_MEMBERS else group


def _error_cents(found: Allocation) -> tuple[int, ...]:
    return tuple(math.ceil(error) for error in found.error or ())
