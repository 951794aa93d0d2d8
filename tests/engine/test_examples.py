"""Every file in ``examples`` is planned, checked and compared with the plan we keep for it."""

from pathlib import Path
from typing import Any

import pytest

from interlocal.engine.check import check
from interlocal.engine.files import plan_from_json, plan_to_json, read_region
from interlocal.engine.make_plan import make_plan
from interlocal.engine.plan import Group, Plan
from tests.golden_files import Golden

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(FOLDER.glob("*.json"))


def kept(plan: Plan) -> dict[str, Any]:
    """What must not change unseen: costs, groups, shares; not the proof, which takes its time."""
    return {
        "total_cost_cents": plan.total_cost_cents,
        "baseline_cost_cents": plan.baseline_cost_cents,
        "groups": [kept_of(group) for group in plan.groups],
        "alone": {f"{one.role} {one.id}": one.cost_cents for one in plan.alone},
    }


def kept_of(group: Group) -> dict[str, Any]:
    return {
        "role": group.role,
        "host": group.host.id,
        "half_posts": group.half_posts,
        "cost_cents": group.cost_cents,
        "default_rule": group.default_rule,
        "in_core": group.in_core,
        "shares_cents": {member.id: member.shares_cents for member in group.members},
    }


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_still_gives_the_plan_we_keep(file: Path, golden: Golden) -> None:
    instance = read_region(file.read_text(encoding="utf-8"))
    plan = make_plan(instance)
    check(instance, plan)
    assert plan.groups
    golden.check(file.stem, kept(plan))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_plan_written_as_json_comes_back_the_same(file: Path) -> None:
    plan = make_plan(read_region(file.read_text(encoding="utf-8")))
    assert plan_from_json(plan_to_json(plan)) == plan
