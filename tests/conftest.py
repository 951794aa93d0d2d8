"""What every test can ask for: the database, the registry, a real site, a real browser."""

import os
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from django.db import connections
from django.test import Client, RequestFactory, override_settings
from pytest_django import DjangoDbBlocker

from tests import databases
from tests.registry import loaded

pytest_plugins = ["tests.browser", "tests.golden_files"]

# A busy machine is no failure, and CI tries the same cases each time.
hypothesis.settings.register_profile(
    "interlocal", deadline=None, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("interlocal")


SHARED_BY_A_MODULE = {"michigan", "chromium"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a module in one process where what they share takes long to set up."""
    for item in items:
        if isinstance(item, pytest.Function) and SHARED_BY_A_MODULE & set(item.fixturenames):
            item.add_marker(pytest.mark.xdist_group(item.module.__name__))


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


@pytest.fixture(scope="session", autouse=True)
def plain_static_files(
    django_test_environment: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Addresses of static files without the digests that ``collectstatic`` would have to make."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        STORAGES={**settings.STORAGES, "staticfiles": plain},
    ):
        yield


@pytest.fixture(scope="module")
def michigan(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Michigan's governments, loaded once for a module and gone after it."""
    with loaded(django_db_blocker, "MI"):
        yield


@pytest.fixture
def registry(michigan: None, db: None) -> None:
    """Michigan's 1,858 governments, for tests whose database is rolled back (not transactional)."""


@pytest.fixture
def requests() -> RequestFactory:
    """Makes requests for views called directly."""
    return RequestFactory()


@pytest.fixture
def outsider(db: None) -> Client:
    """Someone who is not signed in."""
    return Client()
