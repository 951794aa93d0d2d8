"""The solver's table of contents: bound, build, renew, branch, prove."""

from collections.abc import Callable

import numpy as np

from interlocal.engine.facility import dual as pricing
from interlocal.engine.facility.beside import beside
from interlocal.engine.facility.branch import branch
from interlocal.engine.facility.combine import combine, neighborhood
from interlocal.engine.facility.dual import Dual, ascend, bound_at
from interlocal.engine.facility.knapsack import Desk, desk
from interlocal.engine.facility.location import Location, OnProgress
from interlocal.engine.facility.plain_run import run_plain, warm_plain
from interlocal.engine.facility.problem import ArrayF, FacilityProblem, plain_problem
from interlocal.engine.facility.proof import Fixing, prove
from interlocal.engine.facility.rounded import MOST_SEATS
from interlocal.engine.facility.run import Run
from interlocal.engine.facility.search import bench, build, renew, settle
from interlocal.engine.facility.seating import Seating, copy_seating, everyone_alone
from interlocal.engine.facility.transport import fill

FIRST_ROUNDS, WHOLE_ROUNDS, CHUNK = 300, 60, 5
COARSE, FINE, FINEST = 512, 1024, 2048
MOST_SERIAL_ARCS, MOST_FINE_ROUNDS, ROUNDS_PER_MEMBER = 3_000, 2_000, 10
FIRST_SEARCH, SEARCH_ROUNDS, SEARCH_CHUNK = 6_000, 20_000, 20
COMBINED_GROUPS, OFFER_ROUNDS, BRANCHES = 12, 80, 100
FIRST_PARTS, LAST_PARTS, MOST_SPLIT_ARCS = 12, 1_000, 1_000
WARMTH = 0.003
MOST_TABLE_CELLS = 50_000_000


def locate(
    problem: FacilityProblem,
    *,
    seed: int,
    time_limit: float,
    on_progress: OnProgress | None = None,
) -> Location:
    """Find the cheapest hosts and groups, with a proven lower bound on the cost of any.

    `time_limit` is in seconds; the run stops earlier when the plan is proven best or when the
    rounds it is allowed are used up. `on_progress` hears of every step and stops the run with the
    best so far by returning True. The same problem and seed give the same plan whenever the run
    ends before its time limit; more time never gives a worse one.
    """
    run = Run(problem, seed, time_limit, on_progress)
    if problem.is_uncapacitated and problem.hosts * problem.members <= MOST_TABLE_CELLS:
        run_plain(run)
    else:
        _run_limited(run)
    return run.location()


def _run_limited(run: Run) -> None:
    prices = pricing.dual(run.net, least_hosts=least_hosts(run.problem), upper=run.cost)
    table = desk(run.net)
    _build(run, table, prices)
    _bound_in_parts(run, table, prices)
    if _must_fill(run, prices):
        _fill(run, table, prices)
    else:
        _build(run, table, prices)
    if run.report():
        return
    # What guides the search stays as it is now, however far the bound is lifted meanwhile.
    guide = _guide(run, prices)
    if run.problem.arcs > MOST_SERIAL_ARCS and _has_small_groups(run):
        with beside(run, lambda is_over: _lift(run, prices, is_over)):
            _renew(run, table, guide, ROUNDS_PER_MEMBER * run.problem.members)
        return
    if _has_small_groups(run):
        _lift(run, prices, run.report)
    _search(run, table, guide, prices)


def _lift(run: Run, prices: Dual, is_over: Callable[[], bool]) -> None:
    """Lift the bound with whole packings, coarse ones first."""
    table = desk(run.net)
    for units, rounds in ((COARSE, WHOLE_ROUNDS), _fine(run)):
        if not is_over():
            _bound_whole(run, table, prices, (units, rounds), is_over)


def _fine(run: Run) -> tuple[int, int]:
    """Units and rounds of the last lift; large problems converge slower, on a core of their own."""
    if run.problem.arcs > MOST_SERIAL_ARCS:
        return FINE, MOST_FINE_ROUNDS
    return FINEST, WHOLE_ROUNDS


