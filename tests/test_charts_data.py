"""What is drawn and what is said, for every chart of the catalogue, as golden tables and texts."""

import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

sys.path.insert(0, str(Path(__file__).parent))
import chart_tables
from forecasts.charts import CHARTS
from forecasts.charts.catalogue.horizon import _spread_bins
from forecasts.charts.catalogue.matrix import matrix_data
from forecasts.charts.facts.due import due_claims
from forecasts.charts.facts.levels import level_claims
from forecasts.charts.jobs import Tables
from forecasts.charts.sheet.layout import spread_apart, uncross
from forecasts.charts.sheet.scale import limits_around
from forecasts.words.amounts import count


@pytest.mark.parametrize("name", CHARTS)
def test_data_drawn(name: str, file_regression: FileRegressionFixture) -> None:
    data = chart_tables.example_data(name, chart_tables.frame())
    text = data.to_csv(index=False, float_format="%.7g", lineterminator="\n")
    file_regression.check(text, extension=".csv", encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", CHARTS)
def test_words(name: str, language: str, file_regression: FileRegressionFixture) -> None:
    frame = chart_tables.frame(language)
    words = CHARTS[name].draw(chart_tables.example_data(name, frame), frame, 1).words
    text = "\n\n".join(
        f"{part}:\n{getattr(words, part)}"
        for part in ("title", "subtitle", "note", "source", "alt")
    )
    file_regression.check(text + "\n", extension=".txt", encoding="utf-8")


@pytest.mark.parametrize("name", CHARTS)
def test_order_of_rows_does_not_matter(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = chart_tables.frame()
    expected = chart_tables.example_data(name, frame)
    for table in ("ladder_claims", "part_claims", "comparison", "drift_claims", "outlooks"):
        make = getattr(chart_tables, table)
        monkeypatch.setattr(chart_tables, table, lambda make=make: make().iloc[::-1])
    assert _texts(chart_tables.example_data(name, frame)) == _texts(expected)


def _texts(data: pd.DataFrame) -> str:
    return str(data.to_csv(index=False, float_format="%.7g"))


def test_the_title_of_editions_counts_what_held() -> None:
    frame = chart_tables.frame()
    data = chart_tables.example_data("editions", frame)
    decided = data[data["verdict"] != ""]
    held = int(decided["verdict"].isin(["hit", "reached"]).sum())
    title = CHARTS["editions"].draw(data, frame, 1).words.title
    assert title.endswith(
        f"of {count(len(decided), 'en')} claims with a verdict {count(held, 'en')} held"
    )
    still = CHARTS["editions"].draw(data.assign(verdict="", came=float("nan")), frame, 1).words
    ends = (data["normalised"].iloc[0], data["normalised"].iloc[-1])
    assert all(end in still.title for end in ends)
    assert "Upright bar" not in still.note


def test_no_actual_published_after_the_day_is_used() -> None:
    """Deleting what came out later leaves every row as it was."""
    frame = chart_tables.frame(as_of=chart_tables.AS_OF.replace(year=2023))
    claims, actuals = chart_tables.ladder_claims(), chart_tables.actuals()
    past = actuals[actuals["published_on"] <= str(frame.as_of)]
    assert len(past) < len(actuals)
    for make in (chart_tables.charts.hedgehog_data, chart_tables.charts.drift_data):
        with_all = make(claims, frame, actuals=actuals)
        assert _texts(with_all) == _texts(make(claims, frame, actuals=past))


def test_a_withdrawn_actual_is_not_drawn() -> None:
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    actuals = chart_tables.actuals()
    actuals.loc[actuals["period"] == "2025", "release"] = "withdrawn"
    data = chart_tables.charts.ladder_data(
        claims, frame, actuals=actuals, spread=chart_tables.spread(claims)
    )
    assert data.loc[data["what"] == "actual", "label"].to_list() == ["2024"]


def test_parity_widens_no_spread_and_makes_no_heading() -> None:
    frame, seeds = chart_tables.frame(), chart_tables.seed_like_claims()
    spread = chart_tables.spread(seeds)
    data = chart_tables.charts.basis_data(
        seeds, frame, spread=spread, claim_id="example-wider-2030"
    )
    highest = data.loc[data["advised"], "amount"].max()
    assert data.loc[data["choice"] == "ppp", "amount"].iloc[0] > highest
    title = CHARTS["basis"].draw(data, frame, 1).words.title
    assert "$147bn" in title
    assert "$249bn" not in title
    ladder = chart_tables.charts.ladder_data(
        seeds.iloc[2:], frame, actuals=chart_tables.actuals(), spread=spread
    )
    assert ladder["spread_high"].iloc[0] == highest


def test_nothing_is_ranked_or_averaged_under_five() -> None:
    data = chart_tables.example_data("scorecard", chart_tables.frame())
    claimants = data[data["what"] == "claimant"]
    due = claimants["within"] + claimants["high"] + claimants["low"]
    assert (claimants["median"].notna() == (due >= 5)).all()
    assert due.to_list() == sorted(due, reverse=True)


def test_ad_hoc_claims_enter_no_rate() -> None:
    frame, table = chart_tables.frame(), chart_tables.comparison()
    table["because"] = "ad hoc"
    assert chart_tables.charts.scorecard_data(table, frame).empty


def test_a_number_told_again_is_no_claim_of_its_own() -> None:
    """A relay of the same number counts with its claim; of another, it is drawn and not counted."""
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    original = claims[claims["claim_id"] == "example-orchard-2030"]
    again = original.assign(claim_id="example-again", relays="example-orchard-2030")
    wrong = again.assign(claim_id="example-wrong", value=9e11, value_USD=9e11)
    table = pd.concat([claims, again, wrong], ignore_index=True)
    data = chart_tables.charts.ladder_data(
        table, frame, actuals=chart_tables.actuals(), spread=chart_tables.spread(table)
    )
    rows = data.set_index("claim_id")
    assert "example-again" not in rows.index
    assert rows.loc["example-orchard-2030", "detail"].endswith("told again once")
    assert rows.loc["example-wrong", "detail"].endswith("told by another")
    plain = chart_tables.example_data("ladder", frame)
    drawn = [
        CHARTS["ladder"].draw(drawn_rows, frame, 1).words.title for drawn_rows in (data, plain)
    ]
    assert drawn[0] == drawn[1]


def test_a_trend_ends_where_it_leaves_what_was_counted_or_claimed() -> None:
    frame = chart_tables.frame()
    claims, actuals = chart_tables.ladder_claims(), chart_tables.actuals()
    calm = chart_tables.charts.hedgehog_data(claims, frame, actuals=actuals)
    steep = actuals.assign(value=actuals["value"].where(actuals["period"] > "2016", 1e6))
    data = chart_tables.charts.hedgehog_data(claims, frame, actuals=steep)
    trend, drawn = data[data["what"] == "trend"], data[data["what"] != "trend"]
    assert not calm["cut"].any()
    assert data["cut"].all()
    assert trend["amount"].max() < 1.5 * drawn["amount"].max()
    assert trend["year"].max() < calm["year"].max()
    known = data.loc[data["what"] == "actual", "amount"]
    assert data["newest"].iloc[0] == pytest.approx(known.iloc[-1] / known.iloc[-2] - 1)


@pytest.mark.parametrize(
    ("hedge", "times", "outlook", "verb"),
    [
        ("bare", 2.0, "", "needs"),
        ("above", 2.0, "", "needs"),
        ("above", 0.5, "reached", "allows a fall of"),
        ("bare", 0.5, "reached", "allows a fall of"),  # a target
        ("bare", 0.5, "", "needs a fall of"),
        ("up-to", 2.0, "", "allows"),
        ("up-to", 0.5, "", "needs a fall of"),
    ],
)
def test_a_bound_not_yet_come_to_needs_no_growth(
    hedge: str, times: float, outlook: str, verb: str
) -> None:
    """Under a title that more than 180 needed a fall, from 205 on, stood a claim long reached."""
    frame, actuals = chart_tables.frame(), chart_tables.actuals()
    claims = chart_tables.ladder_claims().head(1)
    last = chart_tables.charts.hedgehog_data(claims, frame, actuals=actuals)
    value = times * last.loc[last["what"] == "actual", "amount"].iloc[-1]
    amounts = dict.fromkeys(("value", "value_USD"), value)
    claims = claims.assign(hedge=hedge, outlook=outlook, **amounts)
    data = chart_tables.charts.hedgehog_data(claims, frame, actuals=actuals)
    title = CHARTS["hedgehog"].draw(data, frame, 1).words.title
    assert f" now {verb} " in title


def test_an_estimate_is_not_called_an_actual() -> None:
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    actuals = chart_tables.actuals()
    actuals = actuals[actuals["period"] < "2025"]
    last = actuals[actuals["period"] == "2024"].assign(release="estimate")
    actuals = pd.concat([actuals[actuals["period"] < "2024"], last])
    for name in ("ladder", "hedgehog", "drift"):
        make = getattr(chart_tables.charts, f"{name}_data")
        more = {"spread": chart_tables.spread(claims)} if name == "ladder" else {}
        picture = CHARTS[name].draw(make(claims, frame, actuals=actuals, **more), frame, 1)
        written = [text.get_text().lower() for text in picture.texts]
        assert any(text.startswith("estimate of 2024") for text in written)
        assert not any(text.startswith("actual 2024") for text in written)


def test_the_outcome_of_the_target_is_drawn_however_late_it_came() -> None:
    frame, actuals = chart_tables.frame(), chart_tables.actuals()
    claims = chart_tables.drift_claims().assign(target_period="2023")
    late = actuals["period"] >= "2023"
    actuals.loc[late, "published_on"] = pd.Timestamp(chart_tables.AS_OF)
    actuals = actuals[actuals["period"] <= "2023"]
    data = chart_tables.charts.drift_data(claims, frame, actuals=actuals)
    picture = CHARTS["drift"].draw(data, frame, 1)
    assert any(text.get_text().startswith("Actual 2023") for text in picture.texts)


@pytest.mark.parametrize("value", [0.0, -3e9])
def test_amounts_that_are_no_multiples_run_from_one_to_the_other(value: float) -> None:
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims().head(2)
    for column in ("value", "value_USD", "low", "high", "stated_low", "stated_high"):
        claims[column] = [value, 2e9]
    claims["hedge"], claims["unit"] = "bare", "USD"
    data = chart_tables.charts.ladder_data(
        claims, frame, actuals=chart_tables.actuals(), spread=chart_tables.spread(claims)
    )
    title = CHARTS["ladder"].draw(data, frame, 1).words.title
    assert title.endswith(f"run from {'−$3bn' if value else '$0'} to $2bn")


def test_claims_that_fell_due_stand_beside_what_came_of_their_own_year() -> None:
    """The record goes on to 2025, and claims for 2023 are not held against it."""
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    for year, came, note in (("2023", "2023", "what came"), ("2030", "2025", "last actual up to")):
        due = claims.assign(target_period=year)
        data = chart_tables.charts.ladder_data(
            due, frame, actuals=chart_tables.actuals(), spread=chart_tables.spread(due)
        )
        assert data.loc[data["what"] == "actual", "label"].to_list() == [came]
        assert note in CHARTS["ladder"].draw(data, frame, 1).words.note


def test_a_sum_of_years_stands_beside_no_figure_of_one() -> None:
    claims = chart_tables.ladder_claims()
    frame = chart_tables.frame()
    tables = Tables(
        claims=claims, actuals=chart_tables.actuals(), spread=chart_tables.spread(claims)
    )
    every = level_claims(tables, frame)
    summed = claims.assign(kind=claims["kind"].mask(claims["claim_id"] == "example-orchard-2030",
                                                    "cumulative"))  # fmt: skip
    left = level_claims(replace(tables, claims=summed), frame)
    assert set(every["claim_id"]) - set(left["claim_id"]) == {"example-orchard-2030"}


def test_parts_that_pass_a_floor_are_no_alarm() -> None:
    frame, claims = chart_tables.frame(), chart_tables.part_claims()
    floor = claims["claim_id"] == "example-whole"
    open_whole = claims.assign(
        hedge=claims["hedge"].mask(floor, "above"),
        high=claims["high"].mask(floor, np.inf),
        high_USD=claims["high_USD"].mask(floor, np.inf),
    )
    for table, alarm in ((claims, True), (open_whole, False)):
        data = chart_tables.charts.part_whole_data(table, frame, whole="example-whole")
        picture = CHARTS["part-whole"].draw(data, frame, 1)
        texts = [text.get_text() for text in picture.texts]
        assert ("of the least named" in picture.words.title) != alarm
        assert any("▲" in text for text in texts) == alarm
        assert any("past the least" in text for text in texts) != alarm


def test_a_narrow_spread_fills_its_axis() -> None:
    low, high = limits_around([30.0, 35.0])
    assert (np.log(35) - np.log(30)) / (np.log(high) - np.log(low)) > 0.5
    assert low < 30
    assert high > 35


def test_the_whole_fills_the_width_of_part_and_whole() -> None:
    frame, claims = chart_tables.frame(), chart_tables.seed_like_claims()
    data = chart_tables.charts.part_whole_data(claims, frame, whole="example-world-2030")
    (axes,) = CHARTS["part-whole"].draw(data, frame, 1).axes
    assert data.iloc[0]["amount"] > 0.8 * axes.get_xlim()[1]


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200)), min_size=1, max_size=10, unique=True)
)
def test_no_line_to_a_label_crosses_another(points: list[tuple[float, float]]) -> None:
    wanted = spread_apart([y for _, y in points], 23, 0, 230)
    places = uncross(points, 320, wanted)
    assert sorted(places) == pytest.approx(sorted(wanted))
    lines = [(x, y, place) for (x, y), place in zip(points, places, strict=True)]
    assert not any(_cross(one, other) for one, other in combinations(lines, 2))


