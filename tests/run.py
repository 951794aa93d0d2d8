"""``script/test``: the whole suite on SQLite, then what touches the database on PostgreSQL.

Each half is one pytest session; the exit code is that of the first half that failed. What could not
be had is said in one loud line, at the start, so that pytest's closing line stays the last.
"""

import os
import subprocess
import sys

from tests import servers

NO_TESTS = 5
# The engine knows no database, and a browser does not see which one there is.
NOT_TWICE = ["--ignore=tests/engine", "-m", "not browser"]


def main(arguments: list[str]) -> int:
    """Run both halves; 0 when neither failed."""
    chromium = servers.chromium_or_fetched()
    if chromium is None:
        warn("No Chromium could be found, downloaded or installed: browser tests are SKIPPED.")
    with servers.postgresql() as url:
        if url is None:
            warn("No PostgreSQL could be found or started: the suite runs on SQLite ONLY.")
        codes = [run("SQLite", "", chromium, arguments)]
        if url is not None:
            codes.append(run("PostgreSQL", url, chromium, [*NOT_TWICE, *arguments]))
    if set(codes) == {NO_TESTS}:
        return NO_TESTS
    return next((code for code in codes if code not in {0, NO_TESTS}), 0)


def run(name: str, url: str, chromium: str | None, arguments: list[str]) -> int:
    """One pytest session on the database at ``url`` (empty: SQLite)."""
    sys.stdout.write(f"\n== The tests on {name}\n")
    sys.stdout.flush()
    environment = {**os.environ, "DATABASE_URL": url, "CHROMIUM": chromium or ""}
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadgroup", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def warn(text: str) -> None:
    """One line that nobody overlooks."""
    sys.stdout.write(f"\n!!!!!!!! {text} !!!!!!!!\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
