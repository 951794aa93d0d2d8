"""The tables of a brief for a whole region, where no single government asked."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.formats import in_words, money, posts
from interlocal.planning.bridge import Plan
from interlocal.planning.exports.brief.content import Grid, Line
from interlocal.planning.story.groups import groups
from interlocal.planning.story.reading import Reading, rules_of
from interlocal.planning.story.words import capitalized, role_with_article, rule_title


def total_grid(plan: Plan) -> Grid:
    """What all governments together would pay, with the plan and without."""
    return Grid(
        heading=_("What it costs, a year"),
        heads=(_("Choice"), _("What the region gets"), _("All together pay")),
        lines=(
            Line(
                cells=(
                    _("The plan"),
                    _("The cover each needs, shared where that costs less"),
                    money(plan.total_cost_cents),
                ),
                strong=True,
            ),
            Line(
                cells=(
                    _("Everyone alone"),
                    _("The same cover, hired or bought, whichever costs less"),
                    money(plan.baseline_cost_cents),
                )
            ),
            Line(cells=(_("Today"), _("Not known; probably nobody in many places"), "\N{EN DASH}")),
        ),
        words=2,
        wide=1,
        notes=(
            _("The plan saves %(saving)s a year against everyone alone. Where nobody does this "
              "work today, it is new spending.")
            % {"saving": money(plan.saving_cents)},
        ),
    )  # fmt: skip


def group_grid(one: Reading) -> Grid | None:
    """Every group: who hosts, how many join, what it costs and saves."""
    if not one.groups:
        return None
    table = groups(one)
    role = capitalized(role_with_article(one.role))
    return Grid(
        heading=_("%(role)s: %(count)s") % {"role": role, "count": table.heading.lower()}
        if len(one.plan.roles) > 1
        else table.heading,
        lead=table.sentence,
        heads=(
            _("Group"), _("Host"), _("Members"), _("Posts"), _("Alone"), _("Shared"), _("Saving"),
        ),
        lines=tuple(
            Line(
                cells=(
                    line.letter,
                    line.host,
                    f"{line.members:,}",
                    posts(line.posts),
                    money(line.alone_cents),
                    money(line.cost_cents),
                    money(line.saving_cents),
                )
            )
            for line in table.lines
        ),
        words=2,
        wide=1,
        total=(
            "",
            _("All groups"),
            f"{table.members:,}",
            posts(table.posts),
            money(sum(line.alone_cents for line in table.lines)),
            money(sum(line.cost_cents for line in table.lines)),
            money(table.saving_cents),
        ),
        notes=(_("Dollars a year. The members of each group stand in the file of the plan."),),
    )  # fmt: skip


def rule_grid(one: Reading) -> Grid | None:
    """In how many groups each rule holds, and in how many somebody pays more than alone."""
    if not one.groups:
        return None
    found = [lettered.group for lettered in one.groups]
    rules = rules_of(found[0])
    count = len(found)
    lines = [
        Line(
            cells=(
                rule_title(rule),
                f"{sum(group.in_core.get(rule, False) for group in found):,}",
                f"{sum(bool(group.verdicts[rule].pays_more) for group in found):,}",
                f"{sum(one.rule_for(group) == rule for group in found):,}",
            )
        )
        for rule in rules
    ]
    lead = ngettext(
        "Each group chooses its own rule. Of the %(count)s group, in so many:",
        "Each group chooses its own rule. Of the %(count)s groups, in so many:",
        count,
    )
    return Grid(
        heading=_("Is the split fair?"),
        lead=lead % {"count": in_words(count)},
        heads=(
            _("Rule"), _("The rule holds"), _("Somebody pays more than alone"), _("Shown first"),
        ),
        lines=tuple(lines),
    )  # fmt: skip
