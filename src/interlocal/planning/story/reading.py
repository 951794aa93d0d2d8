"""A plan read for one role: its groups with their letters, the reader's first, and her own part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from interlocal.core.maps import group_letter
from interlocal.planning.bridge import (
    SHARE_RULES,
    Alone,
    Government,
    Group,
    Instance,
    Member,
    Need,
    Plan,
    Role,
    role_named,
)


@dataclass(frozen=True)
class Lettered:
    """A group with its place in the order of the page, which is its letter on the map."""

    place: int
    group: Group

    @property
    def letter(self) -> str:
        """A for the first."""
        return group_letter(self.place)


@dataclass(frozen=True)
class Reading:
    """One role of a plan, the group that is opened, and the rule its cost is divided by.

    ``asked_rule`` is the rule the reader chose, if she did.
    """

    plan: Plan
    instance: Instance
    role: Role
    asked_rule: str | None = None
    opened: str = ""

    @cached_property
    def groups(self) -> tuple[Lettered, ...]:
        """The groups that share the role, in the plan's order."""
        found = [group for group in self.plan.groups if group.role == self.role.key]
        return tuple(Lettered(place, group) for place, group in enumerate(found))

    @cached_property
    def alone(self) -> tuple[Alone, ...]:
        """Those that meet the need alone."""
        return tuple(one for one in self.plan.alone if one.role == self.role.key)

    @cached_property
    def center(self) -> Government | None:
        """The government that asked."""
        return self.government_by_id.get(self.plan.center or "")

    @cached_property
    def own(self) -> Lettered | None:
        """The group of the government that asked."""
        for lettered in self.groups:
            if any(member.id == self.plan.center for member in lettered.group.members):
                return lettered
        return None

    @cached_property
    def own_member(self) -> Member | None:
        """The government that asked, as a member of its group."""
        if self.own is None:
            return None
        return next(one for one in self.own.group.members if one.id == self.plan.center)

    @cached_property
    def own_alone(self) -> Alone | None:
        """The government that asked, where it stays alone."""
        return next((one for one in self.alone if one.id == self.plan.center), None)

    @cached_property
    def shown(self) -> Lettered | None:
        """The group whose members are listed: the one opened, else the reader's, else the first."""
        by_letter = {lettered.letter: lettered for lettered in self.groups}
        first = self.groups[0] if self.groups else None
        return by_letter.get(self.opened.upper()) or self.own or first

    @cached_property
    def government_by_id(self) -> Mapping[str, Government]:
        """Every government of the region."""
        return {government.id: government for government in self.instance.governments}

    @cached_property
    def need_by_id(self) -> Mapping[str, Need]:
        """What each government needs of the role."""
        return {need.government: need for need in self.instance.needs if need.role == self.role.key}

    @property
    def count(self) -> int:
        """How many governments the plan settles this role for."""
        return self.sharing_count + len(self.alone)

    @property
    def sharing_count(self) -> int:
        """How many of them share."""
        return sum(len(lettered.group.members) for lettered in self.groups)

    @property
    def saving_cents(self) -> int:
        """What the groups of this role save a year."""
        return sum(lettered.group.saving_cents for lettered in self.groups)

    def rule_for(self, group: Group) -> str:
        """The rule a group's cost is divided by: the one asked for, else the plan's."""
        for wanted in (self.asked_rule, self.instance.rule):
            if wanted and wanted in group.in_core:
                return wanted
        return group.default_rule

    def members(self, group: Group) -> Sequence[Member]:
        """The members in the order of every table: who asked, else the host; then by cost alone."""
        center = self.plan.center
        first = center if any(one.id == center for one in group.members) else group.host.id

        def key(member: Member) -> tuple[bool, int, str]:
            return member.id != first, -member.baseline_cents, member.name

        return sorted(group.members, key=key)


def rules_of(group: Group) -> tuple[str, ...]:
    """The rules a group's cost was divided by, the simplest first."""
    return tuple(rule for rule in SHARE_RULES if rule in group.in_core)


def reading(
    plan: Plan, instance: Instance, *, role: str = "", rule: str | None = None, opened: str = ""
) -> Reading:
    """The plan read for ``role``, or for its first where that is none of the plan's."""
    chosen = role if role in plan.roles else plan.roles[0]
    asked = rule if rule in SHARE_RULES else None
    return Reading(plan, instance, role_named(chosen), asked, opened)
