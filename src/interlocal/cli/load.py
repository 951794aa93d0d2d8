"""``interlocal load``: every county, city and township, from the shipped public files."""

import argparse
from typing import Any

from django.core.management import call_command

from interlocal.cli.exits import Exit
from interlocal.cli.progress import ProgressLine
from interlocal.organizations import services
from interlocal.organizations.models import Organization
from interlocal.organizations.services.report import LoadReport


def add_to(commands: "argparse._SubParsersAction[Any]") -> None:
    """Declare the command."""
    parser = commands.add_parser("load", help="load or refresh the registry of governments")
    parser.add_argument(
        "--state", action="append", metavar="MI", help="only this state; may repeat"
    )
    parser.add_argument(
        "--list", action="store_true", help="name each government that cannot be planned with"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> Exit:
    """Load, then say what was found and what changed."""
    call_command("migrate", verbosity=0)
    with ProgressLine() as line:
        report = services.load(by=None, only_states=chosen.state, on_progress=line.tell_load)
    _print(report)
    if chosen.list:
        for one in report.not_plannable:
            print(f"  {one.label}: {_in_words(one.reason)}")
    return Exit.DONE


def _print(report: LoadReport) -> None:
    for kind, count in sorted(report.by_kind.items()):
        print(f"{count:>8,}  {kind}")
    print(f"{report.organizations:>8,}  governments in all, with {report.facts:,} facts")
    print(
        f"{report.listed:>8,}  in the main list; {report.newer:,} newer ones looked at, "
        f"{report.merged:,} of them merged into it"
    )
    if report.changed_anything:
        print(
            f"Changed: {report.organizations_added:,} governments and {report.facts_added:,} facts "
            f"added, {report.organizations_changed:,} governments changed, "
            f"{report.facts_superseded:,} facts replaced."
        )
    else:
        print("Nothing changed.")
    for reason, count in sorted(report.reasons.items()):
        print(f"{count:>8,}  cannot be planned with: {_in_words(reason)}")
    if report.not_plannable:
        print("          (interlocal load --list names each)")


def _in_words(obstacle: str) -> str:
    return str(Organization.Obstacle(obstacle).label)
