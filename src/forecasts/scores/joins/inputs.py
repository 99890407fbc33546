"""What metrics take, out of forecasts and their actuals: errors, events, categories, verdicts."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt

from forecasts.diagnostics import agree
from forecasts.scores.forms.bins import bin_edges, place_in_bins
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.forms.shaped import Shaped
from forecasts.scores.joins.baselines import baseline_values
from forecasts.scores.joins.joined import Joined
from forecasts.scores.metrics.binned import pit_of_bins
from forecasts.scores.metrics.densities import pit_of_quantiles, pit_of_samples
from forecasts.scores.metrics.errors import error_of, read_bases
from forecasts.scores.metrics.normals import pit_of_normals
from forecasts.scores.metrics.verdicts import RULES, TOLERANCES, WORDS, judge
from forecasts.scores.request import ScoreRequest
from forecasts.scores.tables.columns import BLANKS, Columns, TableError, name_rows, suggestion
from forecasts.scores.tables.keys import as_key

Array = npt.NDArray[np.float64]
TRANSFORMS: Mapping[str, Callable[[Array], Array]] = {
    "log": np.log,
    "log1p": np.log1p,
    "sqrt": np.sqrt,
}
VALUES = frozenset({"claimed", "low", "high", "quantiles", "samples"})
DISTRIBUTIONS = frozenset({"quantiles", "samples", "masses"})
NORMALS = frozenset({"sd", "sd_below", "sd_above"})
DENSE = frozenset({"samples", "masses"}) | NORMALS
BASELINE_INPUTS = frozenset({"baseline", "baseline_error"})
PROBABILITY_INPUTS = frozenset({"probability", "outcome", "outcome_probability", "place"})


def transformed(values: Array, request: ScoreRequest) -> Array:
    """Return the function of the values that is scored, nan where it has no value."""
    if request.transform is None:
        return values
    if request.transform not in TRANSFORMS:
        known = suggestion(request.transform, TRANSFORMS)
        raise TableError(f"unknown transform `{request.transform}`; {known}")
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Array = TRANSFORMS[request.transform](values)
    return np.where(np.isinf(found), np.nan, found)


def _transformed_values(forecasts: Forecasts, request: ScoreRequest) -> dict[str, Array]:
    given = forecasts.arrays
    arrays = {name: transformed(given[name], request) for name in VALUES & set(given)}
    for name in NORMALS & set(given) if request.transform is not None else ():
        arrays[name] = np.full(len(forecasts), np.nan)  # nothing is normal any more
    return arrays


def with_actuals(
    shaped: Shaped, joined: Joined, request: ScoreRequest, needed: AbstractSet[str]
) -> Forecasts:
    """Return the forecasts with their actuals and everything that is computed from both."""
    forecasts = shaped.forecasts
    if not needed:
        return forecasts
    if shaped.categories:
        forecasts = _with_category(shaped, joined)
        if not _is_density(shaped, joined, request):
            return forecasts
    actual = transformed(joined.numbers("actual"), request)
    arrays: dict[str, Array] = {"actual": actual}
    forecasts = forecasts.having(**arrays, **_transformed_values(forecasts, request))
    scale = None
    usual = read_bases(request.error)[0]
    if usual.startswith("scale:"):
        scale = joined.numbers(usual.removeprefix("scale:"))
        arrays["scale"] = scale
    stated = forecasts.arrays.get("claimed")
    if stated is not None:
        arrays["error"] = _errors(stated, actual, joined, request, scale)
        arrays["counted"] = _counted(forecasts, arrays["error"], actual, needed)
    if "pit" in needed:
        arrays |= _with_pit(forecasts, actual)
    dense = not DENSE.isdisjoint(forecasts.arrays) and "probability" not in forecasts.arrays
    if PROBABILITY_INPUTS & needed and not dense:
        stated = forecasts.arrays.get("probability", stated)
        arrays |= _with_outcome(stated, actual, joined)
    if PROBABILITY_INPUTS & needed and stated is not None and "error" not in needed:
        arrays["counted"] = np.where(np.isnan(stated) | np.isnan(actual), np.nan, 1.0)
        arrays.pop("error", None)  # nobody counts by it
    elif DISTRIBUTIONS & set(forecasts.arrays) and needed - {"counted"} and "error" not in needed:
        arrays.pop("error", None)
    return forecasts.having(**arrays)


def _counted(forecasts: Forecasts, error: Array, actual: Array, needed: AbstractSet[str]) -> Array:
    """Return 1 for forecasts with an error; distributions count where nobody asks for errors."""
    counted = np.where(np.isnan(error), np.nan, 1.0)
    forms = DISTRIBUTIONS & set(forecasts.arrays)
    if not forms:
        return counted
    there = np.zeros(len(error), bool)
    for name in forms:
        there |= ~np.isnan(forecasts.arrays[name]).all(axis=1)
    stated = forecasts.arrays["claimed"]
    bare = (np.isnan(stated) | ("error" not in needed)) & ~np.isnan(actual) & there
    return np.where(bare, 1.0, counted)


def _errors(
    claimed: Array, actual: Array, joined: Joined, request: ScoreRequest, scale: Array | None
) -> Array:
    """Return the errors, each in the basis of its rows."""
    usual, apart = read_bases(request.error)
    errors = error_of(claimed, actual, usual, scale)
    for each in apart:
        rows, words = joined.encode(each.column)
        fits = [as_key(word) == each.word for word in words]
        if not any(fits):
            raise TableError(
                f"no forecast has {each.column} `{each.word}`; "
                f"{suggestion(each.word, map(str, words))}"
            )
        here = np.array(fits)[rows]
        errors = np.where(here, error_of(claimed, actual, each.basis), errors)
    return errors


def _with_pit(forecasts: Forecasts, actual: Array) -> dict[str, Array]:
    """Return where in each forecast's samples or quantiles its outcome lies."""
    given = forecasts.arrays
    if "samples" in given:
        return {"pit": pit_of_samples(given["samples"], actual)}
    if "shares" in given:
        return {"pit": pit_of_bins(given["shares"], given["edges"], actual)}
    if "sd_below" in given:
        pieces = given["mode"], given["sd_below"], given["sd_above"]
        return {"pit": pit_of_normals(*pieces, actual)}
    if "sd" in given:
        return {"pit": pit_of_normals(given["claimed"], given["sd"], given["sd"], actual)}
    if "quantiles" in given:
        return {"pit": pit_of_quantiles(given["quantiles"], given["levels"], actual)}
    return {}


