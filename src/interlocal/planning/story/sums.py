"""The sums behind figures, a line at a time."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.planning.bridge import Sign, Step
from interlocal.planning.story.figures import step_text


@dataclass(frozen=True)
class SumLine:
    """One line of a sum: what is done, what it is called, how much; ``assumption`` has a row."""

    sign: str
    label: str
    value: str
    kind: str
    unit: str = ""
    source: str = ""
    is_result: bool = False
    assumption: str = ""


def sum_line(step: Step) -> SumLine:
    """One line of the engine's sum, in words."""
    return SumLine(
        sign=_sign(step),
        label=_(step.label),
        value=step_text(step),
        kind=step.kind,
        unit=_unit(step),
        source=", ".join(filter(None, [_(step.source), str(step.year or "")])),
        is_result=step.sign is Sign.IS,
        assumption=step.assumption or "",
    )


def _sign(step: Step) -> str:
    if step.sign in {Sign.AT_LEAST, Sign.AT_MOST}:
        return _("%(sign)s:") % {"sign": _(str(step.sign))}
    return str(step.sign)


def _unit(step: Step) -> str:
    """The unit, where neither the value nor the label says it already."""
    is_said = step.unit.startswith(("cents", "dollars", "times", "part"))
    label = step.label.lower()
    return "" if is_said or all(word in label for word in step.unit.split()) else _(step.unit)
