"""The planner's only door to the engine: what was asked goes in as values, plans come back.

The types that pages and exports of this app speak of pass through here; nothing else in planning
imports the engine.
"""

from interlocal.engine.alone import alone_cost
from interlocal.engine.assumption import Assumption
from interlocal.engine.assumptions import Assumptions, assumptions
from interlocal.engine.demand import HoursNeeded
from interlocal.engine.instance import (
    SHARE_RULES,
    Exclusion,
    Government,
    Instance,
    Limits,
    Need,
)
from interlocal.engine.make_plan import OnPlanProgress, PlanProgress, make_plan
from interlocal.engine.needs import hours_needed, pay_of
from interlocal.engine.plan import (
    Alone,
    Baseline,
    CoreVerdict,
    Group,
    Member,
    Plan,
    Reason,
)
from interlocal.engine.provenance import Kind, Sign, Step
from interlocal.engine.roles import Role, role_named, roles
from interlocal.engine.wages import Wage
from interlocal.planning.bridge.asking import (
    PlanAsk,
    check_figure,
    fits_while_waiting,
    instance_of,
    pay_where,
    possible_hosts,
)
from interlocal.planning.bridge.keeping import (
    as_plain,
    ask_as_json,
    ask_from_json,
    frozen,
    instance_from_json,
    plan_as_file,
    plan_as_json,
    plan_from_json,
    progress_from_json,
    token_of,
)

__all__ = [
    "SHARE_RULES",
    "Alone",
    "Assumption",
    "Assumptions",
    "Baseline",
    "CoreVerdict",
    "Exclusion",
    "Government",
    "Group",
    "HoursNeeded",
    "Instance",
    "Kind",
    "Limits",
    "Member",
    "Need",
    "Plan",
    "PlanAsk",
    "PlanProgress",
    "Reason",
    "Role",
    "Sign",
    "Step",
    "Wage",
    "alone_cost",
    "as_plain",
    "ask_as_json",
    "ask_from_json",
    "assumptions",
    "check_figure",
    "fits_while_waiting",
    "frozen",
    "hours_needed",
    "instance_from_json",
    "instance_of",
    "pay_of",
    "pay_where",
    "plan_as_file",
    "plan_as_json",
    "plan_from_json",
    "possible_hosts",
    "progress_from_json",
    "role_named",
    "roles",
    "token_of",
    "work",
]


def work(instance: Instance, on_progress: OnPlanProgress | None = None) -> Plan:
    """Make the plan."""
    return make_plan(instance, on_progress)
