"""Several things typed into one field: one a line, or between semicolons."""

# A comma belongs to a name.
SEPARATOR = ";"


def lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def parts(line: str) -> list[str]:
    """What stands between semicolons."""
    return [part.strip() for part in line.split(SEPARATOR) if part.strip()]


def overrides(text: str) -> dict[str, str]:
    """Assumptions of one's own, as "name=value" between semicolons."""
    pairs = (part.partition("=") for part in parts(text))
    return {name.strip(): value.strip() for name, equals, value in pairs if equals}
