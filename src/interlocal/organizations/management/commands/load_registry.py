"""``load_registry``: bring the registry to what the shipped files say."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from interlocal.organizations import services


class Command(BaseCommand):
    """Loads the registry and prints what it found."""

    # A load needs no pages: checking addresses would bring in the whole site.
    requires_system_checks: list[str] = []
    help = "Load every county, city and township from the shipped public files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--state`` limits the load, and may be repeated."""
        parser.add_argument("--state", action="append", help="two letters; every state if left out")

    def handle(self, *, state: list[str] | None, **_options: object) -> None:
        """Load, then print counts and what cannot be planned with."""
        report = services.load(only_states=state)
        for kind, count in sorted(report.by_kind.items()):
            self.stdout.write(f"{kind}: {count:,}")
        self.stdout.write(f"facts: {report.facts:,}")
        changed = "changed" if report.changed_anything else "nothing changed"
        self.stdout.write(
            f"{changed}: {report.organizations_added:,} organizations and {report.facts_added:,} "
            f"facts added, {report.organizations_changed:,} changed"
        )
        for reason, count in sorted(report.reasons.items()):
            self.stdout.write(f"not plannable, {reason}: {count:,}")
