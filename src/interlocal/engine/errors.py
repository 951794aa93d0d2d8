"""What can go wrong in the engine.

EngineError
├── Refused        the input cannot be used as it stands; the message names the offender
└── CheckFailed    a plan broke one of its own promises: our fault, never shown as a plan
"""


class EngineError(Exception):
    """Anything the engine says about its input; the message is written for the person who asked."""


class Refused(EngineError):
    """The input cannot be used: an unknown id, a missing or negative number, sets that differ."""


class CheckFailed(EngineError):
    """A finished plan does not keep one of its promises; the message says which."""
