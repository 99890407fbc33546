"""Every picture against the linter, in both languages; pages; the linter against its own faults."""

import sys
from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).parent))
import chart_tables
from forecasts.charts import CHARTS, Frame, Picture, Texts, lint
from forecasts.charts.catalogue.horizon import horizon_data, plan_horizon
from forecasts.charts.catalogue.scorecard import scorecard_data
from forecasts.charts.jobs import Tables
from forecasts.charts.sheet.layout import sheet, spread_apart, write
from forecasts.charts.sheet.style import style
from forecasts.comparing import compare
from forecasts.words import Language
from tables import actuals_of, claims_of


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", CHARTS)
def test_picture_is_clean(name: str, language: str) -> None:
    frame = chart_tables.frame(language)
    picture = CHARTS[name].draw(chart_tables.example_data(name, frame), frame, 1)
    assert lint(picture) == []
    assert picture.get_figwidth() == pytest.approx(7.2)
    assert all(getattr(picture.words, part) for part in ("title", "subtitle", "source", "alt"))


@pytest.mark.parametrize("name", CHARTS)
def test_drawing_changes_no_setting_outside(name: str) -> None:
    with mpl.rc_context({"font.size": 31, "text.parse_math": True}):
        before = dict(mpl.rcParams)
        frame = chart_tables.frame()
        CHARTS[name].draw(chart_tables.example_data(name, frame), frame, 1)
        assert dict(mpl.rcParams) == before


def many_claims(number: int) -> pd.DataFrame:
    table = chart_tables.ladder_claims()
    copies = [table.assign(claim_id=table["claim_id"] + f"-{copy}") for copy in range(number)]
    return pd.concat(copies, ignore_index=True)


def test_a_ladder_goes_on_to_another_page_after_25_rows() -> None:
    frame, claims = chart_tables.frame(), many_claims(8)
    data = chart_tables.charts.ladder_data(
        claims, frame, actuals=chart_tables.actuals(), spread=chart_tables.spread(claims)
    )
    pages = [CHARTS["ladder"].draw(data, frame, page) for page in (1, 2, 3)]
    assert data["page"].max() == 3
    assert [lint(page) for page in pages] == [[], [], []]
    assert pages[0].words.title == pages[2].words.title
    assert pages[0].get_figheight() > pages[2].get_figheight()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_claims_that_overlap_share_a_ladder(language: str) -> None:
    frame = chart_tables.frame(language)
    claims = chart_tables.seed_like_claims().iloc[1:]
    data = chart_tables.charts.ladder_data(
        claims, frame, actuals=chart_tables.actuals().iloc[:0], spread=chart_tables.spread(claims)
    )
    picture = CHARTS["ladder"].draw(data, frame, 1)
    assert lint(picture) == []
    assert data["side"].to_list() == ["", "up"]
    assert data["band"].to_list() == ["scale", ""]


LONG = "Institute for the Comparative Study of Very Long Names of Institutes and their Departments"