def _cross(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    """Whether two lines to x = 320 change sides between the later start and their ends."""

    def height(line: tuple[float, float, float], x: float) -> float:
        start, y, end = line
        return y + (end - y) * (x - start) / (320 - start)

    begin = max(one[0], other[0])
    apart = height(one, begin) - height(other, begin)
    return abs(apart) > 1e-3 and apart * (one[2] - other[2]) < 0


@pytest.mark.parametrize("name", ["ladder", "hedgehog", "drift"])
@pytest.mark.parametrize(("bound", "sign"), [("above", "> $24.5bn"), ("range", "$20bn–$29bn")])
def test_an_outcome_that_was_published_as_a_bound_is_drawn_as_one(
    name: str, bound: str, sign: str
) -> None:
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    actuals = chart_tables.actuals()
    actuals = actuals[actuals["period"] < "2025"]
    actuals.loc[actuals["period"] == "2024", ["bound", "rounding"]] = [bound, 4.5e9]
    make = getattr(chart_tables.charts, f"{name}_data")
    more = {"spread": chart_tables.spread(claims)} if name == "ladder" else {}
    picture = CHARTS[name].draw(make(claims, frame, actuals=actuals, **more), frame, 1)
    assert any(sign in text.get_text() for text in picture.texts)


def test_growth_over_a_missing_year_is_not_told_as_that_of_the_last_year() -> None:
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    actuals = chart_tables.actuals()
    last = int(actuals["period"].max())
    gap = actuals[actuals["period"] != str(last - 1)]
    for table, said in ((actuals, f"in {last}"), (gap, f"since {last - 2}")):
        data = chart_tables.charts.hedgehog_data(claims, frame, actuals=table)
        picture = CHARTS["hedgehog"].draw(data, frame, 1)
        assert picture.words.title.endswith(said)
        assert any(text.get_text().endswith(said) for text in picture.texts)


def test_no_record_is_drawn_out_of_several_price_bases() -> None:
    """Of 2024 the prices of 2024 are current ones; those of 2020 make no point of that line."""
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    actuals = chart_tables.actuals()
    own = actuals[actuals["period"] == "2024"].assign(price_basis="2024")
    other = own.assign(price_basis="2020", value=own["value"] / 2, published_on="2026-06-01")
    other["published_on"] = pd.to_datetime(other["published_on"])
    rest = actuals[actuals["period"] != "2024"]
    without = chart_tables.charts.hedgehog_data(claims, frame, actuals=actuals)
    mixed = chart_tables.charts.hedgehog_data(
        claims, frame, actuals=pd.concat([rest, own, other], ignore_index=True)
    )
    assert mixed["amount"].tolist() == without["amount"].tolist()
    real = replace(frame, prices="2020")
    drawn = chart_tables.charts.drift_data(
        claims, real, actuals=pd.concat([rest, own, other], ignore_index=True)
    )
    assert drawn.loc[drawn["what"] == "actual", "told"].unique().tolist() == ["2020", "2024"]


def test_what_came_years_after_a_target_stands_beside_none_of_its_claims() -> None:
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    claims = claims.assign(target_period="2018", target_end=pd.Timestamp(2018, 12, 31))
    actuals = chart_tables.actuals()
    make, spread = chart_tables.charts.ladder_data, chart_tables.spread(claims)
    for kept, label in ((actuals["period"] > "2018", []), (actuals["period"] < "2018", ["2017"])):
        data = make(claims, frame, actuals=actuals[kept], spread=spread)
        assert data.loc[data["what"] == "actual", "label"].to_list() == label


def test_a_range_in_a_drift_has_its_bar() -> None:
    frame, claims = chart_tables.frame(), chart_tables.drift_claims()
    data = chart_tables.charts.drift_data(claims, frame, actuals=chart_tables.actuals())
    ranged = data[data["low"] < data["high"]]
    assert len(ranged) == (claims["hedge"] == "range").sum() > 0
    (axes,) = CHARTS["drift"].draw(data, frame, 1).axes
    bars = [path.vertices[:, 1].tolist() for path in axes.collections[0].get_paths()]
    assert bars == ranged[["low", "high"]].to_numpy().tolist()


def test_the_lines_of_a_drift_that_end_in_a_column_are_all_named() -> None:
    """Of three one had a name, above the mark of another, with room on both sides."""
    frame, claims = chart_tables.frame(), chart_tables.drift_claims()
    one = claims[claims["claim_id"].str.contains("orchard")].iloc[:1]
    rows = [
        one.assign(claim_id=f"{who}-{day}", organisation=f"Example {who}", hedge="bare",
                   stated=pd.Timestamp(day), relays="", value_USD=amount * times)
        for who, amount in (("Bank", 5e10), ("Institute", 4.6e10), ("Association", 4.1e10))
        for day, times in (("2014-06-01", 0.7), ("2018-06-01", 1.0))
    ]  # fmt: skip
    none = chart_tables.actuals().iloc[:0]
    data = chart_tables.charts.drift_data(pd.concat(rows), frame, actuals=none)
    figure = CHARTS["drift"].draw(data, frame, 1)
    written = " ".join(text.get_text() for text in figure.texts)
    assert all(f"Example {who} $" in written for who in ("Bank", "Institute", "Association"))


def test_a_drift_without_a_record_ends_behind_its_claims() -> None:
    frame, claims = chart_tables.frame(), chart_tables.drift_claims()
    none = chart_tables.actuals().iloc[:0]
    early = claims[claims["stated"] < "2024"]
    data = chart_tables.charts.drift_data(early, frame, actuals=none)
    (axes,) = CHARTS["drift"].draw(data, frame, 1).axes
    assert axes.get_xlim()[1] == pytest.approx(data["when"].max() + 1.3)


def test_bins_of_dots_alone_take_half_the_room_of_a_horizon() -> None:
    rows = [{"what": "summary", "side": "claims", "bin": number, "n": n}
            for number, n in ((0, 14), (2, 1), (3, 20))]  # fmt: skip
    places, sizes, end = _spread_bins(pd.DataFrame(rows), [0, 2, 3], 0.0)
    assert sizes == {0: 1.0, 2: 0.5, 3: 1.0}
    assert (places, end) == ({0: 0.0, 2: 0.75, 3: 1.5}, 2.0)
    assert _spread_bins(pd.DataFrame(rows), [0, 2, 3], 0.3)[1][2] > 0.5
    few = pd.DataFrame(rows).assign(n=3)
    assert set(_spread_bins(few, [0, 2, 3], 0.0)[1].values()) == {1.0}


def test_a_fall_is_told_as_a_fall() -> None:
    """ "Growth of −13% a year" was once needed: a price that has to fall needs a fall."""
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    known = claims.assign(target_end=pd.Timestamp("2025-12-31"), target_period="2025")
    for share, said in ((0.2, "a fall"), (5.0, "growth")):
        table = known.assign(value=known["value"] * share)
        table = table.assign(low=table["value"], high=table["value"])
        data = chart_tables.charts.hedgehog_data(table, frame, actuals=chart_tables.actuals())
        claim = data["what"] == "claim"
        data.loc[claim, "growth"] = [share - 1] * claim.sum()
        data.loc[claim, "open"] = False
        title = CHARTS["hedgehog"].draw(data, frame, 1).words.title
        assert said in title.replace("\n", " ")
        assert "−" not in title.partition(";")[0]
    data.loc[claim, "growth"] = [-0.1, *[0.1] * (claim.sum() - 1)]
    title = CHARTS["hedgehog"].draw(data, frame, 1).words.title.replace("\n", " ")
    assert "from a fall of 10% a year to growth of 10%" in title


def test_a_cell_of_several_claims_counts_each_in_the_title() -> None:
    """Of 219 claims of one house 197 were "within", as the median of each cell was."""
    claims = chart_tables.comparison()
    due = claims[claims["verdict"].isin(["hit", "miss"]) & claims["hedge"].eq("bare")]
    one = (
        due.iloc[[0, 0, 0]]
        .reset_index(drop=True)
        .assign(
            claim_id=["a", "b", "c"],
            verdict=["hit", "hit", "miss"],
            direction=["over", "over", "over"],
            error=[0.01, 0.02, 0.5],
            value=[1.01e9, 1.02e9, 1.65e9],
            error_kind="log",
        )
    )
    series = str(one["series"].iloc[0])
    data = matrix_data(one, chart_tables.frame(), series=series)
    assert data["n"].tolist() == [3]
    assert data[["within", "high", "low", "held"]].to_numpy().tolist() == [[2, 1, 0, 0]]


@pytest.mark.parametrize(("year", "since"), [("2018", "2019"), ("2025", "")])
def test_no_growth_is_told_across_a_year_at_zero(year: str, since: str) -> None:
    """Behind a loss of 2025 the last year above zero, 2022, was called the end of the record."""
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    actuals = chart_tables.actuals()
    actuals.loc[actuals["period"] == year, "value"] = -1e9
    data = chart_tables.charts.hedgehog_data(claims, frame, actuals=actuals)
    assert (data["since"].iloc[0] if len(data) else "") == since
    if since:
        assert data.loc[data["what"] == "actual", "label"].min() == since


def test_a_loss_is_no_multiple_of_another() -> None:
    """Twice the loss stood at one half, "−50%" where the table beside it said "−100%"."""
    table = chart_tables.comparison()
    table = table[table["error_kind"] == "log"]
    losses = table.assign(
        value=-table["value"], actual=-table["actual"], error=-table["error"], error_kind="log loss"
    )
    assert due_claims(table).query("point")["ratio"].notna().any()
    assert due_claims(losses).query("point")["ratio"].isna().all()
