"""A series in one unit meets claims in any that converts into it: in every table and picture."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import forecasts as fc
from forecasts.charts import CHARTS
from forecasts.charts.frame import Frame
from forecasts.charts.jobs import Tables, plan_charts
from forecasts.editing.start import start_ledger
from forecasts.study import Study, open_study

AS_OF = date(2026, 11, 21)
UNITS = {"W": 10**9, "MW": 1000, "GW": 1}
HEAD = "source: {title: Outlook, publisher: Example Institute, published: %s-06-01, language: en}\n"
DEFAULTS = (
    "defaults: {claimant: {organisation: Example Institute}, subject: heat-pumps, "
    "measure: capacity, region: World, certainty: expected, because: systematic, "
    "entered: 2026-01-02}\nclaims:\n"
)
CLAIM = (
    "  - id: c-{stated}-{target}\n    quote: about {value:,} {unit} in {target}\n    at: p. 1\n"
    "    value: about {value:,} {unit}\n    target: in {target}\n"
)


def make(folder: Path, series_unit: str, claim_units: tuple[str, ...]) -> Study:
    """Open an invented ledger whose series and claims are the same amounts in these units."""
    start_ledger(folder)
    for path in (*(folder / "claims").glob("*.yaml"), *(folder / "actuals").glob("*")):
        path.unlink()
    codes = folder / "claims" / "codes"
    named = "heat-pumps: {name: Heat pumps, definition: invented}\n"
    (codes / "subjects.yaml").write_text(named)
    measure = "capacity: {name: Capacity, definition: x, dimension: power, nature: stock}\n"
    (codes / "measures.yaml").write_text(measure)
    (codes / "events.yaml").unlink()
    (folder / "actuals" / "pumps.origin.yaml").write_text(
        "title: Heat pumps (invented)\nproducer: Example Office\nurl: https://example.org\n"
        "date_accessed: 2026-03-20\nlicence: CC0\ndefinition: x\nsubject: heat-pumps\n"
        f"measure: capacity\nregion: World\nunit: {series_unit}\nfrequency: year\n"
    )
    one = UNITS[series_unit]
    rows = "".join(
        f"{year},{5 * (year - 2010) * one},{year + 1}-03-01,{one / 2}\n"
        for year in range(2012, 2026)
    )
    (folder / "actuals" / "pumps.csv").write_text("period,value,published_on,rounding\n" + rows)
    for number, stated in enumerate((2014, 2016, 2018, 2020, 2022, 2024)):
        claims = ""
        for step, target in enumerate((stated + 1, stated + 2, stated + 4)):
            unit = claim_units[(number + step) % len(claim_units)]
            value = (6 * (target - 2010) + 2 * number) * UNITS[unit]
            claims += CLAIM.format(stated=stated, target=target, value=value, unit=unit)
        file = folder / "claims" / f"{stated}-06-01-example-institute.yaml"
        file.write_text(HEAD % stated + DEFAULTS + claims)
    study = open_study(folder / "claims", folder / "actuals", as_of=AS_OF)
    assert study.problems == ()
    return study


def pictures(study: Study) -> dict[str, pd.DataFrame]:
    frame = Frame(as_of=AS_OF, ledger="0", names={})
    outlooks = study.outlooks(2025)
    tables = Tables(
        claims=study.amounts("USD"), actuals=study.actuals.observations,
        spread=study.conversions("USD"), outlooks=outlooks,
    )  # fmt: skip
    return {job.slug: job.data for job in plan_charts(list(CHARTS), tables, frame)}


def amounts(data: pd.DataFrame) -> pd.DataFrame:
    """Return the amounts of a picture in GW, whichever of the claims' units it is drawn in."""
    shown = data[[name for name in data if name in {"amount", "low", "high", "drawn"}]]
    return shown.div(data["unit"].map(UNITS), axis=0) if "unit" in data else shown


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return make(tmp_path_factory.mktemp("alike"), "GW", ("GW",))


@pytest.mark.parametrize("claims", [("GW",), ("GW", "GW", "MW")], ids="-".join)
@pytest.mark.parametrize("series", ["W", "MW"])
def test_every_consumer_gets_the_same_in_whatever_unit(
    alike: Study, tmp_path: Path, series: str, claims: tuple[str, ...]
) -> None:
    study = make(tmp_path, series, claims)
    for column in ("status", "verdict", "direction", "error", "outlook", "baseline_error"):
        expected = alike.comparison()[column]
        pd.testing.assert_series_equal(study.comparison()[column], expected, check_exact=False)
    drawn, wanted = pictures(study), pictures(alike)
    assert list(drawn) == list(wanted)
    assert {name.partition("-")[0] for name in drawn} >= {"hedgehog", "scorecard", "horizon"}
    for name, expected in wanted.items():
        pd.testing.assert_frame_equal(amounts(drawn[name]), amounts(expected), check_exact=False)


def test_the_review_sets_the_record_of_a_series_beside_a_claim_in_another_unit(
    alike: Study, tmp_path: Path
) -> None:
    make(tmp_path, "W", ("GW",))
    ledger = Path(alike.ledger.folder)
    one, other = (
        fc.review(2025, folder / "claims", folder / "actuals", as_of=AS_OF).document()
        for folder in (ledger.parent, tmp_path)
    )
    from forecasts.reviewing.printing.markdown import print_markdown

    assert print_markdown(one).count("GW") == print_markdown(other).count("GW")
