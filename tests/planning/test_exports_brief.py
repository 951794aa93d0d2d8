"""The council brief: readable by people and screen readers, whatever the plan and the names."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from interlocal.core.formats import money
from interlocal.planning.exports.brief import brief_pdf
from tests.planning import plans
from tests.planning.plans import Made, named

TODAY = date(2026, 11, 22)
EVERY_KIND = [
    plans.shared, plans.alone, plans.staying_out, plans.region, plans.two_roles, plans.crowded,
]  # fmt: skip


def read(made: Made, **options: str) -> PdfReader:
    plan, instance = made
    return PdfReader(io.BytesIO(brief_pdf(plan, instance, today=TODAY, **options)))


def words_of(pdf: PdfReader) -> str:
    """All text, with line breaks and hard spaces as plain spaces."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


def root_of(pdf: PdfReader) -> Any:
    """What the file says of itself as a whole."""
    return pdf.root_object


def tags_of(pdf: PdfReader) -> list[str]:
    """The kind of every tagged part, in reading order."""
    found: list[str] = []
    waiting: list[Any] = [root_of(pdf)["/StructTreeRoot"]]
    while waiting:
        part = waiting.pop().get_object()
        if isinstance(part, DictionaryObject):
            found.append(str(part.get("/S", "")))
            part = part.get("/K", [])
        waiting += reversed(part) if isinstance(part, list) else []
    return found


@pytest.mark.parametrize("make", EVERY_KIND)
def test_every_brief_is_tagged_and_says_its_title_and_language(make: Callable[[], Made]) -> None:
    pdf = read(make())
    assert root_of(pdf)["/MarkInfo"]["/Marked"]
    assert root_of(pdf)["/Lang"].startswith("en")
    assert pdf.metadata is not None
    assert pdf.metadata.title
    assert root_of(pdf)["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("make", EVERY_KIND)
def test_every_brief_has_one_first_heading_and_asks_its_question(make: Callable[[], Made]) -> None:
    pdf = read(make())
    assert tags_of(pdf).count("/H1") == 1
    text = words_of(pdf)
    assert "The question for" in text
    assert "Not legal advice" in text
    assert "November 22, 2026" in text


def test_the_brief_gives_every_members_figures() -> None:
    plan, instance = plans.shared()
    text = words_of(read((plan, instance)))
    (group,) = plan.groups
    for member in group.members:
        share = money(member.shares_cents[group.default_rule])
        assert re.search(rf"{member.name}.{{0,40}}{re.escape(share)}", text)
    assert money(group.cost_cents) in text


def test_a_plan_for_one_group_fits_two_pages() -> None:
    assert len(read(plans.shared()).pages) == 2


def test_a_long_list_of_members_runs_over_pages_with_its_heads() -> None:
    plan, instance = plans.crowded()
    pages = [page.extract_text() for page in read((plan, instance)).pages]
    with_members = [page for page in pages if re.search(r"More\d", page)]
    assert len(with_members) > 1
    assert all("Hours a week" in page for page in with_members)
    text = words_of(read((plan, instance)))
    assert all(f"More{number}" in text for number in range(40))


@pytest.mark.parametrize(
    "name", ["#panic() *bold* _x_ $y$", "`raw` @ref <label> \\ // /*", "[Ñandú] & “Co”", "50% %s"]
)
def test_signs_of_the_typesetter_in_a_name_are_only_signs(name: str) -> None:
    assert name in words_of(read(named(plans.shared(), "city", name)))


def test_a_region_where_nobody_can_share_is_asked_nothing() -> None:
    plan, instance = plans.alone()
    text = words_of(read((replace(plan, center=None), replace(instance, center=None))))
    assert "no question for the board" in text
    assert "open talks" not in text


def test_the_brief_says_where_the_plan_is() -> None:
    address = "interlocal.example/plans/chelsea-mi-ciso-7k2q"
    assert address in words_of(read(plans.shared(), address=address))


def test_the_map_has_words_for_those_who_cannot_see_it() -> None:
    assert "/Figure" in tags_of(read(plans.shared()))


def test_tables_have_heads() -> None:
    tags = tags_of(read(plans.shared()))
    assert tags.count("/Table") == 3
    assert tags.count("/THead") == 3


def test_the_same_plan_on_the_same_day_is_the_same_file() -> None:
    plan, instance = plans.shared()
    assert brief_pdf(plan, instance, today=TODAY) == brief_pdf(plan, instance, today=TODAY)


def test_an_own_figure_is_named_as_such() -> None:
    plan, instance = plans.shared()
    own = instance.assumptions.replaced({"benefits_load": 1.5})
    changed = replace(instance, assumptions=own)
    assert "1.5 (own figure)" in words_of(read((plan, changed)))
