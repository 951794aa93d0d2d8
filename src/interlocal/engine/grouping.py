"""Works out one group of a plan to the cent: hours, costs, shares under every rule, core tests."""

from collections.abc import Sequence
from dataclasses import replace

from interlocal.engine.alone import half_post_cents
from interlocal.engine.plan import CoreVerdict, Group, Member, Party
from interlocal.engine.shares import CoreTest, Sharing, Weights, cost_shares
from interlocal.engine.sharing import group_game, seat_miles
from interlocal.engine.staffing import Roster, Seat, Staffing
from interlocal.engine.terms import Terms


def group_of(model: Staffing, roster: Roster, seed: int) -> Group:
    """The group as the plan states it, its members from the host outward by name of need."""
    rules = model.terms
    host = model.seats[roster.host]
    seats = [model.seats[index] for index in roster.seats]
    miles = seat_miles(rules, [host], seats)[0].tolist()
    members = tuple(
        _member(rules, seat, 0.0 if seat is host else distance, is_host=seat is host)
        for seat, distance in zip(seats, miles, strict=True)
    )
    post_cents = roster.half_posts * half_post_cents(host.need.pay_cents, rules.assumptions)
    cost_cents = (
        post_cents + rules.agreement_cents + sum(member.own_cost_cents for member in members)
    )
    sharing = cost_shares(group_game(model, roster, cost_cents), _weights(seats), cost_cents, seed)
    bought_hours = sum(rules.hours_per_year(seat.need.hours_per_week) for seat in seats)
    return Group(
        role=rules.role.key,
        host=Party(id=host.government.id, name=host.government.name),
        posts=roster.half_posts / 2,
        half_posts=roster.half_posts,
        capacity_hours=roster.half_posts * rules.half_post_hours,
        used_hours=sum(member.hours_per_year for member in members),
        post_cents=post_cents,
        agreement_cents=rules.agreement_cents,
        cost_cents=cost_cents,
        baseline_cents=sum(member.baseline_cents for member in members),
        break_even_hour_cents=round(cost_cents / float(bought_hours)),
        default_rule=sharing.default_rule,
        rule_holds=sharing.default_holds,
        core_is_empty=sharing.core_is_empty,
        in_core={rule: test.holds for rule, test in sharing.tests.items()},
        verdicts=_verdicts(sharing, seats),
        error_cents={rule: max(errors) for rule, errors in sharing.error_cents.items()},
        notes=dict(sharing.notes),
        members=tuple(_with_shares(member, sharing, place) for place, member in enumerate(members)),
    )


def _member(rules: Terms, seat: Seat, miles: float, *, is_host: bool) -> Member:
    return Member(
        id=seat.government.id,
        name=seat.government.name,
        hours_per_week=seat.need.hours_per_week,
        hours_per_year=float(rules.load_hours(seat.need.hours_per_week, miles, is_host)),
        coordination_hours=0.0 if is_host else rules.coordination_hours,
        travel_hours=0.0 if is_host else float(rules.travel_hours(seat.need.hours_per_week, miles)),
        road_miles=miles,
        drive_minutes=miles / rules.speed_mph * 60.0,
        own_cost_cents=int(rules.own_cost_cents(seat.need.hours_per_week, miles, is_host)),
        baseline_cents=seat.baseline.cost_cents,
        baseline=seat.baseline,
        shares_cents={},
    )


def _weights(seats: Sequence[Seat]) -> Weights:
    return Weights(
        population=tuple(float(seat.government.population) for seat in seats),
        staff=tuple(seat.government.staff for seat in seats),
        hours=tuple(seat.need.hours_per_week for seat in seats),
    )


def _with_shares(member: Member, sharing: Sharing, place: int) -> Member:
    shares = {rule: cents[place] for rule, cents in sharing.shares_cents.items()}
    return replace(member, shares_cents=shares)


def _verdicts(sharing: Sharing, seats: Sequence[Seat]) -> dict[str, CoreVerdict]:
    return {
        rule: _verdict(test, sharing.shares_cents[rule], seats)
        for rule, test in sharing.tests.items()
    }


def _verdict(test: CoreTest, shares: Sequence[int], seats: Sequence[Seat]) -> CoreVerdict:
    def ids(players: Sequence[int]) -> tuple[str, ...]:
        return tuple(seats[player].government.id for player in players)

    more = [
        player
        for player, (share, seat) in enumerate(zip(shares, seats, strict=True))
        if share > seat.baseline.cost_cents
    ]
    return CoreVerdict(
        holds=test.holds,
        pays_more=ids(more),
        subgroup=ids(test.subgroup or ()),
        pays_cents=round(test.pays) if test.subgroup else 0,
        alone_cents=round(test.would_pay) if test.subgroup else 0,
        closest=ids(test.closest) if test.holds else (),
        closest_slack_cents=round(test.closest_slack),
        gaining=test.gaining,
        examined=test.certificate.examined,
        most_gain_cents=round(test.certificate.bound),
    )
