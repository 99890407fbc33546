"""What each kind of Chinese period means: from the words that matched to days."""

import re
from collections.abc import Callable
from datetime import date

from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.chinese_words import BARE_AFTER, BARE_BEFORE, PLANS, RELATIVE_YEARS
from forecasts.reading.periods.spans import (
    FISCAL_END,
    Placed,
    Span,
    away,
    day,
    decade,
    fiscal_year,
    full_year,
    month,
    months,
    moved,
    numeric,
    quarter,
    tense_of,
    window,
    year,
    years,
)
from forecasts.reading.twins.plain_forms import has_kana

__all__ = ["HANDLERS"]

_DIGITS = str.maketrans("〇零○一二两三四五六七八九", "0001223456789")
_NUMERALS = r"[0-9〇零○一二三四五六七八九十两]"
_NUMERALS_OF_WINDOW = "0123456789一二三四五六七八九十两几数半"
_PREPOSITIONS = "到至在于自从截 "
_PRINTED = Lazy(
    rf"({_NUMERALS}{{4}})\s*(?:财|会计)?年?度?的?\s*|({_NUMERALS}{{2}})\s*年的?\s*|[Ff][Yy]\s?(\d+)|(2\d)(?=[QqHh])"
)
_ERA = Lazy(rf"(民国|令和|平成|昭和)\s?(元|{_NUMERALS}{{1,3}})\s*年度?的?\s*")
ERAS = {"民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925}
"""The year before the first of an era."""

_TURNED = Lazy(r"([1-4])([QH])(2\d)")
_WEEK = 7
_DAYS = Lazy(
    rf"({_NUMERALS}{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号]?\s*[-—–~至到]\s*(\d{{1,2}})\s*[日号]"
)
_DAY = Lazy(rf"月\s*({_NUMERALS}{{1,3}})\s*[日号]")
_MONTHS = Lazy(rf"({_NUMERALS}{{1,2}})\s*月?")
_PARTS: tuple[tuple[Lazy, int, bool], ...] = (
    (Lazy("前([一二三四两1-4])个?季度"), 3, True),
    (Lazy("([首次末])季"), 3, False),
    (Lazy(r"([一二三四1-4])\s*(?:[个财]?季|四半期)"), 3, False),
    (Lazy("[Qq]([1-4])"), 3, False),
    (Lazy("[前首]([0-9]{1,2}|[一二两三四五六七八九十]+)个?月"), 1, True),
    (Lazy("([上前下后])(?:个?半|期)"), 6, False),
    (Lazy("[Hh]([12])"), 6, False),
    (Lazy("(半)年度"), 6, False),
)
"""How a part of a year is named, its months, and whether it opens the year: 前三季度."""

_WHICH = {"首": 1, "上": 1, "前": 1, "半": 1, "次": 2, "下": 2, "后": 2, "末": 4}
_NAMED = Lazy(r"([今明后去昨前本当来次上下同]年|本财年|下财年|上财年)度?的?\s*")


def _small(words: str) -> int:
    """Return a whole number below a hundred in digits or Chinese numerals (`十五`, `25`, `两`)."""
    tens, ten, ones = words.translate(_DIGITS).partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if ten else int(tens)


def _read_year(words: str) -> int:
    return full_year(words.translate(_DIGITS))


def _owner(words: str, stated: date | None, text: str) -> tuple[int | None, str, bool, str]:
    """Return the year that words begin with, its tense, whether it is printed, and the rest."""
    words = words.lstrip(_PREPOSITIONS)
    if era := _ERA.match(words):
        count = 1 if era[2] == "元" else _small(era[2])
        return ERAS[era[1]] + count, "", True, words[era.end() :]
    if printed := _PRINTED.match(words):
        digits = next(group for group in printed.groups() if group)
        return _read_year(digits), "", True, words[printed.end() :]
    named = _NAMED.match(words)
    shift, rest = (RELATIVE_YEARS[named[1]], words[named.end() :]) if named else (0, words)
    if named and named[1] == "前年" and has_kana(text):
        shift = -1  # the year before last in Chinese, the last one in Japanese
    return (stated.year + shift if stated else None), tense_of(shift), False, rest


def _year(match: re.Match[str], stated: date | None) -> Placed | None:
    number, tense, explicit, _ = _owner(match[0], stated, match.string)
    if number is None:
        return None, tense, False
    if match[0].endswith("年度") and has_kana(match.string):
        began = explicit or (stated is not None and stated.month > FISCAL_END)
        return fiscal_year(number + began, FISCAL_END), tense, explicit
    return year(number), tense, explicit


def _ended(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read 截至6月底止六个月, the months that end with a month: the latest, if no year is named."""
    owner, _, explicit, rest = _owner(match[0], stated, match.string)
    found = re.match(rf"({_NUMERALS}{{1,3}})\s*月.*止\s*的?({_NUMERALS}{{1,2}})\s*个月", rest)
    if owner is None or found is None:
        return None
    last, count = _small(found[1]), _small(found[2])
    if stated and not explicit and month(owner, last)[1] > stated:
        owner -= 1
    return months(owner, last - count + 1, last), "past", True


def _fiscal(match: re.Match[str], _stated: date | None) -> Placed | None:
    """Read 2027年3月期, the twelve months to March 2027, and its first six, 9月中间期."""
    named, _, rest = match[0].partition("年")
    last = int(re.findall(r"\d+", rest)[0])
    return months(_read_year(named.strip()), last - (5 if "中" in rest else 11), last), "", True


def _range(match: re.Match[str], _stated: date | None) -> Placed | None:
    parts = [_read_year(part) for part in re.findall(rf"{_NUMERALS}{{2,4}}", match[0])]
    first, last = parts[0], parts[-1]
    if last == first:
        return None
    return (years(first, last) if last > first else year(last)), "", True


def _pair(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read two years named by one word each: 今明两年, 明后两年."""
    first = "去今明".index(match[0][0]) - 1
    span = years(stated.year + first, stated.year + first + 1) if stated else None
    return span, "future" if first > 0 else "", False


def _part(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read a quarter, half, or months, with or without the year before it."""
    words = match[0].lstrip("在于到至")
    if turned := _TURNED.fullmatch(words):
        words = turned[3] + turned[2] + turned[1]
    owner, tense, explicit, rest = _owner(words, stated, match.string)
    if owner is None:
        # A quarter of no year at all says nothing; a quarter of next year can be dated later.
        return (None, tense, False) if rest != match[0] else None
    span = _part_of(owner, rest)
    if span is None:
        return None
    if "年度" in words and has_kana(match.string):
        span = moved(span, 3)
    over = stated and not (explicit or tense) and span[0].year < span[1].year
    if over and stated and stated.month <= min(span[1].month, span[0].month - 1):
        span = moved(span, -12)
    return span, tense, explicit


def _part_of(owner: int, words: str) -> Span | None:
    """Return the quarters, the half, the months or the day that words name within a year."""
    for pattern, size, opens in _PARTS:
        if found := pattern.search(words):
            which = _WHICH.get(found[1]) or _small(found[1])
            return months(owner, 1 if opens else size * (which - 1) + 1, size * which)
    if days := _DAYS.search(words):
        return _days_of(owner, _small(days[1]), int(days[2]), int(days[3]))
    first, last, *_ = *map(_small, _MONTHS.findall(words)), 0, 0
    if found := _DAY.search(words):
        return day(owner, first, _small(found[1]))
    if not re.search(r"[-—–~至到]", words) or last > 12:
        last = first
    if last <= first and words.endswith("期"):
        last += 12
    return months(owner, first, max(first, last))


def _days_of(owner: int, which: int, first: int, last: int) -> Span | None:
    """Return the days that figures are given for (11月1—16日); a few days are an event."""
    start, end = day(owner, which, first), day(owner, which, last)
    if start is None or end is None:
        return None
    return (start[0], end[0]) if last - first >= _WEEK - 1 else start


def _plan(match: re.Match[str], _stated: date | None) -> Placed | None:
    name = next(name for name in PLANS if name in match[0])
    first = 1951 + 5 * PLANS[name]
    last = first + 4
    if side := re.search(rf"([前后])({_NUMERALS})年", match[0]):
        count = _small(side[2])
        first, last = (first, first + count - 1) if side[1] == "前" else (last - count + 1, last)
    return years(first, last), "", True


def _near(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read a part of the running year, or a Japanese year of accounts: 年底, 通期."""
    words = match[0]
    if words.endswith("月内"):
        return None if stated is None else (month(stated.year, stated.month), "", False)
    if not words.endswith("期"):
        return None if stated is None else (year(stated.year), "", False)
    shift = {"来": 1, "前": -1}.get(words[0], 0)
    if stated is None or not has_kana(match.string):
        return None
    if words == "次期":  # accounts come out in the quarter behind their year, where the next begins
        closed = (stated.month - 1) // 3 * 3
        return fiscal_year(stated.year + bool(closed), closed or 12), "", False
    ending = stated.year + shift + (stated.month > FISCAL_END)
    return fiscal_year(ending, FISCAL_END), "past" if shift < 0 else "", False


def _calendar(match: re.Match[str], stated: date | None) -> Placed | None:
    shift = {"下": 1, "次": 1, "上": -1}.get(match[0][0], 0)
    if stated is None:
        return None, tense_of(shift), False
    quarterly = "季" in match[0]
    here = (stated.month + 2) // 3 if quarterly else stated.month
    return (quarter if quarterly else month)(stated.year, here + shift), tense_of(shift), False


def _window(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0]
    if words.endswith("间") and words[0] in _NUMERALS_OF_WINDOW:
        return None, "", False  # 五年间 says how long it took, not when.
    behind = bool(re.match(r"过去|近|最近|此前|前|上", words)) or words.endswith(("以来", "来"))
    inside = not re.match(r"未来|今后|接下来|后|下", words) and words.endswith(("内", "间"))
    return window(stated, _length(words), behind=behind, inside=inside)


def _ahead(match: re.Match[str], stated: date | None) -> Placed | None:
    length = _length(match[0])
    in_years = length is not None and length >= 12
    return away(stated, length, behind=match[0].endswith("前"), in_years=in_years)


_LENGTH = Lazy(
    rf"({_NUMERALS}{{1,3}})\s*(?:个月)?(?:[到至\-—~～]({_NUMERALS}{{1,3}}))?\s*(?:个?(月)|(年)|个?(季)度)"
)


def _length(words: str) -> int | None:
    """Return the months in the words of a window; the larger end of a range."""
    if "几" in words or "数" in words:
        return None
    found = _LENGTH.search(words)
    if found is None:
        return 6 if words.startswith("半年") else None
    text = found[2] or found[1]
    # A spoken pair, 三五, is three to five.
    spoken = len(text) == 2 and "十" not in text and not text.isdecimal()
    return _small(text[-1] if spoken else text) * (12 if found[4] else 3 if found[5] else 1)


_CENTURY = Lazy(rf"({_NUMERALS}{{2,3}})世纪")
_DECADE = Lazy(rf"({_NUMERALS}{{4}})年代|({_NUMERALS}{{2}}|[二三四五六七八九]十)年代")
_PARTS_OF_DECADE = {"中期": (4, 6), "前半": (0, 4), "后半": (5, 9)}


def _decade(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0]
    if "世纪末" in words or "世纪中叶" in words:
        return year(2100 if "末" in words else 2050), "", True
    named = _DECADE.search(words)
    if named is None:
        return (decade(stated.year // 10 * 10), "", False) if stated else None
    first = int(named[1]) if named[1] else _century(words, _small(named[2])) + _small(named[2])
    start, end = _PARTS_OF_DECADE.get(words[-2:], (0, 9))
    return years(first + start, first + end), "", True


def _century(words: str, tens: int) -> int:
    """Return the first year of the century of a decade; 90年代 is of the last one."""
    if century := _CENTURY.search(words):
        return (_small(century[1]) - 1) * 100
    return 1900 if "上世纪" in words or ("本世纪" not in words and tens >= 50) else 2000


_IN_BRACKETS = Lazy(r"[（(]\d{4}[）)]")


def _bare(match: re.Match[str], _stated: date | None) -> Placed | None:
    text, start, end = match.string, match.start(), match.end()
    if BARE_AFTER.match(text, end) or BARE_BEFORE.search(text, max(0, start - 6), start) is None:
        return None
    if _IN_BRACKETS.match(text, start - 1) and has_kana(text):
        return None  # the code of a share: 安川电机(6506)では
    return year(_read_year(match[0])), "", True


HANDLERS: dict[str, Callable[[re.Match[str], date | None], Placed | None]] = {
    "numeric": numeric,
    "range": _range,
    "pair": _pair,
    "fiscal": _fiscal,
    "ended": _ended,
    "part": _part,
    "plan": _plan,
    "decade": _decade,
    "ahead": _ahead,
    "window": _window,
    "calendar": _calendar,
    "year": _year,
    "near": _near,
    "bare": _bare,
}
"""Name of the group of the pattern that matched -> what reads it."""
