"""Pay: the worked example, a figure for every county and role, and said so where one is missing."""

from dataclasses import replace

from interlocal.engine.assumptions import assumptions
from interlocal.engine.provenance import Kind, Sign
from interlocal.engine.reference import wage_table
from interlocal.engine.roles import Role, role_named, roles
from interlocal.engine.wage_table import Published
from interlocal.engine.wages import Level, Wage, wage

TABLE = wage_table()
CISO = role_named("ciso")


def pay(role: Role, county_fips: str, state: str) -> Wage:
    return wage(TABLE, role, county_fips, state, assumptions())


def test_a_ciso_around_ann_arbor_is_paid_as_in_the_worked_example() -> None:
    washtenaw = pay(CISO, "26161", "MI")
    assert washtenaw.annual_cents == 136_772_00
    assert [step.value for step in washtenaw.steps] == [
        171_200_00,
        139_920_00,
        175_140_00,
        136_772_00,
    ]
    assert [step.sign for step in washtenaw.steps] == [
        Sign.START,
        Sign.TIMES,
        Sign.DIVIDED,
        Sign.IS,
    ]
    assert [step.kind for step in washtenaw.steps] == [Kind.PUBLISHED] * 3 + [Kind.ESTIMATED]
    assert (washtenaw.level, washtenaw.place) == (Level.AREA, "Ann Arbor, MI")
    assert (washtenaw.low_cents, washtenaw.high_cents) == (111_447_00, 163_935_00)
    assert washtenaw.notes == ()


def test_every_county_has_pay_for_every_role() -> None:
    postal = {state.fips: code for code, state in TABLE.state_by_postal_code.items()}
    assert len(TABLE.area_by_county) == 3_142
    for role in roles().values():
        for county in TABLE.area_by_county:
            found = pay(role, county, postal[county[:2]])
            assert 30_000_00 < found.low_cents <= found.annual_cents <= found.high_cents
            assert (found.level is Level.AREA) == (not found.notes)


def test_pay_not_released_for_an_area_is_taken_from_the_state_and_said_so() -> None:
    sussex = pay(CISO, "10005", "DE")
    assert (sussex.level, sussex.place) == (Level.STATE, "Delaware")
    assert sussex.notes == (
        "Pay of Computer and Information Systems Managers in Sussex Delaware nonmetropolitan area: "
        "the Bureau did not release it.",
    )


def test_pay_not_released_for_a_state_is_taken_from_the_nation_as_it_is() -> None:
    ada = pay(role_named("security analyst"), "16001", "ID")
    coast = pay(role_named("security analyst"), "41041", "OR")
    assert ada.level is Level.AREA
    assert (coast.level, coast.annual_cents) == (Level.NATION, 102_340_00)
    assert [note.split(": ")[1] for note in coast.notes] == ["the Bureau did not release it."] * 2
    assert "Oregon" in coast.notes[1]


def test_pay_that_was_never_published_for_an_area_is_said_so() -> None:
    sussex = pay(role_named("GIS analyst"), "10005", "DE")
    assert sussex.level is Level.NATION
    assert sussex.notes[0].endswith("none was published.")


def test_a_county_code_that_was_retired_goes_by_its_state() -> None:
    bedford = pay(CISO, "51515", "VA")
    assert (bedford.level, bedford.place) == (Level.STATE, "Virginia")
    assert "county 51515" in bedford.notes[0]


def test_a_state_nobody_knows_goes_by_the_nation() -> None:
    nowhere = pay(CISO, "99999", "ZZ")
    assert (nowhere.level, nowhere.annual_cents) == (Level.NATION, 139_920_00)


def test_pay_of_ones_own_goes_before_all_published_pay() -> None:
    own = assumptions().replaced({"pay_ciso": 140_000})
    yours = wage(TABLE, CISO, "26161", "MI", own)
    assert (yours.annual_cents, yours.level) == (140_000_00, Level.YOURS)
    assert [(step.kind, step.assumption) for step in yours.steps] == [(Kind.YOURS, "pay_ciso")]
    assert wage(TABLE, role_named("cio"), "26161", "MI", own).annual_cents == 136_772_00


def test_pay_known_only_to_be_so_much_or_more_says_so() -> None:
    cell = Published("Ann Arbor, MI", 239_200, 150_000, None, is_at_least=True)
    table = replace(TABLE, areas={**TABLE.areas, ("11-3021", "0011460"): cell})
    notes = wage(table, CISO, "26161", "MI", assumptions()).notes
    assert notes == ("Published only as $239,200 or more; the real median may be higher.",)


def test_no_shipped_pay_is_top_coded() -> None:
    cells = [*TABLE.areas.values(), *TABLE.states.values(), *TABLE.nation.values()]
    assert not [cell for cell in cells if cell.is_at_least]
