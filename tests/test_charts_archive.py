"""Pictures of tidy tables: their figures are those of `score`, their words golden, clean to see."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from pytest_regressions.file_regression import FileRegressionFixture
from scipy.optimize import isotonic_regression

from forecasts import charts
from forecasts.charts import lint
from forecasts.charts.archive import ARCHIVE_CHARTS, Archive, open_archive, picture_of
from forecasts.charts.archive.axis import line_with_gaps, place_steps
from forecasts.charts.archive.calibration import isotonic
from forecasts.charts.archive.skill import _ink, _shade
from forecasts.charts.frame import Picture
from forecasts.scores.scoring.score_table import make_request, score_table
from forecasts.scores.tables.columns import TableError

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
SOURCES = (
    "Bold Model",
    "Careful Model",
    "中文模型",
    "Model 🎯",
    "Naive",
    "A model whose name has no end",
)
POINTS = ("error-by-horizon", "score-over-time", "relative-skill", "forecasts")


def outcomes() -> pd.DataFrame:
    drawn = np.random.default_rng(11).normal(size=(2, 16)).cumsum(axis=1)
    return pd.DataFrame(
        {
            "location": np.repeat(["north", "south"], 16),
            "target_period": [f"{2018 + n // 4}-Q{n % 4 + 1}" for n in range(16)] * 2,
            "actual": [repr(float(each)) for each in (100 + 4 * drawn).ravel()],
        }
    )


def points() -> pd.DataFrame:
    """Return forecasts one to three quarters ahead by six sources, some better than others."""
    rng, rows = np.random.default_rng(12), []
    truth = outcomes()
    for place, source in enumerate(SOURCES):
        for row in truth.to_dict("records"):
            for ahead in (1, 2, 3):
                spread = (1 + place) * math.sqrt(ahead)
                value = float(row["actual"]) + rng.normal(place - 1, spread)
                rows.append(
                    (
                        source,
                        row["location"],
                        row["target_period"],
                        ahead,
                        repr(float(value)),
                        spread,
                    )
                )
    columns = ["source", "location", "target_period", "horizon", "value", "spread"]
    return pd.DataFrame(rows, columns=columns)


def quantiles() -> pd.DataFrame:
    """Return the same forecasts with five quantiles, all too narrow for half of the sources."""
    z = np.array([-1.645, -0.674, 0.0, 0.674, 1.645])
    rows = []
    for row in points().to_dict("records"):
        width = row["spread"] * (0.5 if SOURCES.index(row["source"]) % 2 else 1.5)
        for level, each in zip(LEVELS, float(row["value"]) + z * width, strict=True):
            rows.append({**row, "quantile_level": level, "value": repr(float(each))})
    return pd.DataFrame(rows).drop(columns="spread")


def probabilities() -> pd.DataFrame:
    rng = np.random.default_rng(13)
    said = rng.choice([0.05, 0.2, 0.4, 0.6, 0.8, 0.95], 300)
    happened = rng.random(300) < said**1.5
    return pd.DataFrame(
        {"question": [f"q{n}" for n in range(300)], "probability": said, "actual": happened * 1}
    ).astype(str)


def archive(name: str, language: str = "en") -> Archive:
    """Return a table that has what a chart draws."""
    if name == "calibration":
        request = make_request()
        return open_archive(
            probabilities(), None, request, names=["questions.csv"], language=language
        )[0]
    claims = points().drop(columns="spread") if name in POINTS else quantiles()
    request = make_request(error="points")
    files = ["forecasts.csv", "outcomes.csv"]
    return open_archive(claims, outcomes(), request, names=files, language=language)[0]


def test_a_name_that_no_font_can_write_is_told() -> None:
    notes = open_archive(points(), outcomes(), make_request())[1]
    assert "no font has U+1F3AF in the name: Model 🎯" in notes


@pytest.mark.parametrize("name", ARCHIVE_CHARTS)
def test_data_drawn(name: str, file_regression: FileRegressionFixture) -> None:
    data = ARCHIVE_CHARTS[name].data(archive(name))
    text = data.to_csv(index=False, float_format="%.6g", lineterminator="\n")
    file_regression.check(text, extension=".csv", encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ARCHIVE_CHARTS)
def test_words_and_a_clean_picture(
    name: str, language: str, file_regression: FileRegressionFixture
) -> None:
    table = archive(name, language)
    picture = picture_of(ARCHIVE_CHARTS[name], table)
    assert picture is not None
    assert lint(picture) == []
    words = picture.words
    text = f"{words.title}\n\n{words.subtitle}\n\n{words.note}\n\n{words.source}\n\n{words.alt}\n"
    file_regression.check(text, extension=".txt", encoding="utf-8")


def test_figures_are_those_of_score() -> None:
    table = archive("wis")
    data = ARCHIVE_CHARTS["wis"].data(table).set_index("source")
    scores = score_table(
        quantiles(), outcomes(), by="source", error="absolute", metrics="wis,dispersion,n"
    ).table.set_index("source")
    for column in ("wis", "dispersion", "n"):
        for source in SOURCES:
            assert data.loc[source, column] == pytest.approx(scores.loc[source, column])
    parts = data[["dispersion", "overprediction", "underprediction"]].sum(axis=1)
    assert parts.to_numpy() == pytest.approx(data["wis"].to_numpy())


@pytest.mark.parametrize("name", ["wis", "score-over-time", "error-by-horizon", "forecasts"])
def test_perfect_forecasts_are_drawn(name: str) -> None:
    known = outcomes()
    claims = pd.concat([known.assign(quantile_level=each, horizon="1") for each in LEVELS])
    claims = claims.rename(columns={"actual": "value"}).astype(str)
    picture = picture_of(ARCHIVE_CHARTS[name], open_archive(claims, known, make_request())[0])
    assert picture is not None
    assert lint(picture) == []


@pytest.mark.parametrize("name", [name for name in ARCHIVE_CHARTS if name != "relative-skill"])
def test_a_table_without_sources_is_one_source(name: str) -> None:
    claims = probabilities() if name == "calibration" else quantiles()
    if name != "calibration":
        claims = claims[claims["source"] == SOURCES[0]].drop(columns="source")
    actuals = None if name == "calibration" else outcomes()
    table = open_archive(claims, actuals, make_request(error="points"), names=["x.csv"])[0]
    picture = picture_of(ARCHIVE_CHARTS[name], table)
    assert picture is not None
    assert lint(picture) == []
    assert "of 1 sources" not in picture.words.title


@pytest.mark.parametrize(
    ("name", "kind"),
    [("calibration", "wis"), ("relative-skill", "calibration"), ("forecasts", "calibration")],
)
def test_a_table_without_such_forecasts_gives_no_rows(name: str, kind: str) -> None:
    assert picture_of(ARCHIVE_CHARTS[name], archive(kind)) is None


def test_a_figure_that_no_axis_holds_is_told() -> None:
    claims = points().drop(columns="spread")
    claims.loc[0, "value"] = "1e308"
    table = open_archive(claims, outcomes(), make_request(error="percent"))[0]
    with pytest.raises(TableError, match="too large for a picture"):
        picture_of(ARCHIVE_CHARTS["score-over-time"], table)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 50)), min_size=1, max_size=30))
def test_pooling_is_isotonic_regression(pairs: list[tuple[float, int]]) -> None:
    share = np.array([pair[0] for pair in pairs])
    weight = np.array([pair[1] for pair in pairs])
    expected = isotonic_regression(share, weights=weight).x
    assert isotonic(share, weight) == pytest.approx(expected, abs=1e-9)


def title(name: str, claims: pd.DataFrame, known: pd.DataFrame, error: str = "points") -> str:
    table = open_archive(claims, known, make_request(error=error))[0]
    picture = picture_of(ARCHIVE_CHARTS[name], table)
    assert picture is not None
    return picture.words.title


@pytest.mark.parametrize("known", [1, 5, 16])
def test_the_title_of_forecasts_counts_those_with_an_outcome(known: int) -> None:
    claims = points()[lambda table: table["location"] == "north"]
    truth = outcomes().head(known)
    ended = claims[claims["target_period"].isin(truth["target_period"])]
    assert title("forecasts", claims, truth).startswith(
        f"Of {len(ended)} forecasts with an outcome"
    )


@pytest.mark.parametrize(
    ("periods", "places"),
    [
        (["2024", "2026", "2031"], [0, 2, 7]),  # a gap of years is as wide as they are
        (["2024-Q1", "2024-Q3", "2025-Q1"], [0, 2, 4]),
        (["2024-01-31", "2024-03-31", "2025-01-31"], [0, 60, 366]),
        (["31/01/2024", "31/03/2024", "31/01/2025"], [0, 60, 366]),
        (["2024-Q3", "2024", "2025-Q1"], [0, 92, 182]),  # by their last days
        (["alpha", "beta", "gamma"], [0, 1, 2]),
    ],
)
def test_periods_stand_by_their_distance(periods: list[str], places: list[int]) -> None:
    claims = pd.DataFrame({"source": "A", "target_period": periods, "value": ["1", "2", "3"]})
    known = pd.DataFrame({"target_period": periods[:1], "actual": ["1"]})
    request = make_request(error="points")
    data = ARCHIVE_CHARTS["forecasts"].data(open_archive(claims, known, request)[0])
    assert data[data["path"] >= 0]["step"].tolist() == places


@pytest.mark.parametrize("name", ["score-over-time", "error-by-horizon"])
def test_a_gap_is_drawn_as_one(name: str) -> None:
    """Two sources without a year in common stand in the order of time, whose gaps are seen."""
    years = ["2021", "2030", "2022"]
    rows = {"target_period": years, "horizon": ["1", "10", "2"], "value": ["1", "2", "3"]}
    claims = pd.DataFrame({"source": ["A", "A", "B"], **rows})
    known = pd.DataFrame({"target_period": years, "actual": ["2", "2", "2"]})
    picture = picture_of(ARCHIVE_CHARTS[name], open_archive(claims, known, make_request())[0])
    assert picture is not None
    drawn = [[float(x) for x in np.asarray(each.get_xdata())] for each in lines(picture)]
    assert sorted(drawn) == [[0.0, 9.0], [1.0]]


@pytest.mark.parametrize(
    ("horizons", "places"),
    [
        (["0.25", "0.5", "2"], [0, 0.25, 1.75]),
        (["-1", "0", "12"], [0, 1, 13]),
        (["20240131", "20240201", "20240301"], [0, 1, 30]),  # days, and no numbers
        (["now", "soon", "1"], [0, 1, 2]),
    ],
)
def test_steps_stand_by_their_distance(horizons: list[str], places: list[float]) -> None:
    assert place_steps(horizons) == places


def test_one_call_draws_a_table() -> None:
    found = charts.chart_table("coverage", quantiles(), outcomes(), error="points", language="zh")
    table = open_archive(quantiles(), outcomes(), make_request(error="points"), language="zh")[0]
    expected = picture_of(ARCHIVE_CHARTS["coverage"], table)
    assert expected is not None
    assert found.words.title == expected.words.title
    assert found.words.source == "claims · actuals"
    with pytest.raises(
        TableError, match="no picture `coverge` of a table; did you mean `coverage`"
    ):
        charts.chart_table("coverge", quantiles(), outcomes())
    with pytest.raises(TableError, match="has no forecasts for a calibration chart"):
        charts.chart_table("calibration", quantiles(), outcomes())


def test_densities_in_bins_have_a_histogram_of_where_outcomes_fell() -> None:
    rows = [
        (year, word, 0.25) for year in range(8) for word in ("0 to 1", "1 to 2", "2 to 3", "3 to 4")
    ]
    claims = pd.DataFrame(rows, columns=["year", "bin", "value"]).astype(str)
    known = pd.DataFrame({"year": range(8), "actual": np.arange(8) / 2 + 0.1}).astype(str)
    data = ARCHIVE_CHARTS["pit"].data(open_archive(claims, known, make_request())[0])
    shares = (np.arange(8) / 2 + 0.1) / 4
    expected = np.histogram(shares, np.linspace(0, 1, 11))[0] / 8
    assert data["share"].tolist() == expected.tolist()


def test_a_line_breaks_where_steps_are_missing() -> None:
    """Ten business days of two weeks, then some after four weeks: weekends are no gaps."""
    days = [*range(5), *range(7, 12), 40, 41]
    x, y = line_with_gaps(days, days)
    assert x == [*days[:10], 40, 40, 41]
    assert [place for place, value in zip(x, y, strict=True) if math.isnan(value)] == [40]
    assert line_with_gaps([3.0], [1.0]) == ([3.0], [1.0])


def daily(first: str, number: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return forecasts one and two days ahead of so many days, and their outcomes."""
    days = pd.date_range(first, periods=number).strftime("%Y-%m-%d")
    known = pd.DataFrame({"target_date": days, "actual": np.arange(number).astype(str)})
    rows = [known.assign(horizon=str(h), value=known["actual"]) for h in (1, 2)]
    return pd.concat(rows).drop(columns="actual").assign(source="A"), known


