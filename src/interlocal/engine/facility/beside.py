"""Lifts the bound on a second core while the caller searches for better plans.

The two share nothing but the run's best bound and clock, so the plans found do not depend on how
fast the other is. The kernels hold no lock of Python's.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager

from interlocal.engine.facility.run import Run

SECONDS_BETWEEN_REPORTS = 0.25


@contextmanager
def beside(run: Run, work: Callable[[Callable[[], bool]], None]) -> Iterator[None]:
    """Run ``work`` in a thread of its own; wait for it after the caller's own work is done.

    ``work`` is given a function that says whether it should end. While the caller waits, the run
    goes on reporting.
    """
    left_early = False

    def is_over() -> bool:
        return left_early or run.is_over

    with ThreadPoolExecutor(1) as executor:
        future = executor.submit(work, is_over)
        try:
            yield
            while wait([future], SECONDS_BETWEEN_REPORTS).not_done:
                run.report()
        finally:
            left_early = True
        future.result()
