"""Reads a region from one's own file, and writes plans as JSON (docs/region-file.md)."""

from typing import Any

import msgspec

from interlocal.engine import json_errors
from interlocal.engine.assumptions import Assumptions, assumptions
from interlocal.engine.errors import Refused
from interlocal.engine.instance import Government, Instance, Limits
from interlocal.engine.needs import Known, needs
from interlocal.engine.plan import Plan
from interlocal.engine.roles import role_named


class GovernmentEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A government as a region file lists it; hours and pay by role are optional."""

    id: str
    name: str
    state: str
    latitude: float
    longitude: float
    staff: float
    population: int = 0
    county_fips: str = ""
    may_host: bool = True
    hours_per_week: dict[str, float] = {}
    pay_dollars: dict[str, float] = {}


class LimitsEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The limits as a region file states them."""

    drive_minutes: float | None = 30.0
    miles: float | None = None
    same_state: bool = True
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


class RegionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A region in one's own figures."""

    governments: tuple[GovernmentEntry, ...]
    roles: tuple[str, ...]
    title: str = ""
    center: str | None = None
    limits: LimitsEntry = LimitsEntry()
    assumptions: dict[str, float | str] = {}
    rule: str | None = None
    seed: int = 0
    time_limit_seconds: float = 20.0


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What a person asks for beside a region file; what is given goes before what the file says."""

    roles: tuple[str, ...] = ()
    drive_minutes: float | None = None
    miles: float | None = None
    assumptions: dict[str, str] = {}
    rule: str | None = None
    seed: int | None = None
    time_limit_seconds: float | None = None


FIELDS = sorted(
    {
        field.name
        for kind in (RegionFile, LimitsEntry, GovernmentEntry)
        for field in msgspec.structs.fields(kind)
    }
)


def read_region(text: str, changes: Changes | None = None) -> Instance:
    """The instance a region file asks for, with a person's ``changes`` to it.

    Raises Refused with the line, the field and what was expected there.
    """
    text = text.removeprefix("\ufeff")
    try:
        region = msgspec.json.decode(text, type=RegionFile)
    except msgspec.ValidationError as error:
        raise Refused(json_errors.located(text, str(error), FIELDS)) from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise Refused(json_errors.malformed(text, str(error))) from error
    return instance_of(_changed(region, changes or Changes()))


def _changed(region: RegionFile, changes: Changes) -> RegionFile:
    limits = region.limits
    if changes.drive_minutes is not None or changes.miles is not None:
        limits = msgspec.structs.replace(
            limits, drive_minutes=changes.drive_minutes, miles=changes.miles
        )
    given = {
        name: value
        for name in ("roles", "rule", "seed", "time_limit_seconds")
        if (value := getattr(changes, name)) not in (None, ())
    }
    assumed = {**region.assumptions, **changes.assumptions}
    return msgspec.structs.replace(region, limits=limits, assumptions=assumed, **given)


def instance_of(region: RegionFile) -> Instance:
    """Complete a region file with what it leaves to be worked out."""
    used = assumptions().replaced(region.assumptions)
    roles = [role_named(role) for role in region.roles]
    if not roles:
        raise Refused('Field "roles" is empty; name at least one role, such as "ciso".')
    if not region.governments:
        raise Refused('Field "governments" is empty; list at least one.')
    for entry in region.governments:
        _must_be_known(entry)
    return Instance(
        governments=tuple(_government(entry) for entry in region.governments),
        needs=tuple(needs((_known(entry) for entry in region.governments), roles, used)),
        limits=Limits(**msgspec.structs.asdict(region.limits)),
        assumptions=used,
        center=region.center,
        rule=region.rule,
        seed=region.seed,
        time_limit_seconds=region.time_limit_seconds,
    )


def _must_be_known(entry: GovernmentEntry) -> None:
    """Refuse figures that no need can be worked out from, naming whose they are."""
    if entry.staff < 0:
        raise Refused(f'The staff of "{entry.id}" must be 0 or more; it is {entry.staff:g}.')
    for role, hours in entry.hours_per_week.items():
        if hours < 0:
            raise Refused(
                f'The hours a week of {role} at "{entry.id}" must be 0 or more; they are {hours:g}.'
            )


def plan_to_json(plan: Plan) -> bytes:
    """The plan as JSON, indented; the fields are those of ``Plan``."""
    return msgspec.json.format(msgspec.json.encode(plan), indent=2)


def plan_from_json(text: str | bytes) -> Plan:
    """The plan that ``plan_to_json`` wrote."""
    return msgspec.json.decode(text, type=Plan)


def _government(entry: GovernmentEntry) -> Government:
    return Government(
        id=entry.id,
        name=entry.name,
        state=entry.state,
        latitude=entry.latitude,
        longitude=entry.longitude,
        population=entry.population,
        staff=entry.staff,
        may_host=entry.may_host,
    )


def _known(entry: GovernmentEntry) -> Known:
    return Known(
        id=entry.id,
        state=entry.state,
        county_fips=entry.county_fips,
        staff=entry.staff,
        hours_per_week={role_named(role).key: h for role, h in entry.hours_per_week.items()},
        pay_cents={role_named(role).key: round(p * 100) for role, p in entry.pay_dollars.items()},
    )


def instance_as_plain(instance: Instance) -> Any:
    """An instance with every figure it rests on, as plain dicts, lists and numbers."""
    return msgspec.to_builtins(instance, enc_hook=_plain_assumptions)


def instance_from_plain(plain: object) -> Instance:
    """The instance that ``instance_as_plain`` froze."""
    return msgspec.convert(plain, Instance, dec_hook=_thawed_assumptions)


def _plain_assumptions(value: object) -> object:
    if isinstance(value, Assumptions):
        return value.as_json()
    raise NotImplementedError(f"{type(value)} has no place in a frozen instance.")


def _thawed_assumptions(kind: type, plain: Any) -> object:
    if kind is Assumptions:
        return Assumptions.from_json(plain)
    raise NotImplementedError(f"{kind} has no place in a frozen instance.")
