"""Headings, questions and words ahead: what they give to the figures that stand below them."""

from datetime import date

from forecasts.reading.attaching.conclude import on_its_side
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import FoundPeriod, find_periods, grammar_of, is_placed
from forecasts.reading.records import Period

__all__ = ["HEADING", "LEAD", "NUMBERED", "Section", "last_placed", "led_by", "section_of"]

HEADING = Lazy(
    r"(?m)^[ \t]*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|第[一二三四五六七八九十]{1,3}[章节部]|#{1,4}[ \t])"
    r"[^\n。；;]{2,60}$"
)
"""A numbered heading of a plan or a report: it holds for all lines below, up to the next one."""
NUMBERED = ("#", *"一二三四五六七八九十")
"""What a heading has, and few texts in English."""

_PLANS = Lazy(r"目标|任务|要求|规划|计划|预测|预期|展望|目標|預測|展望|規劃|計劃|見通し|予想|計画")
LEAD = Lazy(
    r"(?:\A|[.!?。！？\n])\s*([^.!?。！？\n]{1,90}[.!?。！？:：]?[ \t\"”)]*\n?(?:A:|答[:：])?\s*)\Z"
)
"""A heading, a question or a few words that end right before the sentence of a figure."""

_ASKS_AHEAD = Lazy(
    r"(?i)\b(?:how|what)\b[^?]*\b(?:will|would|going to|do you (?:expect|plan|see))\b[^?]*\?"
    r"|[将会][^？?]*(?:多少|多大|多高|几)[^？?]*[？?]|(?:見通し|予定)は"
)
"""A question of what is to come: `What will it cost?`."""

_STOPS = tuple(".!。！")
_SENTENCE_ENDS = (*_STOPS, "?", "？")
_OUTLOOK = Lazy(
    r"(?i)\A\W*(?:[\w'’/-]+\s+){0,4}?(?:outlook|guidance|forecasts?|projections?|targets?|budget)\b[^;]{0,60}\Z"
    r"|\A\W*(?:projected|forecast|expected|planned|targeted)\s[^.;]{1,60}:\s*\Z"
    r"|\b(?:expects?|forecasts?|anticipates?|projects|guidance|outlook|targets|estimates|plans)\b[^.]*:\s*\Z"
    r"|(?:展望|指引|预测|目标|预期|予想|見通し|計画)[^，。]{0,8}(?:[（(][^（()）]{0,30}[)）])?[:：]?\s*\Z"
    r"|预计[^，。]{0,20}[:：]\s*\Z"
)
"""A heading of what is to come, with or without a year: `Financial outlook`, `It expects:`."""

_RESULTS = Lazy(
    r"(?i)\b(?:highlights?|results?|summary|review|performance|reported|recap)\b|业绩|回顾|摘要|実績"
)
"""A heading of what has been: `Fourth quarter highlights`."""

Section = tuple[dict[bool, Period], bool]
"""What a heading gives to what stands below it: periods by voice, and whether it lies ahead."""


def section_of(heading: str, stated: date | None) -> Section:
    """Return the periods that a heading gives, and whether what stands below it lies ahead."""
    found = last_placed(heading, stated)
    if found is None:
        return {}, False
    planned = stated is not None and (
        found.period.start > stated
        or (found.period.end > stated and _PLANS.search(heading) is not None)
    )
    return _said_of(found, stated), planned


def _said_of(found: FoundPeriod, stated: date | None) -> dict[bool, Period]:
    """Return the period of a heading for what is forecast and for what is reported."""
    periods = {}
    for ahead in (True, False):
        period = on_its_side(found, stated, ahead=ahead)
        if stated is None or ahead or period.start <= stated:
            periods[ahead] = period
    return periods


def led_by(words: str, stated: date | None) -> tuple[dict[bool, Period], bool, bool] | None:
    """Return what a heading, a question or a few words give to the sentence right behind them.

    Returns:
        Periods by voice, whether what follows lies ahead, and whether that holds for one sentence.
    """
    found = last_placed(words, stated)
    heading = not words.rstrip().endswith(_SENTENCE_ENDS)
    passing = words.rstrip().endswith(_STOPS)
    outlook = heading and _OUTLOOK.search(words) is not None
    if found is None:
        asks = stated is not None and _ASKS_AHEAD.search(words) is not None
        return ({}, True, asks) if asks or (outlook and stated) else None
    told = _said_of(found, stated)
    if heading and not outlook and _RESULTS.search(words):
        return {ahead: period for ahead, period in told.items() if not ahead}, False, False
    if stated is None:
        return told, False, False
    ahead = found.period.start > stated and not (heading and found.floating)
    return told, ahead or (outlook and found.period.end > stated), passing


_ASIDE = Lazy(r"[（(][^（()）\n]{1,40}[)）]\s*\Z")
"""A bracket that ends a heading: 2026年度予想（億円、前年度比）."""


def last_placed(words: str, stated: date | None) -> FoundPeriod | None:
    """Return the last period of a heading, one in a bracket at its end for want of another."""
    aside = _ASIDE.search(words)
    return (aside and _last(words[: aside.start()], stated)) or _last(words, stated)


def _last(words: str, stated: date | None) -> FoundPeriod | None:
    found = find_periods(words, language=grammar_of(words, None), stated=stated)
    placed = [one for one in found if is_placed(one.period) and one.period.start < one.period.end]
    return placed[-1] if placed else None
