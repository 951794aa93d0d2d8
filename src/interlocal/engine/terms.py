"""The terms on which one role is shared: assumptions turned into the hours and cents of a plan."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from interlocal.engine.alone import alone_cost, half_post_cents, half_post_hours
from interlocal.engine.assumptions import Assumptions
from interlocal.engine.instance import Limits, Need
from interlocal.engine.plan import Baseline
from interlocal.engine.roles import Role

ArrayF = npt.NDArray[np.float64]
Number = float | ArrayF
Flag = bool | npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every group that shares one role; costs and hours are for a year.

    Source: each figure is an assumption with its own source, see ``assumptions.toml``.
    """

    role: Role
    assumptions: Assumptions
    weeks: float
    half_post_hours: float
    clients_per_person: int
    group_size: int
    host_minimum_staff: float
    agreement_cents: int
    paperwork_cents: int
    coordination_hours: float
    onsite_share: float
    least_visits: float
    visit_hours: float
    mileage_cents: float
    speed_mph: float
    road_factor: float
    reach_miles: float

    def hours_per_year(self, hours_per_week: Number) -> ArrayF:
        """Hours a year that a government receives."""
        return np.asarray(np.multiply(hours_per_week, self.weeks))

    def visits(self, hours_per_week: Number) -> ArrayF:
        """Trips a year to a member: the least there are, or what its hours on site take."""
        received = self.hours_per_year(hours_per_week)
        return np.maximum(self.least_visits, self.onsite_share * received / self.visit_hours)

    def travel_hours(self, hours_per_week: Number, road_miles: Number) -> ArrayF:
        """Hours a year on the road to a member and back."""
        return 2.0 * self.visits(hours_per_week) * np.divide(road_miles, self.speed_mph)

    def load_hours(self, hours_per_week: Number, road_miles: Number, is_host: Flag) -> ArrayF:
        """Hours a year a member takes out of the post: received, coordination, travel.

        The host needs neither to coordinate with itself nor to travel.
        """
        around = self.coordination_hours + self.travel_hours(hours_per_week, road_miles)
        return self.hours_per_year(hours_per_week) + np.where(is_host, 0.0, around)

    def own_cost_cents(self, hours_per_week: Number, road_miles: Number, is_host: Flag) -> ArrayF:
        """What a member adds to the group's cost beside the post: paperwork, and mileage to it."""
        driven = 2.0 * self.visits(hours_per_week) * road_miles
        return np.where(is_host, 0.0, self.paperwork_cents + np.rint(driven * self.mileage_cents))

    def option_cents(self, host: Need, half_posts: int) -> int:
        """What a host's posts and running the agreement cost together."""
        return self.agreement_cents + half_posts * half_post_cents(host.pay_cents, self.assumptions)

    def client_limit(self, half_posts: int) -> int:
        """How many governments, the host among them, so many half posts can serve.

        A person holds at most a full post, so two halves are one person.
        """
        persons = math.ceil(half_posts / 2)
        return min(self.group_size, persons * self.clients_per_person)


def terms(role: Role, assumptions: Assumptions, limits: Limits) -> Terms:
    """The terms for ``role`` under ``assumptions`` and ``limits``."""
    value = assumptions.value
    onsite_share = value(f"onsite_share_{role.key}")
    reach = min(
        math.inf if limits.miles is None else limits.miles,
        math.inf
        if limits.drive_minutes is None
        else limits.drive_minutes / 60.0 * value("travel_speed"),
    )
    return Terms(
        role=role,
        assumptions=assumptions,
        weeks=value("weeks_per_year"),
        half_post_hours=half_post_hours(assumptions),
        clients_per_person=int(value("clients_per_person")),
        group_size=int(value("group_size")),
        host_minimum_staff=value("host_minimum_staff"),
        agreement_cents=round(value("agreement_cost") * 100),
        paperwork_cents=round(value("member_paperwork") * 100),
        coordination_hours=value("coordination_hours"),
        onsite_share=onsite_share,
        least_visits=value("onsite_visits") * onsite_share,
        visit_hours=value("visit_hours"),
        mileage_cents=value("mileage_rate") * 100,
        speed_mph=value("travel_speed"),
        road_factor=value("road_factor"),
        reach_miles=reach,
    )


def baseline(need: Need, rules: Terms) -> Baseline:
    """What meeting the need alone costs a year under these terms."""
    alone = alone_cost(need.hours_per_week, need.pay_cents, rules.assumptions, rules.role)
    return Baseline(
        cost_cents=alone.cost_cents,
        way=alone.way,
        hire_cents=alone.hire_cents,
        hire_half_posts=alone.hire_half_posts,
        market_cents=alone.market_cents,
    )
