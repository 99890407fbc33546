"""Cells of one meaning in the one spelling that the rest reads: days, fiscal years, yes and no."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

import pandas as pd

from forecasts.scores.tables.columns import BLANKS, Columns, parse_number
from forecasts.scores.tables.keys import as_key
from forecasts.scores.tables.periods import period_days, period_length

_DAY = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})")
_QUARTER = re.compile(r"(\d{4})[.:]0?([1-4])")
_PART = re.compile(r"(\d{4})(?:\.(0|00|25|5|50|75))?")
_YEARS = re.compile(r"(\d{4})([-–/])(\d{2})")
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
_SURE_THOUSANDS = re.compile(rf"{_THOUSANDS.pattern}%?")
_COMMA = re.compile(r"[-+]?(?:\d+,\d+|\d{1,3}(?:\.\d{3})+(?:,\d+)?)%?")
_SURE = re.compile(r",\d{3}[,.]")
NUMBERS = frozenset({"value", "low", "high", "probability", "actual"})
_EDGES = ("begin", "end")
_EVENTS = {"yes": "1", "no": "0"}


def events_as_numbers(table: Columns) -> Columns:
    """Return the table with outcomes of yes and no as 1 and 0."""
    if "actual" not in table.roles:
        return table
    column = table.roles["actual"]
    head = {str(cell).strip().casefold() for cell in table.frame[column].head(100)}
    if not head - {word.casefold() for word in BLANKS} <= set(_EVENTS):
        return table
    words = {str(word).strip() for word in table.encode(column)[1]} - BLANKS
    if not words or not {word.casefold() for word in words} <= set(_EVENTS):
        return table
    numbers = {word: _EVENTS[word.casefold()] for word in words}
    cells = [numbers.get(str(cell).strip(), "") for cell in table.frame[column]]
    return replace(table, frame=table.frame.assign(**{column: cells}), encoded={})


def plain_numbers(table: Columns) -> tuple[Columns, list[str]]:
    """Return the table with 1234.5 for `1,234.5` and 2.5 for `2.5%`, where nothing else is meant.

    Commas are taken off where one cell of the column at least has two, or a point behind it (in
    `1,234` alone the comma may be a decimal one); percent signs where all cells have one. A
    probability of 60% becomes 0.6.
    """
    notes = []
    for role in sorted(NUMBERS & set(table.roles)):
        column = table.roles[role]
        cells = table.frame[column]
        head = [str(cell) for cell in cells.head(1000)]  # all of a large table would cost too much
        if role != "actual" and any(cell.strip().upper() in {"TRUE", "FALSE"} for cell in head):
            notes.append(f"{table.name}: true and false in `{column}` read as 1 and 0")
        if not any(mark in cell for cell in head for mark in ",%"):
            continue
        known = {str(word).strip(): str(word).strip() for word in table.encode(column)[1]}
        words = set(known) - BLANKS
        if all(word.endswith("%") and parse_number(word[:-1]) is not None for word in words):
            shift = "e-2" if role == "probability" else ""
            known |= {word: f"{word[:-1].strip()}{shift}" for word in words}
            notes.append(f"{table.name}: percent signs of `{column}` taken off")
        elif all(_fits_thousands(word) for word in words) and any(map(_SURE.search, words)):
            known |= {word: word.replace(",", "") for word in words}
            notes.append(f"{table.name}: commas of `{column}` read as marks of thousands")
        else:
            continue
        frame = table.frame.assign(**{column: [known[str(cell).strip()] for cell in cells]})
        table = replace(table, frame=frame, encoded={})
    return table, notes


def _fits_thousands(word: str) -> bool:
    return bool(_THOUSANDS.fullmatch(word)) or parse_number(word) is not None


def points_for_commas(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with 1234.5 for `1.234,5`; other cells stay as they are.

    A cell such as `1.234` is a number of thousands, here as in every column of such a table.
    """
    return _respell_cells(frame, _COMMA, lambda word: word.replace(".", "").replace(",", "."))


