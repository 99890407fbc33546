"""One metric: a function over arrays, and what is known about it."""

import inspect
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
CONSTANTS = frozenset({"levels", "edges"})
"""Inputs that are not one row a forecast."""
CELLS = 1 << 19
"""Cells of a matrix that are scored at a time: what is computed on the way takes several times
their room, and not that of all forecasts."""


def row_slices(matrix: Array) -> Iterator[slice]:
    """Give stretches of rows of a matrix, of about `CELLS` cells each."""
    step = max(1, CELLS // max(1, matrix.shape[1]))
    for start in range(0, len(matrix), step):
        yield slice(start, start + step)


@dataclass(frozen=True, kw_only=True, slots=True)
class Metric:
    """How a score is computed and what it is worth.

    Attributes:
        function: Over the arrays named in `inputs`, in that order.
        inputs: `error`, `claimed`, `actual`, `baseline`, `baseline_error`, `low`, `high`, `level`,
            `quantiles`, `levels`, `probability`, `outcome`, `outcome_probability`, `masses`,
            `category`, `place`, `samples`, `draws`, `joint`, `joint_size`, `sd`, `pit`, `verdict`,
            `steps`, `scale`.
        unit: `error` (the unit of the chosen error), `value`, `percent`, `log`, `share`, `count`,
            `none`, `p`.
        perfect: The score of a perfect forecast; nan where there is none.
        each: Whether the function scores single forecasts.
        finish: `mean`, `root` (of the mean) or `sum` of the single scores.
        degree: Claims and actuals times k make the score k ** degree times as large, with errors
            in the unit of the value; None where no power of k does.
        shift: Whether adding a constant to claims and actuals leaves the score.
        better: `low`, `high`, `zero`, `one`, or `` where no direction is better.
        odd: Whether errors taken as actual minus claimed give the score the other sign.
        mirrored: Whether its parameter p then is 100 - p.
        ordered: Whether the order of the target periods matters.
        entering: Of a score of the whole group that leaves forecasts out: a function over its
            inputs, nan for these; None where all with their inputs enter.
    """

    function: Callable[..., Any]
    inputs: tuple[str, ...]
    unit: str
    perfect: float = 0.0
    each: bool = False
    finish: str = "mean"
    degree: int | None = 0
    shift: bool = True
    better: str = "low"
    odd: bool = False
    mirrored: bool = False
    ordered: bool = False
    entering: Callable[..., Any] | None = None

    @property
    def takes_parameter(self) -> bool:
        """Whether a number may follow the name: `within:5`, `coverage_90`."""
        return self.default is not None

    @property
    def default(self) -> float | None:
        """The number that is meant where none follows the name; None where none may."""
        taken = inspect.signature(self.function).parameters.get("parameter")
        return None if taken is None else float(taken.default)

    # Arrays, and `steps`, which is one number; the function gives an array or one number.
    def single(self, *arrays: Any, parameter: float | None = None) -> Any:  # noqa: ANN401 - see above
        """Call the function itself: an array of single scores where `each` is true."""
        options = {} if parameter is None else {"parameter": parameter}
        matrix = next((array for array in arrays if getattr(array, "ndim", 0) == 2), None)
        with np.errstate(over="ignore"):  # the square of 1e200 is infinite, and printed so
            if not self.each or matrix is None or matrix.size <= CELLS:
                return self.function(*arrays, **options)
            named = [*zip(self.inputs, arrays, strict=True)]
            parts = [
                self.function(
                    *(array if name in CONSTANTS else array[rows] for name, array in named),
                    **options,
                )
                for rows in row_slices(matrix)
            ]
            return np.concatenate(parts)

    def __call__(self, *arrays: Any, parameter: float | None = None) -> float:  # noqa: ANN401 - as `single`
        """Return the score of a whole group."""
        result = self.single(*arrays, parameter=parameter)
        if not self.each:
            return float(result)
        scores = result[~np.isnan(result)]
        return self.finished(float(scores.sum()), len(scores))

    def finished(self, total: float, count: int) -> float:
        """Return the score from the sum and number of the single scores."""
        if self.finish == "sum":
            return total
        if not count:
            return math.nan
        mean = total / count
        return math.sqrt(mean) if self.finish == "root" else mean


class Facts(TypedDict, total=False):
    """The fields of a metric that have a default."""

    perfect: float
    finish: str
    degree: int | None
    shift: bool
    better: str
    odd: bool
    mirrored: bool
    ordered: bool
    entering: Callable[..., Any] | None


def per(
    function: Callable[..., Any], inputs: tuple[str, ...], unit: str, **facts: Unpack[Facts]
) -> Metric:
    """Return a metric whose function scores single forecasts."""
    return Metric(function=function, inputs=inputs, unit=unit, each=True, **facts)


def of(
    function: Callable[..., Any], inputs: tuple[str, ...], unit: str, **facts: Unpack[Facts]
) -> Metric:
    """Return a metric whose function scores a whole group."""
    return Metric(function=function, inputs=inputs, unit=unit, **facts)
