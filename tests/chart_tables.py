# ruff: noqa: E501 - tables read best with a row a line
"""Small invented tables for the tests of the charts; no figure and no name in them is real."""

from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from forecasts import charts
from forecasts.charts import Frame
from forecasts.charts.frame import Language
from forecasts.normalising.spreading import COLUMNS

AS_OF = date(2026, 11, 21)

NAMES = MappingProxyType(
    {
        "en": {
            "example-mobility": "Example mobility",
            "example-robots": "Example robots",
            "market-size": "Market size",
            "World": "World",
            "China": "China",
            "example-forum/": "Example Forum",
        },
        "zh": {
            "example-mobility": "示例出行",
            "example-robots": "示例机器人",
            "market-size": "市场规模",
            "World": "全球",
            "China": "中国",
            "example-forum/": "示例论坛",
        },
    }
)

BLANK: MappingProxyType[str, Any] = MappingProxyType(
    {
        "claim_id": "", "file": "example.yaml", "line": 1, "claimant": "", "person": "",
        "organisation": "", "claimant_basis": "explicit", "publisher": "Example Daily", "event": "",
        "title": "Example", "url": "", "stated": pd.NaT, "stated_precision": "day",
        "language": "en", "subject": "example-mobility", "measure": "market-size",
        "region": "World", "series": "", "kind": "level", "value": np.nan, "low": np.nan,
        "high": np.nan, "stated_low": np.nan, "stated_high": np.nan, "hedge": "bare",
        "strict": False, "unit": "USD", "figures": 2, "certainty": "projected",
        "probability": 0.75, "modality": "forecast", "scenario": "", "condition": "",
        "because": "cited", "entered": "2026-01-01", "target": "by 2030",
        "target_period": "2030", "target_start": pd.Timestamp(2030, 1, 1),
        "target_end": pd.Timestamp(2030, 12, 31), "horizon": 5.0, "base_period": "",
        "currency_basis": "", "price_basis": "nominal", "part_of": "", "overlaps": "", "supersedes": "",
        "relays": "", "quote": "", "at": "", "notes": "", "flags": "",
    }
)  # fmt: skip

_CLAIMS = (
    ("skyway", "Example Skyway Association 示例联盟", "2025-05-12", "range", 700e9, 500e9, 900e9, "USD", "$0.5–0.9 trillion"),
    ("meridian", "Example Meridian Group", "2025-01-20", "above", 300e9, 300e9, 300e9, "EUR", "could exceed €300bn"),
    ("orchard", "Example Orchard Analytics", "2024-09-03", "bare", 240e9, 240e9, 240e9, "USD", "$240bn global by 2030"),
    ("northgate", "Example Northgate Bank", "2024-02-11", "up-to", 150e9, 150e9, 150e9, "USD", "up to $150bn"),
    ("ministry", "Example Ministry 示例部白皮书", "2023-11-02", "above", 1e12, 1e12, 1e12, "CNY", "市场规模将突破1万亿元"),
    ("kestrel", "Example Kestrel Consulting", "2022-06-15", "range", 90e9, 70e9, 110e9, "USD", "between $70bn and $110bn"),
    ("harbour", "Example Harbour Research", "2021-03-30", "about", 45e9, 45e9, 45e9, "USD", "about $45bn by 2030"),
)  # fmt: skip
_RATES = {"USD": 1.0, "EUR": 1.1033, "CNY": 0.139}


def frame(language: Language = "en", *, as_of: date = AS_OF) -> Frame:
    return Frame(as_of=as_of, ledger="3f9c2a1", language=language, names=NAMES[language])


def claims_table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Fill the contract's columns and add the amounts in USD."""
    table = pd.DataFrame([{**BLANK, **row} for row in rows])
    rate = table["unit"].map(_RATES)
    for column in ("value", "low", "high"):
        table[f"{column}_USD"] = table[column] * rate
    return table


def interval(hedge: str, value: float, low: float, high: float) -> tuple[float, float]:
    return {
        "above": (low, np.inf),
        "up-to": (-np.inf, high),
        "range": (low, high),
        "scale": (value / 2, value * 5),
    }.get(hedge, (value * 0.99, value * 1.01))


def ladder_claims() -> pd.DataFrame:
    rows = []
    for name, who, stated, hedge, value, low, high, unit, quote in _CLAIMS:
        ends = interval(hedge, value, low, high)
        rows.append(
            {
                "claim_id": f"example-{name}-2030", "organisation": who, "claimant": who,
                "stated": pd.Timestamp(stated), "stated_precision": "month", "hedge": hedge,
                "value": value, "stated_low": low, "stated_high": high, "low": ends[0],
                "high": ends[1], "unit": unit, "quote": quote, "series": "example_mobility",
            }
        )  # fmt: skip
    return claims_table(rows)


