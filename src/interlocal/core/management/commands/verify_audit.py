"""``verify_audit``: read the whole audit trail and say whether it is whole."""

from django.core.management.base import BaseCommand, CommandError

from interlocal.core.audit import first_broken_line
from interlocal.core.models import AuditLine


class Command(BaseCommand):
    """Exit 0 and the last line's hash when the trail is whole, else 1 and the first broken line."""

    help = "Check that no line of the audit trail was changed, removed or slipped in."

    def handle(self, *args: object, **options: object) -> None:
        """Print the verdict."""
        if broken := first_broken_line():
            raise CommandError(
                f"The audit trail breaks at line {broken.number} ({broken.action}): "
                "keep this database as it is, and compare it with your last good backup."
            )
        last = AuditLine.objects.last()
        if last is None:
            self.stdout.write("The audit trail is empty.")
        else:
            self.stdout.write(f"{last.number} lines, whole. Last hash: {last.hash}")
