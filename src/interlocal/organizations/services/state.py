"""The one row that says which state the registry is in; whoever changes it takes its turn here."""

import hashlib

from django.utils import timezone

from interlocal.organizations.models import Load


def locked_state() -> Load:
    """The row, locked until the transaction ends; made when there is none."""
    Load.objects.get_or_create(only=1, defaults={"digest": "", "loaded_at": timezone.now()})
    return Load.objects.select_for_update().get(only=1)


def move_on(state: Load, content: str) -> None:
    """Store that the registry is another now: one edition on, with a digest never seen before."""
    said = f"{state.digest} {content} {timezone.now().isoformat()}"
    state.digest = hashlib.sha256(said.encode()).hexdigest()
    state.edition += 1
    state.save()
