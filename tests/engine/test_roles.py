"""Roles: each is complete, each name leads to it, and an unknown one is refused with a hint."""

import pytest

from interlocal.engine.errors import Refused
from interlocal.engine.reference import staffing_pattern, wage_table
from interlocal.engine.roles import Role, role_named, roles

ROLES = list(roles().values())
by_role = pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)


def test_the_eleven_roles_stand_in_order_with_leaders_first() -> None:
    assert list(roles()) == [
        "cio",
        "ciso",
        "security_analyst",
        "network_administrator",
        "systems_administrator",
        "user_support",
        "database_administrator",
        "developer",
        "gis_analyst",
        "data_analyst",
        "project_manager",
    ]
    assert [role.key for role in ROLES if role.is_leader] == ["cio", "ciso"]


@by_role
def test_a_role_has_published_pay_and_jobs_in_local_government(role: Role) -> None:
    assert wage_table().local_governments[role.occupation].median
    assert wage_table().nation[role.occupation].median
    assert staffing_pattern().per_thousand(role.occupation) > 0


@by_role
def test_a_role_names_nice_work_roles_that_exist(role: Role) -> None:
    assert role.work_roles
    for work_role in role.work_roles:
        assert work_role.title, f"{work_role.id} is not in the NICE list"


def test_the_ciso_leads_cybersecurity_in_the_nice_framework() -> None:
    assert role_named("ciso").work_roles[0].title == "Executive Cybersecurity Leadership"


@by_role
def test_every_name_of_a_role_leads_to_it(role: Role) -> None:
    for name in (role.key, role.name, role.name.upper(), role.plural, *role.aliases):
        assert role_named(name) is role


def test_no_name_is_claimed_by_two_roles() -> None:
    names = [name for role in ROLES for name in {role.key, *role.aliases}]
    assert len(names) == len(set(names))


def test_a_role_reads_well_in_a_sentence() -> None:
    ciso = role_named("ciso")
    assert ciso.with_article == "a CISO"
    assert [ciso.count(number) for number in (1, 2, 0.5)] == ["1 CISO", "2 CISOs", "0.5 CISOs"]


def test_a_role_whose_code_is_shared_says_why() -> None:
    codes = [role.occupation for role in ROLES]
    for role in ROLES:
        assert role.why or codes.count(role.occupation) == 1, role.key


def test_an_unknown_role_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match=r'no role named "cizo".*ciso'):
        role_named("cizo")


def test_a_role_like_no_other_is_refused_with_all_of_them() -> None:
    with pytest.raises(Refused, match=r"Known are: .*user_support"):
        role_named("zzzz")
