"""The whole registry: counts, names, and that every government can be found and told apart."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db.models import Count, Q
from pytest_django import DjangoDbBlocker

from interlocal.organizations import bridge, queries
from interlocal.organizations.models import Fact, Organization
from interlocal.organizations.queries.searching import labels_as_searched
from interlocal.organizations.services import LoadReport
from tests.registry import loaded

# One worker loads the country, not all of them.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("whole registry")]


@pytest.fixture(scope="module", autouse=True)
def report(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[LoadReport]:
    with loaded(django_db_blocker) as done:
        yield done


def test_all_listed_governments_and_the_newer_ones_are_there(report: LoadReport) -> None:
    assert (report.listed, report.newer, report.merged) == (39_075, 242, 25)
    assert report.organizations == Organization.objects.count() == 39_075 + 242 - 25
    assert dict(report.by_kind) == {"county": 3142, "municipality": 19_652, "township": 16_498}


def test_what_cannot_be_planned_with_says_why(report: LoadReport) -> None:
    assert dict(report.reasons) == {
        "dissolved": 420,
        "no_government": 111,
        "no_coordinates": 145,
        "no_population": 17,
    }
    labels = {one.label: one.reason for one in report.not_plannable}
    assert labels["Helena (former city), Arkansas"] == "dissolved"
    assert labels["Marion County (county area), Indiana"] == "no_government"


def test_standing_governments_are_as_many_as_the_census_counted_in_2022() -> None:
    standing = Organization.objects.exclude(standing="dissolved")
    counts = Counter(standing.values_list("kind", flat=True))
    # Official counts of 2022: 3,031 counties, 19,491 municipalities, 16,214 townships.
    assert abs(counts["county"] - 3031) <= 5
    assert abs(counts["municipality"] - 19_491) <= 25
    assert abs(counts["township"] - 16_214) <= 25


def test_every_plannable_government_has_people_a_place_and_staff() -> None:
    plannable = Organization.objects.filter(planning_obstacle="")
    assert plannable.count() == 38_599
    complete = plannable.filter(population__gt=0, latitude__isnull=False, staff__isnull=False)
    assert complete.count() == plannable.count()


def test_every_organization_has_one_current_fact_for_each_figure_it_shows() -> None:
    shown = Organization.objects.filter(population__isnull=False).count()
    current = Fact.objects.filter(name="population", current=True)
    assert current.count() == shown
    doubled = Fact.objects.values("organization", "name").annotate(
        used=Count("pk", filter=Q(current=True))
    )
    assert not doubled.filter(used__gt=1).exists()


def test_every_label_every_slug_and_every_id_names_one_government() -> None:
    rows = list(Organization.objects.values_list("source_id", "slug", "label", "search_label"))
    for names in zip(*rows, strict=True):
        assert len(set(names)) == len(rows)
    # What a person types is folded the same way, so each label leads back to its own row.
    by_search_label = {row[3]: row[0] for row in rows}
    for source_id, _, label, _ in rows:
        assert source_id in {by_search_label.get(said) for said in labels_as_searched(label)}


@pytest.mark.parametrize(
    ("said", "label", "people"),
    [
        ("Chelsea, MI", "Chelsea, Michigan", 5393),
        ("chelsea, michigan", "Chelsea, Michigan", 5393),
        ("Brighton, MI", "Brighton, Michigan", 7486),
        ("Ypsilanti, MI", "Ypsilanti, Michigan", 20_204),
        ("washtenaw mi", "Washtenaw County, Michigan", 369_390),
        ("pittsfield township, mi", "Pittsfield Charter Township, Michigan", None),
        ("Washington Township (Berks County), Pennsylvania", None, None),
        ("washington-township-berks-county-pa", None, None),
        ("New York, NY", "New York, New York", 8_467_513),
        ("Louisville, KY", "Louisville, Kentucky", 777_874),
        ("Macon, GA", "Macon, Georgia", 156_762),
        ("Honolulu, HI", "Honolulu, Hawaii", 1_000_890),
        ("Sandy Springs, GA", "Sandy Springs, Georgia", 107_221),
        ("Kronenwetter, WI", "Kronenwetter, Wisconsin", 8455),
    ],
)
def test_a_government_named_in_full_is_the_one_meant(
    said: str, label: str | None, people: int | None
) -> None:
    found = queries.resolve(said).organization
    assert found is not None
    assert found.label == (label or "Washington Township (Berks County), Pennsylvania")
    if people is not None:
        assert found.population == people


def test_a_name_that_several_have_gives_them_all_with_labels_that_lead_to_each() -> None:
    resolved = queries.resolve("Washington Township, PA")
    assert resolved.organization is None
    assert len(resolved.candidates) > 10
    for candidate in resolved.candidates:
        again = queries.resolve(candidate.label).organization
        assert again is not None
        assert again.pk == candidate.id


def test_a_misspelled_name_is_offered_and_never_taken() -> None:
    resolved = queries.resolve("chelsae, mi")
    assert resolved.organization is None
    assert resolved.candidates[0].label == "Chelsea, Michigan"


FIRST_FOUND = {
    "chelsea": "Chelsea, Massachusetts",
    "chelsea mi": "Chelsea, Michigan",
    "chelsea, michigan": "Chelsea, Michigan",
    "Chelsea Mich": "Chelsea, Michigan",
    "city of chelsea mi": "Chelsea, Michigan",
    "chelsae mi": "Chelsea, Michigan",
    "chelsa, michigan": "Chelsea, Michigan",
    "washtenaw": "Washtenaw County, Michigan",
    "washten": "Washtenaw County, Michigan",
    "washtenau": "Washtenaw County, Michigan",
    "washtenaw co": "Washtenaw County, Michigan",
    "st. clair": "St. Clair, Michigan",
    "saint clair county mi": "St. Clair County, Michigan",
    "St Clair Shores": "St. Clair Shores, Michigan",
    "mt pleasant mi": "Mount Pleasant, Michigan",
    "mount pleasant, mi": "Mount Pleasant, Michigan",
    "ft wayne": "Fort Wayne, Indiana",
    "lima twp mi": "Lima Township, Michigan",
    "lima township, michigan": "Lima Township, Michigan",
    "pittsfield twp": "Pittsfield Charter Township, Michigan",
    "town of ithaca": "Ithaca (town), New York",
    "city of ithaca ny": "Ithaca (city), New York",
    "village of chester ny": "Chester (village), New York",
    "ann arbor": "Ann Arbor, Michigan",
    "ann arbour": "Ann Arbor, Michigan",
    "ypsilanty": "Ypsilanti, Michigan",
    "detriot": "Detroit, Michigan",
    "o'fallon": "O'Fallon, Missouri",
    "ofallon il": "O'Fallon, Illinois",
    "coeur d alene": "Coeur d'Alene, Idaho",
    "winston salem": "Winston-Salem, North Carolina",
    "canon city": "Cañon City, Colorado",
    "kansas city": "Kansas City, Missouri",
    "kansas city ks": "Kansas City, Kansas",
    "new york": "New York, New York",
    "nyc": "New York, New York",
    "washington dc": "Washington, District of Columbia",
    "paso robles": "Paso Robles, California",
    "athens ga": "Athens-Clarke County, Georgia",
    "nashville davidson": "Nashville, Tennessee",
    "prince georges county": "Prince George's County, Maryland",
    "orange county ca": "Orange County, California",
    "washington township berks": "Washington Township (Berks County), Pennsylvania",
    "la salle il": "LaSalle, Illinois",
}


@pytest.mark.parametrize("typed", FIRST_FOUND)
def test_search_finds_the_right_one_first(typed: str) -> None:
    result = queries.search(typed)
    assert result.matches
    assert result.matches[0].label == FIRST_FOUND[typed]


def test_namesakes_are_sorted_by_size() -> None:
    found = [match for match in queries.search("chelsea").matches if match.name == "Chelsea"]
    people = [match.population or 0 for match in found]
    assert len(found) >= 5
    assert people == sorted(people, reverse=True)


def test_a_state_narrows_the_search_to_itself() -> None:
    assert {match.state for match in queries.search("springfield oh", 50).matches} == {"OH"}


def test_search_knows_how_many_it_does_not_show() -> None:
    result = queries.search("washington", 8)
    assert len(result.matches) == 8
    assert result.total > 100


@pytest.mark.parametrize(
    "typed",
    ["", "   ", ",.-", "zzzzqqqq", "%", "'; xyzzyq --", "a" * 500, "twp" * 40, "北京"],
)
def test_nonsense_finds_nothing_and_breaks_nothing(typed: str) -> None:
    assert queries.search(typed).total == 0


def test_peers_are_of_its_kind_and_state_and_near_in_size() -> None:
    chelsea = Organization.objects.get(slug="chelsea-mi")
    peers = queries.peers(chelsea)
    assert len(peers.rows) == 50
    assert {(row.kind, row.state) for row in peers.rows} == {("municipality", "MI")}
    assert 3_500 < peers.fewest_people < 5_393 < peers.most_people < 8_500
    assert chelsea.pk not in {row.id for row in peers.rows}


def test_a_state_with_few_of_a_kind_takes_its_peers_from_the_nation() -> None:
    delaware = Organization.objects.get(label="New Castle County, Delaware")
    peers = queries.peers(delaware)
    assert peers.state == ""
    assert len({row.state for row in peers.rows}) > 5
    assert delaware.population is not None
    assert peers.most_people <= 2 * delaware.population <= 4 * peers.fewest_people


def test_the_largest_city_of_all_still_has_peers() -> None:
    peers = queries.peers(Organization.objects.get(label="New York, New York"))
    assert len(peers.rows) == 50


def test_who_is_near_is_sorted_by_minutes_and_within_them() -> None:
    chelsea = Organization.objects.get(slug="chelsea-mi")
    near = bridge.near(chelsea, minutes=20, speed_mph=40, road_factor=1.3)
    minutes = [one.minutes for one in near]
    assert minutes == sorted(minutes)
    assert minutes[-1] <= 20
    assert [one.government.name for one in near][:3] == [
        "Sylvan Township",
        "Lima Township",
        "Lyndon Township",
    ]


def test_the_box_never_cuts_off_part_of_the_circle() -> None:
    every = queries.rows_of_state("AK")
    juneau = Organization.objects.get(label="Juneau, Alaska")
    assert juneau.latitude is not None
    assert juneau.longitude is not None
    wide = bridge.near(juneau, minutes=600, speed_mph=40, road_factor=1.3, same_state=True)
    boxed = {one.government.id for one in wide}
    everywhere = bridge.by_road(
        juneau.latitude,
        juneau.longitude,
        [row for row in every if not row.obstacle and row.id != juneau.pk],
        speed_mph=40,
        road_factor=1.3,
    )
    assert boxed == {one.government.id for one in everywhere if one.minutes <= 600}


def test_a_kind_of_place_typed_over_and_over_is_still_only_a_kind() -> None:
    assert queries.search("twp " * 60).matches[0].kind == "township"