def spread(claims: pd.DataFrame) -> pd.DataFrame:
    """What `normalise.spread` returns, with invented rates."""
    choices = (
        ("stated", "Rate of the day of the statement (2025-09-19)", "2025-09-19", 1.0),
        ("stated-year", "Mean rate of 2025", "2025", 1.012),
        ("latest", "Latest rate (2026-11-20)", "2026-11-20", 1.058),
        ("real-own", "CNY deflator to prices of 2024, then mean rate of 2024", "2024", 0.91),
        ("real-target", "Rate of the day, then USD deflator to prices of 2024", "2024", 0.972),
        ("ppp", "Purchasing power parity of 2024", "2024", 1.79),
    )
    rows = []
    for claim in claims.itertuples():
        for choice, label, when, factor in choices:
            if claim.unit == "USD" and choice not in ("stated", "real-own"):
                continue
            value = claim.value_USD * factor
            rows.append((claim.claim_id, choice, label, value, value, value, factor, "", when))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def actuals(series: str = "example_mobility") -> pd.DataFrame:
    values = {
        2016: 4.2,
        2017: 5.1,
        2018: 6.3,
        2019: 8.0,
        2020: 8.6,
        2021: 11.4,
        2022: 15,
        2023: 19.1,
        2024: 24.5,
        2025: 31,
    }
    rows = []
    for year, value in values.items():
        for release, factor, later in (("first", 0.98, 0), ("latest", 1.0, 1)):
            rows.append(
                {
                    "series": series, "subject": "example-mobility", "measure": "market-size",
                    "region": "World", "period": str(year),
                    "period_start": pd.Timestamp(year, 1, 1), "period_end": pd.Timestamp(year, 12, 31),
                    "value": value * 1e9 * factor, "unit": "USD", "price_basis": "nominal",
                    "published_on": pd.Timestamp(year + 1 + later, 4, 20),
                    "retrieved_on": pd.Timestamp(2026, 10, 1), "release": release,
                    "rounding": 5e7, "bound": "", "url": "", "notes": "",
                }
            )  # fmt: skip
    return pd.DataFrame(rows)


def seed_like_claims() -> pd.DataFrame:
    """A whole, a bound on a part of it, and a magnitude about a wider subject."""
    rows = [
        ("world", "below", 240e9, "USD", "World", "example-mobility", "", "nearly $240 billion by 2030"),
        ("china", "above", 120e9, "USD", "China", "example-mobility", "example-world-2030", "China's market exceeding $120 billion"),
        ("wider", "scale", 1e12, "CNY", "China", "example-robots", "", "could reach trillion-yuan scale by 2030"),
    ]  # fmt: skip
    made = []
    for name, hedge, value, unit, region, subject, part_of, quote in rows:
        ends = (234e9, 240e9) if hedge == "below" else interval(hedge, value, value, value)
        made.append(
            {
                "claim_id": f"example-{name}-2030", "organisation": "Example Institute",
                "claimant": "Example Institute", "stated": pd.Timestamp(2025, 9, 19),
                "hedge": hedge, "value": value, "stated_low": value, "stated_high": value,
                "low": ends[0], "high": ends[1], "unit": unit, "region": region,
                "subject": subject, "part_of": part_of, "quote": quote, "strict": hedge == "above",
            }
        )  # fmt: skip
    return claims_table(made)


def part_claims() -> pd.DataFrame:
    """A whole with four regional parts that exceed it and two segments that do not."""
    parts = [
        ("whole", 240e9, "World", "example-mobility", "", "bare"),
        ("china", 139e9, "China", "example-mobility", "example-whole", "bare"),
        ("america", 96e9, "North America", "example-mobility", "example-whole", "range"),
        ("europe", 61e9, "Europe", "example-mobility", "example-whole", "about"),
        ("rest", 22e9, "Rest", "example-mobility", "example-whole", "bare"),
        ("freight", 84e9, "World", "example-freight", "example-whole", "bare"),
        ("robots", 71e9, "World", "example-robots", "example-whole", "bare"),
    ]
    made = []
    for name, value, region, subject, part_of, hedge in parts:
        low, high = (value * 0.7, value * 1.3) if hedge == "range" else (value, value)
        ends = interval(hedge, value, low, high)
        made.append(
            {
                "claim_id": f"example-{name}", "organisation": f"Example {name.title()} Institute",
                "claimant": "Example", "stated": pd.Timestamp(2025, 9, 19), "hedge": hedge,
                "value": value, "stated_low": low, "stated_high": high, "low": ends[0],
                "high": ends[1], "region": region, "subject": subject, "part_of": part_of,
                "quote": f"${value / 1e9:.0f} billion by 2030",
            }
        )  # fmt: skip
    return claims_table(made)


