"""The rule "worst-off first": the nucleolus."""

from interlocal.engine.shares.allocation import Allocation, Division, allocation
from interlocal.engine.shares.rounds import rounds
from interlocal.engine.shares.subgroup_search import TooManySettled

STOPPED = "the worst-treated subgroup is as well off as can be; the ranking stopped after round {}"


def nucleolus(division: Division) -> Allocation:
    """Make the subgroup that gains least from sharing gain as much as can be, then the next, …

    A subgroup's excess is what it pays less what it would pay alone. The shares make the largest
    excess as small as possible, then among those the second largest, and so on; they are unique,
    and no subgroup gains by leaving whenever any shares achieve that. Nobody pays more than alone,
    unless the total is more than everyone alone: then that limit is dropped (the prenucleolus).
    Exact for tables. For larger groups the search may stop early: then a point of the least core,
    with `exact` false. Source: Schmeidler (1969); Maschler, Peleg and Shapley (1979).
    """
    game = division.game
    reached = [[game.total_cost]]
    try:
        for step in rounds(game):
            reached.append(step.shares.tolist())
    except TooManySettled:
        note = STOPPED.format(len(reached) - 1)
        return Allocation("nucleolus", tuple(reached[-1]), exact=False, note=note)
    return allocation("nucleolus", reached[-1])
