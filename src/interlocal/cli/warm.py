"""``interlocal warm``: compile the engine's inner loops ahead, so that the first plan is quick."""

import argparse
from typing import Any

from interlocal.cli.exits import Exit
from interlocal.engine import facility, shares


def add_to(commands: "argparse._SubParsersAction[Any]") -> None:
    """Declare the command."""
    parser = commands.add_parser("warm", help="compile the engine ahead of the first plan")
    parser.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> Exit:
    """Compile, or find it compiled."""
    facility.warm()
    shares.warm()
    return Exit.DONE
