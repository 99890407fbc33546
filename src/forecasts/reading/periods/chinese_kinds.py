"""What each kind of Chinese period means: from the words that matched to days."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.chinese_words import BARE_AFTER, BARE_BEFORE, PLANS, RELATIVE_YEARS
from forecasts.reading.periods.spans import (
    FISCAL_END,
    Placed,
    Span,
    day,
    decade,
    fiscal_year,
    half,
    month,
    months_on,
    quarter,
    window,
    year,
    years,
)
from forecasts.reading.twins.plain_forms import has_kana

__all__ = ["HANDLERS"]

_DIGITS = (
    {char: value for value, char in enumerate("〇一二三四五六七八九")}
    | {str(value): value for value in range(10)}
    | {"零": 0, "两": 2, "○": 0}
)
_NUMERALS = r"[0-9〇零○一二三四五六七八九十两]"
_NUMERALS_OF_WINDOW = "0123456789一二三四五六七八九十两几数半"
_PREPOSITIONS = "到至在于自从截 "
_PRINTED = Lazy(
    rf"({_NUMERALS}{{4}})\s*(?:财|会计)?年?度?的?\s*|({_NUMERALS}{{2}})\s*年的?\s*|[Ff][Yy]\s?(\d+)|(2\d)(?=[QqHh])"
)
_ERA = Lazy(rf"(民国|令和|平成|昭和)\s?(元|{_NUMERALS}{{1,3}})\s*年度?的?\s*")
_ERAS = {"民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925}
"""The year before the first of an era."""

_TURNED = Lazy(r"([1-4])([QH])(2\d)")
_WEEK = 7
_DAYS = Lazy(
    rf"({_NUMERALS}{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号]?\s*[-—–~至到]\s*(\d{{1,2}})\s*[日号]"
)
_NAMED = Lazy(r"([今明后去昨前本当来次上下同]年|本财年|下财年|上财年)度?的?\s*")


def _small(words: str) -> int | None:
    """Return a whole number below a hundred in digits or Chinese numerals (`十五`, `25`, `两`)."""
    if not words:
        return None
    if "十" not in words:
        total = 0
        for char in words:
            if char not in _DIGITS:
                return None
            total = total * 10 + _DIGITS[char]
        return total
    tens, _, ones = words.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _read_year(words: str) -> int | None:
    digits = "".join(str(_DIGITS[char]) for char in words if char in _DIGITS)
    if len(digits) == 4:
        return int(digits)
    if len(digits) == 2:
        return int(digits) + (2000 if int(digits) < 70 else 1900)
    return None


def _owner(words: str, stated: date | None) -> tuple[int | None, str, bool, str]:
    """Return the year that words begin with, its tense, whether it is printed, and the rest."""
    words = words.lstrip(_PREPOSITIONS)
    if era := _ERA.match(words):
        count = 1 if era[2] == "元" else _small(era[2])
        return (_ERAS[era[1]] + count if count else None), "", True, words[era.end() :]
    if printed := _PRINTED.match(words):
        digits = next(group for group in printed.groups() if group)
        if (number := _read_year(digits)) is not None:
            return number, "", True, words[printed.end() :]
    if named := _NAMED.match(words):
        shift = RELATIVE_YEARS.get(named[1], 0)
        tense = "future" if shift > 0 else "past" if shift < 0 else ""
        return (stated.year + shift if stated else None), tense, False, words[named.end() :]
    return (stated.year if stated else None), "", False, words


def _year(match: re.Match[str], stated: date | None) -> Placed | None:
    number, tense, explicit, _ = _owner(match[0], stated)
    if number is None:
        return None, tense, False
    if match[0].endswith("年度") and has_kana(match.string):
        began = explicit or (stated is not None and stated.month > FISCAL_END)
        return fiscal_year(number + began, FISCAL_END), tense, explicit
    return year(number), tense, explicit


def _ended(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read 截至6月底止六个月, the months that end with a month: the latest, if no year is named."""
    owner, _, explicit, rest = _owner(match[0], stated)
    found = re.match(rf"({_NUMERALS}{{1,3}})\s*月.*止\s*的?({_NUMERALS}{{1,2}})\s*个月", rest)
    if owner is None or found is None:
        return None
    last = month(owner, _small(found[1]) or 0)
    if stated and not explicit and last[1] > stated:
        last = month(owner - 1, last[0].month)
    return (months_on(last[0], 1 - (_small(found[2]) or 1)), last[1]), "past", True


def _fiscal(match: re.Match[str], _stated: date | None) -> Placed | None:
    """Read 2027年3月期, the twelve months to March 2027."""
    numbers = [int(part) for part in re.findall(r"\d+", match[0])]
    owner = _read_year(match[0].partition("年")[0].strip())
    if owner and "中" in match[0]:
        end = month(owner, numbers[-1])
        return (months_on(end[0], -5), end[1]), "", True
    return (fiscal_year(owner, numbers[-1]), "", True) if owner else None


