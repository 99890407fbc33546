"""Outlooks for tables: the ledger's own method, on what was known, for what has no outcome."""

import math
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from scipy import stats

from forecasts.cli import main
from forecasts.comparing.outlook import fall_short, measure_pace
from forecasts.scores.outlooks import OUTLOOK_COLUMNS, outlook_table
from forecasts.scores.tables.columns import TableError

VALUES = [0.5, 0.8, 1.2, 2.0, 2.2, 3.0, 6.6, 10.2, 13.8, 17.0]
ACTUALS = pd.DataFrame(
    {
        "series": ["ev"] * 10 + ["solar"] * 2,
        "year": [*range(2015, 2025), 2022, 2023],
        "published_on": [f"{year + 1}-03-01" for year in (*range(2015, 2025), 2022, 2023)],
        "value": [*VALUES, 2.0, 3.0],
    }
).astype(str)
CLAIMS = pd.DataFrame(
    {
        "source": ["A", "A", "B", "B"],
        "series": ["ev", "ev", "ev", "solar"],
        "year": ["2025", "2024", "2030", "2030"],
        "value": ["20", "15", "25", "9"],
    }
)


def test_probabilities_are_those_of_the_ledger_and_sum_to_one() -> None:
    table, notes = outlook_table(CLAIMS, ACTUALS)
    assert table["year"].tolist() == ["2025", "2030", "2030"]
    assert "3 of 4 forecasts have no outcome yet" in notes
    pace = measure_pace([(date(2015 + n, 12, 31), value) for n, value in enumerate(VALUES)])
    assert pace is not None
    for row, value, year in ((0, 20.0, 2025), (1, 25.0, 2030)):
        end = date(year, 12, 31)
        inside = fall_short(pace, value * 1.10, end) - fall_short(pace, value / 1.10, end)
        assert table["hit"].iloc[row] == pytest.approx(inside)
        assert table["too_high"].iloc[row] == pytest.approx(fall_short(pace, value / 1.25, end))
        verdicts = table[["hit", "near", "too_high", "too_low"]].iloc[row]
        assert verdicts.sum() == pytest.approx(1)
        assert verdicts.min() >= 0
    needed = 100 * ((25 / 17) ** (1 / 6) - 1)
    assert table["growth_needed"].iloc[1] == pytest.approx(needed, abs=0.01)


RATES = [2.0, -0.5, 1.5, 3.0, 2.5, -1.0, 4.0]
GROWTH = pd.DataFrame(
    {"year": [*map(str, range(2018, 2025))], "actual": [repr(each) for each in RATES]}
)
GROWN = pd.DataFrame({"year": ["2025", "2026"], "value": ["2", "-1.5"], "unit": "%"})


def test_rates_of_growth_move_by_differences() -> None:
    """Held against Student's t of scipy with the numbers of the method."""
    table, notes = outlook_table(GROWN, GROWTH, error="points")
    assert notes[-1] == "outlooks by differences of the outcomes; growth is in points a year"
    steps = np.diff(RATES)
    for row, value, years in ((0, 2.0, 1), (1, -1.5, 2)):
        change = 0.85 * steps.mean() * years
        scale = math.hypot(steps.std(ddof=1) * math.sqrt(years + years**2 / len(steps)), change / 4)
        law = stats.t(3, loc=RATES[-1] + change, scale=scale)
        hit = law.cdf(value + 0.5) - law.cdf(value - 0.5)
        assert table["hit"].iloc[row] == pytest.approx(hit, rel=1e-2)
        assert table["too_high"].iloc[row] == pytest.approx(law.cdf(value - 1), rel=1e-2)
        assert table["too_low"].iloc[row] == pytest.approx(law.sf(value + 1), rel=1e-2)
        needed = (value - RATES[-1]) / years
        assert table["growth_needed"].iloc[row] == pytest.approx(needed, rel=1e-2)
    assert table["growth_record"].iloc[0] == pytest.approx(steps.mean(), rel=1e-2)


@pytest.mark.parametrize(
    ("claims", "rates"),
    [(GROWN, RATES), (GROWN.drop(columns="unit"), RATES), (GROWN, [5.0] * 7)],
)
def test_rates_that_are_taken_as_levels_are_told(claims: pd.DataFrame, rates: list[float]) -> None:
    notes = outlook_table(claims, GROWTH.assign(actual=[*map(str, rates)]))[1]
    said = (
        "2 of 2 forecasts are in percent or of a series that was not above 0, and taken as levels"
    )
    assert notes[-1] == f"{said}; for rates of growth say --error points"
    assert not any("--error points" in note for note in outlook_table(CLAIMS, ACTUALS)[1])


