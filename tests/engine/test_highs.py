"""Linear programs through HiGHS."""

import numpy as np
import pytest

from interlocal.engine.errors import EngineError
from interlocal.engine.highs import INFINITY, LinearProgram, LinearStatus


def two_products() -> LinearProgram:
    """Most profit 3x + 5y under x <= 4, 2y <= 12, 3x + 2y <= 18: the textbook's 36 at (2, 6)."""
    program = LinearProgram([3.0, 5.0], [0.0, 0.0], [4.0, INFINITY], minimize=False)
    program.add_row([1], [2.0], -INFINITY, 12.0)
    program.add_row([0, 1], [3.0, 2.0], -INFINITY, 18.0)
    return program


def test_the_textbook_program_has_its_published_answer() -> None:
    solution = two_products().solve()
    assert solution.status is LinearStatus.OPTIMAL
    assert solution.objective == pytest.approx(36.0)
    assert solution.values == pytest.approx([2.0, 6.0])
    assert solution.row_duals == pytest.approx([1.5, 1.0])


def test_a_row_added_later_cuts_the_answer() -> None:
    program = two_products()
    program.solve()
    program.add_row([0, 1], [1.0, 1.0], -INFINITY, 7.0)
    assert program.solve().objective == pytest.approx(33.0)


def test_a_column_added_later_is_used_when_it_pays() -> None:
    program = two_products()
    program.solve()
    program.add_column(10.0, 0.0, 1.0, [1], [2.0])
    assert program.solve().objective == pytest.approx(44.0)


def test_rows_can_be_added_together() -> None:
    program = LinearProgram([1.0, 1.0], [0.0, 0.0], [INFINITY, INFINITY])
    first = program.add_rows([0, 1], [0, 0, 1], [1.0, 1.0, 1.0], [1.0, 3.0], [INFINITY, INFINITY])
    assert (first, program.rows) == (0, 2)
    assert program.solve().objective == pytest.approx(3.0)


def test_whole_columns_stay_whole_and_report_their_bound() -> None:
    program = LinearProgram([-5.0, -4.0], [0.0, 0.0], [9.0, 9.0], integer=np.array([True, True]))
    program.add_row([0, 1], [6.0, 5.0], -INFINITY, 10.0)
    solution = program.solve()
    assert solution.values == pytest.approx([0.0, 2.0])
    assert solution.bound == pytest.approx(-8.0)


def test_costs_and_bounds_can_change_between_solves() -> None:
    program = two_products()
    program.change_cost(0, 0.0)
    program.change_column_bounds(1, 0.0, 5.0)
    program.change_row_bounds(1, -INFINITY, 100.0)
    assert program.solve().objective == pytest.approx(25.0)


def test_a_program_without_an_answer_says_so() -> None:
    program = LinearProgram([1.0], [0.0], [1.0])
    program.add_row([0], [1.0], 2.0, 3.0)
    solution = program.solve()
    assert solution.status is LinearStatus.INFEASIBLE
    assert solution.values.size == 0


def test_a_program_without_an_end_says_so() -> None:
    assert LinearProgram([-1.0], [0.0], [INFINITY]).solve().status in {
        LinearStatus.UNBOUNDED,
        LinearStatus.INFEASIBLE,
    }


def test_unequal_columns_are_refused() -> None:
    with pytest.raises(EngineError, match="2 costs, 1 lower and 2 upper"):
        LinearProgram([1.0, 2.0], [0.0], [1.0, 1.0])
