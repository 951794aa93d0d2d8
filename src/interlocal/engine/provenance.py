"""Where a figure comes from: its kind, and the steps by which it was worked out."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a figure is known."""

    PUBLISHED = "published"  # a body printed it
    ESTIMATED = "estimated"  # a stated rule gives it
    DECLARED = "declared"  # a member gave it for itself
    YOURS = "yours"  # the person planning put it in place of ours


class Sign(StrEnum):
    """What a line of a sum does to the lines above it."""

    START = ""
    TIMES = "\u00d7"
    DIVIDED = "\u00f7"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    IS = "="


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a sum a reader can follow.

    `unit` is in words ("cents a year", "hours a week"); `assumption` names the assumption behind
    the line, when there is one.
    """

    label: str
    value: float
    unit: str
    kind: Kind
    source: str
    year: int | None = None
    sign: Sign = Sign.START
    assumption: str | None = None
