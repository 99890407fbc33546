"""What makes the unit behind a number in digits false: `a 2019 Stone`, `Figure 2B`, `seat 14C`."""

from forecasts.reading.lexicon.units import DURATIONS
from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.candidate import Candidate
from forecasts.reading.rejecting.labels import is_label_before
from forecasts.reading.rejecting.streets import is_street
from forecasts.reading.rules import Rule
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["MEASURED"]

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_YEAR_FIGURES = 4
_LONGEST_SYMBOL = 4


def _is_year(asked: Candidate) -> bool:
    amount = asked.amount
    return (
        _FIRST_YEAR <= amount.low <= _LAST_YEAR
        and amount.low == amount.high
        and amount.figures <= _YEAR_FIGURES
        and amount.form == "digits"
    )


def _glued(asked: Candidate) -> bool:
    return " " not in asked.plain[asked.start : asked.end]


def _model(asked: Candidate) -> bool | None:
    hyphened = asked.amount.rule == "symbol" and asked.plain[asked.start - 1 : asked.start] == "-"
    return False if hyphened and is_wide(asked.plain[asked.start - 2 : asked.start - 1]) else None


def _times(asked: Candidate) -> bool | None:
    crossed = asked.unit == "x" and asked.plain[asked.end - 1] in "xX"
    return False if crossed and asked.plain[asked.end : asked.end + 1].isalnum() else None


def _year_before_letter(asked: Candidate) -> bool | None:
    apart = asked.amount.rule == "symbol" and len(asked.unit) <= 2 and not _glued(asked)
    return False if apart and _is_year(asked) else None


def _year_before_time(asked: Candidate) -> bool | None:
    timed = asked.unit in DURATIONS or asked.unit == "point"
    return False if timed and _is_year(asked) else None


def _year_before_name(asked: Candidate) -> bool | None:
    named = (
        asked.amount.rule in ("unit", "symbol")
        and asked.plain[asked.start : asked.end][5:6].isupper()
    )
    return False if named and _is_year(asked) else None


def _labelled(asked: Candidate) -> bool | None:
    glued = asked.amount.rule == "symbol" and len(asked.unit) <= _LONGEST_SYMBOL and _glued(asked)
    return False if glued and is_label_before(asked.plain, asked.start) else None


def _street(asked: Candidate) -> bool | None:
    lettered = asked.amount.rule == "symbol" and is_street(asked.plain, asked.end - 2)
    return False if lettered else None


_NORMS = 10


def _norm(asked: Candidate) -> bool | None:
    """Judge `Euro 7`, a norm of exhaust; `Euro 500` is money."""
    euro = asked.amount.rule == "sign" and asked.plain.startswith("Euro ", asked.start)
    return False if euro and asked.amount.low < _NORMS else None


_SEAT = Lazy(r"\b(?:seat|form|berth|rule|gate|flat|row|stand|no\.|ref\.) \Z")


def _seat(asked: Candidate) -> bool | None:
    lettered = asked.amount.rule == "symbol" and _glued(asked)
    seat = lettered and _SEAT.search(asked.lower[max(0, asked.start - 8) : asked.start])
    return False if seat else None


MEASURED: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "model behind a hyphen", "zh", _model,
        fires=("歼-[35A]首飞。",),
        spares=("电流35-[35A]。",),
    ),
    Rule(
        "times a word", "", _times,
        fires=("[202X]年的报告",),
        spares=("It grew [4x] since.",),
    ),
    Rule(
        "year before a letter", "en", _year_before_letter,
        fires=("In [2024 m] was dug.",),
        spares=("It has [204 W].",),
    ),
    Rule(
        "year before a time", "en", _year_before_time,
        fires=("The [2024 year] was good.",),
        spares=("It lasts [204 years].",),
    ),
    Rule(
        "year before a name", "en", _year_before_name,
        fires=("It is a [2019 Stone] guitar.",),
        spares=("It has [2019 stone].",),
    ),
    Rule(
        "name with a letter", "en", _labelled,
        fires=("He has a Model [4s] today.",),
        spares=("It took [4s] today.",),
    ),
    Rule(
        "street", "en", _street,
        fires=("It stood at [23 W] Mill Street.",),
        spares=("It stood at [23 W] Mill.",),
    ),
    Rule(
        "norm of exhaust", "en", _norm,
        fires=("It fulfils [Euro 7] now.",),
        spares=("It costs [Euro 500] now.",),
    ),
    Rule(
        "seat or form", "en", _seat,
        fires=("He sat in seat [14C] today.",),
        spares=("It was [14C] today.",),
    ),
)  # fmt: skip