def _range(match: re.Match[str], _stated: date | None) -> Placed | None:
    parts = [_read_year(part) for part in re.findall(rf"{_NUMERALS}{{2,4}}", match[0])]
    first, last = parts[0], parts[-1]
    if first is None or last is None or last == first:
        return None
    return (years(first, last) if last > first else year(last)), "", True


def _pair(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read two years named by one word each: 今明两年, 明后两年."""
    first = "去今明".index(match[0][0]) - 1
    tense = "future" if first > 0 else ""
    if stated is None:
        return None, tense, False
    return years(stated.year + first, stated.year + first + 1), tense, False


def _part(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read a quarter, half, or months, with or without the year before it."""
    words = match[0].lstrip("在于到至")
    if turned := _TURNED.fullmatch(words):
        words = turned[3] + turned[2] + turned[1]
    owner, tense, explicit, rest = _owner(words, stated)
    if owner is None:
        # A quarter of no year at all says nothing; a quarter of next year can be dated later.
        return (None, tense, False) if rest != match[0] else None
    span = _part_of(owner, rest)
    if span and "年度" in words and has_kana(match.string):
        last = months_on(span[1].replace(day=1), 3)
        span = months_on(span[0], 3), month(last.year, last.month)[1]
    if span and stated and not (explicit or tense) and span[0].year < span[1].year:
        months = 0 if span[0].month <= stated.month or stated.month > span[1].month else -12
        span = months_on(span[0], months), months_on(span[1], months)
    return None if span is None else (span, tense, explicit)


def _part_of(owner: int, words: str) -> Span | None:
    """Return the quarters, the half, the months or the day that words name within a year."""
    if "季" in words or re.search(r"[Qq][1-4]", words):
        return _quarters_of(owner, words)
    if found := re.search(r"[前首](\d{1,2}|[一二两三四五六七八九十]+)个?月", words):
        return month(owner, 1)[0], month(owner, _small(found[1]) or 1)[1]
    if "半" in words or words[:1] in ("上", "下") or re.search(r"[Hh][12]", words):
        return half(owner, 1 if re.search(r"上|前|[Hh]1|(?<![下后])半年度", words) else 2)
    return _months_of(owner, words)


def _quarters_of(owner: int, words: str) -> Span:
    if found := re.search(r"前([一二三四两1-4])个?季度", words):
        return quarter(owner, 1)[0], quarter(owner, _small(found[1]) or 1)[1]
    if found := re.search("([首次末])季", words):
        return quarter(owner, {"首": 1, "次": 2, "末": 4}[found[1]])
    found = re.search(r"[Qq]([1-4])|([一二三四1-4])\s*个?季", words)
    return quarter(owner, (_small(found[1] or found[2]) if found else None) or 4)


def _months_of(owner: int, words: str) -> Span | None:
    if days := _DAYS.search(words):
        return _days_of(owner, _small(days[1]) or 0, int(days[2]), int(days[3]))
    numbers = [_small(part) or 0 for part in re.findall(rf"({_NUMERALS}{{1,2}})\s*月?", words)]
    if not numbers or not 1 <= numbers[0] <= 12:
        return None
    if found := re.search(rf"月\s*({_NUMERALS}{{1,3}})\s*[日号]", words):
        return day(owner, numbers[0], _small(found[1]) or 0)
    if re.search(r"[-—–~至到]", words) and len(numbers) > 1 and numbers[1] <= 12:
        first, last = month(owner, numbers[0])[0], month(owner, numbers[1])[1]
        if numbers[0] < numbers[1]:
            return first, last
        if words.endswith("期"):
            return first, months_on(last.replace(day=1), 13) - timedelta(days=1)
    return month(owner, numbers[0])


def _days_of(owner: int, which: int, first: int, last: int) -> Span | None:
    """Return the days that figures are given for (11月1—16日); a few days are an event."""
    start = day(owner, which, first) if 1 <= which <= 12 else None
    end = day(owner, which, last) if start else None
    if not start or not end:
        return None
    return (start[0], end[0]) if last - first >= _WEEK - 1 else start


def _numeric(match: re.Match[str], _stated: date | None) -> Placed | None:
    parts = [int(part) for part in re.findall(r"\d+", match[0])]
    if len(parts) == 3:
        span = day(*parts)
        return None if span is None else (span, "", True)
    return month(parts[0], parts[1]), "", True


def _plan(match: re.Match[str], _stated: date | None) -> Placed | None:
    name = re.search(r"十[一二三四五六七八九]", match[0])
    nth = PLANS.get(name[0]) if name else None
    if nth is None:
        return None
    first = 1951 + 5 * nth
    if side := re.search(rf"([前后])({_NUMERALS})年", match[0]):
        count = _small(side[2]) or 1
        first, last = (
            (first, first + count - 1) if side[1] == "前" else (first + 5 - count, first + 4)
        )
        return years(first, last), "", True
    return years(first, first + 4), "", True


def _near(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read a part of the running year, or a Japanese year of accounts: 年底, 通期."""
    words = match[0]
    if not words.endswith("期"):
        return None if stated is None else (year(stated.year), "", False)
    shift = {"来": 1, "前": -1}.get(words[0], 0)
    if stated is None or not has_kana(match.string):
        return None
    ending = stated.year + shift + (stated.month > FISCAL_END)
    return fiscal_year(ending, FISCAL_END), "past" if shift < 0 else "", False


def _calendar(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0]
    shift = 1 if re.match("下|次", words) else -1 if words.startswith("上") else 0
    tense = "future" if shift > 0 else "past" if shift < 0 else ""
    if stated is None:
        return None, tense, False
    if "季" in words:
        return quarter(stated.year, (stated.month - 1) // 3 + 1 + shift), tense, False
    return month(stated.year, stated.month + shift), tense, False


def _window(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0]
    if words.endswith("间") and words[0] in _NUMERALS_OF_WINDOW:
        return None, "", False  # 五年间 says how long it took, not when.
    behind = bool(re.match(r"过去|近|最近|此前|前|上", words)) or words.endswith(("以来", "来"))
    tense = "past" if behind else "future"
    months = _length(words)
    if stated is None or months is None:
        return None, tense, False
    inside = not re.match(r"未来|今后|接下来|后|下", words) and words.endswith(("内", "间"))
    return window(stated, months, behind=behind, inside=inside), tense, False


def _length(words: str) -> int | None:
    """Return the months in the words of a window; the larger end of a range."""
    if "几" in words or "数" in words:
        return None
    found = re.search(
        rf"({_NUMERALS}{{1,3}})\s*(?:个月)?(?:[到至\-—~～]({_NUMERALS}{{1,3}}))?\s*(个?月|年|个?季度)",
        words,
    )
    if not found:
        return 6 if words.startswith("半年") else None
    text = found[2] or found[1]
    number = _last_of_pair(text) if len(text) == 2 and "十" not in text else _small(text)
    if number is None or number > 200:
        return None
    unit = 12 if found[3] == "年" else 1 if "月" in found[3] else 3
    return number * unit


def _last_of_pair(text: str) -> int | None:
    """Return the end of a spoken pair (`三五` is three to five); digits are a plain number."""
    return _small(text) if text.isdecimal() else _small(text[-1])


def _ahead(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0]
    behind = words.endswith("前")
    tense = "past" if behind else "future"
    months = _length(words)
    if stated is None or months is None:
        return None, tense, False
    there = months_on(stated, -months if behind else months)
    return (month(there.year, there.month) if months < 12 else year(there.year)), tense, False


def _decade(match: re.Match[str], stated: date | None) -> Placed | None:
    words = match[0]
    if "本世纪末" in words or "21世纪末" in words:
        return year(2100), "", True
    if "世纪中叶" in words:
        return year(2050), "", True
    if printed := re.search(r"(\d{4})年代(中期|前半|后半)?", words):
        first = int(printed[1])
        offsets = {"中期": (4, 6), "前半": (0, 4), "后半": (5, 9)}
        start, end = offsets.get(printed[2], (0, 9))
        return years(first + start, first + end), "", True
    short = re.search(rf"({_NUMERALS}{{2}})年代|([二三四五六七八九])十年代", words)
    if short is None:
        return (decade(stated.year // 10 * 10), "", False) if stated else None
    tens = _small(short[1] or short[2] + "十") or 0
    century = re.search(rf"({_NUMERALS}{{2,3}})世纪", words)
    if century:
        base = ((_small(century[1]) or 21) - 1) * 100
    else:
        base = 1900 if "上世纪" in words or ("本世纪" not in words and tens >= 50) else 2000
    return decade(base + tens), "", True


_IN_BRACKETS = Lazy(r"[（(]\d{4}[）)]")


def _bare(match: re.Match[str], _stated: date | None) -> Placed | None:
    text, start, end = match.string, match.start(), match.end()
    if BARE_AFTER.match(text, end) or BARE_BEFORE.search(text, max(0, start - 6), start) is None:
        return None
    if _IN_BRACKETS.match(text, start - 1) and has_kana(text):
        return None  # the code of a share: 安川电机(6506)では
    return year(_read_year(match[0]) or 1), "", True


HANDLERS: dict[str, Callable[[re.Match[str], date | None], Placed | None]] = {
    "numeric": _numeric,
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
