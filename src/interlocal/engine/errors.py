"""What can go wrong in the engine.

EngineError
├── Refused        the input cannot be used as it stands; the message names the offender
└── NoPlan         the input is sound, and no plan exists under its limits; the message says why
"""


class EngineError(Exception):
    """Anything the engine says about its input; the message is written for the person who asked."""


class Refused(EngineError):
    """The input cannot be used: an unknown id, a missing or negative number, sets that differ."""


class NoPlan(EngineError):
    """No plan exists under the limits given."""
