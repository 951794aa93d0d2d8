"""The real registry, loaded once for a module: a few states, or all of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from interlocal.organizations import services
from interlocal.organizations.services import LoadReport


@contextmanager
def loaded(blocker: DjangoDbBlocker, *only_states: str) -> Iterator[LoadReport]:
    """The registry (of these states, or whole) until the end of the block, then nothing again.

    For module-scoped fixtures: tests run inside, each in its own savepoint. It takes seconds, since
    estimates of staff need the whole nation even for one state.

        @pytest.fixture(scope="module", autouse=True)
        def michigan(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
            with loaded(django_db_blocker, "MI"):
                yield
    """
    with blocker.unblock(), transaction.atomic():
        report = services.load(only_states=only_states)
        # PostgreSQL would check every loaded row again at the end of each test inside.
        connection.check_constraints()
        yield report
        transaction.set_rollback(True)
