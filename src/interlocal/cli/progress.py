"""A line of progress on the terminal while something takes time; none when output is piped."""

import sys
import time
from types import TracebackType

from interlocal.engine.explain import dollars
from interlocal.engine.make_plan import PlanProgress
from interlocal.engine.roles import role_named

SECONDS_BETWEEN = 0.1
WIDTH = 78


class ProgressLine:
    """One line, written over itself and wiped at the end."""

    def __init__(self) -> None:
        """Speak only to a person: when the error output is a terminal."""
        self.speaks = sys.stderr.isatty()
        self.said_at = 0.0

    def __enter__(self) -> "ProgressLine":
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe the line."""
        if self.speaks:
            sys.stderr.write("\r" + " " * WIDTH + "\r")

    def say(self, text: str) -> None:
        """Show ``text`` in place of the last one, at most ten times a second."""
        now = time.monotonic()
        if self.speaks and now - self.said_at >= SECONDS_BETWEEN:
            self.said_at = now
            sys.stderr.write("\r" + text[:WIDTH].ljust(WIDTH))
            sys.stderr.flush()

    def tell_plan(self, progress: PlanProgress) -> None:
        """What is known of a plan so far."""
        saved = progress.baseline_cost_cents - progress.best_cost_cents
        gap = (progress.best_cost_cents - progress.lower_bound_cents) / max(
            progress.best_cost_cents, 1
        )
        role = role_named(progress.role).name
        self.say(
            f"{role} ({progress.role_number} of {progress.role_count}): so far saves "
            f"{dollars(saved)} a year, within {gap:.1%} of the best, {progress.seconds:.0f} s"
        )

    def tell_load(self, done: int, total: int) -> None:
        """How many governments are in."""
        self.say(f"Loading governments: {done:,} of {total:,}")
