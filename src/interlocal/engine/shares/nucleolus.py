"""The rule "worst-off first": the nucleolus."""

from interlocal.engine.shares.allocation import Allocation, Division, allocation
from interlocal.engine.shares.rounds import rounds


def nucleolus(division: Division) -> Allocation:
    """Make the subgroup that gains least from sharing gain as much as can be, then the next, …

    A subgroup's excess is what it pays less what it would pay alone. The shares make the largest
    excess as small as possible, then among those the second largest, and so on; they are unique,
    and no subgroup gains by leaving whenever any shares achieve that. Nobody pays more than alone,
    unless the total is more than everyone alone: then that limit is dropped (the prenucleolus).
    Source: Schmeidler (1969); the rounds follow Maschler, Peleg and Shapley (1979).
    """
    game = division.game
    if len(game.players) == 1:
        return allocation("nucleolus", [game.total_cost])
    *_, last = rounds(game)
    return allocation("nucleolus", last.shares.tolist())
