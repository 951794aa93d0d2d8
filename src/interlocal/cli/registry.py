"""Makes sure that the registry is there before a command needs it."""

import sys

from django.core.management import call_command
from django.db import DatabaseError

from interlocal.cli.progress import ProgressLine
from interlocal.organizations import queries, services


def ensure_registry() -> None:
    """Make the tables and load the governments, the first time only."""
    try:
        loaded = queries.edition() > 0
    except DatabaseError:
        loaded = False
    if loaded:
        return
    print("Setting up the registry of governments (once, about 15 seconds) …", file=sys.stderr)
    call_command("migrate", verbosity=0)
    with ProgressLine() as line:
        services.load(by=None, on_progress=line.tell_load)
