"""What the plan form shows before anything is typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from interlocal.organizations import queries as registry
from interlocal.organizations.registry.states import NAMES
from interlocal.planning import bridge
from interlocal.planning.bridge import PlanAsk
from interlocal.planning.forms.fields import MILES, MINUTES
from interlocal.planning.forms.lines import SEPARATOR


def initial_of(ask: PlanAsk) -> dict[str, Any]:
    """What the form shows for a question asked before."""
    groups = [ask.others, ask.may_not_host, *ask.together, *ask.apart]
    ids = {id_ for group in groups for id_ in group} | ({ask.center} if ask.center else set())
    labels = {row.id: row.label for row in registry.rows_by_id(ids)}
    in_miles = ask.miles is not None
    return {
        "place": labels.get(ask.center or 0, ""),
        "roles": list(ask.roles),
        "how_far": (ask.miles if in_miles else ask.drive_minutes) or 30,
        "unit": MILES if in_miles else MINUTES,
        "state": ask.state,
        "neighbors": "\n".join(labels[id_] for id_ in ask.others),
        "other_states": not ask.same_state,
        "may_not_host": "\n".join(labels[id_] for id_ in ask.may_not_host),
        "together": "\n".join(_written(group, labels) for group in ask.together),
        "apart": "\n".join(_written(pair, labels) for pair in ask.apart),
        "rule": ask.rule or "",
        "seconds": ask.time_limit_seconds,
        "seed": ask.seed or None,
        "assume": f"{SEPARATOR} ".join(f"{k}={v}" for k, v in ask.overrides.items()),
    }


def _written(ids: Iterable[int], labels: Mapping[int, str]) -> str:
    return f"{SEPARATOR} ".join(labels[id_] for id_ in ids)


def initial_from(said: Mapping[str, Any], roles: list[str]) -> dict[str, Any]:
    """What the form shows for an address such as ``?organization=chelsea-mi&role=ciso``."""
    initial: dict[str, Any] = {"roles": [role for role in roles if role in bridge.roles()]}
    if slug := said.get("organization", ""):
        initial["place"] = registry.organization_by_slug(slug).label
    state = str(said.get("state", "")).upper()
    if state in NAMES:
        initial["state"] = state
    for unit, name in ((MINUTES, "within"), (MILES, "miles")):
        if said.get(name):
            initial |= {"how_far": said[name], "unit": unit}
    return initial
