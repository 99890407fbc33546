"""What makes the unit behind a number in digits false: `a 2019 Stone`, `Figure 2B`, `seat 14C`."""

from forecasts.reading.lexicon.units import DURATIONS
from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.candidate import Candidate
from forecasts.reading.rejecting.labels import is_label_before
from forecasts.reading.rejecting.streets import is_street
from forecasts.reading.rules import Rule, where
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["MEASURED"]

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_YEAR_FIGURES = 4
_SHORT_SYMBOL, _LONGEST_SYMBOL = 2, 4
_NEVER_OF_A_YEAR = DURATIONS | {"point"}


def _is_year(asked: Candidate) -> bool:
    amount = asked.amount
    return (
        _FIRST_YEAR <= amount.low <= _LAST_YEAR
        and amount.low == amount.high
        and amount.figures <= _YEAR_FIGURES
        and amount.form == "digits"
    )


def _is_glued_symbol(asked: Candidate) -> bool:
    return asked.amount.rule == "symbol" and " " not in asked.words


_NORMS = 10
"""Norms of exhaust have smaller numbers: `Euro 7`; `Euro 500` is money."""
_SEAT_REACH = 8
_SEAT = Lazy(r"\b(?:seat|form|berth|rule|gate|flat|row|stand|no\.|ref\.) \Z")


MEASURED: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "model behind a hyphen", "zh",
        where(
            lambda asked: asked.amount.rule == "symbol" and asked.before == "-"
            and is_wide(asked.plain[asked.start - 2 : asked.start - 1]),
            says=False,
        ),
        fires=("歼-[35A]首飞。",),
        spares=("电流35-[35A]。",),
    ),
    Rule(
        "times a word", "",
        where(
            lambda asked: asked.unit == "x" and asked.words[-1] in "xX"
            and asked.behind.isalnum(),
            says=False,
        ),
        fires=("[202X]年的报告",),
        spares=("It grew [4x] since.",),
    ),
    Rule(
        "year before a letter", "en",
        where(
            lambda asked: asked.amount.rule == "symbol" and len(asked.unit) <= _SHORT_SYMBOL
            and " " in asked.words and _is_year(asked),
            says=False,
        ),
        fires=("In [2024 m] was dug.",),
        spares=("It has [204 W].",),
    ),
    Rule(
        "year before a time", "en",
        where(lambda asked: asked.unit in _NEVER_OF_A_YEAR and _is_year(asked), says=False),
        fires=("The [2024 year] was good.",),
        spares=("It lasts [204 years].",),
    ),
    Rule(
        "year before a name", "en",
        where(
            lambda asked: asked.amount.rule in ("unit", "symbol")
            and asked.words[len("2019 ") :][:1].isupper() and _is_year(asked),
            says=False,
        ),
        fires=("It is a [2019 Stone] guitar.",),
        spares=("It has [2019 stone].",),
    ),
    Rule(
        "name with a letter", "en",
        where(
            lambda asked: _is_glued_symbol(asked) and len(asked.unit) <= _LONGEST_SYMBOL
            and is_label_before(asked.plain, asked.start),
            says=False,
        ),
        fires=("He has a Model [4s] today.",),
        spares=("It took [4s] today.",),
    ),
    Rule(
        "street", "en",
        where(
            lambda asked: asked.amount.rule == "symbol" and is_street(asked.plain, asked.end - 2),
            says=False,
        ),
        fires=("It stood at [23 W] Mill Street.",),
        spares=("It stood at [23 W] Mill.",),
    ),
    Rule(
        "norm of exhaust", "en",
        where(
            lambda asked: asked.amount.rule == "sign" and asked.words.startswith("Euro ")
            and asked.amount.low < _NORMS,
            says=False,
        ),
        fires=("It fulfils [Euro 7] now.",),
        spares=("It costs [Euro 500] now.",),
    ),
    Rule(
        "seat or form", "en",
        where(
            lambda asked: _is_glued_symbol(asked)
            and _SEAT.search(asked.lower[max(0, asked.start - _SEAT_REACH) : asked.start]),
            says=False,
        ),
        fires=("He sat in seat [14C] today.",),
        spares=("It was [14C] today.",),
    ),
)  # fmt: skip
