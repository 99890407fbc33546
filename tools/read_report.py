"""Read the labelled texts and print how often the reader is right, by half, language and field.

    python tools/read_report.py [--raise-floors] [--misses FIELD]

The texts and what their figures mean are in `tests/reading/labelled/`; its README.md says how one
is written. `--raise-floors` puts today's rates into `rates.json`, which the tests hold, where they
are above what stands there; `--misses` lists the tuned figures that have this field wrong.
"""

import argparse
import json
import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from forecasts.reading import Period, Quantity, read

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "reading" / "labelled"
FLOORS = FOLDER / "rates.json"
MARK = "== figures\n"
UNKNOWN = "?"
"""What the labels leave open; such a field is not counted."""

FIELDS = ("value", "unit", "hedge", "sign", "kind", "forecast", "earlier", "target", "all five")
SAID = ("fact", "forecast", "earlier", UNKNOWN)
_SCALES = {"": 1.0, "m": 1e6, "bn": 1e9, "tn": 1e12}
_NUMBER = r"(-?[\d,]+(?:\.\d+)?)(m|bn|tn)?"
_AMOUNT = re.compile(rf"{_NUMBER}(?: to {_NUMBER})?(%|x| \S.*)?\Z")
_TARGET = re.compile(r"(\d{4})(?:H([12])|Q([1-4])|-(\d\d))?\Z")
_CLOSE = 1e-3


class Label(NamedTuple):
    """What one figure of a text means.

    Attributes:
        start: Offset of its quotation in the text.
        end: Offset behind the quotation.
        quote: The words.
        low: The lower end, negative for a fall; None where the labels leave it open.
        high: The upper end.
        unit: As `Quantity.unit`; empty where no word names one.
        hedge: As `Quantity.hedge`.
        kind: As `Quantity.kind`.
        said: One of `SAID`.
        target: First and last day; None for an end that is open, `?` where it is not asked.
    """

    start: int
    end: int
    quote: str
    low: float | None
    high: float | None
    unit: str
    hedge: str
    kind: str
    said: str
    target: tuple[date | None, date | None] | str


class Labelled(NamedTuple):
    """One text with its figures.

    Attributes:
        name: The file's name without its ending.
        language: `en`, `zh` or `ja`.
        genre: News, table, government plan and so on.
        stated: The day on which it was said.
        text: The text itself.
        labels: Its figures, as the file lists them.
    """

    name: str
    language: str
    genre: str
    stated: date
    text: str
    labels: tuple[Label, ...]

    @property
    def half(self) -> str:
        """`held` for a third of the texts, by the hash of the name; `tuned` for the rest."""
        return "tuned" if sha256(self.name.encode()).digest()[0] % 3 else "held"


class Pair(NamedTuple):
    """A labelled figure beside what the reader found there; one of the two may be missing."""

    label: Label | None
    found: Quantity | None


@cache
def labelled_texts() -> tuple[Labelled, ...]:
    """Return every labelled text, by name.

    Raises:
        ValueError: A file is not written as README.md says; the message names file and row.
    """
    return tuple(_parse(path) for path in sorted(FOLDER.glob("*.txt")))


def _parse(path: Path) -> Labelled:
    head, _, rest = path.read_text(encoding="utf-8").partition("\n")
    text, mark, rows = rest.partition(MARK)
    language, genre, stated = (cell.strip() for cell in head.split("|"))
    if not mark:
        raise ValueError(f"{path.name}: no line `{MARK.strip()}`")
    labels = []
    for row in rows.splitlines():
        try:
            labels.append(_label(text, row))
        except ValueError as error:
            raise ValueError(f"{path.name}: {row!r}: {error}") from None
    day = date.fromisoformat(stated)
    return Labelled(path.stem, language, genre, day, text.rstrip("\n"), tuple(labels))


def _label(text: str, row: str) -> Label:
    quote, amount, hedge, kind, said, target = (cell.strip() for cell in row.split(" |"))
    quote, _, which = quote.partition("#")
    start = _place(text, quote, int(which) if which else 0)
    low, high, unit = _amount(amount)
    if (said or "fact") not in SAID:
        raise ValueError(f"said of what? one of {', '.join(SAID)}, or empty")
    return Label(
        start,
        start + len(quote),
        quote,
        low,
        high,
        unit,
        hedge or "bare",
        kind,
        said or "fact",
        _days(target),
    )


def _place(text: str, quote: str, which: int) -> int:
    """Return where the quotation stands; inside a longer number it does not."""
    before = r"(?<!\d)(?<!\d[.,])" if quote[0].isdigit() else ""
    behind = r"(?![.,]?\d)" if quote[-1].isdigit() else ""
    places = [match.start() for match in re.finditer(before + re.escape(quote) + behind, text)]
    if len(places) < max(which, 1) or (len(places) > 1 and not which):
        raise ValueError(f"stands {len(places)} times in the text; write more of it, or `#2`")
    return places[max(which - 1, 0)]


