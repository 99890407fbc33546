"""Which claims enter a rate, in one place: every text, table and chart counts the same set."""

from typing import TYPE_CHECKING, TypeAlias

from forecasts.units import align_units

if TYPE_CHECKING:
    import pandas as pd

    Texts: TypeAlias = pd.Series[str]
    Mask: TypeAlias = pd.Series[bool]

__all__ = ["CHOSEN", "COULD", "RATED", "find_first_telling", "is_aimed", "is_rated",
           "name_claimants", "rate_class"]  # fmt: skip

RATED = ("forecast", "guidance", "relay")
"""What is said to come about; targets, scenarios and nowcasts are judged too, but apart."""

COULD = 0.4
"""Probability up to which a claim says that something could be (METHOD section 3)."""

CHOSEN = "ad hoc"
"""Why a claim is in the ledger, where somebody picked it: it enters no source's rate."""

_SAME = (
    "subject", "measure", "region", "kind", "price_basis", "base_period", "target_period",
    "scenario", "condition",
)  # fmt: skip
_SOFT = ("about", "below")
"""Hedges with which a number is the number still: nearly 240 billion told as 240 billion."""


def name_claimants(table: "pd.DataFrame") -> "Texts":
    """Return who claims: the organisation, else the person. One house's people are one claimant."""
    organisation = table["organisation"].fillna("").astype(str).str.strip()
    return organisation.where(organisation != "", table["claimant"].fillna("").astype(str))


def find_first_telling(table: "pd.DataFrame") -> "Texts":
    """Return the id of the claim that each row tells again; its own where it is the first.

    A relay tells what it relays, and so does a claimant who gives the same number for the same
    thing and period again, in whatever unit. Of several, the first stated is the claim. A target
    told as a forecast is another claim: one is a floor, the other a level.
    """
    import pandas as pd

    keys = [name for name in _SAME if name in table]
    units = align_units(table["unit"].astype(str))
    told_in = [units[unit] for unit in table["unit"].astype(str)]
    # A series' name tells apart what codes alone do not; a claim without one goes by its codes.
    same = (
        table[keys]
        .astype(str)
        .assign(
            who=name_claimants(table),
            series=table["series"],
            unit=[unit for unit, _ in told_in],
            value=[
                f"{value * many:.9g}"
                for value, (_, many) in zip(table["value"].astype(float), told_in, strict=True)
            ],
            hedge=table["hedge"].where(~table["hedge"].isin(_SOFT), "bare"),
            aimed=table["modality"] == "target",
        )
    )
    told_as = dict(
        zip(table.index, zip(*(same[name].tolist() for name in same), strict=True), strict=True)
    )
    order = pd.DataFrame({"stated": pd.to_datetime(table["stated"]), "id": table["claim_id"]})
    first: dict[tuple[str, ...], str] = {}
    told: dict[str, str] = {}
    ordered = order.sort_values(["stated", "id"], kind="stable").index
    relays = table["relays"].fillna("").astype(str) if "relays" in table else None
    names = table["claim_id"].astype(str)
    for place in ordered:
        name = names[place]
        original = relays[place] if relays is not None else ""
        key = told_as[place]
        told[name] = original or first.setdefault(key, name)
    return names.map(lambda name: _follow(name, told))


def _follow(name: str, told: dict[str, str]) -> str:
    """Return the end of a chain of tellings; a circle ends where it is entered."""
    seen = {name}
    while (before := told.get(name, name)) not in seen and before in told:
        seen.add(before)
        name = before
    return name


def rate_class(comparison: "pd.DataFrame") -> "Texts":
    """Return why a claim enters no rate: the first reason that holds, '' for none.

    Status; `contested`; the modality of what is no forecast; `repeated` for what tells a claim
    again; `no verdict`; `could`; and last `ad hoc`, for what was chosen and enters no source's
    rate (METHOD section 9).
    """
    import pandas as pd

    text = {
        name: comparison[name].fillna("").astype(str)
        for name in ("status", "modality", "because", "flags", "verdict")
    }
    again = find_first_telling(comparison) != comparison["claim_id"].astype(str)
    if "relays" in comparison:
        again |= comparison["relays"].fillna("").astype(str) != ""
    reasons = (
        (text["status"] != "resolved", text["status"].where(text["status"] != "", "no status")),
        (text["flags"].str.contains("contested", regex=False), "contested"),
        (~text["modality"].isin(RATED), text["modality"]),
        (again, "repeated"),
        (text["verdict"] == "", "no verdict"),
        (pd.to_numeric(comparison["probability"]) <= COULD, "could"),
        (text["because"] == CHOSEN, CHOSEN),
    )
    result = pd.Series("", index=comparison.index, dtype=object)
    for holds, name in reversed(reasons):
        result = result.mask(holds, name)
    return result.astype(str)


def is_aimed(comparison: "pd.DataFrame") -> "Mask":
    """Return which claims are targets with a verdict that nobody contests, each told once.

    They are in no rate, and every text, table and chart counts these.
    """
    again = find_first_telling(comparison) != comparison["claim_id"].astype(str)
    judged = comparison["verdict"].fillna("").astype(str) != ""
    return (rate_class(comparison) == "target") & ~again & judged


def is_rated(comparison: "pd.DataFrame") -> "Mask":
    """Return which claims are judged forecasts, each once; those chosen ad hoc are among them."""
    return rate_class(comparison).isin(["", CHOSEN])
