"""Names as people say them, told apart within a state."""

import pytest

from interlocal.organizations.registry.folding import fold, split_state
from interlocal.organizations.registry.naming import Naming, in_title_case, named, told_apart


@pytest.mark.parametrize(
    ("kind", "name", "census_name", "said", "designation"),
    [
        ("municipality", "Chelsea city", "CHELSEA CITY", "Chelsea", "city"),
        ("municipality", "Redwood City city", "REDWOOD CITY", "Redwood City", "city"),
        ("municipality", "Gibson City City", "GIBSON CITY CITY", "Gibson City", "city"),
        ("municipality", "Moraga Town", "MORAGA TOWN", "Moraga", "town"),
        ("municipality", "Juneau city and borough", "JUNEAU", "Juneau", "city and borough"),
        ("municipality", "Whiteash CDP", "WHITE ASH VILLAGE", "Whiteash", "village"),
        (
            "municipality",
            "El Paso de Robles (Paso Robles) city",
            "EL PASO DE ROBLES CITY",
            "Paso Robles",
            "city",
        ),
        ("township", "Lima township", "LIMA TOWNSHIP", "Lima Township", "township"),
        (
            "township",
            "Pittsfield charter township",
            "PITTSFIELD TOWNSHIP",
            "Pittsfield Charter Township",
            "charter township",
        ),
        ("township", "Chelsea town", "CHELSEA TOWN", "Chelsea", "town"),
        ("township", "Township 5", "NUMBER 5 TOWNSHIP", "Township 5", "township"),
        ("township", "Dallas plantation", "DALLAS PLANTATION", "Dallas Plantation", "plantation"),
        ("county", "Washtenaw County", "", "Washtenaw County", "county"),
        ("county", "Orleans Parish", "", "Orleans Parish", "parish"),
        ("county", "St. Louis city", "", "St. Louis", "city"),
    ],
)
def test_a_census_name_becomes_the_name_people_say(
    kind: str, name: str, census_name: str, said: str, designation: str
) -> None:
    found = named(kind, name, census_name)
    assert (found.base, found.designation) == (said, designation)


@pytest.mark.parametrize(
    ("capitals", "said"),
    [
        ("MCRAE-HELENA CITY", "McRae-Helena City"),
        ("ST ROSE VILLAGE", "St. Rose Village"),
        ("CHIPPEWA-ON-THE-LAKE", "Chippewa-on-the-Lake"),
        ("THE DALLES CITY", "The Dalles City"),
        ("SEWALL'S POINT TOWN", "Sewall's Point Town"),
    ],
)
def test_capitals_are_brought_to_title_case(capitals: str, said: str) -> None:
    assert in_title_case(capitals) == said


def _labels(*rows: tuple[str, str, str, str, str]) -> list[str]:
    """Labels for (kind, Census name, state, county, standing)."""
    namings = [
        Naming(str(number), named(kind, name, name.upper()), kind, state, county, standing, 0)
        for number, (kind, name, state, county, standing) in enumerate(rows)
    ]
    return [one.label for one in sorted(told_apart(namings), key=lambda one: int(one.source_id))]


def test_a_name_alone_in_its_state_says_no_more_than_itself() -> None:
    assert _labels(
        ("municipality", "Chelsea city", "MI", "Washtenaw County", "active"),
        ("township", "Chelsea town", "VT", "Orange County", "active"),
    ) == ["Chelsea, Michigan", "Chelsea, Vermont"]


def test_a_city_and_a_town_of_one_name_say_which() -> None:
    assert _labels(
        ("municipality", "Ithaca city", "NY", "Tompkins County", "active"),
        ("township", "Ithaca town", "NY", "Tompkins County", "active"),
    ) == ["Ithaca (city), New York", "Ithaca (town), New York"]


def test_townships_of_one_name_say_their_county() -> None:
    assert _labels(
        ("township", "Washington township", "PA", "Berks County", "active"),
        ("township", "Washington township", "PA", "Erie County", "active"),
        ("municipality", "Washington city", "PA", "Washington County", "active"),
    ) == [
        "Washington Township (Berks County), Pennsylvania",
        "Washington Township (Erie County), Pennsylvania",
        "Washington, Pennsylvania",
    ]


def test_what_is_gone_never_takes_the_plain_name() -> None:
    assert _labels(
        ("township", "Milford town", "MA", "Worcester County", "dissolved"),
        ("municipality", "Milford city", "MA", "Worcester County", "active"),
        ("county", "Salem city", "VA", "Salem", "dissolved"),
        ("municipality", "Salem city", "VA", "Salem", "active"),
    ) == [
        "Milford (former town), Massachusetts",
        "Milford, Massachusetts",
        "Salem (county area), Virginia",
        "Salem, Virginia",
    ]


@pytest.mark.parametrize(
    "spelling",
    ["St. Clair County", "saint clair county", "ST CLAIR CNTY", "St Clair  county,"],
)
def test_one_place_folds_to_one_name_however_it_is_spelled(spelling: str) -> None:
    assert fold(spelling) == "st clair county"


def test_accents_apostrophes_and_small_words_make_no_difference() -> None:
    assert fold("Cañon City") == fold("canon city")
    assert fold("O'Fallon") == fold("OFallon")
    assert fold("Village of the Branch") == fold("village branch")


def test_trailing_words_are_read_as_a_state_and_as_a_name() -> None:
    assert split_state(["kansas", "city", "mo"]) == [
        (["kansas", "city", "mo"], ""),
        (["kansas", "city"], "MO"),
    ]
    assert ([], "NY") in split_state(["new", "york"])
