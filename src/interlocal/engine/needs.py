"""Works out what governments need from what is known of them: hours from staff, pay from place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from interlocal.engine.assumptions import Assumptions
from interlocal.engine.demand import HoursNeeded, need_hours_per_week
from interlocal.engine.instance import Need
from interlocal.engine.reference import staffing_pattern, wage_table
from interlocal.engine.roles import Role
from interlocal.engine.wages import Wage, wage


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a government that needs roles.

    ``hours_per_week`` and ``pay_cents`` hold figures of its own by role; what is missing is worked
    out.
    """

    id: str
    state: str
    county_fips: str
    staff: float
    hours_per_week: Mapping[str, float] = field(default_factory=dict)
    pay_cents: Mapping[str, int] = field(default_factory=dict)


def needs(
    governments: Iterable[Known], roles: Iterable[Role], assumptions: Assumptions
) -> Iterator[Need]:
    """One need for each government and role, in that order; hours of its own at 0 leave it out."""
    pay_by_place: dict[tuple[str, str, str], int] = {}
    wanted = tuple(roles)
    for known in governments:
        for role in wanted:
            hours = known.hours_per_week.get(role.key)
            if hours is None:
                hours = hours_needed(role, known.staff, assumptions).hours_per_week
            pay = known.pay_cents.get(role.key)
            if pay is None:
                place = (role.key, known.county_fips, known.state)
                if place not in pay_by_place:
                    pay_by_place[place] = pay_of(role, known, assumptions).annual_cents
                pay = pay_by_place[place]
            if hours > 0:
                yield Need(government=known.id, role=role.key, hours_per_week=hours, pay_cents=pay)


def hours_needed(role: Role, staff: float, assumptions: Assumptions) -> HoursNeeded:
    """The hours a week by the national staffing pattern, with the sum behind them."""
    return need_hours_per_week(role, staff, staffing_pattern(), assumptions)


def pay_of(role: Role, known: Known, assumptions: Assumptions) -> Wage:
    """The pay of a role where a government is, with the sum behind it."""
    return wage(wage_table(), role, known.county_fips, known.state, assumptions)
