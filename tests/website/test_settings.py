"""The settings: safe headers, loud errors, and every database named by one address."""

import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from interlocal.website import settings
from tests.databases import child_environment


def settings_with(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    """The settings as they come out under other environment variables."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(settings.__file__)


def test_pages_carry_the_safe_headers(outsider: Client) -> None:
    headers = outsider.get("/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_content_policy_lets_in_our_own_files_only(outsider: Client) -> None:
    policy = outsider.get("/").headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if rule.strip())
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert not any(word in policy for word in ("unsafe", "eval", "http", "*"))


def test_under_https_cookies_are_secure_and_browsers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    secured = settings_with(monkeypatch, HTTPS="yes")
    assert secured["SESSION_COOKIE_SECURE"]
    assert secured["CSRF_COOKIE_SECURE"]
    assert secured["SECURE_SSL_REDIRECT"]
    assert secured["SECURE_HSTS_SECONDS"] >= 31_536_000


def test_django_has_nothing_to_say_against_a_deployment(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "interlocal.manage", "check", "--deploy"]
    # Whether subdomains and browsers' own lists follow is for the operator of the domain to say.
    environment = child_environment(HTTPS="yes", INTERLOCAL_DATA=str(tmp_path))
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    warnings = {line.split(")")[0] for line in done.stderr.splitlines() if line.startswith("?")}
    assert done.returncode == 0
    assert warnings <= {"?: (security.W005", "?: (security.W021"}


@pytest.mark.parametrize("text", ["maybe", "2", ""])
def test_a_flag_that_is_neither_yes_nor_no_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match='DEBUG must be "yes" or "no"'):
        settings_with(monkeypatch, DEBUG=text)


def test_a_secret_can_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from a file\n")
    made = settings_with(monkeypatch, SECRET_KEY_FILE=str(tmp_path / "secret"))
    assert made["SECRET_KEY"] == "from a file"


def test_without_a_secret_one_is_made_and_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    first = settings_with(monkeypatch, INTERLOCAL_DATA=str(tmp_path))["SECRET_KEY"]
    assert len(first) >= 50
    assert settings_with(monkeypatch, INTERLOCAL_DATA=str(tmp_path))["SECRET_KEY"] == first
    if os.name == "posix":
        assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_without_an_address_the_database_is_a_file(tmp_path: Path) -> None:
    made = settings.database("", tmp_path)
    assert made["NAME"] == str(tmp_path / "interlocal.sqlite3")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://u:p%40ss@db:6543/town", ("town", "u", "p@ss", "db", "6543")),
        ("postgresql://u@/town", ("town", "u", "", "", "")),
        ("postgres://u:@/town?host=/var/run/Sockets", ("town", "u", "", "/var/run/Sockets", "")),
    ],
)
def test_an_address_names_a_postgresql_database(
    url: str, expected: tuple[str, ...], tmp_path: Path
) -> None:
    made = settings.database(url, tmp_path)
    assert tuple(made[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


def test_an_address_of_another_kind_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="begins with mysql://"):
        settings.database("mysql://u@db/town", tmp_path)
