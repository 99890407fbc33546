"""`--where CONDITION`: the same fields and the same conditions in every command that has claims."""

import operator
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from forecasts.cli.complete import complete_condition
from forecasts.ledger.dates import read_day
from forecasts.problem import did_you_mean

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.study import Study

_TEXTS = (
    "claimant", "organisation", "person", "event", "publisher", "subject", "measure", "region",
    "unit", "status", "verdict", "modality", "series", "hedge", "kind",
)  # fmt: skip
_DAYS = MappingProxyType({"stated": ("stated", "stated"), "target": ("target_start", "target_end")})
_NUMBERS = MappingProxyType(
    {"value": "value", "horizon": "horizon", "probability": "probability", "error": "error"}
)
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in _TEXTS},
        "stated": "stated",
        "target": "target_period",
        **_NUMBERS,
        **dict.fromkeys(("id", "claim_id"), "claim_id"),
        "target_period": "target_period",
    }
)
"""What a condition may ask of, and the column of the comparison that holds it."""

_CONDITION = re.compile(r"\s*(?:claim\.)?(\w+)\s*(?:(!=|<=|>=|=|<|>)|\s(not in|in)\s)\s*(.*?)\s*")
_ORDER: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
)

where_option = click.option(
    "--where",
    metavar="CONDITION",
    multiple=True,
    shell_complete=complete_condition(tuple(FIELDS)),
    help="Only claims of which it holds; several hold together. 'subject=vessel' is in the words "
    "of a field, 'region in China,World' one of them, 'unit!=USD' not; 'target<=2030', "
    "'stated>2025-06', 'value>1e9' compare; 'has=event' is any word. "
    f"Fields: {', '.join(FIELDS)}.",
)


def filter_claims(table: "pd.DataFrame", where: tuple[str, ...]) -> "pd.DataFrame":
    """Return a copy of the comparison with the claims that all conditions hold of.

    A word holds where it is in the field's text, upper and lower case alike. Days and periods are
    compared whole: `target>2030` begins after 2030, `target<=2030` ends with it or before. A
    missing number meets no order.

    Raises:
        click.BadParameter: A condition that cannot be read, or of a field that is not there.
    """
    for condition in where:
        table = table[_meets(table, condition)]
    return table.copy()


def words_of(where: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that claims were chosen by: of `has=event` and of an order the condition."""
    words: list[str] = []
    for condition in where:
        found = _CONDITION.fullmatch(condition)
        if found and found[1] != "has" and (found[2] == "=" or found[3] == "in"):
            words += [word.strip() for word in found[4].split(",")]
        else:
            words.append(condition.strip())
    return tuple(filter(None, words))


def choose(study: "Study", where: tuple[str, ...]) -> "Study":
    """Return a study of the claims alone that all conditions hold of; the same without conditions.

    Raises:
        click.BadParameter: A condition that cannot be read, or that no claim meets.
    """
    if not where:
        return study
    from forecasts.study import choose_claims

    kept = filter_claims(study.comparison(), where)["claim_id"]
    if kept.empty:
        raise click.BadParameter("no claim meets the conditions", param_hint="--where")
    return choose_claims(study, kept, " and ".join(where))


def _meets(table: "pd.DataFrame", condition: str) -> "pd.Series[bool]":
    found = _CONDITION.fullmatch(condition)
    field = found[1] if found else condition.split("=", maxsplit=1)[0].strip()
    word = found[4] if found else ""
    if found and field == "has" and found[2] == "=":
        field = word if word in table.columns else _known(word, condition)
        return _cells(table, field) != ""
    known = _known(field, condition)
    if not found:
        raise _fault(condition, f"write it as '{field}=WORD'")
    if found[2] in _ORDER:
        return _compare(table, known, found[2], word, condition)
    cells = _cells(table, known)
    words = [each.strip() for each in word.split(",")] if found[3] else [word]
    held = cells.map(lambda cell: any(each.casefold() in cell.casefold() for each in words))
    return ~held.astype(bool) if found[2] == "!=" or found[3] == "not in" else held.astype(bool)


def _known(field: str, condition: str) -> str:
    if field not in FIELDS:
        hint = did_you_mean(field, tuple(FIELDS)) or f"FIELD is one of {', '.join(FIELDS)}"
        raise _fault(condition, hint)
    return field


def _fault(condition: str, hint: str) -> click.BadParameter:
    return click.BadParameter(f"`{condition}`: {hint}", param_hint="--where")


def _cells(table: "pd.DataFrame", field: str) -> "pd.Series[str]":
    cells = table[FIELDS.get(field, field)]
    return cells.astype(str).where(cells.notna(), "")


def _compare(
    table: "pd.DataFrame", field: str, sign: str, word: str, condition: str
) -> "pd.Series[bool]":
    """Return where a number or a period stands on that side of the one named."""
    compare = _ORDER[sign]
    if field in _NUMBERS:
        try:
            return table[_NUMBERS[field]].map(lambda cell: compare(cell, float(word))).astype(bool)
        except ValueError:
            raise _fault(condition, f"`{word}` is no number; write it as 1000 or 1e9") from None
    if field not in _DAYS:
        ordered = ", ".join((*_DAYS, *_NUMBERS))
        raise _fault(condition, f"`{field}` has no order; {ordered} do")
    day = read_day(word)
    if day is None:
        raise _fault(condition, f"`{word}` is no date; write 2025-09-19, 2025-09 or 2025")
    start, end = _DAYS[field]
    # `>` begins after the last day, `>=` on the first or later; `<` ends before, `<=` by the last.
    column = table[start if sign.startswith(">") else end]
    limit = day.last if sign in {">", "<="} else day.first
    return column.map(lambda cell: compare(cell.date(), limit), na_action="ignore").eq(other=True)
