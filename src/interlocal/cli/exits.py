"""How a command ends."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes, as docs/guides/command-line.md lists them."""

    DONE = 0
    FAULT = 1
    MEND = 2  # ambiguous name, bad file, unknown option: something to type differently
    NO_PLAN = 3
    INTERRUPTED = 130


class Stop(Exception):
    """Ends the command with a message for the person who typed it."""

    def __init__(self, message: str, *, exit_code: Exit = Exit.MEND) -> None:
        super().__init__(message)
        self.exit = exit_code
