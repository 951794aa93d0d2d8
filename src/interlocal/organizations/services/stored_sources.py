"""The sources in the database, brought to what the registry says of them."""

from dataclasses import asdict

from interlocal.organizations.models import Source
from interlocal.organizations.registry import sources


def source_ids() -> dict[str, int]:
    """The primary key of each source by its key; missing ones are written, changed ones mended."""
    stored = {source.key: source for source in Source.objects.all()}
    for entry in sources.ALL:
        values = asdict(entry)
        kept = stored.get(entry.key)
        if kept is None or any(getattr(kept, name) != value for name, value in values.items()):
            stored[entry.key], _ = Source.objects.update_or_create(key=entry.key, defaults=values)
    return {key: source.pk for key, source in stored.items()}
