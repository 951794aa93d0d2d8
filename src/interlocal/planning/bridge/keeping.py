"""Instances and plans as plain values: how a run keeps them, and the address made from them."""

import hashlib

import msgspec

from interlocal import __version__
from interlocal.engine import files
from interlocal.engine.instance import Instance
from interlocal.engine.make_plan import PlanProgress
from interlocal.engine.plan import Plan
from interlocal.planning.bridge.asking import PlanAsk


def token_of(instance: Instance) -> str:
    """An address made from everything the plan rests on."""
    frozen = msgspec.json.encode([__version__, files.instance_as_plain(instance)])
    return hashlib.sha256(frozen).hexdigest()[:16]


def frozen(instance: Instance) -> object:
    """The instance as plain values, for the run's table."""
    return files.instance_as_plain(instance)


def instance_from_json(plain: object) -> Instance:
    """The instance a run froze."""
    return files.instance_from_plain(plain)


def ask_as_json(ask: PlanAsk) -> object:
    """What was asked, as plain values."""
    return msgspec.to_builtins(ask)


def ask_from_json(plain: object) -> PlanAsk:
    """What a run was asked."""
    return msgspec.convert(plain, PlanAsk)


def as_plain(value: object) -> object:
    """Any value of the engine as plain dicts and lists."""
    return msgspec.to_builtins(value)


def plan_as_json(plan: Plan) -> object:
    """The plan as plain values, for the run's table."""
    return msgspec.to_builtins(plan)


def plan_as_file(plan: Plan) -> bytes:
    """The plan as the JSON file that people take along."""
    return files.plan_to_json(plan)


def plan_from_json(plain: object) -> Plan:
    """The plan a run keeps."""
    return msgspec.convert(plain, Plan)


def progress_from_json(plain: object) -> PlanProgress | None:
    """How far a run says it is; None before its search has begun."""
    return msgspec.convert(plain, PlanProgress) if plain else None