@pytest.mark.parametrize(
    ("first", "number", "words"),
    [
        ("2025-01-10", 5, [f"2025-01-{day}" for day in range(10, 15)]),
        ("2025-01-20", 37, ["2025-01-20", "2025-01-30", "2025-02-09", "2025-02-19"]),
        ("2025-01-10", 200, ["2025-03", "2025-05", "2025-07"]),
        ("2018-05-01", 2000, ["2019", "2020", "2021", "2022", "2023"]),
    ],
)
def test_an_axis_of_days_names_months_and_years(first: str, number: int, words: list[str]) -> None:
    table = open_archive(*daily(first, number), make_request(error="points"))[0]
    picture = picture_of(ARCHIVE_CHARTS["score-over-time"], table)
    assert picture is not None
    assert lint(picture) == []
    axes = picture.axes[0]
    named = [each.get_text() for each in axes.get_xticklabels()]
    shown = dict(zip(axes.get_xticks(), named, strict=True))
    assert list(shown.values()) == words
    begin = pd.Timestamp(first)
    for place, word in shown.items():
        assert begin + pd.Timedelta(days=place) == pd.Timestamp(word)


def test_a_path_is_what_one_source_said_on_one_day() -> None:
    """Of weekly targets with horizons in weeks, and no day of statement."""
    claims, known = daily("2025-01-04", 60)
    weeks = known["target_date"][::7]
    claims = claims[claims["target_date"].isin(weeks)]
    table = open_archive(claims, known, make_request(error="points"))[0]
    data = ARCHIVE_CHARTS["forecasts"].data(table)
    said = data[data["path"] >= 0].groupby("path")["step"].agg(list).tolist()
    assert sorted(said) == [[0.0], *([7.0 * n, 7.0 * n + 7] for n in range(8)), [56.0]]