def _search(run: Run, table: Desk, guide: Dual, prices: Dual) -> None:
    """Search and combine by the guide; branch and prove in between from the bound's prices."""
    stages: list[Callable[[], None]] = [
        lambda: _renew(run, table, guide, min(FIRST_SEARCH, 10 * run.problem.members)),
        lambda: _branch(run, table, prices, FIRST_PARTS),
        lambda: _combine(run, table, guide),
        lambda: _prove(run, table, prices),
        lambda: _renew(run, table, guide, SEARCH_ROUNDS),
        lambda: _combine(run, table, guide),
        lambda: _branch(run, table, prices, LAST_PARTS),
    ]
    for stage in stages:
        if run.report():
            return
        stage()
    run.report()


def _guide(run: Run, prices: Dual) -> Dual:
    """A copy of the best prices so far."""
    guide = pricing.dual(run.net, least_hosts=0, upper=0.0)
    guide.best_price[:] = prices.best_price
    return guide


def least_hosts(problem: FacilityProblem) -> int:
    """Return how many hosts must open at least to hold all members that must join."""
    must = np.isinf(problem.alone_cost)
    load = np.full(problem.members, np.inf)
    np.minimum.at(load, problem.arc_member, problem.arc_load)
    host = np.repeat(np.arange(problem.hosts), np.diff(problem.option_start))
    room = np.zeros(problem.hosts)
    np.maximum.at(room, host, problem.option_capacity)
    needed = load[must & np.isfinite(load)].sum() * (1.0 - 1e-9)
    return int(np.searchsorted(np.cumsum(np.sort(room)[::-1]), needed) + 1) if must.any() else 0


def warm() -> None:
    """Compile every kernel (or load it from the cache), so that the first real run is fast."""
    run = Run(
        plain_problem(np.ones(2), np.ones((2, 3)), np.full(2, 2.0), np.ones(3)),
        seed=0,
        time_limit=600.0,
        on_progress=None,
    )
    prices = pricing.dual(run.net, least_hosts=least_hosts(run.problem), upper=run.cost)
    table = desk(run.net)
    # Each stage does at least one round, even when the one before has proven the plan.
    _build(run, table, prices)
    _bound_in_parts(run, table, prices)
    _bound_whole(run, table, prices, (COARSE, CHUNK), run.report)
    _renew(run, table, prices, SEARCH_CHUNK)
    _combine(run, table, prices)
    warm_plain()


def _bound_in_parts(run: Run, table: Desk, prices: Dual) -> None:
    run.stage = "bound"
    prices.scalars[pricing.UPPER] = run.cost
    for _ in range(0, FIRST_ROUNDS, CHUNK):
        ascend(run.net, table, prices, CHUNK)
        run.raise_bound(prices.scalars[pricing.BOUND])
        if run.report():
            return


def _bound_whole(
    run: Run, table: Desk, prices: Dual, how: tuple[int, int], is_over: Callable[[], bool]
) -> None:
    """Go on from the best prices with whole packings; how: (units the hours are cut in, rounds)."""
    units, rounds = how
    prices.price[:] = prices.best_price
    prices.direction[:] = 0.0
    prices.scalars[pricing.BOUND] = -np.inf
    prices.scalars[pricing.STEP] = 0.5
    # The best plan yet is far above what the bound can reach; a nearer target converges sooner.
    prices.scalars[pricing.UPPER] = run.bound + 0.4 * (run.cost - run.bound)
    prices.scalars[pricing.UNITS] = units
    for _ in range(0, rounds, CHUNK):
        ascend(run.net, table, prices, CHUNK)
        run.raise_bound(prices.scalars[pricing.BOUND])
        if is_over():
            return


def _draft(run: Run, prices: Dual) -> Dual:
    draft = pricing.dual(run.net, least_hosts=0, upper=0.0)
    draft.best_price[:] = prices.best_price
    draft.price[:] = 0.0
    draft.scalars[pricing.NODES] = 200
    draft.scalars[pricing.SLACK] = 1e-7 * run.cost
    return draft


