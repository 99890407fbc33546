"""Write docs/notebook.ipynb: a ledger in pandas, step by step, with what each step shows.

Run `python tools/write_notebook.py` after changing a cell or a function that it calls; a test runs
the cells again and compares what they show, pictures apart.
"""

import ast
import base64
import contextlib
import io
import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from forecasts.editing.start import start_ledger

__all__ = ["NOTEBOOK", "rendered"]

NOTEBOOK = Path(__file__).resolve().parent.parent / "docs" / "notebook.ipynb"

CELLS: tuple[tuple[str, str], ...] = (
    (
        "markdown",
        """# A ledger of forecasts in pandas

The ledger here is the invented one that `forecasts init trial` writes; start Jupyter in `trial`.
Every function shows an example in its help: `help(fc.compare)`.""",
    ),
    (
        "code",
        """import forecasts as fc

AS_OF = "2026-11-21"  # nothing known after this day is used
ledger = fc.load("claims")
problems = fc.check(ledger)  # () when all is well; faults are values with a place
len(ledger.claims), problems""",
    ),
    (
        "markdown",
        """## Claims are rows

One row a claim, in full numbers and in its own unit; `low` and `high` are what its words allow.""",
    ),
    (
        "code",
        """claims = fc.claims_table(ledger)
shown = ["claim_id", "claimant", "stated", "target_period", "hedge", "low", "value", "high", "unit"]
claims[shown].tail(6)""",
    ),
    (
        "markdown",
        """## In one currency

`normalise` adds columns and overwrites none; each amount keeps its rate, the day and the source.
What has no rate stays empty and says why in `conversion_problem`.""",
    ),
    (
        "code",
        """euros = fc.normalise(claims, currency="EUR", as_of=AS_OF)
money = euros[euros["measure"] == "market-size"]
money[["claim_id", "value", "unit", "value_EUR", "rate", "rate_date", "rate_source"]]""",
    ),
    ("code", """print(*fc.trace(money.iloc[0], currency="EUR"), sep="\\n")"""),
    (
        "markdown",
        """## Beside what came

Errors are ln(claimed / actual): positive is too high. `attrs` say of what ledger and day a table
is.""",
    ),
    (
        "code",
        """came = fc.compare(claims, fc.load_actuals("actuals"), as_of=AS_OF)
came.attrs, came["status"].value_counts().to_dict()""",
    ),
    ("code", """came.loc[came["verdict"] == "miss", "reason"].iloc[0]"""),
    (
        "code",
        """judged = came[came["status"] == "resolved"]
judged.groupby("claimant")["verdict"].value_counts().unstack(fill_value=0)""",
    ),
    (
        "code",
        """import numpy as np
import pandas as pd

due = came[came["error_kind"] == "log"].assign(
    ahead=lambda table: pd.cut(table["horizon"], [0, 2, 3, 6]),
    off=lambda table: 100 * np.expm1(table["error"]),  # in percent of the outcome
)
due.groupby("ahead", observed=True)["off"].agg(["count", "median"]).round(1)""",
    ),
    (
        "markdown",
        """## Who was right

Counts are of claims and of independent outcomes (`n_eff`); of few nothing is ranked.""",
    ),
    (
        "code",
        """fc.score(came, by="claimant").board.iloc[:, :6]""",
    ),
    ("markdown", "## A picture is a matplotlib figure"),
    ("code", """fc.charts.scorecard(as_of=AS_OF)"""),
    (
        "markdown",
        """## Any other table of forecasts

`score_table` scores an archive that is no ledger, by any columns and with any of its metrics.""",
    ),
    (
        "code",
        """said = pd.DataFrame(
    {"source": ["A", "A", "B", "B"], "year": [2023, 2024] * 2, "value": [110, 104, 95, 121]}
)
outcomes = pd.DataFrame({"year": [2023, 2024], "value": [100, 110]})
fc.score_table(said, outcomes, by=("source",), metrics=("n", "mean_error", "mae")).table""",
    ),
)
"""Kind and text of each cell."""


def rendered() -> dict[str, Any]:
    """Run the cells in a new example ledger; return the notebook with what they show."""
    names: dict[str, Any] = {}
    before = Path.cwd()
    with TemporaryDirectory() as folder:
        start_ledger(Path(folder))
        os.chdir(folder)
        try:
            cells = [_cell(kind, text, names, number) for number, (kind, text) in enumerate(CELLS)]
        finally:
            os.chdir(before)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(kind: str, text: str, names: dict[str, Any], number: int) -> dict[str, Any]:
    cell = {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": _lines(text)}
    if kind == "markdown":
        return cell
    return {**cell, "execution_count": None, "outputs": _outputs(text, names)}


def _outputs(text: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run a cell; return what it prints and the value of its last line as Jupyter shows it."""
    body = ast.parse(text).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(ast.Module(body, []), "cell", "exec"), names)  # noqa: S102  our own cells
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        lines = _lines(printed.getvalue())
        outputs.append({"name": "stdout", "output_type": "stream", "text": lines})
    if value is not None:
        outputs.append(
            {
                "data": _data(value),
                "execution_count": None,
                "metadata": {},
                "output_type": "execute_result",
            }
        )
    return outputs


def _data(value: Any) -> dict[str, Any]:  # noqa: ANN401  whatever a cell ends with
    if hasattr(value, "_repr_png_"):
        png = base64.b64encode(value._repr_png_()).decode("ascii")
        return {"image/png": png, "text/plain": [value.words.title]}
    data = {"text/plain": _lines(repr(value))}
    if hasattr(value, "_repr_html_"):
        data["text/html"] = _lines(value._repr_html_())
    return data


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


if __name__ == "__main__":
    text = json.dumps(rendered(), ensure_ascii=False, indent=1, sort_keys=True)
    NOTEBOOK.write_text(f"{text}\n", encoding="utf-8")
