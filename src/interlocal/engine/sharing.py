"""Turns one group of a plan into a cost game: what its members could do without the others."""

import numpy as np
import numpy.typing as npt

from interlocal.engine.distance import miles_between, road_miles
from interlocal.engine.shares.group_game import GroupGame, GroupHost, HostOption
from interlocal.engine.staffing import Roster, Seat, Staffing, may_host
from interlocal.engine.terms import Terms

ArrayF = npt.NDArray[np.float64]


def group_game(model: Staffing, roster: Roster, total_cents: int) -> GroupGame:
    """The game of one group; the plan's own rules say who could host whom, and at what cost."""
    seats = [model.seats[index] for index in roster.seats]
    miles = seat_miles(model.terms, seats, seats)
    hosts = tuple(
        _host(model, seats, player, miles[player])
        for player, seat in enumerate(seats)
        if may_host(seat.government, model.terms)
    )
    return GroupGame(
        players=tuple(seat.government.id for seat in seats),
        alone=tuple(float(seat.baseline.cost_cents) for seat in seats),
        hosts=hosts,
        total_cost=float(total_cents),
    )


def seat_miles(rules: Terms, hosts: list[Seat], members: list[Seat]) -> ArrayF:
    """Road miles from each host (row) to each member (column)."""
    place = np.array([(s.government.latitude, s.government.longitude) for s in hosts])
    other = np.array([(s.government.latitude, s.government.longitude) for s in members])
    straight = miles_between(place[:, :1], place[:, 1:], other[:, 0][None, :], other[:, 1][None, :])
    return road_miles(straight, rules.road_factor)


def _host(model: Staffing, seats: list[Seat], player: int, miles: ArrayF) -> GroupHost:
    rules = model.terms
    hours = np.array([seat.need.hours_per_week for seat in seats])
    own = np.arange(len(seats)) == player
    loads = rules.load_hours(hours, miles, own)
    costs = rules.own_cost_cents(hours, miles, own)
    may_join = miles <= rules.reach_miles
    if model.same_state:
        may_join &= [seat.government.state == seats[player].government.state for seat in seats]
    costs = np.where(may_join | own, costs, np.inf)
    return GroupHost(
        player=player,
        options=_options(model, seats[player], float(loads[may_join].sum())),
        loads=tuple(loads.tolist()),
        costs=tuple(costs.tolist()),
    )


def _options(model: Staffing, host: Seat, hours: float) -> tuple[HostOption, ...]:
    """Half posts from one up to what all the members together would fill."""
    rules = model.terms
    largest = max(1, int(np.ceil(hours / rules.half_post_hours)))
    return tuple(
        HostOption(
            cost=float(rules.option_cents(host.need, count)),
            capacity=count * rules.half_post_hours,
            clients=rules.client_limit(count),
        )
        for count in range(1, largest + 1)
    )