def _build(run: Run, table: Desk, prices: Dual) -> None:
    run.stage = "build"
    first = everyone_alone(run.net)
    build(run.net, table, _draft(run, prices), first, bench(run.net))
    run.keep(first)


def _has_small_groups(run: Run) -> bool:
    """Say whether some option seats few enough for whole packings to lift the bound."""
    return bool(np.any(run.net.option_clients <= MOST_SEATS))


def _must_fill(run: Run, prices: Dual) -> bool:
    """Say whether all must join, room is tight and no host is bound to a member."""
    several = prices.scalars[pricing.LEAST_HOSTS] >= 2
    return bool(several and np.all(run.net.must) and np.all(run.net.own_arc < 0))


def _fill(run: Run, table: Desk, prices: Dual) -> None:
    """Begin with the fewest hosts, filled by transport."""
    hosts = int(prices.scalars[pricing.LEAST_HOSTS])
    run.stage = "fill"
    prices.price[:] = prices.best_price
    bound_at(run.net, table, prices)
    filled = fill(run, prices.reduced, hosts)
    settle(run.net, filled)
    run.keep(filled)


def _renew(run: Run, table: Desk, prices: Dual, rounds: int, start: Seating | None = None) -> None:
    run.stage = "search"
    current, trial = everyone_alone(run.net), everyone_alone(run.net)
    room, draft = bench(run.net), _draft(run, prices)
    copy_seating(current, run.best if start is None else start)
    warmth = WARMTH * run.cost / max(1, int((run.best.clients > 0).sum()))
    # Large problems look at the clock more often.
    chunk = max(1, min(SEARCH_CHUNK, 100_000 // max(1, run.problem.arcs)))
    for turn in range(0, rounds, chunk):
        now = warmth * (1.0 - turn / rounds)
        schedule = ((run.seed + rounds + turn) % 2**32, chunk, now, now)
        renew(run.net, table, draft, current, trial, run.best, room, schedule)
        if run.report():
            return


def _combine(run: Run, table: Desk, prices: Dual) -> None:
    """Seat the neighborhood of each open host anew, those not lately touched first."""
    run.stage = "combine"
    draft = _draft(run, prices)
    waiting = list(np.flatnonzero(run.best.clients > 0))
    while waiting:
        near = neighborhood(run, int(waiting.pop(0)), COMBINED_GROUPS)
        combine(run, table, draft, near, (OFFER_ROUNDS, BRANCHES))
        inner = set(near.hosts.tolist())
        waiting = [host for host in waiting if int(host) not in inner]
        if run.report():
            return


def _branch(run: Run, table: Desk, prices: Dual | None, parts: int) -> None:
    """Split a small region with small groups; elsewhere a part takes too long to look at."""
    if prices is None or run.problem.arcs > MOST_SPLIT_ARCS or not _has_small_groups(run):
        return

    def improve(price: ArrayF, rounds: int) -> None:
        near = pricing.dual(run.net, least_hosts=0, upper=0.0)
        near.best_price[:] = price
        fresh = everyone_alone(run.net)
        build(run.net, table, _draft(run, near), fresh, bench(run.net))
        run.keep(fresh)
        _renew(run, table, near, rounds, fresh)
        run.stage = "branch"

    branch(run, table, prices.best_price, improve, parts=parts)


def _prove(run: Run, table: Desk, prices: Dual) -> None:
    run.stage = "proof"
    prices.price[:] = prices.best_price
    prices.scalars[pricing.LEAST_HOSTS] = 1.0
    bound_at(run.net, table, prices)
    extra = np.maximum(prices.reduced, 0.0)
    bound = prices.price.sum() + np.minimum(prices.reduced, 0.0).sum()
    option_extra = np.repeat(extra, np.diff(run.net.option_start))
    prove(run, Fixing(bound * (1.0 - 1e-12), prices.best_price, extra, option_extra))
