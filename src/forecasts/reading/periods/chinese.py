"""Periods in Chinese text: years, plans, quarters, halves, months, decades, windows."""

import re
from collections.abc import Iterator
from datetime import date

from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.chinese_kinds import HANDLERS
from forecasts.reading.periods.chinese_words import BEFORE, RELATIONS_BEFORE, SCAN, SUFFIX
from forecasts.reading.periods.spans import (
    OFF_CALENDAR,
    UNPLACED,
    FoundPeriod,
    Placed,
    Span,
    month,
    months,
    months_on,
    moved,
    year,
)
from forecasts.reading.records import Period
from forecasts.reading.twins.plain_forms import has_kana

__all__ = ["find_chinese"]

_LOOK_BACK = 12
_WITH_SUFFIX = ("year", "plan", "near", "decade")
_NEAR_DEADLINES = ("年底", "年末", "年终", "年内")
_NEXT_TO_IT = ("上年", "次年", "同年", "当年")
_THIS_YEAR = Lazy(r"[\s在于到至自从]*[今本当]年")
_OWN_YEAR = Lazy(r"[今明去本来次上下后前]年|财年")
_AHEAD = Lazy(
    r"预计|预估|预期|[上下]修|调[高低升降]|预测|将|有望|力争|目标|计划|拟|料|指引|展望|信心|预告|同意|[今明后本]年|目前|截至"
)
_QUARTER = Lazy(r"第?([1-4])四半期")
_OF_ACCOUNTS = Lazy(r"[^。\n]*月期(?:の|[(（]|\s)?")
_ITEM = Lazy(r"[；;]\s*(?:[（(]?\d[)）]|[二三四五]是)")
"""What begins another item of a list, which does not go on with the year of the one before."""
_OF_IT = Lazy(r"其中|分季度|单季")
"""What makes a quarter one of the past year before it, not the latest: 2024年…其中四季度."""

_SO_FAR = Lazy(
    r"\s*(?:第|累计|[涨跌高低最]|上[升涨]|下[跌降]|利润|溢利|盈利|亏损|净|以来|新[高低]|首次(?!发|飞))"
)
"""What follows 年内 where it is the year so far and no deadline: 年内第九次下调."""

_LATE = ("底", "末", "年底", "年末", "末期", "期末", "收官之年", "收官年")
_FIRST = ("初", "开局之年", "开局年")
_BEFORE = ("前", "之前", "以前")
_AFTER = ("后", "之后", "以后")
_RELATIONS_BEHIND = {
    **dict.fromkeys(("起", "以来", "开始", *_AFTER), "from"),
    **dict.fromkeys(_BEFORE, "before"),
    **dict.fromkeys((*_LATE, "之内", "内", "中に", "中には", "中にも", "及以前", "及之前"), "by"),
}
_MOVES = {
    **dict.fromkeys(_BEFORE, (-1, 1, 12)),
    **dict.fromkeys(_AFTER, (1, 1, 12)),
    **dict.fromkeys(("初", "年初"), (0, 1, 6)),
    **dict.fromkeys(("年中", "中"), (0, 4, 9)),
}
"""Word behind a year -> by how many years it moves it, and the first and last month that it leaves.

`2030年前` is over when 2029 is.
"""

_NEXT_YEARS = ("明年", "后年")


def find_chinese(text: str, stated: date | None) -> Iterator[FoundPeriod]:
    """Yield the periods that Chinese text names, in order, in linear time."""
    done = 0
    named: FoundPeriod | None = None
    part: FoundPeriod | None = None
    for match in SCAN.finditer(text):
        if match.start() < done:
            continue
        kind = match.lastgroup or ""
        try:
            found = HANDLERS[kind](match, _counted_from(text, match, named, part, stated))
            period = found and _with_neighbours(text, match, kind, found, stated)
            if period is None:
                continue
            if named and kind == "part":
                period = _quarter_of(text, period, named)
            if part and kind == "year" and text.startswith("同期", period.end):
                period = _same_part(text, period, part, stated)
        except OFF_CALENDAR:
            continue
        done = period.end
        if period.explicit and period.period.start.year == period.period.end.year:
            named = period
        if kind == "part":
            part = period
        yield period


def _quarter_of(text: str, found: FoundPeriod, named: FoundPeriod) -> FoundPeriod:
    """Read `第3四半期` behind a year of accounts as its own: 2026年12月期第3四半期累計."""
    told = _QUARTER.fullmatch(text, found.start, found.end)
    if not told or not _OF_ACCOUNTS.fullmatch(text, named.start, found.start):
        return found
    begins = named.period.start
    last = begins.month + 3 * int(told[1]) - 1
    start, end = months(begins.year, last - 2, last)
    start = begins if text.startswith("累计", found.end) else start
    words = text[named.start : found.end]
    period = found.period._replace(start=start, end=end, words=words)
    return found._replace(period=period, explicit=True, floating=False)


def _counted_from(
    text: str,
    match: re.Match[str],
    named: FoundPeriod | None,
    part: FoundPeriod | None,
    stated: date | None,
) -> date | None:
    """Return the day that relative words count from: a period named before, else the statement."""
    kind = match.lastgroup or ""
    if named and _hangs_on(text, named, match, kind, stated):
        return named.period.end
    if part and match[0] == "全年" and part.period.words.startswith(_NEXT_YEARS):
        return part.period.end if "。" not in text[part.end : match.start()] else stated
    if part and match[0] == "全年" and _of_last_year(text, part, match, stated):
        return months_on(part.period.end.replace(day=1), -12)
    stop = text.find("；", match.end())
    of_report = match[0] in ("全年", "年末") and not _AHEAD.search(
        text, 0, len(text) if stop < 0 else stop
    )
    if stated and of_report and stated.month <= _REPORTS_UNTIL:
        return months_on(stated.replace(day=1), -12)
    return stated