@pytest.mark.parametrize("name", ["ladder", "hedgehog", "drift"])
def test_long_names_and_quotations_stay_inside(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = chart_tables.ladder_claims()
    claims["organisation"] = LONG + claims.index.astype(str)
    claims["quote"] = "市场规模将在二零三零年之前突破一万亿元人民币，" * 4
    monkeypatch.setattr(chart_tables, "ladder_claims", claims.copy)
    frame = chart_tables.frame("zh")
    data = chart_tables.example_data(name, frame)
    assert lint(CHARTS[name].draw(data, frame, 1)) == []


def test_dollars_are_no_mathematics() -> None:
    claims = chart_tables.ladder_claims().assign(quote=r"$5 and $6 _{x} \frac{1}{2} ^^ $$")
    frame = chart_tables.frame()
    data = chart_tables.charts.ladder_data(
        claims, frame, actuals=chart_tables.actuals(), spread=chart_tables.spread(claims)
    )
    assert lint(CHARTS["ladder"].draw(data, frame, 1)) == []


def test_a_missing_glyph_is_named() -> None:
    claims = chart_tables.ladder_claims()
    claims.loc[2, "quote"] = "a boom 🚀 by 2030"
    faults = chart_tables.charts.glyph_faults(claims, ["cars", "ยานยนต์"])
    assert faults[1:] == [
        "example-orchard-2030: no font has U+1F680 in its quote: a boom 🚀 by 2030"
    ]
    assert faults[0].endswith("in the name: ยานยนต์")


@pytest.mark.parametrize(
    ("name", "drawn"),
    [("Cars 🚀", "Cars □"), ("👩‍🚀", "□□"), ("يوم", "□□□"), ("ไทยดี", "□□□□")],
)
def test_a_missing_glyph_is_a_square(name: str, drawn: str) -> None:
    claims = chart_tables.ladder_claims()
    claims["claimant"] = claims["organisation"] = name
    frame = chart_tables.frame()
    data = chart_tables.charts.ladder_data(
        claims, frame, actuals=chart_tables.actuals(), spread=chart_tables.spread(claims)
    )
    picture = CHARTS["ladder"].draw(data, frame, 1)
    assert lint(picture) == []
    assert any(text.get_text().startswith(drawn) for text in picture.texts)


def blank() -> Picture:
    texts = Texts(title="Title", subtitle="subtitle", note="", source="source", alt="alt")
    return sheet(texts, 100, note_head="Note: ", source_head="Source: ").figure


@pytest.mark.parametrize(
    ("place", "words", "settings", "fault"),
    [
        ((0.95, 0.5), "a long text that leaves", {}, "leaves the figure"),
        ((0.5, 0.5), "tiny", {"fontsize": 6}, "6 pt is too small"),
        ((0.5, 0.5), "a 🚀", {}, "no glyph for '🚀'"),
        ((0.02, 0.9), "right over the title", {"fontsize": 13}, "lies over"),
    ],
)
@pytest.mark.filterwarnings("ignore:Glyph")
def test_the_linter_finds(
    place: tuple[float, float], words: str, settings: dict[str, float], fault: str
) -> None:
    with style():
        picture = blank()
        assert lint(picture) == []
        picture.text(*place, words, **settings)
    assert any(fault in found for found in lint(picture))


@pytest.mark.parametrize("wanted", [[10, 10, 10], [0, 50, 51, 52, 100], [99, 98, 97], [5]])
def test_labels_are_moved_apart_and_keep_their_order(wanted: list[float]) -> None:
    places = spread_apart(wanted, 8, 0, 100)
    ordered = sorted(places)
    assert all(b - a >= 8 - 1e-9 for a, b in pairwise(ordered))
    assert min(places) >= 0
    assert max(places) <= 100
    assert sorted(range(len(wanted)), key=lambda i: (wanted[i], i)) == sorted(
        range(len(wanted)), key=lambda i: places[i]
    )


def test_pages_are_of_plain_data() -> None:
    """A job can be sent to another process."""
    import pickle

    frame = Frame(as_of=chart_tables.AS_OF)
    assert pickle.loads(pickle.dumps(frame)) == frame  # noqa: S301 - made in this test
    assert write is not None


@pytest.mark.parametrize("unit", ["USD", "%"])
def test_arrows_of_the_outermost_claims_are_not_cut(unit: str) -> None:
    """The arrow of a bound at the edge of a linear axis once lost its head."""
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    claims = claims.assign(hedge=["above", *["bare"] * (len(claims) - 2), "up-to"], unit=unit)
    if unit == "%":
        claims["kind"] = "share"
        for column in ("value", "stated_low", "stated_high"):
            claims[column] = [50.0, 25, 20, 20, 20, 20, 15]
    data = chart_tables.charts.ladder_data(
        claims, frame, actuals=chart_tables.actuals().iloc[:0], spread=chart_tables.spread(claims)
    )
    assert set(data["side"]) == {"up", "", "down"}
    (axes,) = CHARTS["ladder"].draw(data, frame, 1).axes
    low, high = axes.get_xlim()
    heads = [line for line in axes.lines if line.get_marker() in ("<", ">")]
    assert len(heads) == 2
    assert all(low < float(line.get_xdata()[0]) < high for line in heads)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("value", [0.5, 20_000.0])
def test_a_scorecard_keeps_room_for_both_of_its_sides(value: float, language: Language) -> None:
    ends = {"value": value, "low": value, "high": value}
    outcome = {"series": "robots", "values": [("2020", 100.0)], "unit": "robot"}
    table = compare(claims_of(ends), actuals_of(outcome), as_of="2026-11-21")
    around = chart_tables.frame(language)
    picture = CHARTS["scorecard"].draw(scorecard_data(table, around), around, 1)
    assert lint(picture) == []


def test_no_horizon_is_drawn_where_no_outcome_was_known_when_a_claim_was_said() -> None:
    known, none = {"series": "robots", "unit": "robot"}, pd.DataFrame()
    for values, drawn in (([("2020", 100.0)], 0), ([("2018", 80.0), ("2020", 100.0)], 1)):
        table = compare(
            claims_of({"value": 110.0}), actuals_of({**known, "values": values}), as_of="2026-11-21"
        )
        data = horizon_data(table, chart_tables.frame())
        assert (data["what"] == "point").any() == bool(drawn)
        assert (
            len(
                [
                    *plan_horizon(
                        Tables(claims=table, actuals=none, spread=none), chart_tables.frame()
                    )
                ]
            )
            == drawn
        )
