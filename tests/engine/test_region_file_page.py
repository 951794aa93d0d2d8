"""The page on region files and plan files is true: its example runs, and no field is left out."""

import re
from dataclasses import fields
from pathlib import Path

import msgspec
import pytest

from interlocal.engine.files import GovernmentEntry, LimitsEntry, RegionFile, read_region
from interlocal.engine.instance import SHARE_RULES
from interlocal.engine.plan import Alone, Baseline, CoreVerdict, Group, Member, Plan, Reason
from interlocal.engine.roles import roles

PAGE = (Path(__file__).parents[2] / "docs" / "region-file.md").read_text(encoding="utf-8")
CODE = set(re.findall(r"`([a-z_]+)`", PAGE))


def test_the_smallest_file_on_the_page_can_be_planned_with() -> None:
    (example,) = re.findall(r"```json\n(.+?)```", PAGE, re.DOTALL)
    assert len(read_region(example).governments) == 2


def test_the_page_lists_every_role_and_share_rule() -> None:
    assert {*roles(), *SHARE_RULES} <= CODE


@pytest.mark.parametrize("kind", [RegionFile, GovernmentEntry, LimitsEntry])
def test_the_page_lists_every_field_of_a_region_file(kind: type[msgspec.Struct]) -> None:
    assert {field.name for field in msgspec.structs.fields(kind)} <= CODE


@pytest.mark.parametrize("kind", [Plan, Group, Member, Alone, Baseline, CoreVerdict, Reason])
def test_the_page_lists_every_field_of_a_plan_file(kind: type) -> None:
    assert {field.name for field in fields(kind)} <= CODE
