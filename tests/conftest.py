"""What every test can ask for: the database, a real site, a real browser."""

import pytest
from django.db import connections
from django.test import Client, RequestFactory
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from tests import databases

pytest_plugins = ["tests.browser"]

# A property holds however slow the machine is that day.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Put the test database where a child process can open it too."""
    folder = tmp_path_factory.mktemp("database")
    databases.name_test_database(connections["default"].settings_dict, folder)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The database as pytest-django makes it, with guarded tables that a flush may empty."""
    with django_db_blocker.unblock():
        databases.let_flush_empty_guarded_tables()


@pytest.fixture
def requests() -> RequestFactory:
    """Makes requests for views called directly."""
    return RequestFactory()


@pytest.fixture
def outsider(db: None) -> Client:
    """A browser's worth of requests by someone who is not signed in."""
    return Client()
