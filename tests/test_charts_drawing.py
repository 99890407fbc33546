"""One picture from Python: `fc.chart`, `fc.charts.ladder`, days as text, tables that know them."""

from datetime import date
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from PIL import Image

import forecasts as fc
from cli_runs import LEDGER
from forecasts.charts import CHARTS
from forecasts.charts.sheet.style import style

CLAIMS, ACTUALS, DAY = LEDGER / "claims", LEDGER / "actuals", "2024-06-30"


def test_a_chart_by_its_name_and_by_its_function_are_the_same_figure() -> None:
    drawn = fc.chart("scorecard", CLAIMS, ACTUALS, as_of=DAY)
    assert isinstance(drawn, Figure)
    assert drawn.words.title
    again = fc.charts.scorecard(CLAIMS, ACTUALS, as_of=date(2024, 6, 30))
    assert again.words == drawn.words


def test_every_chart_is_a_function_of_the_charts() -> None:
    names = {name.replace("-", "_") for name in CHARTS}
    assert names <= set(dir(fc.charts))
    assert all(callable(getattr(fc.charts, name)) for name in names)
    with pytest.raises(AttributeError, match="no attribute 'pie'"):
        _ = fc.charts.pie


def test_what_cannot_be_drawn_says_what_can() -> None:
    with pytest.raises(LookupError, match="did you mean `ladder`"):
        fc.chart("lader", CLAIMS, ACTUALS, as_of=DAY)
    with pytest.raises(LookupError, match="no picture `kite`; one of scorecard"):
        fc.chart("scorecard", CLAIMS, ACTUALS, as_of=DAY, picture="kite")
    with pytest.raises(LookupError, match="no scorecard chart: it needs a forecast that fell due"):
        fc.chart("scorecard", CLAIMS, ACTUALS, as_of="1999-01-01")
    with pytest.raises(ValueError, match="'soon' is not a date; write it as 2026-11-21"):
        fc.chart("scorecard", CLAIMS, ACTUALS, as_of="soon")


def test_tables_know_their_day_and_their_ledger() -> None:
    study = fc.open_study(CLAIMS, ACTUALS, as_of=DAY)
    known = {"as_of": DAY, "ledger": study.fingerprint}
    assert study.comparison().attrs == study.amounts("EUR").attrs == known
    table = fc.claims_table(study.ledger)
    assert table.attrs == {"ledger": study.fingerprint}
    assert fc.compare(table, study.actuals, as_of=DAY).attrs == known
    came = fc.compare(table, study.actuals, as_of=DAY)
    scored = fc.score(came)
    converted = fc.normalise(table, currency="EUR", as_of=DAY)
    assert converted["value_EUR"].notna().any()
    for made in (
        converted,
        fc.spread(table, as_of=DAY),
        fc.consistency(table, as_of=DAY),
        *(scored.board, scored.bands, scored.bounds, scored.apart),
    ):
        assert made.attrs == known
    assert fc.normalise(table, currency="EUR").attrs == {"ledger": study.fingerprint}
    assert fc.normalise(came, currency="EUR", as_of="2020-01-01").attrs == known


def test_a_notebook_and_savefig_show_a_picture_in_the_style_that_it_was_measured_in(
    tmp_path: Path,
) -> None:
    drawn = fc.chart("scorecard", CLAIMS, ACTUALS, as_of=DAY)
    assert drawn._repr_png_().startswith(b"\x89PNG")  # what Jupyter asks for
    drawn.savefig(tmp_path / "plain.png")
    with style():
        Figure.savefig(drawn, tmp_path / "styled.png")
    plain, styled = (Image.open(tmp_path / f"{name}.png") for name in ("plain", "styled"))
    assert plain.size == styled.size
    assert plain.tobytes() == styled.tobytes()
