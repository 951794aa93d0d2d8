"""``interlocal plan``: who could share a role, what each would pay under each rule, and why."""

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from django.urls import reverse

from interlocal.cli.exits import Exit, Stop
from interlocal.cli.formats import FORMATS, write
from interlocal.cli.progress import ProgressLine
from interlocal.cli.registry import ensure_registry
from interlocal.cli.report import report
from interlocal.core.errors import Refused
from interlocal.engine import files
from interlocal.engine.errors import Refused as EngineRefused
from interlocal.engine.instance import SHARE_RULES, Instance
from interlocal.engine.make_plan import make_plan
from interlocal.organizations import queries
from interlocal.organizations.models import Organization
from interlocal.organizations.registry import states
from interlocal.planning import bridge, services
from interlocal.planning.bridge import PlanAsk

DESCRIPTION = """\
Examples:
  interlocal plan "Chelsea, MI" --role ciso
  interlocal plan "Chelsea, MI" --role ciso --role gis_analyst --within 45min
  interlocal plan "Chelsea, MI" --with "Dexter, MI" "Saline, MI" --assume benefits_load=1.5
  interlocal plan --state MI --role ciso --json -o michigan.json
  interlocal plan region.json --pdf -o brief.pdf      (docs/region-file.md)

Exit codes: 0 a plan, 2 something to type differently, 3 no plan exists.
"""

# A person at a terminal waits less gladly than one at a page, and can ask for more.
SECONDS_FOR_A_REGION = 0.6


def add_to(commands: "argparse._SubParsersAction[Any]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "plan",
        help="plan who could share a role, and what each would pay",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("place", nargs="?", help='a government ("Chelsea, MI"), or a region file')
    parser.add_argument(
        "--role", action="append", metavar="ROLE", help="ciso if left out; may repeat"
    )
    parser.add_argument("--within", metavar="45min|40mi", help="the farthest a member may be")
    parser.add_argument(
        "--with",
        dest="others",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help="plan with these governments only",
    )
    parser.add_argument("--state", metavar="MI", help="plan for a whole state")
    parser.add_argument("--across-states", action="store_true", help="let groups cross state lines")
    parser.add_argument("--rule", choices=SHARE_RULES, help="the share rule to show first")
    parser.add_argument(
        "--assume",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="put your figure in place of an assumption; may repeat",
    )
    parser.add_argument(
        "--time-limit", type=float, metavar="S", help="seconds to search at most (0.6; a state: 16)"
    )
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same plan")
    shapes = parser.add_mutually_exclusive_group()
    for shape, meaning in FORMATS.items():
        shapes.add_argument(
            f"--{shape}", dest="shape", action="store_const", const=shape, help=meaning
        )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> Exit:
    """Make the plan and show it in the shape asked for."""
    try:
        instance = _instance(chosen)
        with ProgressLine() as line:
            plan = make_plan(instance, line.tell_plan)
    except (Refused, EngineRefused) as refusal:
        raise Stop(str(refusal)) from refusal
    except KeyError as error:
        raise Stop(f"unknown name {error}.") from error
    for warning in instance.assumptions.warnings:
        print(f"interlocal: note: {warning}", file=sys.stderr)
    write(plan, instance, shape=chosen.shape or "text", output=chosen.output)
    if plan.status == "none":
        print(f"interlocal: no plan exists: {plan.why_none}", file=sys.stderr)
        return Exit.NO_PLAN
    return Exit.DONE


def show_example(town: str, *, role: str) -> str:
    """Print a plan for ``town``, keep it, and return the address of its page."""
    found = queries.resolve(town).organization
    if found is None:
        raise Stop(f"{town} is not in the registry; run `interlocal load`.", exit_code=Exit.FAULT)
    kept = services.request_plan(ask=PlanAsk(center=found.pk, roles=(role,)), by=None)
    if kept.plan is None:
        raise Stop(f"the plan failed, support number {kept.fault}.", exit_code=Exit.FAULT)
    plan, instance = bridge.plan_from_json(kept.plan), bridge.instance_from_json(kept.instance)
    print(report(plan, instance))
    return reverse("planning:plan_detail", args=[kept.token])


def _instance(chosen: argparse.Namespace) -> Instance:
    if chosen.place and (chosen.place.endswith(".json") or Path(chosen.place).is_file()):
        return _from_file(Path(chosen.place), chosen)
    ensure_registry()
    return bridge.instance_of(_ask(chosen))


def _from_file(path: Path, chosen: argparse.Namespace) -> Instance:
    """A region file; the options typed go before what the file says."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise Stop(f"{path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Stop(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8.") from error
    minutes, miles = _within(chosen.within)
    changes = files.Changes(
        roles=tuple(chosen.role or ()),
        drive_minutes=minutes,
        miles=miles,
        assumptions=_assumed(chosen.assume),
        rule=chosen.rule,
        seed=chosen.seed or None,
        time_limit_seconds=chosen.time_limit,
    )
    try:
        return files.read_region(text, changes)
    except EngineRefused as refusal:
        raise Stop(f"{path}: {refusal}") from refusal


def _ask(chosen: argparse.Namespace) -> PlanAsk:
    minutes, miles = _within(chosen.within)
    if not chosen.place and not chosen.state:
        raise Stop('name a government, such as "Chelsea, MI", or a state with --state MI.')
    return PlanAsk(
        center=_resolved(chosen.place).pk if chosen.place else None,
        others=tuple(_resolved(name).pk for name in chosen.others),
        state=_state(chosen.state) if chosen.state else "",
        roles=tuple(chosen.role or ["ciso"]),
        drive_minutes=minutes,
        miles=miles,
        same_state=not chosen.across_states,
        rule=chosen.rule,
        overrides=_assumed(chosen.assume),
        seed=chosen.seed,
        time_limit_seconds=chosen.time_limit or (None if chosen.state else SECONDS_FOR_A_REGION),
    )


def _resolved(text: str) -> Organization:
    """The one government of that name; else the candidates, each as it can be typed."""
    found = queries.resolve(text)
    if found.organization is not None:
        return found.organization
    if not found.candidates:
        raise Stop(f'no government is called "{text}" or nearly so.')
    lines = [
        f"  {match.label:<60} {match.population or 0:>10,} people" for match in found.candidates
    ]
    raise Stop("\n".join([f'"{text}" could be any of these; type one of them in full:', *lines]))


def _state(text: str) -> str:
    code = next(
        (c for c, name in states.NAMES.items() if text.lower() in {c.lower(), name.lower()}), ""
    )
    if not code:
        raise Stop(f'"{text}" is no state; use two letters, such as MI.')
    return code


def _within(text: str | None) -> tuple[float | None, float | None]:
    """Minutes and miles, one of them None."""
    if text is None:
        return None, None
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(min|minutes|mi|miles)", text.strip().lower())
    if not found or float(found[1]) <= 0:
        raise Stop(f'--within takes minutes or miles, such as 45min or 40mi; you typed "{text}".')
    number = float(found[1])
    return (number, None) if found[2].startswith("min") else (None, number)


def _assumed(pairs: list[str]) -> dict[str, str]:
    assumed = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise Stop(f'--assume takes NAME=VALUE, such as benefits_load=1.5; you typed "{pair}".')
        assumed[name.strip()] = value.strip()
    return assumed
