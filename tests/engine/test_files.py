"""Region files: what is wrong is said with line and field; what is right comes back as meant."""

import json
from typing import Any

import pytest

from interlocal.engine.errors import Refused
from interlocal.engine.files import instance_as_plain, instance_from_plain, read_region

CHELSEA = {
    "id": "chelsea", "name": "Chelsea", "state": "MI",
    "latitude": 42.311, "longitude": -84.019, "staff": 70.9,
}  # fmt: skip
DEXTER = {**CHELSEA, "id": "dexter", "name": "Dexter", "latitude": 42.332, "staff": 18.8}


def region(**changes: Any) -> str:
    """A region file of two governments, a field a line."""
    whole = {"roles": ["ciso"], "governments": [CHELSEA, DEXTER], **changes}
    return json.dumps(whole, indent=2, allow_nan=True)


def refusal(text: str) -> str:
    with pytest.raises(Refused) as caught:
        read_region(text)
    return str(caught.value)


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_what_is_left_out_is_worked_out() -> None:
    instance = read_region(region())
    assert {need.government for need in instance.needs} == {"chelsea", "dexter"}
    assert all(need.hours_per_week > 0 and need.pay_cents > 0 for need in instance.needs)
    assert instance.limits.drive_minutes == 30


def test_own_hours_and_pay_go_before_what_would_be_worked_out() -> None:
    own = {**CHELSEA, "hours_per_week": {"CISO": 6}, "pay_dollars": {"ciso": 120_000.5}}
    (need,) = read_region(region(governments=[own])).needs
    assert (need.hours_per_week, need.pay_cents) == (6, 12_000_050)


def test_hours_of_zero_leave_a_government_out_of_a_role() -> None:
    without = {**CHELSEA, "hours_per_week": {"ciso": 0}}
    assert [n.government for n in read_region(region(governments=[without, DEXTER])).needs] == [
        "dexter"
    ]


def test_a_mark_at_the_start_that_some_editors_leave_is_no_fault() -> None:
    assert read_region("\ufeff" + region()) == read_region(region())


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("latitude", "north", "expected a number, got text in quotes"),
        ("staff", None, "expected a number, got null"),
        ("name", 7, "expected text in quotes, got a whole number"),
        ("may_host", "no", "expected true or false, got text in quotes"),
        ("population", 1.5, "expected a whole number, got a number"),
        ("hours_per_week", [2], "expected an object in braces, got a list in brackets"),
    ],
)
def test_a_field_of_the_wrong_kind_is_named_with_its_line(
    name: str, value: object, expected: str
) -> None:
    text = region(governments=[CHELSEA, {**DEXTER, name: value}])
    line = text.rindex(f'"{name}"')
    number = text[:line].count("\n") + 1
    assert refusal(text) == f"Line {number}, field governments[1].{name}: {expected}."


def test_a_missing_field_is_named_with_the_line_of_what_lacks_it() -> None:
    text = region(governments=[{"id": "chelsea"}])
    number = line_of(text, '{\n      "id"')
    assert refusal(text) == f'Line {number}, field governments[0]: the field "name" is missing.'


def test_an_unknown_field_is_named_with_its_own_line_and_a_guess() -> None:
    text = region(governments=[{**CHELSEA, "lattitude": 42}])
    number = line_of(text, '"lattitude"')
    assert refusal(text) == (
        f'Line {number}, field governments[0]: there is no field "lattitude" here; '
        'did you mean "latitude"?'
    )


@pytest.mark.parametrize("token", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_in_json_is_quoted_with_its_line(token: str) -> None:
    text = region(governments=[{**CHELSEA, "staff": float(token)}])
    said = refusal(text)
    assert said.startswith(f"Line {line_of(text, token)}, column ")
    assert f"{token} is not a number that JSON knows" in said


def test_the_word_nan_inside_a_name_is_not_blamed() -> None:
    text = region(governments=[{**CHELSEA, "name": "NaN Township"}])[:-1]
    assert "not a number" not in refusal(text)


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ('{"roles": ["ciso"],\n}', 2), ('{\n"roles": [],\n// x\n}', 3)]
)
def test_a_text_that_is_not_json_says_where_it_stops_being_so(text: str, line: int) -> None:
    assert refusal(text).startswith(f"Line {line}, column ")


@pytest.mark.parametrize("text", ["[]", '"x"', "3", "null"])
def test_json_of_another_kind_is_refused_as_such(text: str) -> None:
    assert refusal(text).startswith("Line 1, field the file: expected an object in braces, got ")


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"roles": []}, '"roles" is empty'),
        ({"governments": []}, '"governments" is empty'),
        ({"roles": ["cisso"]}, 'no role named "cisso"'),
        ({"center": "elsewhere"}, '"elsewhere" is not among the governments'),
        ({"assumptions": {"benefit_load": 1}}, "Did you mean benefits_load?"),
        ({"rule": "random"}, 'no share rule "random"'),
        ({"governments": [CHELSEA, CHELSEA]}, '"chelsea" stands 2 times'),
        ({"governments": [{**CHELSEA, "staff": -1}]}, 'The staff of "chelsea" must be 0 or more'),
        ({"governments": [{**CHELSEA, "hours_per_week": {"ciso": -2}}]}, "hours a week of ciso"),
        ({"governments": [{**CHELSEA, "pay_dollars": {"ciso": 0}}]}, "pay of a ciso"),
        ({"limits": {"apart": [["chelsea", "elsewhere"]]}}, '"elsewhere" is to be kept'),
    ],
)
def test_what_cannot_be_planned_with_is_named(changes: dict[str, Any], named: str) -> None:
    assert named in refusal(region(**changes))


def test_a_frozen_instance_comes_back_the_same() -> None:
    instance = read_region(region(assumptions={"benefits_load": 1.5}, center="chelsea"))
    frozen = json.loads(json.dumps(instance_as_plain(instance)))
    assert instance_as_plain(instance_from_plain(frozen)) == instance_as_plain(instance)
