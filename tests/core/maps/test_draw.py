"""The map as a whole: what it says, what stands on it, and that it can stand alone."""

from dataclasses import replace
from math import hypot
from xml.etree import ElementTree as Xml

import pytest

from interlocal.core.maps import Caption, MapPoint, Ring, draw_map, group_color, group_letter

CAPTION = Caption(id="groups", title="Two groups", description="Chelsea hosts <Dexter> & others.")
POINTS = [
    MapPoint(longitude=-84.0205, latitude=42.3181, mark="host", group=0, label="Chelsea"),
    MapPoint(longitude=-83.8886, latitude=42.3367, mark="member", group=0, label="Dexter"),
    MapPoint(longitude=-83.8380, latitude=42.2530, mark="host", group=1, label="Washtenaw County"),
    MapPoint(longitude=-84.1011, latitude=42.2470, mark="alone", title="Sylvan & Lima"),
]
REACH = Ring(longitude=-84.0205, latitude=42.3181, miles=18, label="30 min")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(points: list[MapPoint] = POINTS, **options: object) -> Xml.Element:
    """The map, read back."""
    return Xml.fromstring(draw_map(points, caption=CAPTION, **options))  # type: ignore[arg-type]


def texts(svg: Xml.Element, style: str) -> list[str]:
    """The words of every text with a style."""
    found = svg.iter(f"{SVG}text")
    return [text.text or "" for text in found if style in (text.get("class") or "").split()]


def circles(svg: Xml.Element, style: str) -> list[Xml.Element]:
    """Every circle with a style."""
    return [c for c in svg.iter(f"{SVG}circle") if style in (c.get("class") or "").split()]


def test_a_map_says_what_it_is_to_those_who_cannot_see_it() -> None:
    svg = drawn()
    assert svg.get("role") == "img"
    named = [svg.find(f"*[@id='{part}']") for part in (svg.get("aria-labelledby") or "").split()]
    assert [part.text for part in named if part is not None] == [CAPTION.title, CAPTION.description]


def test_a_map_carries_no_style_attribute_and_no_script() -> None:
    for part in drawn(rings=[REACH], ties=[(0, 1)]).iter():
        assert part.tag not in {f"{SVG}script", f"{SVG}style"}
        assert not any(name == "style" or name.startswith("on") for name in part.attrib)


def test_a_map_as_a_file_carries_its_style_with_every_value_filled_in() -> None:
    style = drawn(is_file=True).find(f"{SVG}style")
    assert style is not None
    assert "#005ea2" in (style.text or "")
    assert "var(" not in (style.text or "")


def test_hosts_have_a_ring_and_members_a_letter() -> None:
    svg = drawn(ties=[(0, 1)])
    assert len(circles(svg, "map__ring")) == 2
    assert texts(svg, "map__letter") == ["A", "A", "B"]
    assert len(circles(svg, "map__alone")) == 1


def test_lines_join_hosts_and_members_and_the_readers_are_heavier() -> None:
    lines = list(drawn(ties=[(0, 1)]).iter(f"{SVG}line"))
    assert [line.get("class") for line in lines] == ["map__tie group-a map__tie--yours"]


def test_the_readers_group_is_strong_and_her_host_bold() -> None:
    svg = drawn()
    assert texts(svg, "map__label--yours-host") == ["Chelsea"]
    assert texts(svg, "map__label--yours") == ["Dexter"]
    assert set(texts(svg, "map__label")) == {"Chelsea", "Dexter", "Washtenaw County"}


def test_counties_are_named_around_chelsea() -> None:
    assert "WASHTENAW CO." in texts(drawn(rings=[REACH]), "map__county-name")


def test_a_ring_is_as_wide_as_its_miles_on_the_scale_bar() -> None:
    svg = drawn(rings=[REACH])
    [ring] = circles(svg, "map__reach")
    [miles] = [words for words in texts(svg, "map__note") if "mile" in words]
    [bar] = [path for path in svg.iter(f"{SVG}path") if path.get("class") == "map__scale"]
    left, right = (float(p.split(",")[0]) for p in (bar.get("d") or "")[1:].split("L")[1:3])
    per_mile = (right - left) / int(miles.split()[0])
    assert float(ring.get("r") or 0) == pytest.approx(18 * per_mile, rel=0.02)


def test_a_county_beside_its_seat_stays_in_view() -> None:
    seat = replace(POINTS[0], group=1, label="")
    dots = circles(drawn([POINTS[0], seat, POINTS[2]]), "map__dot")
    spots = [(float(dot.get("cx") or 0), float(dot.get("cy") or 0)) for dot in dots]
    (x1, y1), (x2, y2) = spots[:2]
    assert hypot(x2 - x1, y2 - y1) >= 2 * 12


def test_a_point_with_an_address_is_a_link_that_can_be_reached() -> None:
    svg = drawn([replace(POINTS[0], address="/organizations/chelsea-mi/"), *POINTS[1:]])
    [link] = list(svg.iter(f"{SVG}a"))
    assert link.get("href") == "/organizations/chelsea-mi/"
    assert svg.get("role") == "group"


def test_words_are_escaped() -> None:
    svg = draw_map(POINTS, caption=CAPTION)
    assert "Sylvan &amp; Lima" in svg
    assert "&lt;Dexter&gt; &amp; others" in svg


def test_a_crowd_keeps_its_letters_to_the_hosts_and_towns_in_their_places() -> None:
    crowd = [
        MapPoint(longitude=-84 + i * 0.05, latitude=42 + j * 0.05, mark="member", group=0)
        for i in range(15)
        for j in range(15)
    ]
    svg = drawn([POINTS[0], *crowd])
    assert texts(svg, "map__letter") == ["A"]
    xs = {dot.get("cx") for dot in circles(svg, "map__dot")}
    assert len(circles(svg, "map__dot")) == 226
    assert len(xs) > 15


@pytest.mark.parametrize(("group", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (53, "BB")])
def test_letters_go_on_after_z(group: int, letter: str) -> None:
    assert group_letter(group) == letter


def test_seven_colors_are_used_again_up_to_fourteen_groups_and_then_grey() -> None:
    assert group_color(7, 14) == group_color(0, 14) == "group-a"
    assert group_color(6, 40) == "group-g"
    assert group_color(7, 40) == "group-other"
    assert group_color(None, 3) == "group-other"
