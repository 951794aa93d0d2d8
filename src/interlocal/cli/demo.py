"""``interlocal demo``: the plan of one town in the terminal, then the whole site."""

import argparse
from typing import Any

from django.core.management import call_command

from interlocal.cli import plan, serve
from interlocal.cli.exits import Exit
from interlocal.cli.registry import ensure_registry

TOWN = "Chelsea, Michigan"


def add_to(commands: "argparse._SubParsersAction[Any]") -> None:
    """Declare the command."""
    parser = commands.add_parser("demo", help=f"plan a CISO around {TOWN}, then serve the site")
    parser.add_argument("--once", action="store_true", help="stop after the plan")
    serve.add_address(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> Exit:
    """Set up, show the plan, and serve."""
    call_command("migrate", verbosity=0)
    ensure_registry()
    address = plan.show_example(TOWN, role="ciso")
    if chosen.once:
        return Exit.DONE
    port = chosen.port or serve.free_port(chosen.host)
    print(f"\nThis plan as a page: http://{chosen.host}:{port}{address}", flush=True)
    return serve.serve(chosen.host, port)
