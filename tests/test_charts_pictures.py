"""Every picture against the linter, in both languages; pages; the linter against its own faults."""

import sys
from itertools import pairwise
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex

sys.path.insert(0, str(Path(__file__).parent))
import chart_tables
from forecasts.charts import CHARTS, Frame, Picture, Texts, lint
from forecasts.charts.catalogue.horizon import horizon_data, plan_horizon
from forecasts.charts.catalogue.ladder.panel import _quoted
from forecasts.charts.catalogue.scorecard import scorecard_data
from forecasts.charts.jobs import Tables
from forecasts.charts.sheet.fonts import text_width
from forecasts.charts.sheet.layout import sheet, spread_apart, write
from forecasts.charts.sheet.style import CLAIM, GRID, OTHER, SMALL, WIDTH, style
from forecasts.comparing import compare
from forecasts.words import Language
from forecasts.words.amounts import count, signed_percent
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


@pytest.mark.parametrize(
    ("quote", "figure"),
    [
        (("by 2020, the augmented reality and virtual reality together will combine for a yearly "
         "business of $150 billion across the world, it says"), "$150 billion"),
        (("the number of 5G subscriptions for what is called enhanced mobile broadband is forecast "
         "to reach 1 billion in 2023, which is a lot"), "1 billion"),
        ("到本世纪中叶之前在全国范围内全面建成覆盖城乡的低空智能网联基础设施体系之后全行业的市场规模有望突破3万亿元大关并继续增长",
         "3万亿"),
    ],
)  # fmt: skip
def test_a_quotation_that_is_cut_keeps_its_figure(quote: str, figure: str) -> None:
    lines = _quoted(f"“{quote}”", 150.0)
    assert len(lines) == 2
    assert figure.replace(" ", "") in "".join(lines).replace(" ", "")
    assert lines[0].startswith("“…")
    for line in lines:
        assert text_width(line, SMALL) <= 150


@pytest.mark.parametrize("width", range(110, 160, 7))
def test_a_quotation_is_cut_between_words(width: int) -> None:
    quote = "about 160,000 commercial air taxis will be operational in skies above many cities"
    lines = _quoted(f"“{quote} connected internationally”", float(width))
    assert lines[-1].endswith("…")
    assert {word.strip("“”…") for word in " ".join(lines).split()} <= set(quote.split())


def test_all_marks_of_what_another_told_are_grey() -> None:
    claims = chart_tables.ladder_claims()
    claims["relays"] = ["somebody"] + [""] * (len(claims) - 1)
    spread = chart_tables.spread(claims)
    claims.loc[claims.index[0], "hedge"] = "range"
    data = chart_tables.charts.ladder_data(
        claims, chart_tables.frame(), actuals=chart_tables.actuals(), spread=spread
    )
    (axes,) = CHARTS["ladder"].draw(data, chart_tables.frame(), 1).axes
    told = data.reset_index(drop=True).index[data["relayed"].eq(True)][0]
    middle = sorted({round(float(path.vertices[0, 1]), 3) for held in axes.collections[1:]
                     for path in held.get_paths()})  # fmt: skip
    drawn = {
        to_hex(color)
        for held in axes.collections[1:]
        for path, color in zip(held.get_paths(), held.get_colors(), strict=True)
        if round(float(path.vertices[0, 1]), 3) == middle[told]
    }
    assert drawn
    assert drawn <= {GRID.lower(), OTHER.lower()}


def test_the_label_of_the_last_actual_lies_over_no_line() -> None:
    """A record that fell from a peak and rose again: above its end the label cut the fall."""
    actuals = chart_tables.actuals()
    years = sorted(actuals["period"].unique())
    height = dict(zip(years, [2, 2.4, 4, 6, 11, 18, 27.1, 13.2, 15.8, 20.5], strict=True))
    actuals["value"] = actuals["period"].map(height) * 1e9
    frame = chart_tables.frame()
    claims = chart_tables.ladder_claims()
    claims = claims.assign(value=3e10, value_USD=3e10, low_USD=3e10, high_USD=3e10, hedge="bare",
                           target_period="2026", target_end=pd.Timestamp(2026, 12, 31))  # fmt: skip
    data = chart_tables.charts.hedgehog_data(claims, frame, actuals=actuals)
    picture = CHARTS["hedgehog"].draw(data, frame, 1)
    (axes,) = picture.axes
    renderer = FigureCanvasAgg(picture).get_renderer()
    (label,) = [text for text in picture.texts if text.get_text().startswith("Actual 2025")]
    box = label.get_window_extent(renderer)
    record = max(axes.lines, key=lambda line: line.get_linewidth())
    points = axes.transData.transform(np.column_stack(record.get_data()))
    along = np.concatenate([np.linspace(a, b, 200) for a, b in pairwise(points)])
    inside = (along > (box.x0, box.y0)) & (along < (box.x1, box.y1))
    assert not inside.all(axis=1).any()


