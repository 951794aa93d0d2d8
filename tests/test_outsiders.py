"""Every address asked by someone who is not signed in: what is not public is not there."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import examples
from tests.addresses import VISITS, address_of, names_in_use, needs_examples

pytestmark = pytest.mark.usefixtures("registry")
NOT_FOUND, SIGN_IN = 404, 302


def test_every_address_is_in_the_list_and_nothing_else() -> None:
    """A new address goes into ``tests/addresses.py``, with what an outsider may see there."""
    assert names_in_use() == set(VISITS)


@pytest.mark.parametrize("name", VISITS)
def test_an_outsider_sees_what_is_public_and_nothing_else(name: str, outsider: Client) -> None:
    visit = VISITS[name]
    known = examples.make() if needs_examples(name) else {}
    answer = outsider.generic(visit.method.upper(), address_of(name, known))
    expected = {visit.status} if visit.is_public else {NOT_FOUND, SIGN_IN}
    assert answer.status_code in expected


@pytest.mark.parametrize("name", [name for name, visit in VISITS.items() if visit.example])
def test_an_address_of_nothing_is_not_found(name: str, outsider: Client) -> None:
    visit = VISITS[name]
    nothing = dict(visit.nothing) or dict.fromkeys(visit.example, "no-such-thing")
    answer = outsider.generic(visit.method.upper(), reverse(name, kwargs=nothing))
    assert answer.status_code == NOT_FOUND