def without_thousands(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with 1234.5 for `1,234.5` and 1234 for `1,234`; other cells stay."""
    return _respell_cells(frame, _SURE_THOUSANDS, lambda word: word.replace(",", ""))


def _respell_cells(
    frame: pd.DataFrame, cells: re.Pattern[str], spell: Callable[[str], str]
) -> pd.DataFrame:
    texts = {}
    for name in frame.columns:
        if pd.api.types.is_numeric_dtype(frame[name].dtype):
            continue
        codes, words = pd.factorize(frame[name].astype(str))
        plain = [spell(word.strip()) if cells.fullmatch(word.strip()) else word for word in words]
        texts[name] = pd.Series(plain, dtype="str").take(codes).set_axis(frame.index)
    return frame.assign(**texts)


def one_spelling(claims: Columns, actuals: Columns) -> tuple[Columns, Columns, list[str]]:
    """Return both tables with target periods that may mean two things as the one that they mean.

    Fiscal years such as `2010-11` become `2010/11`, and `31/03/2020` becomes `2020-03-31`: what all
    periods of both tables can be is what they are. `2010.1` to `2010.4` are quarters, as
    are `2010`, `2010.25`, `2010.5` and `2010.75`. Where one
    table has quarters, and the other the days on which they begin, all or on which they end, these
    days are the quarters; as with years and months.
    """
    role = "target_period"
    if role not in claims.roles or role not in actuals.roles:
        return claims, actuals, []
    claims, more = _quarters(claims, role)
    actuals, others = _quarters(actuals, role)
    notes = [*more, *others]
    words = [word for table in (claims, actuals) for word in table.encode(table.roles[role])[1]]
    if fiscal_years(words):
        note = f"target periods such as {words[0]} read as fiscal years"
        return _respelled(claims, role, _slash), _respelled(actuals, role, _slash), [*notes, note]
    order = day_order(words)
    if order is None:
        claims, more = _periods_of_days(claims, _one_length(actuals), role)
        actuals, others = _periods_of_days(actuals, _one_length(claims), role)
        return claims, actuals, [*notes, *more, *others]
    shown = next(str(word) for word in words if _DAY.fullmatch(str(word).strip()))
    note = f"target periods such as {shown} read with the {order} first"
    spell = _day_first if order == "day" else _month_first
    return _respelled(claims, role, spell), _respelled(actuals, role, spell), [*notes, note]


def fiscal_years(words: Iterable[object]) -> bool:
    """Tell whether words such as `2010-11` are fiscal years and not months.

    They are where all of them join two years that follow each other, and one can be no month or has
    a slash.
    """
    found = [_YEARS.fullmatch(str(word).strip()) for word in words if str(word).strip()]
    pairs = [(int(each[1]), int(each[3])) for each in found if each]
    sure = any(each is not None and each[2] == "/" for each in found)
    return (
        len(pairs) == len(found)
        and all((first + 1) % 100 == second for first, second in pairs)
        and (sure or any(not 1 <= second <= 12 for _, second in pairs))
    )


def day_order(words: Iterable[object]) -> str | None:
    """Return `day` or `month`, what stands first in days such as `31/03/2020`, None where unclear.

    Days with dots begin with the day. With slashes a number above 12 has to say it.
    """
    found = [each for word in words if (each := _DAY.fullmatch(str(word).strip()))]
    first = max((int(each[1]) for each in found), default=0)
    second = max((int(each[3]) for each in found), default=0)
    if second <= 12 < first or (second <= 12 and any(each[2] == "." for each in found)):
        return "day"
    return "month" if first <= 12 < second else None


def _quarters(table: Columns, role: str) -> tuple[Columns, list[str]]:
    """Return the table with quarters written as `2010.1` or `2010:1` as `2010-Q1`."""
    words = [str(word).strip() for word in table.encode(table.roles[role])[1]]
    parts = [_PART.fullmatch(word) for word in words if word]
    if all(parts) and {"25", "75"} & {part[2] for part in parts if part}:
        note = (
            f"{table.name}: target periods such as {min(words)} read as years and quarters of them"
        )
        return _respelled(table, role, _quarter_of_part), [note]
    found = [_QUARTER.fullmatch(word) for word in words if word]
    if not all(found) or len({each[2] for each in found if each}) < 2:
        return table, []
    note = f"{table.name}: target periods such as {words[0]} read as quarters"
    return _respelled(table, role, lambda word: _QUARTER.sub(r"\1-Q\2", word)), [note]


def _quarter_of_part(word: str) -> str:
    year, _, part = word.partition(".")
    return f"{year}-Q{1 + int(4 * float(f'0.{part or 0}'))}" if word else word


def _one_length(table: Columns) -> int | None:
    """Return the months of the target periods of a table, None where they differ or are days."""
    words = [as_key(word) for word in table.encode(table.roles["target_period"])[1]]
    lengths = {period_length(word) for word in words if word not in BLANKS}
    return lengths.pop() if len(lengths) == 1 else None


def _periods_of_days(table: Columns, months: int | None, role: str) -> tuple[Columns, list[str]]:
    """Return the table with days that are all first, or all last, of periods as those periods."""
    words = [as_key(word) for word in table.encode(table.roles[role])[1]]
    given = [word for word in words if word not in BLANKS]
    spans = [period_days(word) for word in given]
    days = [span[0] for span in spans if span is not None and span[0] == span[1]]
    if months is None or not days or len(days) < len(given):
        return table, []
    name = {12: "{0:%Y}", 3: "{0:%Y}-Q{1}", 6: "{0:%Y}-H{1}"}.get(months, "{0:%Y-%m}")
    names = {day: name.format(day, (day.month - 1) // months + 1) for day in days}
    whole = {day: period_days(names[day]) for day in days}
    edge = next((end for end in (0, 1) if all(w and w[end] == d for d, w in whole.items())), None)
    if edge is None:
        return table, []
    spelled = {word: names[day] for word, day in zip(given, days, strict=True)}
    note = f"{table.name}: days such as {min(given)} read as the periods that they {_EDGES[edge]}"
    return _respelled(table, role, lambda word: spelled.get(as_key(word), word)), [note]


def _respelled(table: Columns, role: str, spell: Callable[[str], str]) -> Columns:
    column = table.roles[role]
    known = {word: spell(str(word).strip()) for word in table.encode(column)[1]}
    periods = table.frame[column].map(known).fillna("")
    return replace(table, frame=table.frame.assign(**{column: periods}), encoded={})


def _slash(word: str) -> str:
    return re.sub("[-–]", "/", word)


def _day_first(word: str) -> str:
    found = _DAY.fullmatch(word)
    return f"{found[4]}-{int(found[3]):02d}-{int(found[1]):02d}" if found else word


def _month_first(word: str) -> str:
    found = _DAY.fullmatch(word)
    return f"{found[4]}-{int(found[1]):02d}-{int(found[3]):02d}" if found else word