def _with_outcome(probability: Array | None, actual: Array, joined: Joined) -> dict[str, Array]:
    """Return probabilities beside outcomes of 0 and 1; nothing where there are none."""
    given = np.zeros(0) if probability is None else probability[~np.isnan(probability)]
    if probability is None or (len(given) and not (given.min() >= 0 and given.max() <= 1)):
        return {}
    other = np.flatnonzero(~np.isnan(actual) & (actual != 0) & (actual != 1))
    if len(other):
        place = int(other[0] if joined.place is None else joined.place[other[0]])
        table = joined.claims if joined.actuals is None else joined.actuals
        shown = name_rows(table.frame, list(table.frame.columns), np.array([place]))
        raise TableError(
            f"probabilities are scored on outcomes of 0 and 1, and the {table.name} hold "
            f"{actual[other[0]]:g}: {shown}"
        )
    happened = np.where(actual == 1, probability, 1 - probability)
    return {
        "probability": probability,
        "outcome": actual,
        "outcome_probability": np.where(np.isnan(actual), np.nan, happened),
        "masses": np.column_stack([1 - probability, probability]),
        "place": np.where(np.isnan(probability), np.nan, actual),
    }


def _has_numbers(shaped: Shaped, joined: Joined) -> bool:
    """Tell whether categories are bins, and their outcomes numbers."""
    named = not {as_key(word) for word in joined.encode("actual")[1]}.isdisjoint(shaped.categories)
    return not named and (shaped.bins is not None or bin_edges(shaped.categories) is not None)


def _is_density(shaped: Shaped, joined: Joined, request: ScoreRequest) -> bool:
    """Tell whether bins are held against numbers, on the scale on which they are even."""
    found = "shares" in shaped.forecasts.arrays and _has_numbers(shaped, joined)
    return found and request.transform is None


