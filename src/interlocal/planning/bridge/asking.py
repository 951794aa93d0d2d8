"""What a person asks of the planner, and every figure of the registry that it rests on."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interlocal.core.errors import Refused
from interlocal.engine import errors
from interlocal.engine.assumptions import Assumptions, assumptions
from interlocal.engine.distance import miles_between, road_miles
from interlocal.engine.instance import Exclusion, Government, Instance, Limits
from interlocal.engine.needs import Known, needs, pay_of
from interlocal.engine.roles import Role, role_named
from interlocal.engine.wages import Wage
from interlocal.organizations import queries as registry
from interlocal.organizations.models import Organization
from interlocal.organizations.queries import GovernmentRow

# A search this short is done while the person waits; a state takes its time in the background.
SECONDS_WHILE_WAITING = 3.0
# With starting and reading, a role of a whole state stays within 20 seconds, five within a minute.
SECONDS_FOR_ONE_ROLE, SECONDS_PER_ROLE = 16.0, 10.5
NEEDS_WHILE_WAITING = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAsk:
    """What a person asks of the planner.

    The region is everyone around ``center`` (an organization's id), or the governments ``others``
    with it, or a whole ``state``. ``overrides`` are assumptions by name, as typed.
    """

    center: int | None = None
    others: tuple[int, ...] = ()
    state: str = ""
    roles: tuple[str, ...] = ("ciso",)
    drive_minutes: float | None = None
    miles: float | None = None
    same_state: bool = True
    may_not_host: tuple[int, ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    rule: str | None = None
    overrides: dict[str, str] = field(default_factory=dict)
    seed: int = 0
    time_limit_seconds: float | None = None


def instance_of(ask: PlanAsk) -> Instance:
    """Everything the plan rests on, read from the registry as it stands now.

    Raises Refused for what the person can mend: no place, an unknown role or assumption.
    """
    try:
        return _instance(ask)
    except errors.Refused as refusal:
        raise Refused(str(refusal)) from refusal


def _instance(ask: PlanAsk) -> Instance:
    used = assumptions().replaced(ask.overrides)
    wanted = [role_named(role) for role in dict.fromkeys(ask.roles)]
    if not wanted:
        raise Refused("Choose at least one role.", field="roles")
    limits = _limits(ask, used)
    rows = _region(ask, limits, used)
    plannable = [row for row in rows if not row.obstacle and row.staff is not None]
    center = next((row for row in rows if row.id == ask.center), None)
    _must_be_plannable(ask, center)
    ids = {row.id: row.source_id for row in plannable}
    names = _short_names(rows)
    instance = Instance(
        governments=tuple(_government(row, names[row.id], ask) for row in plannable),
        needs=tuple(needs(map(_known, plannable), wanted, used)),
        limits=replace(
            limits,
            together=tuple(tuple(_in_region(group, ids, "together")) for group in ask.together),
            apart=tuple(
                (first, second)
                for first, second in (_in_region(p, ids, "apart") for p in ask.apart)
            ),
        ),
        assumptions=used,
        excluded=tuple(_exclusions(rows, names)),
        center=center.source_id if center else None,
        rule=ask.rule,
        seed=ask.seed,
    )
    seconds = ask.time_limit_seconds or _usual_seconds(instance)
    return replace(instance, time_limit_seconds=seconds)


def _in_region(wanted: Iterable[int], ids: Mapping[int, str], field: str) -> list[str]:
    """Source ids; Refused with the name of one that is not planned with in this region."""
    wanted = list(wanted)
    if far := [id_ for id_ in wanted if id_ not in ids]:
        names = ", ".join(row.label for row in registry.rows_by_id(far))
        raise Refused(f"{names} is not in the region this plan looks at.", field=field)
    return [ids[id_] for id_ in wanted]


def _limits(ask: PlanAsk, used: Assumptions) -> Limits:
    minutes = ask.drive_minutes
    if minutes is None and ask.miles is None:
        minutes = used.value("drive_minutes")
    return Limits(drive_minutes=minutes, miles=ask.miles, same_state=ask.same_state)


def _region(ask: PlanAsk, limits: Limits, used: Assumptions) -> list[GovernmentRow]:
    if ask.state:
        return registry.rows_of_state(ask.state)
    if ask.center is None:
        raise Refused("Name a government or a state to plan for.", field="place")
    if ask.others:
        return registry.rows_by_id([ask.center, *ask.others])
    found = registry.rows_by_id([ask.center])
    if not found or found[0].latitude is None:
        return found
    return _around(found[0], _region_miles(limits, used), used, ask)


def _region_miles(limits: Limits, used: Assumptions) -> float:
    """How far from the center the region reaches, by road."""
    by_time = (limits.drive_minutes or 0.0) / 60.0 * used.value("travel_speed")
    reach = min(miles for miles in (limits.miles, by_time) if miles)
    return reach * used.value("region_factor")


def _around(
    center: GovernmentRow, miles: float, used: Assumptions, ask: PlanAsk
) -> list[GovernmentRow]:
    latitude, longitude = center.latitude or 0.0, center.longitude or 0.0
    factor = used.value("road_factor")
    rows = registry.rows_in_circle_box(
        latitude, longitude, miles / factor, state=center.state if ask.same_state else ""
    )
    placed = [row for row in rows if row.latitude is not None and row.longitude is not None]
    return [
        row
        for row in placed
        if row.id == center.id
        or road_miles(
            miles_between(latitude, longitude, row.latitude or 0.0, row.longitude or 0.0), factor
        )
        <= miles
    ]


def _must_be_plannable(ask: PlanAsk, center: GovernmentRow | None) -> None:
    if ask.center is None or ask.state:
        return
    if center is None:
        raise Refused("That government is not in the registry.", field="place")
    for reason in _exclusions([center], {center.id: center.label}):
        raise Refused(f"{center.label} cannot be planned for: {reason.reason}.", field="place")


def _exclusions(rows: Iterable[GovernmentRow], names: Mapping[int, str]) -> Iterable[Exclusion]:
    for row in rows:
        reason = ""
        if row.obstacle:
            reason = str(Organization.Obstacle(row.obstacle).label)
        elif row.staff is None:
            reason = "Its staff is not known"
        if reason:
            yield Exclusion(id=row.source_id, name=names[row.id], reason=reason)


def _government(row: GovernmentRow, name: str, ask: PlanAsk) -> Government:
    return Government(
        id=row.source_id,
        name=name,
        state=row.state,
        latitude=row.latitude or 0.0,
        longitude=row.longitude or 0.0,
        population=row.population or 0,
        staff=row.staff or 0.0,
        may_host=row.id not in ask.may_not_host,
    )


def _known(row: GovernmentRow) -> Known:
    return Known(
        id=row.source_id, state=row.state, county_fips=row.county_fips, staff=row.staff or 0.0
    )


def _short_names(rows: Sequence[GovernmentRow]) -> dict[int, str]:
    """Names as neighbors say them; with what tells them apart where two in the region are alike."""
    alike = Counter(row.name for row in rows)
    many_states = len({row.state for row in rows}) > 1
    return {
        row.id: row.name
        if alike[row.name] == 1
        else (row.label if many_states else row.label.rpartition(", ")[0])
        for row in rows
    }


def _usual_seconds(instance: Instance) -> float:
    if len(instance.needs) <= NEEDS_WHILE_WAITING:
        return SECONDS_WHILE_WAITING
    if len(instance.roles) == 1:
        return SECONDS_FOR_ONE_ROLE
    return SECONDS_PER_ROLE * len(instance.roles)


def fits_while_waiting(instance: Instance) -> bool:
    """Whether the search is short enough to be done while the person waits."""
    short = instance.time_limit_seconds <= SECONDS_WHILE_WAITING
    return short and len(instance.needs) <= NEEDS_WHILE_WAITING


def pay_where(role: Role, row: GovernmentRow, used: Assumptions) -> Wage:
    """The pay of a role where a government of the registry is, with the sum behind it."""
    return pay_of(role, _known(row), used)


def check_figure(name: str, typed: str) -> None:
    """Refuse a figure of one's own that cannot be used, in words that say what is expected."""
    try:
        assumptions().replaced({name: typed})
    except errors.Refused as refusal:
        raise Refused(str(refusal), field=name) from refusal


def possible_hosts(ask: PlanAsk) -> int:
    """How many governments but the center could host, were the question put so."""
    instance = instance_of(ask)
    minimum = instance.assumptions.value("host_minimum_staff")
    return sum(
        one.may_host and one.staff >= minimum and one.id != instance.center
        for one in instance.governments
    )
