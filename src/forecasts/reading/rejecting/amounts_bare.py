"""What makes a number in digits without a unit no quantity, or one all the same."""

from forecasts.reading.lexicon.nouns import NOUNS
from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.candidate import Candidate
from forecasts.reading.rejecting.labels import (
    begins_name,
    continues_labels,
    is_label_before,
    is_list_marker,
)
from forecasts.reading.rejecting.streets import is_street
from forecasts.reading.rules import Rule, where
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["BARE"]

_FIRST_YEAR, _LAST_YEAR = 1500, 2150
_YEAR_DIGITS = 4
_YEAR_NOUN = Lazy(r"(?:over|than|nearly|about|around|some|approximately|almost|least|roughly) \Z")
_BEFORE_YEARS = ("in ", "the ", "by ", "of ")
_NEVER_OF_A_YEAR = frozenset(("people", "job", "vehicle", "unit", "home"))
_COUNTED = frozenset(NOUNS.values())


def _year(asked: Candidate) -> bool | None:
    amount, lower, start = asked.amount, asked.lower, asked.start
    if not _FIRST_YEAR <= amount.low <= _LAST_YEAR or amount.low != int(amount.low):
        return None
    if amount.form != "digits" or len(asked.plain[start : asked.end].strip("-")) != _YEAR_DIGITS:
        return None
    if asked.unit not in _COUNTED:
        return False
    if not asked.hedged and lower[max(0, start - 4) : start].endswith(_BEFORE_YEARS):
        return False
    hedged = asked.hedged and _YEAR_NOUN.search(lower[max(0, start - 14) : start])
    return None if hedged or asked.unit in _NEVER_OF_A_YEAR else False


_AGED = Lazy(r"\b(?:aged|ages)(?: (?:between|under|over|from|up to|at least|about))? \Z")
_OF_AN_AGE = Lazy(r" (?:and|or) (?:older|younger)\b")
_OLDEST = 120
_AGE_REACH = 16


def _age(asked: Candidate) -> bool | None:
    """Judge a number that tells how old a group is, and nothing of its size."""
    if asked.noun or asked.amount.high > _OLDEST:
        return None
    aged = _AGED.search(asked.lower[max(0, asked.start - _AGE_REACH) : asked.start])
    return False if aged or _OF_AN_AGE.match(asked.lower, asked.end) else None


_NO_SCORE = 100
"""Two numbers with a dash from here on are no result of a match: `guided to 900-950`."""


def _score(asked: Candidate) -> bool | None:
    """Judge two bare numbers, which are a range behind some words only."""
    amount = asked.amount
    if not amount.ranged or asked.hedged:
        return None
    leads = ("from ", "to ", "at ", "of ") if amount.high >= _NO_SCORE else ("from ",)
    return None if asked.lower.endswith(leads, 0, asked.start) else False


_JOINS = frozenset("-/")
_QUOTES = frozenset('"“”‘’「」『』')
_CODE_REACH = 6
_CODE_WORDS = tuple("代码 编号 号码 邮编 电话 传真 热线 批号 文号 工号 学号 分机 QQ 微信".split())
_LEADS = tuple("达为至到是约超近于:逾破过增仅有共报")
_LEADS_OF_DECIMALS = (*_LEADS, "指数", "PMI", "系数")
"""What stands right before a number with decimals and no unit: 新订单指数50.2."""


def _beside_chinese(asked: Candidate) -> bool | None:
    """Judge a bare number beside Chinese characters: told by a verb, 达到35, or by its decimals."""
    plain, start, end = asked.plain, asked.start, asked.end
    after = plain[end : end + 1]
    if not is_wide(plain[max(0, start - 1) : start]) and not is_wide(after):
        return None
    if asked.hedged:
        return True
    if asked.amount.low != int(asked.amount.low) and plain.endswith(_LEADS_OF_DECIMALS, 0, start):
        return True
    return plain.endswith(_LEADS, 0, start) and not "\u4e00" <= after <= "\u9fff"


