"""The options of `score` for tables: one a field of a request, and a few on what is printed."""

from collections.abc import Callable
from typing import Any

import click

from forecasts.cli.complete import complete_condition, complete_metrics
from forecasts.cli.shared import OneOf
from forecasts.cli.table_files import FORM_OPTIONS, READ_OPTIONS, Words
from forecasts.cli.where import FIELDS

DEFAULT_METRICS = "n,mean_error,mae,rmse"

TABLE_OPTIONS: tuple[Callable[..., Any], ...] = (
    click.option(
        "--claims",
        metavar="FILE",
        help="Score this table (CSV, Parquet; - is stdin), or all of a folder or pattern.",
    ),
    click.option(
        "--actuals",
        metavar="FILE",
        help="Table of outcomes; for the ledger its folder of actuals (default: actuals).",
    ),
    click.option(
        "--by",
        type=Words(),
        default="",
        help="Columns to group by (default: one group; for the ledger, source, or claimant, "
        "event, subject, measure, horizon, target, region, kind).",
    ),
    click.option(
        "--metrics",
        type=Words(),
        shell_complete=complete_metrics,
        default=DEFAULT_METRICS,
        show_default=True,
        help="Names of metrics; see --list-metrics.",
    ),
    click.option(
        "--error",
        metavar="BASIS",
        default="percent",
        show_default=True,
        help="percent (of the actual), ratio, log, points, absolute, symmetric or scale:COLUMN "
        "(percent of it, such as scale:gdp); percent,unit=percent:points where they differ. "
        "Claimed over actual: positive = too high.",
    ),
    click.option(
        "--sign",
        type=OneOf(("claimed", "actual")),
        default="claimed",
        show_default=True,
        help="What comes first in signed errors: claimed minus actual, or actual minus claimed.",
    ),
    click.option(
        "--transform",
        type=OneOf(("log", "log1p", "sqrt")),
        help="Score this function of values, quantiles and actuals.",
    ),
    click.option(
        "--growth",
        type=OneOf(("previous", "annualised", "year", "annual")),
        help="Score growth in percent out of levels: over the previous period, the same as a "
        "yearly rate, over a year before, or of yearly means.",
    ),
    *READ_OPTIONS,
    *FORM_OPTIONS,
    click.option(
        "--history",
        metavar="FILE",
        help="Earlier outcomes: adds naive_error and naive_rmse for --error scale:naive_error.",
    ),
    click.option(
        "--header-history", metavar="LINE", help="Line of the header of --history, as --header."
    ),
    click.option(
        "--season",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        help="Steps back of the naive forecast in --history: 1, 4, 12.",
    ),
    click.option(
        "--joint",
        type=Words(),
        default="",
        help="Columns over which samples are joint, for energy and variogram: horizon,location.",
    ),
    click.option(
        "--baseline",
        metavar="NAME",
        help="For skill and tests: a source, a column, no_change, mean or median (of the sources), "
        "or a number.",
    ),
    click.option(
        "--where",
        multiple=True,
        metavar="COND",
        shell_complete=complete_condition(tuple(FIELDS)),
        help="Claims to use: 'horizon<=5', 'source in CBO,Fed', 'horizon=1 or horizon=4'; "
        "of the ledger: the conditions that `list` takes.",
    ),
    click.option(
        "--bands",
        multiple=True,
        metavar="COL=EDGES",
        help="Cut a column: horizon=0,1,2,5, or (0,1,2,5], width:2, quantiles:4.",
    ),
    click.option("--rolling", type=click.IntRange(min=1), help="Window of N target periods."),
    click.option(
        "--average-over", type=Words(), default="", help="Average the scores over these columns."
    ),
    click.option("--common", is_flag=True, help="Score only what every source forecast."),
    click.option(
        "--keep-incomplete",
        is_flag=True,
        help="Compare forecasts, too, that lack quantile levels their source gives elsewhere.",
    ),
    click.option(
        "--weights",
        metavar="COLUMN",
        help="Weights of forecasts, in means of single scores; standing for the days each stood.",
    ),
    click.option(
        "--pairs",
        is_flag=True,
        help="Every source against every other: n, ratio and p of each of --metrics.",
    ),
    click.option(
        "--wide", metavar="COLUMN", help="Lay the groups of this column of --by side by side."
    ),
    click.option("--totals", is_flag=True, help="Add a row of all groups together."),
    click.option("--counts", is_flag=True, help="The number of forecasts beside each score."),
    click.option("--intervals", is_flag=True, help="95% intervals, target periods drawn again."),
    click.option("--verdict", metavar="RULE", help="Hit, near, miss by log, points, pct_actual."),
    click.option("--tolerances", metavar="HIT,NEAR", help="Limits in place of the rule's own."),
    click.option(
        "--steps", metavar="N|h|h+1", help="Steps ahead in tests (default: the horizon, h)."
    ),
    click.option(
        "--cluster",
        metavar="COLUMN",
        help="What moves together in tests (default: a target period; none for nothing).",
    ),
    click.option(
        "--variance",
        type=OneOf(("rectangular", "bartlett", "newey_west", "prewhitened")),
        help="Long-run variance of tests.",
    ),
    click.option("--normal", is_flag=True, help="P-values of tests from the normal distribution."),
    click.option(
        "--rows",
        is_flag=True,
        help="Print every claim with its actual and error, and the single scores of --metrics.",
    ),
    click.option(
        "--scheduler", metavar="ADDRESS", help="Score by partitions on Dask: local, tcp://..."
    ),
    click.option("--list-metrics", is_flag=True, help="Print all metrics with their formulas."),
)