def lines(picture: Picture) -> list[Line2D]:
    """Return the lines of sources in a picture, with a mark at each score."""
    return [each for axes in picture.axes for each in axes.lines if each.get_marker() == "o"]


@pytest.mark.parametrize("count", [3, 6])
def test_a_source_has_one_colour_in_every_picture(count: int) -> None:
    """The order of scores differs by picture, the colours of the names at the right do not."""
    chosen = SOURCES[:count]
    claims = quantiles()[lambda table: table["source"].isin(chosen)]
    table = open_archive(claims, outcomes(), make_request(error="points"))[0]
    seen: dict[str, set[object]] = {}
    for name in ("coverage", "error-by-horizon", "score-over-time"):
        picture = picture_of(ARCHIVE_CHARTS[name], table)
        assert picture is not None
        for text in picture.texts:
            if text.get_text() in chosen:
                seen.setdefault(text.get_text(), set()).add(text.get_color())
    assert len(seen) >= 3
    assert all(len(colours) == 1 for colours in seen.values())


def test_the_title_by_horizon_names_the_horizon_and_the_unit() -> None:
    for unit, basis, said in (
        ("GW", "points", " GW "),
        ("GW", "percent", "% "),
        ("%", "points", " pp "),
    ):
        told = title("error-by-horizon", points().assign(unit=unit), outcomes(), error=basis)
        assert f"{said}at horizon 1, " in told
        assert told.endswith(" at horizon 3")


@pytest.mark.parametrize(
    ("sources", "shift", "said"),
    [(2, 0.0, "but not by more than chance"), (3, 0.0, "none of the 2 others"),
     (2, 9.0, ", by more than chance"), (3, 9.0, "beats all 2 others by more than chance")],
)  # fmt: skip
def test_the_title_of_relative_skill_says_what_chance_explains(
    sources: int, shift: float, said: str
) -> None:
    rng, truth = np.random.default_rng(5), outcomes()
    tables = []
    for place in range(sources):
        values = truth["actual"].astype(float) + rng.normal(size=len(truth)) / 2 + shift * place
        tables.append(truth.drop(columns="actual").assign(source=f"s{place}", value=values))
    told = title("relative-skill", pd.concat(tables).astype(str), truth)
    assert said in told


def test_type_on_a_cell_can_be_read() -> None:
    """Each ground has ink with a contrast of at least 4 to it, by the formula of WCAG 2."""

    def light(colour: str | tuple[float, float, float]) -> float:
        parts = np.array(to_rgb(colour))
        linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    for ratio in np.exp(np.linspace(-1.2, 1.2, 49)):
        ground = _shade(float(ratio))
        pair = sorted((light(ground), light(_ink(ground))))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4
