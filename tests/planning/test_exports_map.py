"""The map as a file: well formed, standing alone, everyone on it."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from interlocal.planning.exports.map import map_svg
from tests.planning import plans
from tests.planning.plans import Made, named

SVG = "{http://www.w3.org/2000/svg}"


def drawn(made: Made) -> ElementTree.Element:
    return ElementTree.fromstring(map_svg(*made))


@pytest.mark.parametrize(
    "make", [plans.shared, plans.alone, plans.region, plans.staying_out, plans.crowded]
)
def test_every_government_has_one_dot(make: Callable[[], Made]) -> None:
    plan, instance = make()
    classes = [e.get("class", "") for e in drawn((plan, instance)).iter(f"{SVG}circle")]
    dots = [c for c in classes if "map__ring" not in c and "map__reach" not in c]
    assert len(dots) == len(instance.governments)


def test_the_drawing_carries_its_style_and_asks_for_nothing_else() -> None:
    svg = map_svg(*plans.shared())
    assert ElementTree.fromstring(svg).find(f"{SVG}style") is not None
    assert "var(--" not in svg
    assert "href" not in svg


def test_the_map_is_told_in_words_for_those_who_cannot_see_it() -> None:
    plan, instance = plans.shared()
    described = drawn((plan, instance)).findtext(f"{SVG}desc") or ""
    assert all(member.name in described for member in plan.groups[0].members)


def test_a_name_cannot_become_markup() -> None:
    svg = map_svg(*named(plans.shared(), "city", "<script>alert(1)</script> & Co"))
    assert ElementTree.fromstring(svg).find(f".//{SVG}script") is None


def test_each_role_has_a_map_of_its_own() -> None:
    plan, instance = plans.two_roles()
    assert "GIS analyst" in map_svg(plan, instance, role="gis_analyst")
    assert "GIS analyst" not in map_svg(plan, instance, role="ciso")
