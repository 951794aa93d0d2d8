"""One number the planner uses that is not data: its value and source, and a person's own."""

import math
from dataclasses import dataclass, replace

from interlocal.engine.errors import EngineError, Refused
from interlocal.engine.provenance import Kind, Sign, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A number with its source, which a person may override.

    `value` is None where the planner works the figure out from data unless a person gives one.
    `default` is the shipped value; it differs from `value` once a person put another. `role` is
    the key of the one role it is about, None for all. `method` names a page under docs/methods.
    """

    name: str
    label: str
    value: float | None
    default: float | None
    unit: str
    low: float
    high: float
    kind: Kind
    source: str
    figure: str
    year: int
    note: str
    method: str
    role: str | None = None
    may_be_zero: bool = False
    whole: bool = False

    @property
    def used(self) -> float:
        """The value, for one that has it. Raises EngineError for one still to be worked out."""
        if self.value is None:
            raise EngineError(f"{self.name} has no value of its own; it is worked out from data.")
        return self.value

    @property
    def is_yours(self) -> bool:
        """Whether a person put another value in place of the shipped one."""
        return self.value != self.default

    @property
    def kind_used(self) -> Kind:
        """The kind of the value in use: "yours" once overridden."""
        return Kind.YOURS if self.is_yours else self.kind

    @property
    def warning(self) -> str:
        """What to say about a value outside low to high; empty inside."""
        if self.value is None or self.low <= self.value <= self.high:
            return ""
        side = "below" if self.value < self.low else "above"
        usual = f"{number_text(self.low)} to {number_text(self.high)}"
        return f"{self.label}: {number_text(self.value)} is {side} the usual {usual} {self.unit}."

    def with_value(self, typed: float | str) -> "Assumption":
        """The same assumption with a person's value; a value outside low to high is accepted.

        Raises Refused when it is no number, below what makes sense, or a fraction of a whole.
        """
        value = _number(typed)
        if value is None:
            raise self._refusal(f"a number such as {number_text(self._example)}", typed)
        if value < 0 or (value == 0 and not self.may_be_zero):
            raise self._refusal("0 or more" if self.may_be_zero else "more than 0", typed)
        if self.whole and value != int(value):
            raise self._refusal("a whole number", typed)
        return replace(self, value=value)

    def step(self, sign: Sign) -> Step:
        """The line this assumption makes in a sum."""
        return Step(
            label=self.label,
            value=self.used,
            unit=self.unit,
            kind=self.kind_used,
            source=self.source,
            year=self.year,
            sign=sign,
            assumption=self.name,
        )

    @property
    def _example(self) -> float:
        return (self.low + self.high) / 2 if self.default is None else self.default

    def _refusal(self, expected: str, typed: float | str) -> Refused:
        return Refused(f'{self.label} must be {expected}. You typed "{typed}".')


def number_text(value: float) -> str:
    """A number as a reader writes it: 1,600 and 1.43."""
    return f"{value:,.10g}"


def _number(typed: float | str) -> float | None:
    if isinstance(typed, bool):
        return None
    text = typed.strip().removeprefix("$").replace(",", "") if isinstance(typed, str) else typed
    try:
        value = float(text)
    except (TypeError, ValueError):
        return None
    return value if math.isfinite(value) else None
