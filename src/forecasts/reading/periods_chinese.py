"""Periods in Chinese text: years, plans, quarters, halves, months, decades, windows."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from forecasts.reading.periods_chinese_words import (
    BARE_AFTER,
    BARE_BEFORE,
    BEFORE,
    DAY_BEFORE,
    PLANS,
    RELATIVE_YEARS,
    SCAN,
    SUFFIX,
)
from forecasts.reading.records import Period
from forecasts.reading.spans import (
    UNPLACED,
    FoundPeriod,
    Span,
    day,
    decade,
    half,
    month,
    months_on,
    quarter,
    window,
    year,
    years,
)

__all__ = ["find_chinese", "small_number"]

_LOOK_BACK = 12
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "○": 0,
}
_DIGITS |= {str(value): value for value in range(10)} | {
    chr(0xFF10 + value): value for value in range(10)
}
_NUMERALS = r"[0-9０-９〇零○一二三四五六七八九十两]"
_LATE = ("底", "末", "年底", "年末", "末期", "期末")

Placed = tuple[Span | None, str, bool]
"""A span (None when the day of statement is needed), the tense of the words, is the year printed?"""


def small_number(words: str) -> int | None:
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


def find_chinese(text: str, stated: date | None) -> Iterator[FoundPeriod]:
    """Yield the periods that Chinese text names, in order, in linear time."""
    done = 0
    named: FoundPeriod | None = None
    for match in SCAN.finditer(text):
        if match.start() < done:
            continue
        kind = match.lastgroup or ""
        around = stated
        if (
            kind in ("near", "part")
            and named
            and _same_sentence(text, named, match.start(), stated)
        ):
            around = named.period.end
        found = _HANDLERS[kind](match, around)
        if found is not None:
            period = _with_neighbours(text, match, kind, found, stated)
            done = period.end
            if period.explicit and period.period.start.year == period.period.end.year:
                named = period
            yield period


def _same_sentence(text: str, named: FoundPeriod, start: int, stated: date | None) -> bool:
    """Tell whether `全年` or `上半年` belongs to a year that the sentence has named: `2026年…全年`."""
    if stated and named.period.end.year <= stated.year:
        return False
    between = text[named.end : start]
    left = text[max(0, named.start - 1) : named.start]
    return "。" not in between and "\n" not in between and left not in ("较", "比")


def _with_neighbours(
    text: str, match: re.Match[str], kind: str, placed: Placed, stated: date | None
) -> FoundPeriod:
    """Add the preposition before (`到`) and the word behind (`年底`, `前`, `以来`)."""
    span, tense, explicit = placed
    start, end = match.span()
    suffix = SUFFIX.match(text, end) if kind in ("year", "plan", "near", "decade") else None
    before = BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    word = before["relation"] if before else ""
    relation = (
        "by" if word in DAY_BEFORE else "from" if word in ("自", "从", "自从", "始于") else "in"
    )
    if before:
        start = before.start("relation")
    after = suffix[0].strip() if suffix else ""
    if suffix:
        end = suffix.end()
    if span is not None and span != UNPLACED:
        span = _apply_suffix(span, after, kind, stated)
    relation = _suffix_relation(after, relation)
    if kind == "near" and match[0] in ("年底", "年末", "年终", "年内"):
        relation = "by"
    if kind == "range":
        relation = "from"
    elif kind == "window":
        relation = "within" if tense != "past" else "in"
    return FoundPeriod(
        start=start,
        end=end,
        period=Period(
            start=(span or UNPLACED)[0],
            end=(span or UNPLACED)[1],
            words=text[start:end],
            relation=relation,
        ),
        explicit=explicit,
        window=kind in ("window", "ahead"),
        tense=tense,
        floating=not explicit and not tense and kind == "part",
    )


def _suffix_relation(after: str, relation: str) -> str:
    if after in ("前", "之前", "以前"):
        return "before"
    if after in ("起", "以来", "以后", "之后", "后", "开始", "始"):
        return "from"
    if after in (*_LATE, "之内", "内", "及以前", "及之前") and relation == "in":
        return "by"
    return relation


def _apply_suffix(span: Span, after: str, kind: str, stated: date | None) -> Span:
    """Narrow or move a year or a plan by the word behind it."""
    first, last = span
    whole_year = (last - first).days in (364, 365)
    if kind == "plan":
        return year(last.year) if after in _LATE else year(first.year) if after == "初" else span
    if not whole_year:
        return year(last.year) if after in _LATE and (last - first).days > 366 else span
    if after in ("前", "之前", "以前"):
        return year(first.year - 1)
    if after in ("以后", "之后", "后"):
        return year(first.year + 1)
    if after in ("初", "年初", "上旬"):
        return half(first.year, 1)
    if after in ("年中", "中"):
        return month(first.year, 4)[0], month(first.year, 9)[1]
    if after == "内" and stated and first <= stated <= last:
        return stated, last
    return span


def _read_year(words: str) -> int | None:
    digits = "".join(str(_DIGITS[char]) for char in words if char in _DIGITS)
    if len(digits) == 4:
        return int(digits)
    if len(digits) == 2:
        return int(digits) + (2000 if int(digits) < 70 else 1900)
    return None


def _owner(words: str, stated: date | None) -> tuple[int | None, str, bool, str]:
    """Return the year that words begin with, its tense, whether it is printed, and the rest."""
    printed = re.match(
        rf"({_NUMERALS}{{4}})\s*(?:财|会计)?年?度?(?:的)?\s*|({_NUMERALS}{{2}})\s*年(?:的)?\s*|FY\s?(\d+)",
        words.lstrip("到至在于自从截 "),
        re.IGNORECASE,
    )
    digits = next((group for group in printed.groups() if group), "") if printed else ""
    if printed and _read_year(digits) is not None:
        return _read_year(digits), "", True, words.lstrip("到至在于自从截 ")[printed.end() :]
    named = re.match(r"([今明后去前本当来次上下同]年|本财年|下财年|上财年)度?(?:的)?\s*", words)
    if named:
        shift = RELATIVE_YEARS.get(named[1], 0)
        tense = "future" if shift > 0 else "past" if shift < 0 else ""
        return (stated.year + shift if stated else None), tense, False, words[named.end() :]
    return (stated.year if stated else None), "", False, words


def _year(match: re.Match[str], stated: date | None) -> Placed | None:
    number, tense, explicit, _ = _owner(match[0], stated)
    if number is None:
        return None, tense, False
    return year(number), tense, explicit


def _range(match: re.Match[str], _stated: date | None) -> Placed | None:
    parts = [_read_year(part) for part in re.findall(rf"{_NUMERALS}{{2,4}}", match[0])]
    first, last = parts[0], parts[-1]
    if first is None or last is None or last == first:
        return None
    return (years(first, last) if last > first else year(last)), "", True


def _part(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read a quarter, half, or months, with or without the year before it."""
    owner, tense, explicit, rest = _owner(match[0].lstrip("在于到至"), stated)
    if owner is None:
        # A quarter of no year at all says nothing; a quarter of next year can be dated later.
        return (None, tense, False) if rest != match[0] else None
    span = _part_of(owner, rest)
    return None if span is None else (span, tense, explicit)


