"""The course of a run when hosts have no limits: price, open, sharpen the bound, wander."""

import numpy as np

from interlocal.engine.facility.plain import (
    Choice,
    Prices,
    Table,
    ascend_plain,
    copy_choice,
    nobody_open,
    open_tight,
    plain_bound,
    prices,
    raise_prices,
    table,
    wander,
)
from interlocal.engine.facility.problem import plain_problem
from interlocal.engine.facility.proof import Fixing, prove
from interlocal.engine.facility.run import Run
from interlocal.engine.facility.seating import seating_of

BOUND_ROUNDS, BOUND_CHUNK = 1500, 50
LEAST_STEP = 1e-6
WANDER_ROUNDS, WANDER_CHUNK = 3000, 5


def run_plain(run: Run) -> None:
    """Solve an uncapacitated problem as far as the run allows."""
    costs = table(run.net)
    members = prices(costs)
    run.stage = "bound"
    raise_prices(costs, members)
    members.scalars[0] = plain_bound(costs, members)
    members.best_price[:] = members.price
    run.raise_bound(members.scalars[0])
    choice = nobody_open(costs)
    open_tight(costs, members, choice)
    _keep(run, choice)
    _sharpen(run, costs, members)
    if run.report():
        return
    _wander(run, costs, choice, WANDER_ROUNDS // 10)
    if not run.report():
        _sharpen(run, costs, members)
    if not run.report():
        _prove(run, costs, members)
    if not run.report():
        _wander(run, costs, choice, WANDER_ROUNDS)
    run.report()


def warm_plain() -> None:
    """Compile the kernels of the uncapacitated problem."""
    problem = plain_problem(np.ones(2), np.ones((2, 3)), None, None)
    run = Run(problem, seed=0, time_limit=600.0, on_progress=None)
    run_plain(run)
    _wander(run, table(run.net), nobody_open(table(run.net)), WANDER_CHUNK)


def _keep(run: Run, choice: Choice) -> None:
    hosts = len(choice.is_open)
    run.keep(seating_of(run.net, np.where(choice.first == hosts, -1, choice.first)))


def _sharpen(run: Run, costs: Table, members: Prices) -> None:
    run.stage = "bound"
    members.scalars[1], members.scalars[2], members.scalars[3] = 1.0, 0.0, run.cost
    members.price[:] = members.best_price
    members.direction[:] = 0.0
    for _ in range(0, BOUND_ROUNDS, BOUND_CHUNK):
        ascend_plain(costs, members, BOUND_CHUNK)
        run.raise_bound(members.scalars[0])
        if run.report() or members.scalars[1] < LEAST_STEP:
            return


def _wander(run: Run, costs: Table, start: Choice, rounds: int) -> None:
    run.stage = "search"
    current, trial, best = (nobody_open(costs) for _ in range(3))
    copy_choice(current, start)
    copy_choice(best, start)
    for turn in range(0, rounds, WANDER_CHUNK):
        wander(costs, current, trial, best, (run.seed + turn + rounds) % 2**32, WANDER_CHUNK)
        _keep(run, best)
        if run.report():
            break
    copy_choice(start, best)


def _prove(run: Run, costs: Table, members: Prices) -> None:
    run.stage = "proof"
    members.price[:] = members.best_price
    bound = plain_bound(costs, members)
    extra = np.maximum(members.reduced, 0.0)
    prove(run, Fixing(bound, members.best_price, extra, extra))
