"""The ledger that ships with the project: whole, proved, and judged rightly."""

from datetime import date

import pandas as pd
import pytest

from conftest import ROOT
from forecasts.actuals import Actuals, load_actuals
from forecasts.checks import check
from forecasts.comparing import compare
from forecasts.importing.quotes import is_short
from forecasts.ledger import Ledger, load
from forecasts.normalising import claims_table

AS_OF = date(2026, 11, 21)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return load(ROOT / "claims")


@pytest.fixture(scope="module")
def actuals(ledger: Ledger) -> Actuals:
    return load_actuals(ROOT / "actuals", codes=ledger.codes)


@pytest.fixture(scope="module")
def judged(ledger: Ledger, actuals: Actuals) -> pd.DataFrame:
    return compare(claims_table(ledger), actuals, as_of=AS_OF).set_index("claim_id")


def test_the_ledger_reads_without_a_fault(ledger: Ledger) -> None:
    assert ledger.problems == ()
    assert len(ledger.claims) == 369
    assert len(ledger.sources) == 228


def test_every_quotation_proves_its_number_or_a_person_said_why(ledger: Ledger) -> None:
    errors = [problem for problem in check(ledger) if problem.severity == "error"]
    assert errors == []


def test_the_outcomes_read_without_a_fault(actuals: Actuals) -> None:
    assert actuals.problems == ()
    assert len(actuals.series) == 100


def test_quotations_are_short(ledger: Ledger) -> None:
    assert [claim.id for claim in ledger.claims if not is_short(claim.quote)] == []


def test_every_series_that_a_claim_names_exists(ledger: Ledger, actuals: Actuals) -> None:
    names = set(actuals.series["series"])
    named = {name for claim in ledger.claims for name in claim.series}
    assert named - names == set()
    assert len(named) > 40


def test_every_code_is_used(ledger: Ledger, actuals: Actuals) -> None:
    for codelist in ("subjects", "measures", "regions"):
        column = codelist.removesuffix("s")
        used = {getattr(claim, column) for claim in ledger.claims} | set(actuals.series[column])
        wholes = {code.part_of for code in ledger.codes[codelist].values()}
        assert set(ledger.codes[codelist]) - used - wholes == set(), codelist


def test_no_row_is_on_record_that_was_entered_later(ledger: Ledger) -> None:
    assert {claim.entered.text for claim in ledger.claims if claim.entered} == {"2026-11-21"}
    assert all(claim.because for claim in ledger.claims)


def test_every_source_keeps_its_provenance(ledger: Ledger) -> None:
    for source in ledger.sources:
        if not source.sha256:
            assert source.url, source.file
            assert source.tier, source.file
            assert source.notes.startswith("licence: "), source.file


