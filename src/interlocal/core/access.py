"""Who may see what: an outsider gets 404, and so does not learn that the thing exists."""

from typing import TypeVar

from django.http import Http404, HttpRequest

from interlocal.core.models import User

Thing = TypeVar("Thing")


def found(thing: Thing | None) -> Thing:
    """``thing``, or 404 where a query that starts from the asking person found nothing."""
    if thing is None:
        raise Http404
    return thing


def person(request: HttpRequest) -> User:
    """The signed-in user; anyone else gets 404."""
    user = person_or_none(request)
    return found(user)


def person_or_none(request: HttpRequest) -> User | None:
    """The signed-in user, or None: what the services take as ``by=``."""
    return request.user if isinstance(request.user, User) else None
