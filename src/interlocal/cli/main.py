"""Reads the command line and hands each command to its own file."""

import argparse
import sys
from collections.abc import Sequence

from interlocal import __version__
from interlocal.cli import demo, load, plan, serve, warm
from interlocal.cli.exits import Exit, Stop


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; what a person can mend is said in a line."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except Stop as stop:
        print(f"interlocal: {stop}", file=sys.stderr)
        return int(stop.exit)
    except BrokenPipeError:
        # Whoever read our output has seen enough (``| head``).
        sys.stderr.close()
        return int(Exit.DONE)
    except KeyboardInterrupt:
        print("interlocal: stopped.", file=sys.stderr)
        return int(Exit.INTERRUPTED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="interlocal",
        description="Where local governments share IT services and IT people.",
    )
    parser.add_argument("--version", action="version", version=f"interlocal {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in (plan, demo, load, serve, warm):
        module.add_to(commands)
    return parser
