"""Every address asked by someone who is not signed in: what is not public is not there."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.addresses import VISITS, address_of, names_in_use

pytestmark = pytest.mark.usefixtures("registry")
NOT_FOUND, SIGN_IN = 404, 302


def test_every_address_is_in_the_list_and_nothing_else() -> None:
    assert names_in_use() == set(VISITS)


@pytest.mark.parametrize("name", VISITS)
def test_an_outsider_sees_what_is_public_and_nothing_else(name: str, outsider: Client) -> None:
    visit = VISITS[name]
    status = outsider.get(address_of(name)).status_code
    if visit.is_public:
        assert status == (302 if visit.leads_on else 200)
    else:
        assert status in {NOT_FOUND, SIGN_IN}


@pytest.mark.parametrize("name", [name for name, visit in VISITS.items() if visit.example])
def test_an_address_of_nothing_is_not_found(name: str, outsider: Client) -> None:
    example = {
        key: 987_654_321 if isinstance(value, int) else "no-such-thing"
        for key, value in VISITS[name].example.items()
    }
    assert outsider.get(reverse(name, kwargs=example)).status_code == NOT_FOUND
