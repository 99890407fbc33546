"""The tables of a sheet: its claims beside those of others, their relations, who spoke before."""

import math
from typing import Any

import numpy as np
import pandas as pd

from forecasts.comparing import compare
from forecasts.comparing.paired import BOUNDS, measure_pairs
from forecasts.comparing.rated import rate_class
from forecasts.normalising import PriceBasis
from forecasts.scores.boards.board_rows import RATE_FROM
from forecasts.scores.inference.small_samples import cluster_mean
from forecasts.sheets.choosing import Choice
from forecasts.study import Study
from forecasts.units import currency_of
from forecasts.words import NOBODY

__all__ = ["claims_of", "others_of", "past_of", "tensions_of"]

OTHER_COLUMNS = ("claim_id", "other_id", "claimant", "value", "unit")
PAST_COLUMNS = (
    "who", "kind", "made", "hits", "nears", "misses", "reached", "not_reached", "paired",
    "paired_hits", "baseline_hits", "rated", "hit_rate",
)  # fmt: skip
_VERDICTS = {
    "hits": "hit", "nears": "near", "misses": "miss", "reached": "reached",
    "not_reached": "not reached",
}  # fmt: skip
_LEVELS = ("level", "count", "share", "price")
_SAME = ["subject", "measure", "region", "target_end", "price_basis", "scale", "relative"]


def claims_of(
    study: Study, choice: Choice, currency: str, prices: PriceBasis = "nominal"
) -> pd.DataFrame:
    """Return the sheet's claims, said by the as-of day, with one scale for each.

    Behind the columns of the comparison: `shown`, `shown_low`, `shown_high` and `scale`, the amount
    in the currency for money and in the claim's own unit otherwise; `record`, the last outcome
    known when it was said, and `came`, what came, on the same scale; `relative`, whether it is
    growth or a multiple. `growth_needed` and `growth_record` of a claim that is open no more are
    those of the day on which it was said.
    """
    table = _scaled(study.amounts(currency, prices), currency)
    table = table[table["claim_id"].isin(choice.claims)]
    table = table[table["status"] != "not yet stated"].reset_index(drop=True)
    return _with_growth_then(study, table)


def _with_growth_then(study: Study, table: pd.DataFrame) -> pd.DataFrame:
    """Give claims that are open no more the growth that they needed when they were said."""
    out = table.copy()
    for day, group in table[table["status"] != "open"].groupby("stated"):
        own = study.claims[study.claims["claim_id"].isin(group["claim_id"])]
        said = pd.Timestamp(day).date()  # type: ignore[arg-type]
        then = compare(own, study.actuals, as_of=said, rates=study.rates).set_index("claim_id")
        for name in ("growth_needed", "growth_record"):
            out.loc[group.index, name] = then[name].loc[group["claim_id"]].to_numpy()
    return out


def _scaled(table: pd.DataFrame, currency: str) -> pd.DataFrame:
    money = table["unit"].map(lambda unit: bool(currency_of(str(unit))))
    there = money & table[f"value_{currency}"].notna()
    out = table.copy()
    for name, column in (("shown", "value"), ("shown_low", "low"), ("shown_high", "high")):
        out[name] = table[f"{column}_{currency}"].where(there, table[column])
    out["scale"] = table[f"unit_{currency}"].astype(str).where(there, table["unit"].astype(str))
    factor = (out["shown"] / table["value"]).where(table["value"] != 0, 1.0)
    out["record"] = table["no_change"] * factor
    out["came"] = table["actual"] * factor
    out["relative"] = ~table["kind"].isin(_LEVELS)
    return out


def others_of(
    study: Study, claims: pd.DataFrame, currency: str, prices: PriceBasis = "nominal"
) -> pd.DataFrame:  # fmt: skip
    """Return what other claimants of the ledger say of the same thing and year, the last of each.

    Columns: `OTHER_COLUMNS`; `value` on the scale of the claim beside which it stands. Scenarios
    and what only repeats another stay out.
    """
    table = _scaled(study.amounts(currency, prices), currency)
    table = table[
        (table["status"] != "not yet stated")
        & ~table["modality"].isin(["scenario", "relay"])
        & (table["relays"] == "")
        & ~table["relative"]
    ].sort_values(["stated", "claim_id"], kind="stable")
    alike = table.groupby(_SAME, sort=False).indices
    rows = []
    for claim in claims[~claims["relative"]].to_dict("records"):
        same = table.iloc[alike.get(tuple(claim[name] for name in _SAME), [])]
        own = claim["organisation"] or claim["claimant"]
        who = same["organisation"].where(same["organisation"] != "", same["claimant"])
        same = same.assign(who=who)[who != own].drop_duplicates("who", keep="last")
        rows += [
            (claim["claim_id"], other["claim_id"], other["who"], other["shown"], other["scale"])
            for other in same.to_dict("records")
            if math.isfinite(other["shown"])
        ]
    return pd.DataFrame(rows, columns=list(OTHER_COLUMNS))


def tensions_of(study: Study, choice: Choice) -> pd.DataFrame:
    """Return the relations between claims of the sheet that do not fit, contradictions first."""
    table = study.relations()
    chosen = table["claim_id"].isin(choice.claims)
    found = table[chosen & table["outcome"].isin(["contradiction", "tension"])]
    inside = found["other_id"].isin(choice.claims)
    return found.assign(outside=~inside).sort_values(["outside", "outcome"], kind="stable")


def past_of(study: Study, claims: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Return how what was said before fared: by the event, each person and each organisation.

    Columns: `PAST_COLUMNS`. `made` counts all claims before this sheet's last day; the verdicts are
    of all that have one, those of targets apart. `paired` of the forecasts have a verdict of the
    half-trend baseline too, and `paired_hits` and `baseline_hits` are of these. `rated` is how many
    outcomes enter rates as numbers, and `hit_rate` is there from ten of them on.
    """
    table = study.comparison()
    table = table.assign(rated=(rate_class(table) == "") & ~table["hedge"].isin(BOUNDS))
    before = table[~table["claim_id"].isin(choice.claims) & (table["status"] != "not yet stated")]
    if len(claims):
        before = before[before["stated"] < claims["stated"].max()]
    asked: list[tuple[str, str, pd.Series[bool]]] = []
    if choice.event and choice.edition:
        asked.append((choice.event, "event", before["event"].str.startswith(f"{choice.event}/")))
    for kind in ("person", "organisation"):
        names = dict.fromkeys(word for word in claims[kind] if word not in {"", NOBODY})
        asked += [(str(who), kind, before[kind] == who) for who in names]
    return pd.DataFrame(
        [_fared(before[mine], who, kind) for who, kind, mine in asked], columns=list(PAST_COLUMNS)
    )


def _fared(claims: pd.DataFrame, who: str, kind: str) -> dict[str, Any]:
    counts = claims["verdict"].value_counts()
    pairs = measure_pairs(claims[claims["modality"] != "target"])
    rated = claims[claims["rated"]]
    outcome = rated.groupby(["series", "target_period"], sort=False).ngroup().to_numpy()
    outcomes = len(set(outcome))
    hits = (rated["verdict"] == "hit").to_numpy().astype(np.float64)
    return {
        "who": who,
        "kind": kind,
        "made": len(claims),
        **{name: int(counts.get(word, 0)) for name, word in _VERDICTS.items()},
        "paired": pairs.n,
        "paired_hits": pairs.hits,
        "baseline_hits": pairs.baseline_hits,
        "rated": outcomes,
        "hit_rate": cluster_mean(hits, outcome) if outcomes >= RATE_FROM else math.nan,
    }