KNOWN = {
    # CAAM's forecasts of the next year, and the sign that turned between 2019 and 2021
    "nev-caam-2015-v2015": ("resolved", "miss", "under"),
    "nev-caam-2016-v201601": ("resolved", "miss", "over"),
    "nev-caam-2017-v201701": ("resolved", "near", "over"),
    "nev-caam-2018-v201801": ("resolved", "hit", ""),
    "nev-caam-2019-v201901": ("resolved", "miss", "over"),
    "nev-caam-2021-v202012": ("resolved", "miss", "under"),
    "nev-caam-2022-v202112": ("resolved", "miss", "under"),
    "nev-caam-2023-v202212": ("resolved", "hit", "under"),
    "nev-caam-2024-v202401": ("resolved", "near", "under"),
    "nev-caam-2025-v202501": ("resolved", "hit", "under"),
    "nev-caam-2026-v202601": ("open", "", ""),
    "auto-caam-2020-v201912": ("resolved", "hit", ""),
    "auto-caam-2020-v202005": ("resolved", "miss", "under"),
    # China EV100
    "nev-ev100-2025-v202412": ("resolved", "hit", ""),
    "nev-ev100-2025-v202112": ("resolved", "hit", ""),
    "nev-ev100-2025opt-v202112": ("conditional", "", ""),
    # one phrase, two faithful readings or two counts
    "ifr-new2016-19-v201609": ("resolved", "hit", ""),
    "nev-caam-share2025-v202507": ("resolved", "miss", "over"),
    # the world's plug-in cars in 2025
    "ev-bnef-2025-v201806": ("resolved", "miss", "under"),
    "ev-bnef-2025-v201905": ("resolved", "miss", "under"),
    "ev-bnef-2025-v202106": ("resolved", "miss", "under"),
    "ev-bnef-2025-v202206": ("resolved", "hit", "under"),
    "ev-ubs-2025-v201711": ("resolved", "miss", "under"),
    "ev-rho-world2025-v202501": ("resolved", "hit", ""),
    "ev-iea-world-sales2025-steps-v2022": ("conditional", "", ""),
    # robots
    "ifr-2018-v201509": ("resolved", "hit", "under"),
    "ifr-2020-v2017zh": ("resolved", "miss", "over"),
    "ifr-2021-v202110": ("resolved", "near", "under"),
    "ifr-stock2020-v201709": ("resolved", "hit", "over"),
    "ifr-2025-v202509": ("resolved", "hit", "under"),
    # others
    "av-musk-2020-v201904": ("resolved", "miss", "over"),
    "iot-cisco-2020-v201106": ("resolved", "miss", "over"),
    "iot-iotanalytics-2025-v2018": ("resolved", "hit", "over"),
    "iot-iotanalytics-2025-v202011": ("resolved", "miss", "over"),
    "5g-ericsson-2024-v201811": ("resolved", "miss", "under"),
    "5g-ericsson-2024-v202411": ("void", "", ""),
    "3dp-gartner-2015-v201410": ("resolved", "hit", "under"),
    "lae-caac-2025-v202408": ("ungradable", "", ""),  # its series ended with 2023
    "lae-alliance-2025-v202501": ("waiting", "", ""),
    "rob-miit-output2020-v201604": ("ungradable", "", ""),
    "nev-mic2025-2025-v201506": ("ungradable", "", ""),
    "nev-scmp-misread2025-v202011": ("resolved", "miss", "over"),
    "ehang-rev2025-v202503": ("resolved", "miss", "over"),
    "batt-bnef-2023-v201912": ("resolved", "near", "under"),
}


@pytest.mark.parametrize("claim", KNOWN)
def test_known_answers(judged: pd.DataFrame, claim: str) -> None:
    row = judged.loc[claim]
    assert (row["status"], row["verdict"], row["direction"]) == KNOWN[claim], row["reason"]


def test_what_two_readings_make_of_a_claim_is_contested(judged: pd.DataFrame) -> None:
    for claim in ("ifr-new2016-19-v201609", "nev-caam-share2025-v202507"):
        assert "contested" in judged.loc[claim, "flags"].split(), claim


def test_a_claim_without_an_outcome_says_why(judged: pd.DataFrame) -> None:
    idle = judged[judged["status"].isin(["waiting", "ungradable", "void"])]
    assert len(idle) > 50
    assert (idle["reason"] != "").all()
    assert "no outcome for 2025" in judged.loc["lae-caac-2025-v202408", "reason"]


def test_scenarios_are_conditional(judged: pd.DataFrame) -> None:
    scenarios = judged[judged["scenario"] != ""]
    assert len(scenarios) > 25
    assert set(scenarios["status"]) == {"conditional"}


def test_a_million_robotaxis_were_missed_by_all_of_them(judged: pd.DataFrame) -> None:
    assert judged.loc["av-musk-2020-v201904", "actual"] == 0


def test_no_one_exchange_rate_makes_a_verdict(judged: pd.DataFrame) -> None:
    """A miss at every rate of the year, which is what the table says of it."""
    claim = judged.loc["hum-ggii-world-2025-v2025"]
    assert (claim["status"], claim["verdict"]) == ("resolved", "miss")
