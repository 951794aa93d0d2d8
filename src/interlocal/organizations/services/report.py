"""What a load found and did."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NotPlannable:
    """A government that cannot be planned with, and why."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load found in the files and what it changed."""

    by_kind: Mapping[str, int]
    listed: int
    newer: int
    merged: int
    facts: int
    organizations_added: int
    organizations_changed: int
    organizations_unchanged: int
    facts_added: int
    facts_superseded: int
    not_plannable: tuple[NotPlannable, ...]

    @property
    def organizations(self) -> int:
        """How many governments the files hold for the states loaded."""
        return sum(self.by_kind.values())

    @property
    def changed_anything(self) -> bool:
        """Whether a single row differs from before."""
        return bool(
            self.organizations_added
            or self.organizations_changed
            or self.facts_added
            or self.facts_superseded
        )

    @property
    def reasons(self) -> Mapping[str, int]:
        """How many cannot be planned with, by reason."""
        return dict(Counter(one.reason for one in self.not_plannable))


@dataclass(slots=True)
class Tally:
    """The counts while a load goes on."""

    by_kind: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    not_plannable: list[NotPlannable] = field(default_factory=list)

    def report(self, *, listed: int, newer: int, merged: int) -> LoadReport:
        """The counts as they stand at the end."""
        return LoadReport(
            by_kind=dict(self.by_kind),
            listed=listed,
            newer=newer,
            merged=merged,
            facts=self.rows["facts"],
            organizations_added=self.rows["added"],
            organizations_changed=self.rows["changed"],
            organizations_unchanged=self.rows["unchanged"],
            facts_added=self.rows["facts added"],
            facts_superseded=self.rows["facts superseded"],
            not_plannable=tuple(self.not_plannable),
        )
