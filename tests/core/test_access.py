"""An outsider gets 404, and so does not learn that the thing exists."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory

from interlocal.core.access import found, person, person_or_none
from interlocal.core.models import User


def test_what_was_not_found_is_a_404() -> None:
    assert found("thing") == "thing"
    with pytest.raises(Http404):
        found(None)


def test_only_a_signed_in_person_is_a_person(requests: RequestFactory) -> None:
    request = requests.get("/")
    request.user = User(username="clerk")
    assert person(request) == request.user
    stranger = requests.get("/")
    stranger.user = AnonymousUser()
    assert person_or_none(stranger) is None
    with pytest.raises(Http404):
        person(stranger)
