"""Loading: the shipped files into the tables, all or nothing, again and again."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from django.db import transaction
from django.utils import timezone

from interlocal.core import audit
from interlocal.core.errors import Refused
from interlocal.core.models import User
from interlocal.organizations import bridge
from interlocal.organizations.models import Load
from interlocal.organizations.registry import entries, files, states
from interlocal.organizations.registry.entries import FactEntry, Government
from interlocal.organizations.services import fact_rows, organization_rows
from interlocal.organizations.services.report import LoadReport, NotPlannable, Tally
from interlocal.organizations.services.state import locked_state, move_on
from interlocal.organizations.services.stored_sources import source_ids

BATCH = 2000
Progress = Callable[[int, int], None]


def load(
    *,
    by: User | None = None,
    only_states: Collection[str] | None = None,
    on_progress: Progress | None = None,
) -> LoadReport:
    """Bring the registry to what the shipped files say; run again, it changes nothing.

    All or nothing: one transaction. Declared facts stay as they are. ``only_states`` (two letters
    each) leaves every other state alone. ``on_progress`` is told governments done, and in all.
    """
    wanted = _states(only_states)
    read = entries.governments()
    staff = _staff(read.all)
    chosen = [one for one in read.all if not wanted or one.naming.state in wanted]
    tally = Tally()
    with transaction.atomic():
        state = locked_state()
        _write(chosen, staff, tally, on_progress or _tell_nobody)
        report = tally.report(listed=read.listed, newer=read.newer, merged=read.merged)
        if report.changed_anything:
            _stamp(state, wanted)
            audit.note("registry.loaded", by=by, subject=state, details=_counts(report))
    return report


def _write(
    chosen: Sequence[Government],
    staff: dict[str, FactEntry | None],
    tally: Tally,
    tell: Progress,
) -> None:
    sources, declared, now = source_ids(), organization_rows.declared_figures(), timezone.now()
    organization_rows.free_labels(chosen)
    done = 0
    for batch in _batches(chosen):
        _count(batch, tally)
        pks, known = organization_rows.write(batch, staff, declared, tally)
        facts = {pks[one.naming.source_id]: _facts(one, staff) for one in batch}
        fact_rows.write(facts, known, sources, declared, tally, now)
        done += len(batch)
        tell(done, len(chosen))


def _staff(all_governments: Sequence[Government]) -> dict[str, FactEntry | None]:
    pattern = bridge.staffing_pattern(all_governments)
    return {one.naming.source_id: bridge.staff_today(one, pattern) for one in all_governments}


def _facts(one: Government, staff: dict[str, FactEntry | None]) -> list[FactEntry]:
    today = staff[one.naming.source_id]
    return [*entries.published_facts(one), *([today] if today else [])]


def _count(batch: Sequence[Government], tally: Tally) -> None:
    for one in batch:
        tally.by_kind[one.naming.kind] += 1
        if one.obstacle:
            tally.not_plannable.append(NotPlannable(one.naming.label, one.obstacle))


def _batches(chosen: Sequence[Government]) -> Iterator[list[Government]]:
    rest = iter(chosen)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _states(only: Collection[str] | None) -> frozenset[str]:
    wanted = frozenset(state.upper() for state in only or ())
    if unknown := sorted(wanted - states.NAMES.keys()):
        raise Refused(f"No state is abbreviated {', '.join(unknown)}; write two letters, as in MI.")
    return wanted


def _stamp(state: Load, wanted: frozenset[str]) -> None:
    state.loaded_at = timezone.now()
    move_on(state, f"{files.digest()} {sorted(wanted)}")


def _counts(report: LoadReport) -> dict[str, object]:
    return {
        "organizations_added": report.organizations_added,
        "organizations_changed": report.organizations_changed,
        "facts_added": report.facts_added,
        "facts_superseded": report.facts_superseded,
    }


def _tell_nobody(done: int, total: int) -> None:
    """Progress that nobody watches."""
