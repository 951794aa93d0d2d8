"""What may be meant by a figure that is no number."""

from interlocal.core.errors import Refused
from interlocal.planning import bridge


def guess(name: str, typed: str) -> str:
    """What may be meant by a figure that is no number: "43 percent" on top of pay is 1.43."""
    number = "".join(sign for sign in typed if sign.isdigit() or sign == ".")
    try:
        value = float(number)
    except ValueError:
        return ""
    assumption = bridge.assumptions()[name]
    is_percent = "%" in typed or "percent" in typed.lower()
    if is_percent:
        value = value / 100 + (1 if assumption.unit.startswith("times") else 0)
    try:
        bridge.check_figure(name, f"{value:.10g}")
    except Refused:
        return ""
    return f"{value:.10g}"
