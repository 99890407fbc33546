"""Small invented tables for the tests of the charts; no figure and no name in them is real."""

from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from forecasts.charts.frame import Frame

AS_OF = date(2026, 11, 21)

NAMES = MappingProxyType(
    {
        "en": {
            "example-mobility": "Example mobility",
            "example-robots": "Example robots",
            "market-size": "Market size",
            "World": "World",
            "China": "China",
        },
        "zh": {
            "example-mobility": "示例出行",
            "example-robots": "示例机器人",
            "market-size": "市场规模",
            "World": "全球",
            "China": "中国",
        },
    }
)

BLANK: MappingProxyType[str, Any] = MappingProxyType(
    {
        "claim_id": "", "file": "example.yaml", "line": 1, "claimant": "", "person": "",
        "organisation": "", "claimant_basis": "explicit", "publisher": "Example Daily",
        "title": "Example", "url": "", "stated": pd.NaT, "stated_precision": "day",
        "language": "en", "subject": "example-mobility", "measure": "market-size",
        "region": "World", "series": "", "kind": "level", "value": np.nan, "low": np.nan,
        "high": np.nan, "stated_low": np.nan, "stated_high": np.nan, "hedge": "bare",
        "strict": False, "unit": "USD", "figures": 2, "certainty": "projected",
        "probability": 0.75, "modality": "forecast", "scenario": "", "condition": "",
        "because": "cited", "entered": "2026-01-01", "target": "by 2030",
        "target_period": "2030", "target_start": pd.Timestamp(2030, 1, 1),
        "target_end": pd.Timestamp(2030, 12, 31), "horizon": 5.0, "base_period": "",
        "currency_basis": "", "price_basis": "nominal", "part_of": "", "supersedes": "",
        "relays": "", "quote": "", "at": "", "notes": "",
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


def frame(language: str = "en", **changed: Any) -> Frame:
    names = NAMES[language]
    return Frame(as_of=AS_OF, ledger="3f9c2a1", language=language, names=names, **changed)


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


def spread() -> pd.DataFrame:
    rows = []
    for claim in ladder_claims().itertuples():
        for choice, change in (("stated", 1.0), ("latest", 1.03), ("mean", 0.97)):
            factor = change if claim.unit != "USD" else 1 + (change - 1) * 0.3
            rows.append((claim.claim_id, choice, claim.value_USD * factor, choice == "stated", True))
    return pd.DataFrame(rows, columns=["claim_id", "choice", "value", "default", "advised"])


def actuals(series: str = "example_mobility") -> pd.DataFrame:
    values = {2016: 4.2, 2017: 5.1, 2018: 6.3, 2019: 8.0, 2020: 8.6, 2021: 11.4, 2022: 15, 2023: 19.1, 2024: 24.5, 2025: 31}
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
                    "rounding": 5e7, "url": "", "notes": "",
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