def comparison() -> pd.DataFrame:
    """Due and open claims of seven invented claimants, with the columns of the comparison."""
    wave = np.random.default_rng(7)
    names = ["Skyway Association", "Orchard Analytics", "Kestrel Consulting", "Harbour Research",
             "Northgate Bank", "Meridian Group", "Long Named Institute for the Study of Examples"]  # fmt: skip
    rows = []
    for place, name in enumerate(names):
        for number in range(14 - 2 * place):
            years = [1, 2, 3, 5, 7, 10][number % 6]
            error = float(wave.normal(0.02 + 0.06 * years * (1 - place / 8), 0.05 + 0.05 * years))
            naive = float(wave.normal(-0.04 * years, 0.06 * years**0.5))
            due = 2016 + number % 9
            actual = 10e9 * 1.2 ** (due - 2016)
            is_open = number % 7 == 6
            size = abs(error)
            verdict = "hit" if size < np.log(1.1) else "near" if size < np.log(1.25) else "miss"
            rows.append(
                {
                    "claim_id": f"example-{place}-{number}", "organisation": f"Example {name}",
                    "claimant": name, "stated": pd.Timestamp(due - years, 3, 1),
                    "value": actual * np.exp(error), "stated_low": actual * np.exp(error),
                    "stated_high": actual * np.exp(error), "low": actual, "high": actual * 1.1,
                    "target_period": str(due), "target_end": pd.Timestamp(due, 12, 31),
                    "target_start": pd.Timestamp(due, 1, 1), "horizon": years + 0.83,
                    "because": "systematic", "quote": f"example {number}",
                    "series": "example_mobility", "actual": np.nan if is_open else actual,
                    "status": "open" if is_open else "resolved",
                    "verdict": "" if is_open else verdict, "actual_published": pd.Timestamp(due + 1, 4, 20),
                    "direction": "" if is_open or verdict == "hit" else "over" if error > 0 else "under",
                    "error": np.nan if is_open else error, "error_kind": "log",
                    "no_change_error": np.nan if is_open else naive,
                    "baseline_error": np.nan if is_open else naive,
                    "half_trend_verdict": "" if is_open else "hit" if abs(naive) < 0.1 else "miss",
                    "probability_met": 0.4 if is_open else np.nan, "outcome": np.nan,
                }
            )  # fmt: skip
    return claims_table(rows)


def outlooks() -> pd.DataFrame:
    """Sixty earlier outlooks, about as often met as they said."""
    chance = np.random.default_rng(11)
    rows = []
    for number in range(60):
        probability = float(chance.beta(0.8, 0.9))
        met = bool(chance.random() < 0.1 + 0.75 * probability)
        outcome = f"outcome {number // 2}"
        rows.append((f"example-{number}", pd.Timestamp(2023, 12, 31), probability, met, outcome))
    return pd.DataFrame(rows, columns=["claim_id", "as_of", "probability", "met", "cluster"])


def drift_claims() -> pd.DataFrame:
    """The ladder's claims with earlier ones of two claimants and a relay."""
    table = ladder_claims()
    earlier = table[table["organisation"].str.contains("Harbour|Orchard")].copy()
    earlier["claim_id"] += "-earlier"
    earlier["stated"] -= pd.Timedelta(days=400)
    for column in ("value", "value_USD", "low_USD", "high_USD", "stated_low", "stated_high"):
        earlier[column] *= 0.7
    relay = table[table["organisation"].str.contains("Orchard")].copy()
    relay = relay.assign(claim_id="example-relay", organisation="Example Daily News",
                         stated=pd.Timestamp(2025, 11, 3), relays="example-orchard-2030")  # fmt: skip
    return pd.concat([table, earlier, relay], ignore_index=True)


def example_data(name: str, frame_: Frame) -> pd.DataFrame:  # noqa: C901, PLR0911 - one a chart
    """The invented data of one chart of the catalogue."""
    claims = ladder_claims()
    match name:
        case "ladder":
            return charts.ladder_data(claims, frame_, actuals=actuals(), spread=spread(claims))
        case "hedgehog":
            return charts.hedgehog_data(claims, frame_, actuals=actuals())
        case "part-whole":
            return charts.part_whole_data(part_claims(), frame_, whole="example-whole")
        case "scorecard":
            return charts.scorecard_data(comparison(), frame_)
        case "horizon":
            return charts.horizon_data(comparison(), frame_)
        case "basis":
            seeds = seed_like_claims()
            return charts.basis_data(
                seeds, frame_, spread=spread(seeds), claim_id="example-wider-2030"
            )
        case "drift":
            return charts.drift_data(drift_claims(), frame_, actuals=actuals())
        case "editions":
            table = comparison()
            mine = table[table["organisation"] == "Example Kestrel Consulting"]
            said = "example-forum/" + mine["stated"].dt.year.astype(str)
            return charts.editions_data(mine.assign(event=said), frame_)
        case "matrix":
            return charts.matrix_data(comparison(), frame_, series="example_mobility")
        case "reliability":
            return charts.reliability_data(outlooks(), frame_)
        case _:  # what the chart itself takes from the tables of the others
            table = comparison()
            tables = charts.Tables(claims=table, actuals=actuals(), spread=spread(claims))
            return next(charts.CHARTS[name].plan(tables, frame_))[1]