def test_the_last_actual_is_not_named_over_claims_where_there_is_room_elsewhere() -> None:
    """Its white ground cut the line that the heading is about, and marks in a crowd."""
    frame = chart_tables.frame()
    data = chart_tables.example_data("hedgehog", frame)
    last = data[data["what"] == "actual"].iloc[-1]
    crowd = pd.concat(
        data[data["what"] == "claim"]
        .iloc[:1]
        .assign(
            year=last["year"] - before,
            amount=last["amount"] * times,
            start=np.nan,
            claim_id=f"{before}-{times}",
        )
        for before in np.arange(0, 4, 0.5)
        for times in np.geomspace(0.3, 2.5, 16)
    )
    crowded = pd.concat([crowd, data], ignore_index=True)
    picture = CHARTS["hedgehog"].draw(crowded, frame, 1)
    (axes,) = picture.axes
    canvas = FigureCanvasAgg(picture)
    canvas.draw()
    (label,) = [t for t in picture.texts if t.get_text().startswith(("Actual 2", "Estimate of 2"))]
    box = label.get_window_extent(canvas.get_renderer())
    marks = axes.transData.transform(crowd[["year", "amount"]].to_numpy(dtype=float))
    assert not ((marks > (box.x0, box.y0)) & (marks < (box.x1, box.y1))).all(axis=1).any()


def test_words_of_a_narrow_cell_stay_inside_it() -> None:
    """ "26% past" and "6.2% past" ran into each other in cells side by side."""
    table = chart_tables.example_data("matrix", chart_tables.frame())
    one = table.iloc[:1]
    wide = pd.concat(
        [one.assign(year=2010 + n, row=n, excess=np.log(1.26), mark="within") for n in range(10)]
    )
    picture = CHARTS["matrix"].draw(wide, chart_tables.frame(), 1)
    (axes,) = picture.axes
    cell = axes.get_position().width * WIDTH / 10
    told = [text for text in picture.texts if text.get_text() == "26%"]
    assert len(told) == sum(text.get_text() == "○" for text in picture.texts) == 10
    assert all(text_width("26%", text.get_fontsize()) < cell - 3 for text in told)
    assert "26% past" in picture.words.alt


@pytest.mark.parametrize("number", [1, 3])
def test_a_matrix_says_how_many_claims_on_earlier_years_it_leaves_out(number: int) -> None:
    """Of 57 claims its heading counted 54, and no word told of the other three."""
    frame, comparison = chart_tables.frame(), chart_tables.comparison()
    series = "example_mobility"
    one = comparison[comparison["series"] == series].iloc[:1]
    years = [*range(2014, 2024), *[2013] * number]
    rows = [
        one.assign(
            target_end=pd.Timestamp(year, 12, 31),
            claim_id=f"example-{place}",
            target_period=str(year),
            organisation=f"Example {place}",
        )
        for place, year in enumerate(years)
    ]
    many = pd.concat(rows, ignore_index=True)
    words = (
        CHARTS["matrix"]
        .draw(chart_tables.charts.matrix_data(many, frame, series=series), frame, 1)
        .words
    )
    left_out = {1: "1 claim on an earlier year is not shown.", 3: "3 claims on earlier years are"}
    assert left_out[number] in words.note
    none = chart_tables.charts.matrix_data(many[many["target_end"] > "2014"], frame, series=series)
    assert "earlier" not in CHARTS["matrix"].draw(none, frame, 1).words.note


def test_a_converted_deficit_is_written_on_its_own_side_of_the_default() -> None:
    """The larger deficit stands left of the default, and its words stood over the line."""
    data = chart_tables.example_data("basis", chart_tables.frame())
    turned = data.assign(amount=-data["amount"])
    for rows, larger in ((data, "left"), (turned, "right")):
        picture = CHARTS["basis"].draw(rows, chart_tables.frame(), 1)
        base = float(rows.loc[rows["default"], "amount"].iloc[0])
        told = {text.get_text(): text.get_ha() for text in picture.texts}
        beyond = rows[(rows["amount"].abs() > abs(base) * 1.01)]
        assert len(beyond)
        for difference in beyond["difference"]:
            (side,) = {
                ha for words, ha in told.items() if f"({signed_percent(difference)})" in words
            }
            assert side == larger