def _with_category(shaped: Shaped, joined: Joined) -> Forecasts:
    masses = shaped.forecasts.arrays["masses"]
    known = {word: place for place, word in enumerate(shaped.categories)}
    words = [as_key(word) for word in joined.words("actual")]
    category = np.array([known.get(word, np.nan) for word in words], np.float64)
    if _has_numbers(shaped, joined):
        bins = shaped.bins
        if bins is None:
            raise TableError("--categories names bins out of order: a smaller one comes first")
        category = place_in_bins(bins.edges, joined.numbers("actual"), right=bins.right)
    category = np.where(np.isnan(masses).all(axis=1), np.nan, category)  # no forecast at all
    there = ~np.isnan(category)
    happened = np.full(len(category), np.nan)
    rows = np.flatnonzero(there)
    happened[rows] = np.nan_to_num(masses[rows, category[rows].astype(np.int64)])
    arrays = {"outcome_probability": happened, "counted": np.where(there, 1.0, np.nan)}
    arrays["place"] = category
    if shaped.ordered:
        arrays["category"] = category
    return shaped.forecasts.having(**arrays)


def say_categories(shaped: Shaped, joined: Joined, forecasts: Forecasts) -> list[str]:
    """Return outcomes that are no category, or lie outside all bins."""
    place = forecasts.arrays.get("place")
    if not shaped.categories or place is None:
        return []
    words = [as_key(word) for word in joined.words("actual")]
    place = np.where(np.isnan(forecasts.arrays["masses"]).all(axis=1), 0.0, place)
    lost = [
        word
        for word, found in zip(words, place, strict=True)
        if np.isnan(found) and word not in BLANKS
    ]
    if not lost:
        return []
    outside = bool(bin_edges(shaped.categories))
    verbs, where = (
        (("lies", "lie"), "outside all bins") if outside else (("is", "are"), "no category")
    )
    known = "`, `".join(shaped.categories[:8])
    number = agree(len(lost), "outcome", *verbs)
    return [f"{number} {where}, such as `{lost[0]}`: there are `{known}`"]


def with_baseline(
    forecasts: Forecasts, joined: Joined, request: ScoreRequest, stated: Mapping[str, Array]
) -> tuple[Forecasts, list[str]]:
    """Return the forecasts with what the baseline said and its error, and what to say of it."""
    if request.baseline is None or "claimed" not in forecasts.arrays:
        return forecasts, []
    values, notes = baseline_values(stated["claimed"], joined, request.baseline)
    values, arrays = transformed(values, request), forecasts.arrays
    error = _errors(values, arrays["actual"], joined, request, arrays.get("scale"))
    return forecasts.having(baseline=values, baseline_error=error), notes


def given_verdicts(claims: Columns) -> Array | None:
    """Return the verdicts of a table that holds these and no values, None for any other."""
    column = claims.find("verdict")
    if column is None or {"value", "low", "probability", "quantile_level"} & set(claims.roles):
        return None
    known = {word: number for number, word in WORDS.items()}
    rows, words = claims.encode(column)
    cells = [str(word).strip().casefold() for word in words]
    if not {cell for cell in cells if cell} <= set(known):
        return None
    return np.array([known.get(cell, np.nan) for cell in cells], np.float64)[rows]


def with_verdicts(
    forecasts: Forecasts, joined: Joined, request: ScoreRequest, needed: AbstractSet[str]
) -> Forecasts:
    """Return the forecasts with their verdicts.

    A range (`low`, `high` and no value) is a hit where the outcome lies inside, a near as far from
    an edge as a value may be for a hit; a blank end is open (METHOD section 4).
    """
    if request.verdict is not None and request.verdict not in RULES:
        raise TableError(
            f"unknown verdict `{request.verdict}`; {suggestion(request.verdict, RULES)}"
        )
    stated = forecasts.arrays.get("claimed")
    if stated is None or "actual" not in forecasts.arrays:
        return forecasts
    rule = request.verdict or ("points" if request.error == "points" else "log")
    actual, limits = forecasts.arrays["actual"], request.tolerances
    if "low" in forecasts.arrays and "value" not in joined.claims.roles:
        low, high = (forecasts.arrays[end] for end in ("low", "high"))
        bare = np.isnan(low) & np.isnan(high)
        low = np.where(np.isnan(low) & ~bare, -np.inf, low)
        high = np.where(np.isnan(high) & ~bare, np.inf, high)
        limits = (0.0, (limits or TOLERANCES[rule])[0])
        verdict = judge(low, high, actual, rule=rule, tolerances=limits)
    else:
        verdict = judge(stated, stated, actual, rule=rule, tolerances=limits)
    if "error" in needed:
        return forecasts.having(verdict=verdict)
    # an outcome of 0 has no percent, and an open range no middle, but both have a verdict
    counted = np.where(np.isnan(verdict), np.nan, 1.0)
    return forecasts.having(verdict=verdict, counted=counted)
