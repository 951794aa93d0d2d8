"""How numbers are written."""

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from interlocal.core import formats

CENTS = st.integers(min_value=-(10**12), max_value=10**12)


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (1_900_600, "$19,006"),
        (1_900_649, "$19,006"),
        (1_900_650, "$19,007"),
        (-520_000, "−$5,200"),
        (-1_900_650, "−$19,007"),
        (0, "$0"),
        (-49, "$0"),
    ],
)
def test_money_is_whole_dollars_with_a_true_minus(cents: int, text: str) -> None:
    assert formats.money(cents) == text


@given(CENTS)
def test_money_is_never_more_than_half_a_dollar_off(cents: int) -> None:
    dollars = int(formats.money(cents).replace("$", "").replace(",", "").replace("−", "-"))
    assert abs(dollars * 100 - cents) <= 50


@given(CENTS)
def test_exact_money_keeps_every_cent(cents: int) -> None:
    digits = formats.exact_money(cents).replace("$", "").replace(",", "").replace("−", "-")
    assert int(digits.replace(".", "")) == cents


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (1_900_600, "$19,000"),
        (11_878_900, "$119,000"),
        (139_134_000, "$1,390,000"),
        (55_500, "$555"),
        (40, "$0"),
        (-699_400, "−$6,990"),
    ],
)
def test_about_money_has_three_significant_figures(cents: int, text: str) -> None:
    assert formats.about_money(cents) == text


def test_hours_have_two_places_and_posts_one() -> None:
    assert formats.hours(2) == "2.00"
    assert formats.hours(1234.5) == "1,234.50"
    assert formats.posts(0.5) == "0.5"


def test_a_drive_is_in_whole_minutes_that_stay_with_their_unit() -> None:
    assert formats.minutes(11.6) == "12\N{NO-BREAK SPACE}min"


def test_percent_is_whole_unless_asked() -> None:
    assert formats.percent(0.269) == "27%"
    assert formats.percent(0.0149, 1) == "1.5%"
    assert formats.percent(-0.2) == "−20%"


def test_a_rounded_nothing_has_no_minus() -> None:
    assert formats.grouped(-0.3) == "0"
    assert formats.grouped(-0.004, 2) == "0.00"


def test_small_counts_are_spelled_out() -> None:
    assert [formats.in_words(number) for number in (0, 9, 12, 13, 1850)] == [
        "zero", "nine", "twelve", "13", "1,850",
    ]  # fmt: skip


def test_a_missing_number_is_an_en_dash_in_templates() -> None:
    template = Template(
        "{% load formats %}{{ known|money }} {{ unknown|money }} {{ part|percent:1 }}"
    )
    text = template.render(Context({"known": 100, "unknown": None, "part": 0.015}))
    assert text == "$1 – 1.5%"
