"""The audit trail: it grows, it vouches for itself, and it cannot be bent."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from interlocal.core import audit
from interlocal.core.models import AuditLine, User
from tests.databases import child_environment, guards_lifted

TABLE = "core_auditline"
Bend = Callable[[list[AuditLine]], None]


@pytest.fixture
def clerk(db: None) -> User:
    return User.objects.create_user("clerk")


@pytest.fixture
def trail(clerk: User) -> list[AuditLine]:
    """Four lines by the clerk about herself."""
    return [
        audit.note(f"test.step_{n}", by=clerk, subject=clerk, details={"step": n}) for n in range(4)
    ]


def test_a_line_says_who_did_what_to_what(clerk: User) -> None:
    line = audit.note("plan.requested", by=None, subject=clerk, details={"seed": 7, "b": ["ö"]})
    line.refresh_from_db()
    assert (line.number, line.action, line.by) == (1, "plan.requested", None)
    assert (line.subject_kind, line.subject_key) == ("core.user", str(clerk.pk))
    assert json.loads(line.details) == {"seed": 7, "b": ["ö"]}
    assert list(audit.lines_about(clerk)) == [line]


def test_each_line_carries_the_hash_of_the_one_before(trail: list[AuditLine]) -> None:
    assert trail[0].previous == audit.FIRST_PREVIOUS
    assert [line.previous for line in trail[1:]] == [line.hash for line in trail[:-1]]
    assert audit.first_broken_line() is None


def test_a_line_goes_when_its_deed_is_undone(clerk: User) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        _note_and_fail(clerk)
    assert not AuditLine.objects.exists()


def _note_and_fail(clerk: User) -> None:
    audit.note("test.undone", by=clerk)
    raise RuntimeError


@pytest.mark.parametrize("details", [{"rate": 0.5}, {"nested": [{"rate": 1.0}]}, {1: "one"}])
def test_details_with_more_than_one_spelling_are_refused(
    clerk: User, details: dict[str, object]
) -> None:
    with pytest.raises(TypeError, match="audit trail takes"):
        audit.note("test.floats", by=clerk, details=details)


def test_the_database_refuses_to_change_a_line(trail: list[AuditLine]) -> None:
    with pytest.raises(DatabaseError, match="only grows: no update"), transaction.atomic():
        AuditLine.objects.filter(number=2).update(action="test.other")
    assert AuditLine.objects.get(number=2).action == "test.step_1"


def test_the_database_refuses_to_remove_a_line(trail: list[AuditLine]) -> None:
    with pytest.raises(DatabaseError, match="only grows: no delete"), transaction.atomic():
        AuditLine.objects.filter(number=4).delete()
    assert AuditLine.objects.count() == 4


def test_the_database_refuses_to_empty_the_trail(trail: list[AuditLine]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has TRUNCATE")
    connection.check_constraints()
    with (
        pytest.raises(DatabaseError, match="only grows: no truncate"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE {TABLE}")


def test_the_trail_cannot_fork(trail: list[AuditLine]) -> None:
    twin = AuditLine(number=5, at=trail[1].at, action="test.fork", details="{}")
    twin.previous = trail[1].previous
    twin.hash = audit.hash_of(twin)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def _change(field: str, value: object) -> Bend:
    def bend(trail: list[AuditLine]) -> None:
        AuditLine.objects.filter(number=2).update(**{field: value})

    return bend


def _remove(trail: list[AuditLine]) -> None:
    AuditLine.objects.filter(number=2).delete()


def _rewrite_with_a_matching_hash(trail: list[AuditLine]) -> None:
    line = trail[1]
    line.action = "test.rewritten"
    AuditLine.objects.filter(number=2).update(action=line.action, hash=audit.hash_of(line))


@pytest.mark.parametrize(
    ("bend", "broken"),
    [
        (_change("action", "test.other"), 2),
        (_change("by", None), 2),
        (_change("details", '{"step":1 }'), 2),
        (_change("at", "2020-01-01T00:00:00Z"), 2),
        (_change("subject_key", "9"), 2),
        (_remove, 3),
        (_rewrite_with_a_matching_hash, 3),
    ],
)
def test_a_bent_line_shows(trail: list[AuditLine], bend: Bend, broken: int) -> None:
    with guards_lifted(TABLE):
        bend(trail)
    line = audit.first_broken_line()
    assert line is not None
    assert line.number == broken
    with pytest.raises(CommandError, match=f"breaks at line {broken}"):
        call_command("verify_audit")


def test_the_command_prints_the_last_hash(
    trail: list[AuditLine], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify_audit")
    assert f"4 lines, whole. Last hash: {trail[-1].hash}" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_make_one_trail_in_threads() -> None:
    def write() -> None:
        for _ in range(10):
            audit.note("test.at_once", by=None)
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert AuditLine.objects.count() == 40
    assert audit.first_broken_line() is None


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_make_one_trail_in_processes() -> None:
    program = (
        "import django; django.setup()\n"
        "from interlocal.core import audit\n"
        "for _ in range(10): audit.note('test.at_once', by=None)"
    )
    children = [
        subprocess.Popen([sys.executable, "-c", program], env=child_environment()) for _ in range(3)
    ]
    assert [child.wait(timeout=60) for child in children] == [0, 0, 0]
    assert AuditLine.objects.count() == 30
    assert audit.first_broken_line() is None
