"""The sheets of governments: members of groups, and those that stay alone."""

from collections.abc import Sequence

from interlocal.planning.exports.workbook.lines import Line
from interlocal.planning.exports.workbook.sheet import Column, Formula, Table

NOTE = "Dollars a year. Names such as benefits_load stand for values in the sheet Assumptions."
# The column "Rule shown" of the sheet of shares, which lists the same members in the same lines.
SHARE_SHOWN = "Shares!$F[#]"


def alone_columns() -> tuple[Column[Line], ...]:
    """How the cost alone comes about: the cheaper of hiring in half posts and buying hours."""
    return (
        Column(key="pay", title="Pay of a full post", style="money", width=14,
               cell=lambda line: line.pay_cents / 100),
        Column(key="hours_week", title="Hours a week", style="hours",
               cell=lambda line: line.need.hours_per_week, total=True),
        Column(key="hours_year", title="Hours a year", style="hours", total=True,
               cell=lambda line: Formula("[hours_week]*weeks_per_year", line.hours_per_year)),
        Column(key="hire_halves", title="Half posts to hire alone", style="whole",
               cell=lambda line: Formula(
                   "MAX(1,ROUNDUP([hours_year]/(productive_hours/2)-0.000000001,0))",
                   line.need.baseline.hire_half_posts)),
        Column(key="hire", title="Hire alone", style="money", width=14, cell=lambda line: Formula(
            "[hire_halves]*ROUND([pay]*benefits_load*overhead/2,2)",
            line.need.baseline.hire_cents / 100)),
        Column(key="buy", title="Buy alone", style="money", width=14, cell=lambda line: Formula(
            f"ROUND([hours_year]*market_hour_{line.row.role},2)",
            line.need.baseline.market_cents / 100)),
        Column(key="alone", title="Alone: the cheaper", style="money", width=14, total=True,
               cell=lambda line: Formula(
                   "MIN([hire],[buy])", line.need.baseline.cost_cents / 100)),
        Column(key="way", title="Which way", cell=lambda line: Formula(
            'IF([hire]<[buy],"hire","buy")', line.need.baseline.way)),
    )  # fmt: skip


def member_table(lines: Sequence[Line]) -> Table[Line]:
    """Members with hours, what they cost the group, and what they pay under the rule shown."""
    members = [line for line in lines if line.row.member]
    return Table(
        "Members",
        "Members of groups",
        NOTE,
        (*_named_columns(), *alone_columns(), *_use_columns(), *_pay_columns()),
        members,
    )


def alone_table(lines: Sequence[Line]) -> Table[Line]:
    """Governments for which staying alone is cheaper, or the only way, with the reason."""
    reason: Column[Line] = Column(
        key="reason",
        title="Why alone",
        style="wrapped",
        width=70,
        cell=lambda line: line.row.reason,
    )
    staying = [line for line in lines if line.row.alone]
    columns = tuple(c for c in _named_columns() if c.key not in {"group", "status"})
    return Table("Alone", "Staying alone", NOTE, (*columns, *alone_columns(), reason), staying)


def _named_columns() -> tuple[Column[Line], ...]:
    return (
        Column(key="role", title="Role", cell=lambda line: line.role, width=16),
        Column(key="group", title="Group", width=8,
               cell=lambda line: line.row.lettered.letter if line.row.lettered else ""),
        Column(key="status", title="Hosts or joins", cell=lambda line: line.row.status),
        Column(key="id", title="Census id", cell=lambda line: line.row.id),
        Column(key="name", title="Government", cell=lambda line: line.row.name, width=32),
        Column(key="state", title="State", cell=lambda line: line.row.state, width=7),
        Column(key="population", title="Population", style="whole",
               cell=lambda line: line.population),
        Column(key="staff", title="Staff", style="tenths", cell=lambda line: line.staff),
    )  # fmt: skip


def _use_columns() -> tuple[Column[Line], ...]:
    """What a member takes out of the shared post, and what it adds to the group's cost."""
    return (
        Column(key="miles", title="Road miles to host", style="tenths",
               cell=lambda line: line.member.road_miles),
        Column(key="drive", title="Minutes to host", style="tenths", cell=lambda line: Formula(
            "[miles]/travel_speed*60", line.member.drive_minutes)),
        Column(key="visits", title="Visits a year", style="tenths",
               cell=lambda line: Formula(
                   f"onsite_share_{line.row.role}*MAX(onsite_visits,[hours_year]/visit_hours)",
                   line.visits)),
        Column(key="coordination", title="Coordination hours a year", style="hours",
               cell=lambda line: Formula('IF([status]="hosts",0,coordination_hours)',
                                         line.member.coordination_hours), total=True),
        Column(key="travel", title="Travel hours a year", style="hours", cell=lambda line: Formula(
            "2*[visits]*[miles]/travel_speed", line.member.travel_hours), total=True),
        Column(key="load", title="Hours out of the post a year", style="hours", width=14,
               cell=lambda line: Formula("[hours_year]+[coordination]+[travel]",
                                         line.member.hours_per_year), total=True),
        Column(key="own", title="Paperwork and mileage", style="money", width=13, total=True,
               cell=lambda line: Formula(
                   'IF([status]="hosts",0,'
                   "ROUND(member_paperwork,2)+ROUND(2*[visits]*[miles]*mileage_rate,2))",
                   line.member.own_cost_cents / 100)),
    )  # fmt: skip


def _pay_columns() -> tuple[Column[Line], ...]:
    return (
        Column(key="share", title="Pays in the group", style="money", width=14, total=True,
               cell=lambda line: Formula(SHARE_SHOWN, line.share_cents / 100)),
        Column(key="saving", title="Saves against alone", style="money", width=14, total=True,
               cell=lambda line: Formula(
                   "[alone]-[share]", (line.member.baseline_cents - line.share_cents) / 100)),
        Column(key="saving_part", title="Saving in percent", style="percent",
               cell=lambda line: Formula(
                   "IF([alone]=0,0,[saving]/[alone])",
                   1 - line.share_cents / line.member.baseline_cents
                   if line.member.baseline_cents else 0)),
    )  # fmt: skip
