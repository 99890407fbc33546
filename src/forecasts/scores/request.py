"""What is asked of a score: one record, so that a partition of a table is scored the same way."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreRequest:
    """How to score a tidy table.

    Attributes:
        by: Columns to group by, by their own names or their roles.
        metrics: Names of METRICS, with a number behind those that take one (`coverage:90`).
        error: Basis of the error: percent, ratio, log, points, absolute, symmetric, scale:COLUMN.
        sign: What is taken from what: `claimed` (minus actual) or `actual` (minus claimed).
        transform: Function of values and actuals to score: log, log1p, sqrt; None for themselves.
        growth: Score rates of growth out of levels: previous, annualised, year, annual.
        value: Column of the claimed values.
        actual: Column of the actuals.
        probability: Column of the probabilities.
        columns: What columns are: `source=method`, `source=CBO,Blue Chip`, `horizon=F*`.
        decimal_comma: Read `1.234,5` as 1234.5 in every column of both tables.
        decimal_point: Read `1,234` as 1234 in every column of both tables.
        release: Which publication of an actual counts: first, latest, or a number; None where each
            key stands once.
        as_of: Score what was known on that day, as `2021-06-30`; None for everything.
        on: Key columns, None for all that both tables share; `year=period` where names differ.
        unit: Columns of the forecast unit, which tell one forecast from another; None for the
            default, which is named in the notes.
        joint: Columns over which samples belong together, for scores of joint forecasts.
        baseline: A source, a column, `no_change`, `mean` or `median` of the sources, or a number.
        where: Conditions on the claims, such as `horizon<=5`.
        where_actuals: Conditions on the actuals, such as `release=first`.
        bands: Columns cut at edges, such as `horizon=0,1,5`.
        rolling: Length of a moving window of target periods, None for one window of all.
        common: Whether to score only what every source forecast.
        keep_incomplete: Whether comparisons hold forecasts that lack some of their source's levels.
        average_over: Score also by these columns, then average over them without weights.
        intervals: Give each score its 95% interval, from target periods drawn again.
        verdict: Rule of hit, near and miss: log, points, pct_actual; None for the one that fits.
        tolerances: Limits of hit and near in place of the rule's own.
        steps: Steps ahead for tests of overlapping errors: a number, `h` (the horizon), `h+1`;
            None takes a whole-number horizon that the group shares, else 1.
        horizon_unit: What the horizon counts: day, week, month, quarter, year, or step.
        cluster: Column whose cells move together in tests; None for target periods, `none` for
            every forecast by itself.
        variance: Of tests: rectangular, bartlett, newey_west, prewhitened; None for each its own.
        normal: Whether p-values of tests come from the normal distribution.
        level: Level of intervals that state none, as a share.
        levels: Levels of quantiles out of samples and densities, as shares or percent.
        categories: Categories of probability masses, in order.
        weights: Column of the weights of forecasts in means of single scores; None for equal ones.
        totals: Add a row of all groups together.
        counts: Put the number of forecasts that have it beside each score.
        allow_units: Score although claims and actuals name different units.
    """

    by: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ("n", "mean_error", "mae", "rmse")
    error: str = "percent"
    sign: str = "claimed"
    transform: str | None = None
    growth: str | None = None
    value: str | None = None
    actual: str | None = None
    probability: str | None = None
    columns: tuple[str, ...] = ()
    decimal_comma: bool = False
    decimal_point: bool = False
    release: str | None = None
    as_of: str | None = None
    on: tuple[str, ...] | None = None
    unit: tuple[str, ...] | None = None
    joint: tuple[str, ...] = ()
    baseline: str | None = None
    where: tuple[str, ...] = ()
    where_actuals: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    rolling: int | None = None
    common: bool = False
    keep_incomplete: bool = False
    average_over: tuple[str, ...] = ()
    intervals: bool = False
    verdict: str | None = None
    tolerances: tuple[float, float] | None = None
    steps: int | str | None = None
    horizon_unit: str | None = None
    cluster: str | None = None
    variance: str | None = None
    normal: bool = False
    level: float | None = None
    levels: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    allow_units: bool = False
    weights: str | None = None
    totals: bool = False
    counts: bool = False
