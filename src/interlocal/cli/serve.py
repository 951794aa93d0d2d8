"""``interlocal serve``: the site and its background worker, until Ctrl-C."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from typing import Any

from django.core.management import call_command

from interlocal.cli.exits import Exit, Stop
from interlocal.cli.registry import ensure_registry

FIRST_PORT, LAST_PORT = 8000, 8019
SECONDS_TO_STOP = 10


def add_to(commands: "argparse._SubParsersAction[Any]") -> None:
    """Declare the command."""
    parser = commands.add_parser("serve", help="serve the site")
    add_address(parser)
    parser.set_defaults(run=run)


def add_address(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, help="default: the first free one from 8000")


def run(chosen: argparse.Namespace) -> Exit:
    """Serve until stopped."""
    call_command("migrate", verbosity=0)
    ensure_registry()
    port = chosen.port or free_port(chosen.host)
    return serve(chosen.host, port)


def serve(host: str, port: int) -> Exit:
    """Run the web server and one worker side by side; when one ends, so does the other."""
    call_command("collectstatic", verbosity=0, interactive=False)
    server = [
        *(sys.executable, "-m", "granian", "interlocal.website.wsgi:application"),
        *("--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
    ]
    worker = [sys.executable, "-m", "interlocal.manage", "work"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "interlocal.website.settings"}
    # A service manager or container says TERM; it must end both, as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"Interlocal is at http://{host}:{port}/ (Ctrl-C stops it)", flush=True)
    both = [subprocess.Popen(command, env=environment) for command in (server, worker)]  # noqa: S603
    try:
        while all(process.poll() is None for process in both):
            time.sleep(0.3)
    except KeyboardInterrupt:
        return Exit.DONE
    finally:
        _end(both)
    raise Stop("the server or its worker ended by itself; see above.", exit_code=Exit.FAULT)


def _end(processes: list["subprocess.Popen[bytes]"]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()


def free_port(host: str) -> int:
    """The first port from 8000 that nobody listens on."""
    for port in range(FIRST_PORT, LAST_PORT + 1):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
            if trial.connect_ex((host, port)) != 0:
                return port
    raise Stop(f"ports {FIRST_PORT} to {LAST_PORT} are all taken; name one with --port.")