def _amount(words: str) -> tuple[float | None, float | None, str]:
    if words == UNKNOWN:
        return None, None, UNKNOWN
    match = _AMOUNT.match(words)
    if not match:
        raise ValueError(f"{words!r} is no amount such as `5bn USD` or `2 to 3%`")
    low, low_scale, high, high_scale, unit = match.groups()
    first = float(low.replace(",", "")) * _SCALES[low_scale or ""]
    last = first if high is None else float(high.replace(",", "")) * _SCALES[high_scale or ""]
    return first, last, (unit or "").strip()


def _days(words: str) -> tuple[date | None, date | None] | str:
    if words in ("", UNKNOWN):
        return words
    first, dots, last = words.partition("..")
    start = _span(first)[0] if first else None
    end = _span(last)[1] if last else (None if dots else _span(first)[1])
    return start, end


def _span(words: str) -> tuple[date, date]:
    match = _TARGET.match(words)
    if not match:
        raise ValueError(f"{words!r} is no period such as `2030`, `2027H1` or `2026..2030`")
    year, half, quarter, month = (int(group) if group else 0 for group in match.groups())
    first, last = 1, 12
    if half:
        first, last = 6 * half - 5, 6 * half
    elif quarter:
        first, last = 3 * quarter - 2, 3 * quarter
    elif month:
        first = last = month
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def pairs_of(one: Labelled) -> list[Pair]:
    """Lay the figures of a text beside what is read there, by the longest common stretch."""
    found = list(read(one.text, stated=one.stated))
    shared = sorted(
        (-(min(label.end, q.end) - max(label.start, q.start)), i, j)
        for i, label in enumerate(one.labels)
        for j, q in enumerate(found)
        if min(label.end, q.end) > max(label.start, q.start)
    )
    of_label: dict[int, int] = {}
    for _, i, j in shared:
        if i not in of_label and j not in of_label.values():
            of_label[i] = j
    pairs = [
        Pair(label, found[of_label[i]] if i in of_label else None)
        for i, label in enumerate(one.labels)
    ]
    taken = set(of_label.values())
    return pairs + [Pair(None, q) for j, q in enumerate(found) if j not in taken]


def right(pair: Pair, field: str) -> bool | None:
    """Whether a field of a figure is read as labelled; None where the labels do not ask."""
    label, found = pair
    if label is None:
        # A length of time is mostly a part of a period, `over ten years`; labels list the others.
        extra = field == "value" and found is not None and found.kind != "duration"
        return False if extra else None
    if label.low is None:
        return None
    if found is None:
        return False
    return _ASKED[field](label, found)


def _value(label: Label, found: Quantity) -> bool:
    ends = sorted(abs(end) for end in (label.low or 0.0, label.high or 0.0))
    read_ends = sorted(abs(end) for end in (found.low, found.high))
    return all(abs(a - b) <= _CLOSE * max(a, b) for a, b in zip(ends, read_ends, strict=True))


def _unit(label: Label, found: Quantity) -> bool | None:
    if label.unit in ("", UNKNOWN):
        return None
    one, other = label.unit, found.unit
    # The noun alone is as good: `412,000 heat pumps` are pumps.
    return bool(other) and f" {one}".endswith(f" {other}")


def _hedge(label: Label, found: Quantity) -> bool | None:
    return None if label.hedge == UNKNOWN else label.hedge == found.hedge


def _sign(label: Label, found: Quantity) -> bool:
    return ((label.low or 0.0) + (label.high or 0.0) < 0) == (found.value < 0)


def _kind(label: Label, found: Quantity) -> bool | None:
    return None if label.kind == UNKNOWN else label.kind == found.kind


def _forecast(label: Label, found: Quantity) -> bool | None:
    if label.said not in ("fact", "forecast"):
        return None
    return found.forecast == (label.said == "forecast")


def _earlier(label: Label, found: Quantity) -> bool | None:
    if label.said == UNKNOWN:
        return None
    return getattr(found, "earlier", False) == (label.said == "earlier")


def _target(label: Label, found: Quantity) -> bool | None:
    if label.target == UNKNOWN:
        return None
    period: Period | None = found.target
    if isinstance(label.target, str) or period is None:
        return isinstance(label.target, str) and period is None
    start, end = label.target
    return start in (None, period.start) and end in (None, period.end)


def _all_five(label: Label, found: Quantity) -> bool:
    looks = (_value, _sign, _unit, _hedge, _forecast, _target)
    return all(look(label, found) is not False for look in looks)


_ASKED = {
    "value": _value,
    "unit": _unit,
    "hedge": _hedge,
    "sign": _sign,
    "kind": _kind,
    "forecast": _forecast,
    "earlier": _earlier,
    "target": _target,
    "all five": _all_five,
}


