"""``interlocal plan`` as it is typed: tables that fit, sums that add up, mistakes named."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Typed

SHORT = ("--time-limit", "0.5", "--within", "25min")
REGION = """{
  "roles": ["ciso"],
  "governments": [
    {"id": "city", "name": "City", "state": "MI", "latitude": 42.31, "longitude": -84.02,
     "staff": 80, "population": 9000},
    {"id": "town", "name": "Town", "state": "MI", "latitude": 42.32, "longitude": -84.03,
     "staff": 12, "population": 2000}
  ]
}
"""


def plan_json(typed: Typed, capsysbinary: Any, *words: str) -> dict[str, Any]:
    """The JSON that a command prints."""
    assert typed("plan", *words, "--json") == 0
    found: dict[str, Any] = json.loads(capsysbinary.readouterr().out)
    return found


def test_the_terminal_shows_the_answer_first_in_80_columns(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("plan", "Chelsea, MI", "--role", "ciso", *SHORT) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Chelsea ")
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("GROUPS") for line in lines)


def test_a_whole_state_fits_the_terminal_too(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("plan", "--state", "Michigan", "--time-limit", "1") == 0
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 80


def test_json_carries_every_field_that_programs_were_promised(
    typed: Typed, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    plan = plan_json(typed, capsysbinary, "Chelsea, MI", "--time-limit", "0.5")
    assert plan.keys() >= {
        *("status", "gap", "lower_bound_cents", "total_cost_cents", "baseline_cost_cents"),
        *("seconds", "assumptions", "excluded", "alone", "groups"),
    }
    assert plan["alone"][0].keys() >= {"id", "name", "role", "cost_cents"}
    for group in plan["groups"]:
        assert group.keys() >= {"role", "host", "posts", "cost_cents", "in_core", "members"}
        assert group["host"].keys() >= {"id", "name"}
        assert set(group["in_core"]) == {
            *("equal", "population", "staff", "hours", "scrb", "shapley", "nucleolus")
        }
        for rule in group["in_core"]:
            paid = sum(member["shares_cents"][rule] for member in group["members"])
            assert paid == group["cost_cents"]
        for member in group["members"]:
            assert member.keys() >= {"id", "name", "hours_per_week", "baseline_cents"}
    spent = sum(each["cost_cents"] for each in (*plan["groups"], *plan["alone"]))
    assert spent == plan["total_cost_cents"]


def test_an_ambiguous_name_lists_the_candidates(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("plan", "Sylvan Township") == 2
    said = capsys.readouterr().err
    assert "Sylvan Township (Washtenaw County), Michigan" in said
    assert "Sylvan Township (Osceola County), Michigan" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan",), "name a government"),
        (("plan", "Xyzzyville Qq, MI"), "no government is called"),
        (("plan", "Chelsea, MI", "--role", "cisso"), "Did you mean ciso"),
        (("plan", "Chelsea, MI", "--assume", "benefit_load=2"), "Did you mean benefits_load"),
        (("plan", "Chelsea, MI", "--assume", "benefits_load"), "NAME=VALUE"),
        (("plan", "Chelsea, MI", "--assume", "benefits_load=much"), "must be a number such as"),
        (("plan", "Chelsea, MI", "--within", "45 furlongs"), "minutes or miles"),
        (("plan", "--state", "Xanadu"), "is no state"),
        (("plan", "no-such-file.json"), "No such file"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    typed: Typed, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert typed(*words) == 2
    assert said in capsys.readouterr().err


def test_no_host_is_exit_3_and_says_why(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("plan", "Chelsea, MI", "--within", "1mi") == 3
    assert "no plan exists" in capsys.readouterr().err


def test_a_value_outside_its_range_is_used_with_a_warning(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("plan", "Chelsea, MI", *SHORT, "--assume", "benefits_load=2.2") == 0
    assert "above the usual 1.3 to 1.6" in capsys.readouterr().err


def test_only_the_named_neighbors_are_planned_with(
    typed: Typed, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    plan = plan_json(typed, capsysbinary, "Chelsea, MI", "--with", "Dexter, MI", "Saline, MI")
    ids = {m["id"] for group in plan["groups"] for m in group["members"]}
    ids |= {one["id"] for one in plan["alone"]}
    assert len(ids) == 3


def test_a_region_file_is_planned_without_the_registry(
    typed: Typed, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    file = tmp_path / "region.json"
    file.write_text(REGION)
    plan = plan_json(typed, capsysbinary, str(file), "--role", "gis_analyst")
    assert plan["roles"] == ["gis_analyst"]


def test_a_bad_region_file_is_exit_2_with_line_and_field(
    typed: Typed, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "region.json"
    file.write_text(REGION.replace('"staff": 12', '"staff": "twelve"'))
    assert typed("plan", str(file)) == 2
    said = capsys.readouterr().err
    assert "Line 7" in said or "Line 6" in said
    assert "governments[1].staff" in said


@pytest.mark.parametrize(("shape", "begins"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("svg", b"<svg")])
def test_every_shape_can_be_written_to_a_file(
    typed: Typed, tmp_path: Path, shape: str, begins: bytes
) -> None:
    file = tmp_path / f"plan.{shape}"
    assert typed("plan", "Chelsea, MI", *SHORT, f"--{shape}", "-o", str(file)) == 0
    assert file.read_bytes().startswith(begins)


def test_csv_has_a_row_for_each_government(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    assert typed("plan", "Chelsea, MI", *SHORT, "--csv", "-o", str(file)) == 0
    with file.open(newline="") as lines:
        names = [row["name"] for row in csv.DictReader(lines)]
    assert "Chelsea" in names
    assert len(names) == len(set(names))