_REPORTS_UNTIL = 4
"""The month up to which a year's own figures are news: what is said of 全年 then is last year's."""


_JUST_OVER = 45
"""Days after its end in which a month or quarter is still forecast, not that of next year."""


def _just_over(span: Span | None, stated: date | None) -> bool:
    return bool(span and stated and 0 < (stated - span[1]).days <= _JUST_OVER)


def _of_last_year(text: str, part: FoundPeriod, match: re.Match[str], stated: date | None) -> bool:
    """Tell whether `全年` goes with a quarter that can only be last year's: 第四季度…全年…."""
    between = text[part.end : match.start()]
    if not part.floating or stated is None or part.period.start <= stated or "。" in between:
        return False
    after = text[match.end() : match.end() + _LOOK_BACK]
    return not any(_AHEAD.search(words) for words in (text[: part.start], between, after))


def _same_part(
    text: str, found: FoundPeriod, part: FoundPeriod, stated: date | None
) -> FoundPeriod:
    """Read `去年同期` behind a quarter or half as that of the year before."""
    gap = text[part.end : found.start]
    first, last = part.period.start, part.period.end
    if "。" in gap or "\n" in gap or UNPLACED[0] in (found.period.start, first):
        return found
    if first.day > 1 or last != month(last.year, last.month)[1]:
        return found
    years_on = 2 if part.floating and stated and first > stated else 1
    start, end = moved((first, last), -12 * years_on)
    return found._replace(period=found.period._replace(start=start, end=end))


def _hangs_on(
    text: str, named: FoundPeriod, match: re.Match[str], kind: str, stated: date | None
) -> bool:
    """Tell whether `全年`, `上年` count from a year that the sentence has named: `2026年…全年`."""
    between = text[named.end : match.start()]
    left = text[max(0, named.start - 1) : named.start]
    if "。" in between or "\n" in between or _ITEM.search(between) or left in ("较", "比"):
        return False
    if kind == "year":
        return match[0].startswith(_NEXT_TO_IT) or (
            match[0].startswith("前年") and has_kana(match.string)
        )
    if kind not in ("near", "part") or _OWN_YEAR.search(match[0]):
        return False
    if stated is None or named.period.end.year > stated.year:
        return True
    if _AHEAD.search(between) or _AHEAD.search(text, match.end(), match.end() + _LOOK_BACK):
        return False
    return kind == "near" or bool(_OF_IT.search(between))


def _with_neighbours(
    text: str, match: re.Match[str], kind: str, placed: Placed, stated: date | None
) -> FoundPeriod:
    """Add the preposition before (`到`) and the word behind (`年底`, `前`, `以来`)."""
    span, tense, explicit = placed
    start, end = match.span()
    before = BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    suffix = SUFFIX.match(text, end) if kind in _WITH_SUFFIX else None
    after = suffix[0].strip() if suffix else ""
    if "底" in after or "末" in after:
        after = after.rstrip("前以之")  # 2027年底前 is no later than 2027年底.
    if before:
        start = before.start("relation")
    if suffix:
        end = suffix.end()
    if match[0] in _NEAR_DEADLINES and after in _BEFORE:
        after = ""  # 年底前 is a deadline in this year, 2030年前 ends before that year begins.
    if span is not None:
        span = _apply_suffix(span, after, kind, explicit=explicit)
    first, last = span or UNPLACED
    relation = _relation(kind, before["relation"] if before else "", after, match[0], tense)
    if match[0] == "年内" and relation == "by" and _SO_FAR.match(text, end):
        relation = "in"
    return FoundPeriod(
        start=start,
        end=end,
        period=Period(start=first, end=last, words=text[start:end], relation=relation),
        explicit=explicit,
        window=kind in ("window", "ahead"),
        tense=tense,
        floating=kind == "part"
        and not (explicit or tense or _THIS_YEAR.match(match[0]) or _just_over(span, stated)),
    )


def _relation(kind: str, word: str, after: str, words: str, tense: str) -> str:
    """Return how a figure stands to the period: in, by, before, from, within."""
    if kind == "window":
        return "in" if tense == "past" else "within"
    if kind == "range":
        return "from"
    if after in _RELATIONS_BEHIND:
        return _RELATIONS_BEHIND[after]
    if words in _NEAR_DEADLINES:
        # 截至年底: what stands there on that day, told when it has come
        return "in" if word == "截至" else "by"
    return RELATIONS_BEFORE.get(word, "in")


def _apply_suffix(span: Span, after: str, kind: str, *, explicit: bool) -> Span:
    """Narrow or move a year, a plan or a decade by the word behind it."""
    first, last = span
    if kind == "plan" or first.year != last.year:
        if kind == "year" and first.month > 1:
            return span
        if kind == "decade" and not explicit and after in _LATE:
            return year(last.year + 1)  # 本十年末 is the round year, as `the end of the decade` is
        return year(last.year) if after in _LATE else year(first.year) if after in _FIRST else span
    if after not in _MOVES:
        return span
    count, begin, end = _MOVES[after]
    return months(first.year + count, begin, end)