def _part_of(owner: int, words: str) -> Span | None:
    if found := re.search(r"前([一二三四两1-4])个?季度", words):
        return quarter(owner, 1)[0], quarter(owner, small_number(found[1]) or 1)[1]
    if found := re.search(r"[Qq]([1-4])|([一二三四1-4])季|四季", words):
        return quarter(owner, small_number(found[1] or found[2]) or 4)
    if "季" in words:
        return quarter(owner, 4)
    if found := re.search(r"前(\d{1,2}|[一二三四五六七八九十]+)个?月", words):
        return month(owner, 1)[0], month(owner, small_number(found[1]) or 1)[1]
    if "半年" in words or re.search(r"[Hh][12]", words):
        return half(owner, 1 if re.search(r"上|前|[Hh]1", words) else 2)
    months = [small_number(part) or 0 for part in re.findall(rf"({_NUMERALS}{{1,2}})\s*月?", words)]
    if not months or not all(1 <= number <= 12 for number in months[:1]):
        return None
    if found := re.search(rf"月\s*({_NUMERALS}{{1,3}})\s*[日号]", words):
        return day(owner, months[0], small_number(found[1]) or 0)
    if re.search(r"[-—–~至到]", words) and len(months) > 1 and months[0] < months[1] <= 12:
        return month(owner, months[0])[0], month(owner, months[1])[1]
    return month(owner, months[0])


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
    return years(first, first + 4), "", True


def _near(match: re.Match[str], stated: date | None) -> Placed | None:
    """Read words that name a part of the running year: 年底, 全年, 年内."""
    return None if stated is None else (year(stated.year), "", False)


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
        return None
    text = found[2] or found[1]
    number = _last_of_pair(text) if len(text) == 2 and "十" not in text else small_number(text)
    if number is None or number > 200:
        return None
    unit = 12 if found[3] == "年" else 1 if "月" in found[3] else 3
    return number * unit


def _last_of_pair(text: str) -> int | None:
    """Return the end of a spoken pair (`三五` is three to five); digits are a plain number."""
    return small_number(text) if text.isdecimal() else small_number(text[-1])


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
    if printed := re.search(r"(\d{4})年代", words):
        return decade(int(printed[1])), "", True
    short = re.search(rf"({_NUMERALS}{{2}})年代|([二三四五六七八九])十年代", words)
    if short is None:
        return (decade(stated.year // 10 * 10), "", False) if stated else None
    tens = small_number(short[1] or short[2] + "十") or 0
    century = re.search(rf"({_NUMERALS}{{2,3}})世纪", words)
    if century:
        base = ((small_number(century[1]) or 21) - 1) * 100
    else:
        base = 1900 if "上世纪" in words or ("本世纪" not in words and tens >= 50) else 2000
    return decade(base + tens), "", True


def _bare(match: re.Match[str], _stated: date | None) -> Placed | None:
    text, start, end = match.string, match.start(), match.end()
    if BARE_AFTER.match(text, end) or BARE_BEFORE.search(text, max(0, start - 6), start) is None:
        return None
    return year(_read_year(match[0]) or 1), "", True


_HANDLERS: dict[str, Callable[[re.Match[str], date | None], Placed | None]] = {
    "numeric": _numeric,
    "range": _range,
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