BARE: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "year", "", _year,
        fires=("The [2024 plants] run.",),
        spares=("It employs [2024 people].",),
    ),
    Rule(
        "number of a name", "en",
        where(lambda asked: is_label_before(asked.plain, asked.start), says=False),
        fires=("See the page [12] today.",),
        spares=("It was [12] today.",),
    ),
    Rule(
        "age", "en", _age,
        fires=("The share of people aged [65] and over rose.",
               "Free travel for people [65] and older will end."),
        spares=("The age of retirement will be [65].", "The share rose to [65] and over that."),
    ),
    Rule(
        "list marker", "",
        where(
            lambda asked: not asked.noun and is_list_marker(asked.plain, asked.start, asked.end),
            says=False,
        ),
        fires=("It has plants ([16]) today.",),
        spares=("It has plants (over [16]) today.",),
    ),
    Rule(
        "list of names", "en",
        where(
            lambda asked: not asked.noun and continues_labels(asked.plain, asked.start),
            says=False,
        ),
        fires=("See sections 15 and [16] today.",),
        spares=("It has 15 and [16] today.",),
    ),
    Rule(
        "counted noun", "", where(lambda asked: asked.noun, says=True),
        fires=("Psalms [16 people] sang.",),
        spares=("It was [16] today.",),
    ),
    Rule(
        "name that opens a sentence", "en",
        where(
            lambda asked: not asked.hedged and begins_name(asked.plain, asked.start), says=False
        ),
        fires=("Psalm [23] was read.",),
        spares=("Nearly [23] was read.",),
    ),
    Rule(
        "letter behind", "",
        where(lambda asked: asked.behind.isalpha() and not is_wide(asked.behind), says=False),
        fires=("It was [23q] today.",),
        spares=("It was [23] today.",),
    ),
    Rule(
        "street", "en", where(lambda asked: is_street(asked.plain, asked.end), says=False),
        fires=("It stood at [23] Mill Street.",),
        spares=("It stood at [23] Mill Streetcars.",),
    ),
    Rule(
        "joined to what follows", "",
        where(
            lambda asked: asked.behind in _JOINS
            and asked.plain[asked.end + 1 : asked.end + 2].isalnum(),
            says=False,
        ),
        fires=("It was a [5-a-side] game.",),
        spares=("It was [5 - a game].",),
    ),
    Rule(
        "score", "", _score,
        fires=("They won [3-2] today.",),
        spares=("It rose from [3-5] today.",),
    ),
    Rule(
        "leading zero", "",
        where(
            lambda asked: asked.words[0] == "0" and asked.amount.low >= 1
            and asked.words.isdigit(),
            says=False,
        ),
        fires=("It was [0231] today.",),
        spares=("It was [231] today.",),
    ),
    Rule(
        "number in quotes", "",
        where(lambda asked: asked.before in _QUOTES and asked.behind in _QUOTES, says=False),
        fires=('It was "[231]" today.',),
        spares=("It was [231] today.",),
    ),
    Rule(
        "code", "zh",
        where(
            lambda asked: asked.plain[max(0, asked.start - _CODE_REACH) : asked.start]
            .rstrip(": ").endswith(_CODE_WORDS),
            says=False,
        ),
        fires=("代码: [231] today.",),
        spares=("It was [231] today.",),
    ),
    Rule(
        "beside Chinese", "zh", _beside_chinese,
        fires=("型号[231]系列",),
        spares=("收于[231]，创新高",),
    ),
    Rule(
        "joined to what stands before", "",
        where(
            lambda asked: asked.before in _JOINS
            and asked.plain[max(0, asked.start - 2) : asked.start - 1].isalnum(),
            says=False,
        ),
        fires=("It was 5/[231] today.",),
        spares=("It was [231] today.",),
    ),
)  # fmt: skip