def test_a_whisker_has_room_above_the_axis() -> None:
    frame, claims = chart_tables.frame(), chart_tables.part_claims()
    data = chart_tables.charts.part_whole_data(
        claims, frame, whole=str(claims.loc[claims["part_of"] != "", "part_of"].iloc[0])
    )
    total = data["what"] == "sum"
    heights = []
    for wide in (0.0, 0.2):
        ends = data["amount"] * (1 - wide), data["amount"] * (1 + wide)
        drawn = data.assign(low=data["low"].where(~total, ends[0]),
                            high=data["high"].where(~total, ends[1]))  # fmt: skip
        heights.append(CHARTS["part-whole"].draw(drawn, frame, 1).get_figheight() * 72)
    assert heights[1] - heights[0] >= 6


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_bin_at_the_corner_lies_beside_the_name_of_the_line(language: Language) -> None:
    """ "n = 1" was printed over "perfect" where all outlooks of near certainty were met."""
    frame = chart_tables.frame(language)
    sure = chart_tables.outlooks().assign(probability=1.0, met=True)
    table = CHARTS["reliability"].plan(
        Tables(claims=pd.DataFrame(), actuals=pd.DataFrame(), spread=pd.DataFrame(), outlooks=sure),
        frame,
    )
    picture = CHARTS["reliability"].draw(next(iter(table))[1], frame, 1)
    assert lint(picture) == []


def test_the_claim_of_the_heading_is_the_one_drawn_apart() -> None:
    """The heading told of an open claim, the blue line was the latest of all."""
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    data = chart_tables.charts.hedgehog_data(claims, frame, actuals=chart_tables.actuals())
    claim = data.index[data["what"] == "claim"]
    data.loc[claim, "open"] = False
    first = data.loc[claim, "growth"].first_valid_index()
    assert first != claim[-1]
    data.loc[first, "open"] = True
    named = data.loc[first]
    picture = CHARTS["hedgehog"].draw(data, frame, 1)
    assert f"{named['short']} by {named['year']:.0f}" in picture.words.title.replace("\n", " ")
    blue = [text.get_text() for text in picture.texts if text.get_color() == CLAIM]
    assert blue[0].startswith(str(named["who"]))
    assert str(named["short"]) in blue[1]


def test_a_scorecard_says_which_claims_have_no_mark() -> None:
    """Of seven claims of a loss two had a mark, under "a mark per forecast that fell due"."""
    table = chart_tables.comparison()
    frame = chart_tables.frame()
    assert (
        "no mark" not in CHARTS["scorecard"].draw(scorecard_data(table, frame), frame, 1).words.note
    )
    lost = table.assign(value=-table["value"], error=np.nan)
    data = scorecard_data(lost, frame)
    unsized = int(data.loc[data["what"] == "claim", "ratio"].isna().sum())
    note = CHARTS["scorecard"].draw(data, frame, 1).words.note.replace("\n", " ")
    assert unsized > 1
    assert f"{count(unsized, 'en', first=True)} have no mark" in note


@pytest.mark.parametrize("name", ["ladder", "matrix", "scorecard", "editions"])
def test_a_picture_of_several_pages_says_which_it_is(name: str) -> None:
    """The second page of "30 claims differ fivefold" had five, and no word of a first."""
    frame = chart_tables.frame()
    data = chart_tables.example_data(name, frame)
    data["page"] = 1
    assert "page" not in CHARTS[name].draw(data, frame, 1).words.subtitle
    twice = pd.concat([data, data.assign(page=2)], ignore_index=True)
    assert CHARTS[name].draw(twice, frame, 2).words.subtitle.endswith("; page 2 of 2")


@pytest.mark.parametrize("ahead", [[1, 2, 4, 7], [2, 4, 7, 10], [1, 2, 4, 7, 10]])
def test_the_names_of_a_bin_of_dots_do_not_touch(ahead: list[int]) -> None:
    """ "claims" and "no change" ran into each other where one bin of four was of a single claim."""
    frame, claims = chart_tables.frame(), chart_tables.comparison()
    data = horizon_data(claims, frame)
    bins = sorted({int(np.searchsorted((1.5, 3.5, 5.5, 8.5), years)) for years in ahead})
    full = data[data["bin"] == data.loc[data["n"].idxmax(), "bin"]]
    few = full.assign(n=full["n"].where(full["what"] != "summary", 1))
    parts = [(few if number == bins[0] else full).assign(bin=number) for number in bins]
    picture = CHARTS["horizon"].draw(pd.concat(parts, ignore_index=True), frame, 1)
    renderer = FigureCanvasAgg(picture).get_renderer()
    named = [text for text in picture.texts if text.get_text() in {"claims", "no change"}]
    ends = sorted((text.get_window_extent(renderer) for text in named), key=lambda box: box.x0)
    assert len(ends) == 2 * len(bins)
    assert all(one.x1 + 2 < other.x0 for one, other in pairwise(ends))
