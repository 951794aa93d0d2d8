"""What meeting a need alone costs a year: the cheaper of hiring in half posts and buying hours."""

from dataclasses import dataclass
from typing import Literal

from interlocal.engine.assumptions import Assumptions
from interlocal.engine.errors import Refused
from interlocal.engine.provenance import Kind, Sign, Step
from interlocal.engine.roles import Role
from interlocal.engine.rounding import amount, halves_needed, whole

WORKED_OUT = "Worked out from the lines above"


@dataclass(frozen=True, slots=True)
class AloneCost:
    """A year of meeting a need alone, both ways; `way` is the cheaper, buying where they tie."""

    cost_cents: int
    way: Literal["hire", "buy"]
    hours_per_year: float
    hire_half_posts: int
    hire_cents: int
    market_cents: int
    steps: tuple[Step, ...]


def half_post_cents(pay_cents: int, assumptions: Assumptions) -> int:
    """What half a post costs its employer a year: pay, benefits and overhead, halved, in cents."""
    value = assumptions.value
    return whole(pay_cents * value("benefits_load") * value("overhead") / 2)


def half_post_hours(assumptions: Assumptions) -> float:
    """The hours of work a year in half a post."""
    return assumptions.value("productive_hours") / 2


def alone_cost(
    hours_per_week: float, pay_cents: int, assumptions: Assumptions, role: Role
) -> AloneCost:
    """The cheaper of hiring enough half posts and buying the hours at the market price.

    `pay_cents` is a full post's pay a year before benefits. Raises Refused for hours or pay that
    are negative or no number. Cents are rounded once for a half post and once for the hours bought.
    """
    hours = amount("hours a week", hours_per_week) * assumptions.value("weeks_per_year")
    halves = halves_needed(hours, half_post_hours(assumptions))
    hire = halves * half_post_cents(int(amount("pay", pay_cents)), assumptions)
    market = whole(hours * assumptions.value(f"market_hour_{role.key}") * 100)
    return AloneCost(
        cost_cents=min(hire, market),
        way="hire" if hire < market else "buy",
        hours_per_year=hours,
        hire_half_posts=halves,
        hire_cents=hire,
        market_cents=market,
        steps=(
            *_hire_steps(pay_cents, halves, hire, assumptions),
            *_market_steps(hours_per_week, market, assumptions, role),
        ),
    )


def break_even_hour_cents(cost_cents: int, hours_per_year: float) -> int:
    """The price of a bought hour, in cents, above which sharing at this cost a year is cheaper.

    `hours_per_year` are the hours received, without coordination and travel. Raises Refused for
    no hours.
    """
    if amount("hours a year", hours_per_year) == 0:
        raise Refused("There is no break-even price without hours to buy.")
    return whole(cost_cents / hours_per_year)


def _hire_steps(
    pay_cents: int, halves: int, hire_cents: int, assumptions: Assumptions
) -> tuple[Step, ...]:
    return (
        Step("Pay", pay_cents, "cents a year", Kind.ESTIMATED, "See pay"),
        assumptions["benefits_load"].step(Sign.TIMES),
        assumptions["overhead"].step(Sign.TIMES),
        Step(
            "Posts, hired in halves",
            halves / 2,
            "posts",
            Kind.ESTIMATED,
            WORKED_OUT,
            sign=Sign.TIMES,
        ),
        Step("Hired alone", hire_cents, "cents a year", Kind.ESTIMATED, WORKED_OUT, sign=Sign.IS),
    )


def _market_steps(
    hours_per_week: float, market_cents: int, assumptions: Assumptions, role: Role
) -> tuple[Step, ...]:
    return (
        Step("Hours needed", hours_per_week, "hours a week", Kind.ESTIMATED, "See hours"),
        assumptions["weeks_per_year"].step(Sign.TIMES),
        assumptions[f"market_hour_{role.key}"].step(Sign.TIMES),
        Step(
            "Bought alone", market_cents, "cents a year", Kind.ESTIMATED, WORKED_OUT, sign=Sign.IS
        ),
    )
