"""The forms of ``core.formats`` as template filters: ``{{ share_cents|money }}``."""

from collections.abc import Callable
from functools import wraps

from django import template

from interlocal.core import formats

register = template.Library()


def forgiving(write: Callable[..., str]) -> Callable[..., str]:
    """The filter as it is, but an en dash where there is no number: never 0, never blank."""

    @wraps(write)  # Django counts the filter's arguments on what is wrapped.
    def written(number: object, *options: object) -> str:
        return formats.EN_DASH if number in {None, ""} else write(number, *options)

    return written


for form in (
    formats.money,
    formats.exact_money,
    formats.about_money,
    formats.hours,
    formats.posts,
    formats.minutes,
    formats.percent,
    formats.grouped,
    formats.in_words,
):
    register.filter(form.__name__, forgiving(form))
