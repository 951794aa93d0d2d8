"""A whole site for the browser tests: its own database with Michigan, a real server, a worker."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.error import URLError

from tests import addresses

# As an operator's three commands do, in one process that imports everything once.
SET_UP = """
import django
from django.core.management import call_command

django.setup()
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
call_command("load_registry", state=["MI"])
"""


@dataclass(frozen=True)
class Site:
    """Where the site answers, and the environment in which its commands run."""

    url: str
    environment: dict[str, str]

    @cached_property
    def known(self) -> dict[str, str]:
        """What the placeholders of ``tests.addresses`` stand for here."""
        made: dict[str, str] = json.loads(_python(self.environment, "-m", "tests.examples"))
        return made

    def address_of(self, name: str) -> str:
        """The address of the example of ``name``, made first where it must be."""
        return addresses.address_of(name, self.known if addresses.needs_examples(name) else {})


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Set up a site in ``folder``, serve it, and end it afterwards.

    It stands on SQLite whatever the tests stand on: a browser does not see which database there is.
    """
    port = _free_port()
    environment = _environment(folder)
    site = Site(f"http://127.0.0.1:{port}", environment)
    _python(environment, "-c", SET_UP)
    server = ["granian", "--interface", "wsgi", "--port", str(port), "--blocking-threads", "4"]
    with ExitStack() as stack:
        for command in (
            [*server, "interlocal.website.wsgi:application"],
            ["interlocal.manage", "work", "--skip-checks"],
        ):
            stack.enter_context(_process([sys.executable, "-m", *command], environment, folder))
        _wait_for(site.url + "/healthz", folder / "log.txt")
        yield site


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "DJANGO_SETTINGS_MODULE": "interlocal.website.settings",
        "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "INTERLOCAL_DATA": str(folder),
        "SECRET_KEY": secrets.token_hex(),
    }


def _python(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stderr}")
    return done.stdout


@contextmanager
def _process(command: list[str], environment: dict[str, str], folder: Path) -> Iterator[None]:
    with (folder / "log.txt").open("ab") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(address: str, log: Path) -> None:
    for _ in range(1200):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"The site does not answer at {address}:\n{log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
