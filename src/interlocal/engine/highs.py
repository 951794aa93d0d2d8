"""The only door to HiGHS: linear and mixed-integer programs that can grow and be solved again."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import highspy
import numpy as np
import numpy.typing as npt

from interlocal.engine.errors import EngineError

ArrayF = npt.NDArray[np.float64]
ArrayB = npt.NDArray[np.bool_]
ArrayI = npt.NDArray[np.int32]
Floats = Sequence[float] | ArrayF
Indices = Sequence[int] | npt.NDArray[np.integer]

INFINITY = float("inf")


class LinearStatus(StrEnum):
    """How a solve ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"  # stopped at a limit with a solution
    INFEASIBLE = "infeasible"
    UNBOUNDED = "unbounded"
    STOPPED = "stopped"  # stopped at a limit with no solution


@dataclass(frozen=True, slots=True)
class LinearSolution:
    """What HiGHS found; the arrays are empty when there is no solution, duals also for integers."""

    status: LinearStatus
    objective: float
    bound: float
    values: ArrayF
    row_duals: ArrayF
    reduced_costs: ArrayF


class LinearProgram:
    """A linear program, integer where told, kept inside HiGHS so that each solve starts warm.

    Bounds may be infinite. A row reads lower <= sum of coefficients * values <= upper.
    Duals follow HiGHS: the dual of a row is the change of the objective per unit of its side.
    """

    def __init__(
        self,
        costs: Floats,
        lower: Floats,
        upper: Floats,
        *,
        integer: ArrayB | None = None,
        minimize: bool = True,
    ) -> None:
        """Start with columns and no rows; `integer` marks the columns that must be whole."""
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self._highs.setOptionValue("output_flag", False)  # noqa: FBT003
        self._highs.setOptionValue("threads", 1)
        self._highs.setOptionValue("random_seed", 0)
        self._is_mixed = False
        if not minimize:
            self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._sign = 1.0 if minimize else -1.0
        self._add_free_columns(_floats(costs), _floats(lower), _floats(upper))
        if integer is not None:
            self.make_integer(np.flatnonzero(integer))

    @property
    def columns(self) -> int:
        """How many columns there are now."""
        return int(self._highs.getNumCol())

    @property
    def rows(self) -> int:
        """How many rows there are now."""
        return int(self._highs.getNumRow())

    def add_row(self, indices: Indices, coefficients: Floats, lower: float, upper: float) -> int:
        """Add one row and return its number."""
        columns = _integers(indices)
        _accept(
            self._highs.addRow(lower, upper, columns.size, columns, _floats(coefficients)),
            "add a row",
        )
        return self.rows - 1

    def add_rows(
        self, starts: Indices, indices: Indices, coefficients: Floats, lower: Floats, upper: Floats
    ) -> int:
        """Add many rows at once, row by row (`starts` has one entry a row); the first's number."""
        first, count, columns = self.rows, len(lower), _integers(indices)
        added = self._highs.addRows(
            count,
            _floats(lower),
            _floats(upper),
            columns.size,
            _integers(starts)[:count],
            columns,
            _floats(coefficients),
        )
        _accept(added, "add rows")
        return first

    def add_column(
        self, cost: float, lower: float, upper: float, row_indices: Indices, coefficients: Floats
    ) -> int:
        """Add one column to rows that exist and return its number."""
        rows = _integers(row_indices)
        _accept(
            self._highs.addCol(cost, lower, upper, rows.size, rows, _floats(coefficients)),
            "add a column",
        )
        return self.columns - 1

    def make_integer(self, indices: Indices) -> None:
        """From now on these columns must be whole."""
        columns = _integers(indices)
        if columns.size == 0:
            return
        kinds = np.full(columns.size, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        _accept(
            self._highs.changeColsIntegrality(columns.size, columns, kinds), "make columns integer"
        )
        self._is_mixed = True

    def change_cost(self, column: int, cost: float) -> None:
        """Give a column another cost."""
        _accept(self._highs.changeColCost(column, cost), f"change the cost of column {column}")

    def change_column_bounds(self, column: int, lower: float, upper: float) -> None:
        """Give a column other bounds."""
        _accept(
            self._highs.changeColBounds(column, lower, upper),
            f"change the bounds of column {column}",
        )

    def change_row_bounds(self, row: int, lower: float, upper: float) -> None:
        """Give a row other sides."""
        _accept(self._highs.changeRowBounds(row, lower, upper), f"change the sides of row {row}")

    def solve(
        self,
        *,
        time_limit: float | None = None,
        gap: float | None = None,
        start: Floats | None = None,
        nodes: int | None = None,
    ) -> LinearSolution:
        """Solve, from the last basis when there is one.

        `time_limit` is in seconds, `gap` the relative gap at which an integer search may stop,
        `start` a known solution to begin an integer search with, `nodes` how many branches it
        may look at (a limit that, unlike time, gives the same answer on every machine).
        """
        self._limit(time_limit, gap, nodes)
        if start is not None:
            self._start_from(_floats(start))
        self._highs.run()
        return self._solution()

    def _add_free_columns(self, costs: ArrayF, lower: ArrayF, upper: ArrayF) -> None:
        empty, count = np.empty(0, np.int32), costs.size
        if not count == lower.size == upper.size:
            raise EngineError(
                f"{count} costs, {lower.size} lower and {upper.size} upper bounds were given; "
                "each column needs one of each."
            )
        added = self._highs.addCols(
            count, costs, lower, upper, 0, np.zeros(count, np.int32), empty, np.empty(0)
        )
        _accept(added, "add columns")

    def _limit(self, time_limit: float | None, gap: float | None, nodes: int | None) -> None:
        seconds = highspy.kHighsInf if time_limit is None else max(time_limit, 0.0)
        self._highs.setOptionValue("time_limit", seconds)
        self._highs.setOptionValue("mip_rel_gap", 1e-9 if gap is None else gap)
        self._highs.setOptionValue("mip_abs_gap", 1e-9)
        self._highs.setOptionValue("mip_max_nodes", highspy.kHighsIInf if nodes is None else nodes)

    def _start_from(self, values: ArrayF) -> None:
        solution = highspy.HighsSolution()
        solution.col_value = values.tolist()
        self._highs.setSolution(solution)

    def _solution(self) -> LinearSolution:
        status = self._status()
        info = self._highs.getInfo()
        if status not in (LinearStatus.OPTIMAL, LinearStatus.FEASIBLE):
            bound = info.mip_dual_bound if self._is_mixed else -self._sign * INFINITY
            empty = np.empty(0)
            return LinearSolution(status, self._sign * INFINITY, bound, empty, empty, empty)
        found = self._highs.getSolution()
        objective = float(info.objective_function_value)
        duals = (np.empty(0), np.empty(0))
        bound = float(info.mip_dual_bound)
        if not self._is_mixed:
            duals = (np.array(found.row_dual), np.array(found.col_dual))
            bound = objective if status is LinearStatus.OPTIMAL else -self._sign * INFINITY
        return LinearSolution(status, objective, bound, np.array(found.col_value), *duals)

    def _status(self) -> LinearStatus:
        ended = self._highs.getModelStatus()
        if ended in _ENDINGS:
            return _ENDINGS[ended]
        if ended not in _LIMITS:
            told = self._highs.modelStatusToString(ended)
            raise EngineError(f"HiGHS could not solve the program: {told}.")
        feasible = self._highs.getInfo().primal_solution_status == highspy.kSolutionStatusFeasible
        return LinearStatus.FEASIBLE if feasible else LinearStatus.STOPPED


_ENDINGS = {
    highspy.HighsModelStatus.kOptimal: LinearStatus.OPTIMAL,
    highspy.HighsModelStatus.kModelEmpty: LinearStatus.OPTIMAL,
    highspy.HighsModelStatus.kInfeasible: LinearStatus.INFEASIBLE,
    highspy.HighsModelStatus.kUnbounded: LinearStatus.UNBOUNDED,
    highspy.HighsModelStatus.kUnboundedOrInfeasible: LinearStatus.INFEASIBLE,
}
_LIMITS = {
    highspy.HighsModelStatus.kTimeLimit,
    highspy.HighsModelStatus.kIterationLimit,
    highspy.HighsModelStatus.kSolutionLimit,
    highspy.HighsModelStatus.kInterrupt,
    highspy.HighsModelStatus.kUnknown,
}


def _floats(values: Floats) -> ArrayF:
    return np.ascontiguousarray(values, dtype=np.float64)


def _integers(values: Indices) -> ArrayI:
    return np.ascontiguousarray(values, dtype=np.int32)


def _accept(status: highspy.HighsStatus, what: str) -> None:
    if status == highspy.HighsStatus.kError:
        raise EngineError(f"HiGHS refused to {what}.")
