"""A plan as text that fits a terminal 80 columns wide: the answer first, the working below."""

import textwrap
from collections.abc import Iterable, Sequence

from interlocal.core.maps import group_letter
from interlocal.engine.explain import dollars, posts_text
from interlocal.engine.instance import SHARE_RULES, Instance
from interlocal.engine.plan import Group, Plan
from interlocal.engine.roles import role_named

WIDTH = 80
MOST_GROUPS = 25
RULE_HEADS = {
    "equal": "Equal",
    "population": "People",
    "staff": "Staff",
    "hours": "Hours",
    "scrb": "SCRB",
    "shapley": "Shapley",
    "nucleolus": "Nucleol",
}


def report(plan: Plan, instance: Instance) -> str:
    """The whole plan in words and tables."""
    parts = [_answer(plan, instance), _proof(plan)]
    if plan.groups:
        parts.append(_groups(plan))
    for group in _groups_to_open(plan):
        parts.extend([_members(group), _shares(group), _core(group), _reasons(group)])
    parts.append(_alone(plan))
    parts.append(_left_out(plan))
    parts.append(
        _wrapped(
            "Estimated from public figures; no member has confirmed its own. Not legal advice. "
            "Every number with its source: --json, or the page (interlocal serve)."
        )
    )
    return "\n\n".join(part for part in parts if part)


def _answer(plan: Plan, instance: Instance) -> str:
    lines = [sentence for role in plan.roles if (sentence := _role_answer(plan, instance, role))]
    if plan.status == "none":
        lines = [f"No plan exists. {plan.why_none}"]
    lines.append(
        f"All {len({need.government for need in instance.needs})} governments together: "
        f"{dollars(plan.total_cost_cents)} a year, against {dollars(plan.baseline_cost_cents)} "
        f"each alone; {dollars(plan.saving_cents)} saved. Where nobody does the work today it "
        "costs $0 now, and all of this is new spending."
    )
    return "\n".join(_wrapped(line) for line in lines)


def _role_answer(plan: Plan, instance: Instance, role: str) -> str:
    names = {government.id: government.name for government in instance.governments}
    center, what = names.get(plan.center or "", ""), role_named(role).with_article
    for group in _of_role(plan, role):
        for member in group.members:
            if member.id == plan.center:
                share = dollars(member.shares_cents[group.default_rule])
                count = len(group.members) - 1
                return (
                    f"{center} could have {what} for {share} a year, shared with {count} "
                    f"{'neighbor' if count == 1 else 'neighbors'}. Alone it would cost "
                    f"{dollars(member.baseline_cents)}."
                )
    for alone in plan.alone:
        if alone.role == role and alone.id == plan.center:
            cost = dollars(alone.cost_cents)
            return (
                f"{center} does best with {what} of its own, for {cost} a year. {alone.reason.text}"
            )
    return ""


def _proof(plan: Plan) -> str:
    if plan.status == "none":
        return ""
    if plan.status == "optimal":
        proof = "Proven best: no other grouping of these governments costs less."
    else:
        more = dollars(plan.total_cost_cents - plan.lower_bound_cents)
        proof = (
            f"Proven within {plan.gap:.1%} of the best: no other grouping can save more than "
            f"{more} a year beyond this one."
        )
    return _wrapped(f"{proof} Checked again from scratch; found in {plan.seconds:.1f} s.")


def _groups(plan: Plan) -> str:
    rows = [
        (
            group_letter(number),
            group.host.name,
            role_named(group.role).name,
            str(len(group.members)),
            f"{group.posts:g}",
            dollars(group.cost_cents),
            dollars(group.saving_cents),
        )
        for number, group in enumerate(plan.groups[:MOST_GROUPS])
    ]
    heads = ("", "Hosted by", "Role", "Members", "Posts", "A year", "Saves")
    title = f"GROUPS ({len(plan.groups)})"
    more = len(plan.groups) - MOST_GROUPS
    note = f"\n… and {more} more; --json or --csv has them all." if more > 0 else ""
    return f"{title}\n{_table(heads, rows, '<<<>>>>', flexible=1)}{note}"


def _groups_to_open(plan: Plan) -> list[Group]:
    """The groups of the government that asked, else the one that saves most."""
    own = [g for g in plan.groups if any(member.id == plan.center for member in g.members)]
    return own or list(plan.groups[:1])


