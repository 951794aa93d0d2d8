"""An instance that does not hold together is refused, and the offender is named."""

import math
from dataclasses import replace

import pytest

from interlocal.engine.errors import Refused
from interlocal.engine.instance import Instance, Limits, Need
from tests.regions import city_and_towns, make_government, make_region

REGION = city_and_towns(2)


def need(**changes: object) -> Instance:
    first: Need = replace(REGION.needs[0], **changes)  # type: ignore[arg-type]
    return replace(REGION, needs=(first, *REGION.needs[1:]))


@pytest.mark.parametrize(
    ("said", "make"),
    [
        ('"town1" stands 2 times', lambda: make_region([make_government("town1")] * 2)),
        ('latitude of "x"', lambda: make_region([make_government("x", latitude=math.nan)])),
        ('staff of "x" must be 0 or more', lambda: make_region([make_government("x", staff=-1.0)])),
        ('population of "x"', lambda: make_region([make_government("x", population=-1)])),
        ('names "nobody"', lambda: need(government="nobody")),
        ("hours must be above 0", lambda: need(hours_per_week=0.0)),
        ("hours must be above 0", lambda: need(hours_per_week=math.nan)),
        ("pay of a ciso", lambda: need(pay_cents=-5)),
        ('"cisso"', lambda: need(role="cisso")),
        ('center "x"', lambda: replace(REGION, center="x")),
        ('rule "fair"', lambda: replace(REGION, rule="fair")),
        (
            "20 members at most",
            lambda: city_and_towns(2, assume={"group_size": 21}),
        ),
        ("time limit", lambda: replace(REGION, time_limit_seconds=0.0)),
        ("drive time", lambda: replace(REGION, limits=Limits(drive_minutes=0.0))),
        ("distance", lambda: replace(REGION, limits=Limits(miles=math.nan))),
        ('"x" is to be kept', lambda: replace(REGION, limits=Limits(together=(("city", "x"),)))),
        (
            "both together and apart",
            lambda: replace(
                REGION,
                limits=Limits(together=(("city", "town1"),), apart=(("town1", "city"),)),
            ),
        ),
    ],
)
def test_what_does_not_hold_together_is_refused_by_name(said: str, make: object) -> None:
    assert callable(make)
    with pytest.raises(Refused, match=said.replace("(", r"\(")):
        make()
