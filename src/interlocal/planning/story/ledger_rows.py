"""The rows of the ledger, and the reader's own figures in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from interlocal.planning.story.sums import SumLine


@dataclass(frozen=True)
class OwnFigure:
    """The field for one's own figure; ``error`` and ``guess`` after one that cannot be used."""

    name: str
    value: str
    hint: str
    error: str = ""
    guess: str = ""


@dataclass(frozen=True)
class LedgerRow:
    """One figure. ``replaced`` is what it was before the reader put another."""

    key: str
    label: str
    used: str
    range: str
    kind: str
    source: str
    heading: str = ""
    text: str = ""
    lines: tuple[SumLine, ...] = ()
    notes: tuple[str, ...] = ()
    method: str = ""
    own: OwnFigure | None = None
    replaced: str = ""
    warning: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the row stands open when the page comes: a figure of it could not be used."""
        return bool(self.own and self.own.error)


@dataclass(frozen=True)
class Ledger:
    """The figures of the answer, the assumptions that matter most, and all the others."""

    figures: tuple[LedgerRow, ...]
    main: tuple[LedgerRow, ...]
    rest: tuple[LedgerRow, ...]

    @property
    def count(self) -> int:
        """How many assumptions there are in all."""
        return len(self.main) + len(self.rest)

    @property
    def rest_is_open(self) -> bool:
        """Whether a figure among the rest needs attention or is the reader's own."""
        return any(row.is_open or row.replaced for row in self.rest)


@dataclass(frozen=True)
class Mistyped:
    """A figure that could not be used: what was typed, what is wrong, and what may be meant."""

    typed: str
    error: str
    guess: str = ""


@dataclass(frozen=True)
class Typed:
    """Mistyped figures by the name of their assumption."""

    by_name: Mapping[str, Mistyped] = field(default_factory=dict)