def _members(group: Group) -> str:
    rows = []
    for member in group.members:
        share = member.shares_cents[group.default_rule]
        host = member.id == group.host.id
        rows.append(
            (
                member.name + (" (host)" if host else ""),
                f"{member.hours_per_week:.2f}",
                "-" if host else f"{member.drive_minutes:.0f} min",
                dollars(member.baseline_cents),
                dollars(share),
                dollars(member.baseline_cents - share),
            )
        )
    baseline, cost = dollars(group.baseline_cents), dollars(group.cost_cents)
    hours = f"{sum(member.hours_per_week for member in group.members):.2f}"
    rows.append(("Together", hours, "", baseline, cost, dollars(group.saving_cents)))
    heads = ("Member", "Hours/week", "Drive", "Alone", "Shared", "Saves")
    role, posts = role_named(group.role).name, posts_text(group.half_posts)
    title = (
        f"{role} HOSTED BY {group.host.name}: {posts}, "
        f"{group.used_hours:,.0f} of {group.capacity_hours:,.0f} hours used"
    )
    note = (
        "Dollars a year. Cheaper than buying as long as a bought hour costs more than "
        f"{dollars(group.break_even_hour_cents)}."
    )
    return f"{_wrapped(title)}\n{_table(heads, rows, '<>>>>>', flexible=0)}\n{_wrapped(note)}"


def _shares(group: Group) -> str:
    rules = [rule for rule in SHARE_RULES if rule in group.in_core]
    rows = [
        (
            member.name,
            f"{member.baseline_cents / 100:,.0f}",
            *(_share(member.shares_cents[rule], member.baseline_cents) for rule in rules),
        )
        for member in group.members
    ]
    verdicts = tuple("holds" if group.in_core[rule] else "no" for rule in rules)
    rows.append(("Nobody leaves?", "", *verdicts))
    heads = ("Who pays what", "Alone", *(RULE_HEADS[rule] for rule in rules))
    table = _table(heads, rows, "<" + ">" * (len(rules) + 1), flexible=0)
    total = dollars(group.cost_cents)
    return f"{table}\n* pays more than alone. Shares under each rule add up to {total}."


def _share(cents: int, alone_cents: int) -> str:
    return f"{'*' if cents > alone_cents else ''}{cents / 100:,.0f}"


def _core(group: Group) -> str:
    rule, verdict = group.default_rule, group.verdicts[group.default_rule]
    names = {member.id: member.name for member in group.members}
    if verdict.holds:
        closest = ", ".join(names[id_] for id_ in verdict.closest)
        text = (
            f"Shares by {rule}: the simplest rule under which nobody pays more than alone and no "
            f"subgroup gains by leaving. The closest to leaving ({closest}) would lose "
            f"{dollars(verdict.closest_slack_cents)} a year by it."
        )
    else:
        leaving = ", ".join(names[id_] for id_ in verdict.subgroup)
        text = (
            f"No rule holds this group together: even by {rule}, {leaving} would pay "
            f"{dollars(verdict.alone_cents)} on their own instead of {dollars(verdict.pays_cents)}."
        )
    return _wrapped(text)


def _reasons(group: Group) -> str:
    return "\n".join(_wrapped(f"{reason.title}: {reason.text}") for reason in group.reasons)


def _alone(plan: Plan) -> str:
    if not plan.alone:
        return ""
    nearest = plan.alone[:3]
    lines = [f"{len(plan.alone)} DO BETTER ALONE, such as:"]
    lines += [_wrapped(f"{one.name}: {one.reason.text}", indent="  ") for one in nearest]
    return "\n".join(lines)


def _left_out(plan: Plan) -> str:
    if not plan.excluded:
        return ""
    lines = [f"{len(plan.excluded)} LEFT OUT:"]
    lines += [_wrapped(f"{one.name}: {one.reason}.", indent="  ") for one in plan.excluded[:5]]
    return "\n".join(lines)


def _of_role(plan: Plan, role: str) -> Iterable[Group]:
    return (group for group in plan.groups if group.role == role)


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], sides: str, *, flexible: int
) -> str:
    """Columns two spaces apart; the flexible one is cut so that a line fits."""
    columns = list(zip(heads, *rows, strict=True))
    widths = [max(len(cell) for cell in column) for column in columns]
    gap = 2 if sum(widths) - widths[flexible] + 2 * len(widths) + 14 <= WIDTH else 1
    rest = sum(widths) - widths[flexible] + gap * (len(widths) - 1)
    widths[flexible] = max(8, min(widths[flexible], WIDTH - rest))
    lines = [heads, ["-" * width for width in widths], *rows]
    return "\n".join(
        (" " * gap)
        .join(
            f"{_cut(cell, width):{side}{width}}"
            for cell, width, side in zip(line, widths, sides, strict=True)
        )
        .rstrip()
        for line in lines
    )


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