def test_a_record_of_two_years_foretells_nothing() -> None:
    table, _ = outlook_table(CLAIMS, ACTUALS)
    last = table.iloc[-1]
    assert math.isnan(last["hit"])
    assert last["outlook"] == "unknown"
    assert last["years_known"] == 2


def test_nothing_published_later_is_used() -> None:
    before = ACTUALS[ACTUALS["published_on"] <= "2022-01-01"]
    told, _ = outlook_table(CLAIMS, ACTUALS, as_of="2022-01-01")
    alone, _ = outlook_table(CLAIMS, before, as_of="2022-01-01")
    pd.testing.assert_frame_equal(told, alone)
    assert told["years_known"].iloc[0] == 6
    assert len(told) == len(CLAIMS)


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (CLAIMS.replace("2030", "2030-Q1"), "outlooks are of years: the claims have"),
        (CLAIMS.rename(columns={"value": "low"}).assign(high="99"), "outlooks need a value"),
        (CLAIMS.drop(columns="year"), "outlooks need --actuals and a key column of target periods"),
    ],
)
def test_what_has_no_outlook_is_refused(claims: pd.DataFrame, said: str) -> None:
    actuals = ACTUALS if "year" in claims else ACTUALS.iloc[[9]].assign(year="2024")
    with pytest.raises(TableError, match=said):
        outlook_table(claims, actuals)


def test_the_command_prints_the_table(tmp_path: Path) -> None:
    CLAIMS.to_csv(tmp_path / "c.csv", index=False)
    ACTUALS.to_csv(tmp_path / "a.csv", index=False)
    outcomes = ["--actuals", f"{tmp_path}/a.csv"]
    words = ["outlook", "--claims", f"{tmp_path}/c.csv", *outcomes, "--format", "csv"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    head, first = done.stdout.splitlines()[:2]
    assert head.split(",")[-len(OUTLOOK_COLUMNS) :] == list(OUTLOOK_COLUMNS)
    assert first.startswith("A,ev,2025,20")
    assert "claimed" not in head  # beside `value` it would say the same again
    shown = CliRunner().invoke(main, words[:-2]).stdout.splitlines()[2].split()
    told = dict(zip(head.split(","), first.split(","), strict=True))
    assert f"{100 * float(told['hit']):.3g}%" in shown
    assert f"{float(told['growth_needed']):.3g}%" in shown
    late, early = (
        [
            line.split(",")[:4]
            for line in CliRunner().invoke(main, words + order).stdout.splitlines()
        ]
        for order in (["--sort", "-year,-value"], ["--sort", "year,value"])
    )
    assert late[1:] == early[:0:-1] != early[1:]
    refused = CliRunner().invoke(main, ["outlook", "--claims", "http://x/c.csv", *outcomes])
    assert refused.exit_code == 2
    assert "only files of this machine" in refused.output


def test_the_command_takes_differences(tmp_path: Path) -> None:
    GROWN.to_csv(tmp_path / "c.csv", index=False)
    GROWTH.to_csv(tmp_path / "a.csv", index=False)
    words = ["outlook", "--claims", f"{tmp_path}/c.csv", "--actuals", f"{tmp_path}/a.csv"]
    done = CliRunner().invoke(main, [*words, "--error", "points"])
    assert done.exit_code == 0, done.output
    hit, needed = (done.stdout.splitlines()[2].split()[place] for place in (3, -3))
    assert hit.endswith("%")
    assert not needed.endswith("%")  # points a year


def test_the_command_reads_tables_as_score_does(tmp_path: Path) -> None:
    """Titles, decimal commas and the forecast unit, and the same probabilities."""
    plain = ["outlook", "--claims", f"{tmp_path}/c.csv", "--actuals", f"{tmp_path}/a.csv"]
    CLAIMS.to_csv(tmp_path / "c.csv", index=False)
    ACTUALS.to_csv(tmp_path / "a.csv", index=False)
    expected = CliRunner().invoke(main, [*plain, "--format", "csv"])
    for name, table in (("c", CLAIMS), ("a", ACTUALS)):
        text = table.to_csv(index=False, sep=";", decimal=",")
        (tmp_path / f"{name}.csv").write_text(f"A title\n{text}", encoding="utf-8")
    more = [
        "--header",
        "2",
        "--header-actuals",
        "2",
        "--decimal-comma",
        "--unit",
        "source,series,year",
    ]
    done = CliRunner().invoke(main, [*plain, *more, "--format", "csv"])
    assert done.exit_code == 0, done.stderr
    shown = [[row.split(",")[-8:] for row in each.stdout.splitlines()] for each in (done, expected)]
    assert shown[0] == shown[1]
    assert "forecast unit: source, series, year" in done.stderr