def rates(pairs: Iterable[Pair]) -> dict[str, float]:
    """Return how often each field is right, 0 to 1, where the labels ask at all.

    The value is an F1: a figure that is found where there is none counts against it. Unit, hedge,
    sign, kind and target are shares of the figures whose value is right; `forecast` and `earlier`
    are the F1 of the flag among those; `all five` (value with its sign, unit, hedge, forecast,
    target) is a share of all figures.
    """
    pairs = list(pairs)
    values = [(pair, right(pair, "value")) for pair in pairs]
    good = [pair for pair, is_right in values if is_right]
    labelled = sum(pair.label is not None for pair, is_right in values if is_right is not None)
    found = sum(pair.found is not None for pair, is_right in values if is_right is not None)
    table = {"value": 2 * len(good) / (labelled + found) if labelled + found else 0.0}
    for field in FIELDS[1:]:
        if field in ("forecast", "earlier"):
            table[field] = _flag_f1(good, field)
            continue
        asked = pairs if field == "all five" else good
        answers = [answer for pair in asked if (answer := right(pair, field)) is not None]
        if answers:
            table[field] = sum(answers) / len(answers)
    return {field: round(rate, 4) for field, rate in table.items()}


def _flag_f1(pairs: list[Pair], flag: str) -> float:
    said = [
        (pair.label.said == flag, bool(getattr(pair.found, flag, False)))
        for pair in pairs
        if pair.label and right(pair, flag) is not None
    ]
    hits = sum(label and found for label, found in said)
    total = sum(label + found for label, found in said)
    return 2 * hits / total if total else 0.0


@cache
def all_pairs() -> dict[tuple[str, str], list[Pair]]:
    """Return the pairs of every half and language; each text is read once."""
    table: dict[tuple[str, str], list[Pair]] = {}
    for one in labelled_texts():
        table.setdefault((one.half, one.language), []).extend(pairs_of(one))
    return dict(sorted(table.items(), key=lambda item: (item[0][0] != "tuned", item[0][1])))


def today() -> dict[str, dict[str, float]]:
    """Return the rates of each half and language."""
    return {f"{half} {language}": rates(pairs) for (half, language), pairs in all_pairs().items()}


def floors_today() -> dict[str, dict[str, float]]:
    """Return what `rates.json` holds: the share of all figures with value and field right.

    The rates of the report are of the figures whose value is right, so they may fall where more
    values become right; these do not.
    """
    table: dict[str, dict[str, float]] = {}
    for (half, language), pairs in all_pairs().items():
        row = table.setdefault(f"{half} {language}", {"value": rates(pairs)["value"]})
        for field in FIELDS[1:]:
            answers = [right(pair, "value") and right(pair, field) for pair in pairs if pair.label]
            row[field] = round(sum(map(bool, answers)) / len(answers), 4)
    return table


def report() -> str:
    """Return the table of all halves and languages by field, and that of both halves by kind."""
    rows = [[name, *_cells(table)] for name, table in today().items()]
    for half in ("tuned", "held"):
        of_half = [pair for key, pairs in all_pairs().items() if key[0] == half for pair in pairs]
        kinds = sorted({pair.label.kind for pair in of_half if pair.label} - {UNKNOWN})
        for kind in kinds:
            of_kind = [pair for pair in of_half if pair.label and pair.label.kind == kind]
            rows.append([f"{half} {kind} ({len(of_kind)})", *_cells(rates(of_kind))])
    heads = ["", *FIELDS]
    lines = [
        "  ".join(f"{cell:>8}" if i else f"{cell:<24}" for i, cell in enumerate(row))
        for row in [heads, *rows]
    ]
    return "\n".join(lines)


def _cells(table: dict[str, float]) -> list[str]:
    return [f"{table[field]:.3f}" if field in table else "" for field in FIELDS]


def misses(field: str) -> list[str]:
    """Return the tuned figures that have a field wrong: label beside what was read."""
    lines = []
    for one in labelled_texts():
        if one.half != "tuned":
            continue
        lines += [
            f"{one.name}: {pair.label and pair.label[2:]} READ {pair.found and pair.found[2:]}"
            for pair in pairs_of(one)
            if (field == "value" or right(pair, "value")) and right(pair, field) is False
        ]
    return lines


def raise_floors() -> None:
    """Write today's rates into `rates.json` where they are above what stands there."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    new = {
        name: {field: max(rate, old.get(name, {}).get(field, 0.0)) for field, rate in table.items()}
        for name, table in floors_today().items()
    }
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--misses", choices=FIELDS)
    options = parser.parse_args()
    if options.misses:
        print("\n".join(misses(options.misses)))
        return
    print(report())
    if options.raise_floors:
        raise_floors()


if __name__ == "__main__":
    main()
