"""Small made-up regions for tests of the engine: ``make_region(...)`` and a Hypothesis strategy."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from interlocal.engine.assumptions import assumptions
from interlocal.engine.instance import Government, Instance, Limits, Need

PAY_CENTS = 13_677_200  # a CISO around Ann Arbor, docs/methods/wages.md


def make_government(id_: str, **changes: Any) -> Government:
    """A town of 4,000 with 20 staff near Chelsea, Michigan."""
    usual: dict[str, Any] = {
        "id": id_,
        "name": id_.title(),
        "state": "MI",
        "latitude": 42.31,
        "longitude": -84.02,
        "population": 4000,
        "staff": 20.0,
    }
    return Government(**(usual | changes))


def make_region(
    governments: list[Government],
    *,
    hours: Mapping[str, float] | None = None,
    role: str = "ciso",
    assume: Mapping[str, float] | None = None,
    **changes: Any,
) -> Instance:
    """A region where everyone needs two hours a week of a CISO, unless ``hours`` says otherwise."""
    given = hours or {}
    usual: dict[str, Any] = {
        "governments": tuple(governments),
        "needs": tuple(
            Need(
                government=government.id,
                role=role,
                hours_per_week=given.get(government.id, 2.0),
                pay_cents=PAY_CENTS,
            )
            for government in governments
        ),
        "limits": Limits(drive_minutes=30.0),
        "assumptions": assumptions().replaced(assume or {}),
        "time_limit_seconds": 10.0,
    }
    return Instance(**(usual | changes))


def city_and_towns(towns: int = 8, **changes: Any) -> Instance:
    """A city of 80 staff, who may host, with towns around it a few miles away."""
    governments = [make_government("city", staff=80.0, population=9000)]
    governments += [
        make_government(f"town{number}", latitude=42.31 + 0.02 * number, population=2000 + number)
        for number in range(1, towns + 1)
    ]
    return make_region(governments, **changes)


@st.composite
def regions(draw: st.DrawFn, *, most: int = 9) -> Instance:
    """Two to ``most`` governments within an hour of one another, some of them able to host."""
    count = draw(st.integers(2, most))
    governments = [
        make_government(
            f"g{number}",
            latitude=draw(st.floats(42.0, 42.5)),
            longitude=draw(st.floats(-84.3, -83.7)),
            population=draw(st.integers(100, 200_000)),
            staff=float(draw(st.sampled_from([3, 12, 30, 60, 150, 400]))),
        )
        for number in range(count)
    ]
    quarters = draw(st.lists(st.integers(1, 60), min_size=count, max_size=count))
    hours = {f"g{number}": quarter / 4 for number, quarter in enumerate(quarters)}
    return make_region(governments, hours=hours)
