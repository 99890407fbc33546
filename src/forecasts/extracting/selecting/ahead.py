"""Figures that look ahead though their own words do not say so, and growth told as a share."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from forecasts.extracting.pages.layout import headline_of
from forecasts.extracting.records import Article, Figure
from forecasts.extracting.selecting.figures import REASONS
from forecasts.extracting.selecting.foreseen import FORESEEN
from forecasts.reading import Quantity, read_period
from forecasts.reading.records import Period

__all__ = ["as_growth", "goes_on_from", "look_ahead"]

_COUNTS = 1_000
"""A count below that says how many things are named: `three key factors will`."""
_DATABLE = frozenset(("growth", "level", "count", "price"))
_SURE = frozenset(("", "target", "目标"))
_PLANNED = frozenset(("力争", "目标", "规划"))
"""Words by which a plan goes on behind the period that it named first."""
_MODAL = re.compile(
    r"\b(?:will|would|expect\w*|forecast\w*|project\w*|predict\w*|estimat(?:es|ing)|envision\w*|calling for|anticipat\w*)\b"
)
_BASE = re.compile(
    r"(?i)\bfrom (?:an? |the )?(?:[\w-]+ ){0,2}(?:high|low|peak|record|level|average) of $|\bfrom (?:the|its|their) current [a-z]+,? $|"
    r"\b(?:from|than|versus|vs\.?|recorded|compared (?:to|with)|following (?:declines?|drops?|falls?|growth|gains?|rises?|increases?) of)\s+(?:an?\s+(?:estimated\s+)?total\s+of\s+|the\s+|about\s+)?$"
)
_GROWS_BEFORE = re.compile(
    r"(?:[成增]长(?:率|约|近)?|年[增减]|同比(?:增|减|降)|下滑|衰退|上涨|下跌|增速|[增涨跌降]幅(?:最[高大小低][，,])?|年增率|增至|拉升|攀升|跃升|[大激劲暴]增|减少|增加(?!值)|伸び率|成長率)"
    r"[\u4e00-\u9fff\u3040-\u30ff]{0,6}?(?:[\d.]+[%％][、和与及])?$"
    r"|增[速长][^。]{0,30}(?:预[测期估计]|估计)值?[为是]约?$"
    r"|伸び率?[^。]{0,24}これを$|CAGR(?:[:：][A-Za-z ]{1,40})?[）)][をはが]約?$"
    r"|(?:GDP|经济)[^，。]{0,6}(?:[上下][修调]|调[高低升降])[至到为][约近]?$"
    r"|增[长速幅][^。]{0,30}(?:放缓|回落|加快)(?:至|到)[约近]?$"
    r"|\b(?:growth|growth (?:forecast|outlook|projection))(?: \w+){0,2} $|\b(?:shipment|sales|demand|market|volume|spend|spending|revenue|output|production)s? (?:growth )?forecast (?:(?:down|up)wards? )?(?:for (?:\d{4}|this year|next year) )?(?:to|of|from|at) $"
)


_FURTHER = re.compile(
    r"\b(?:grow|rise|increase|climb|fall|drop|decline|jump)\w* by [^,;()]{1,30} \($|\b(?:another|a further) $"
)
_IN_A_YEAR = re.compile(r"\)|\s(?:in|over)\s(?:the\s|fiscal\s)?(?:20\d\d|year|next)")
"""Between these a percentage is growth: `by $49 billion (6.8%)`, `another 7% in 2025`."""
_TELLS_GROWTH = re.compile(
    r"\b(?:grow(?:s|th|ing|n)?|grew|ris(?:e|es|ing|en)|rose|increas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shrink(?:s|ing)?|expan(?:d|ds|ding|sion)|contract(?:s|ion|ing)|uplift)\b|\b(?:up|down)\s(?:(?:by|from|about|around|nearly|almost|over)\s)*(?:the\s|an?\s)?\Z"
)
_REACHES = re.compile(
    r"\b(?:grows|growing|gaining|rises|rising|expands|expanding|increasing|increases)\b[^.;]*\b(?:have|hold|reach(?:es|ing)?|hit|be|take|win)\s(?:(?!growth)[\w-]+\s){0,3}$"
)
"""What grows and comes to a percentage, which is the share that it has then."""
_TAKES = re.compile(
    r"\b(?:will|would|could|may)\s(?:take|hold|win|capture|command|supply|cover)\s(?:[a-z]+\s){0,3}$"
)
"""What takes a percentage, which is its share: `others will take no more than 3%`."""
_TO = re.compile(r"\bto\s(?:(?:about|around|nearly|just|only|some)\s)?$")
_RATE_MOVES = re.compile(r"\bgrowth\b|\b(?:decline|increase|rise|drop|fall|contraction) from\b")
"""Before a percentage that something moves to: a rate that moves, or else a share does."""
_TELLS_SHARE = re.compile(
    r"(?i)\bshares?\b|\b(?:account|stake|portion|proportion|percentage|penetrat|adopt|margin|utili[sz]|capacity factor|load factor|coverage|occupancy|vacanc|unemploy|inflation|rates?\b(?! of)|yield|ratio|compris|constitut|represent|mak\w+ up|majority|mix|efficien|probabilit|likel|chance|interest|stood|remains? at|of (?:all|its|their|the|total|global|world|sales|revenue))"
)
"""What a percentage is of that is no growth: a part of something, or a rate that has a level."""
_GROWS_BEHIND = re.compile(
    r"\s(?:(?!of\b)[\w.’-]+\s){0,4}?growth\b|(?:のペース)?[で強弱]?(?:という[^、。\d]{0,6})?(?:成長|拡大|伸び|増加)|的?(?:中速|高速|稳定|平均|年均|巨大|强劲)?(?:同比)?(?:增长|增速|增势|增幅|成长|涨幅|降幅)"
)


def as_growth(text: str, quantity: Quantity, last: Quantity | None = None) -> Quantity:
    """Return a percentage as growth where the words before it say that something grows by it.

    `last` is the figure before it, which it may go on from: `3% in 2026 and 5% in 2027`.
    """
    if quantity.kind == "share" and (
        (last is not None and last.kind == "growth" and _still(text, last, quantity))
        or _GROWS_BEFORE.search(text, max(0, quantity.start - 40), quantity.start)
        or _GROWS_BEHIND.match(text, quantity.end)
        or (
            _FURTHER.search(text, max(0, quantity.start - 48), quantity.start)
            and _IN_A_YEAR.match(text, quantity.end)
        )
        or _is_grown(text, quantity)
    ):
        return quantity._replace(kind="growth")
    return quantity


def _is_grown(text: str, quantity: Quantity) -> bool:
    """Whether an English sentence tells of growth up to a percentage, and of no part of a whole."""
    if "%" not in quantity.quote and "cent" not in quantity.quote:
        return False
    begin = max(0, quantity.start - _REACH, text.rfind(". ", 0, quantity.start) + 1)
    begin = max(begin, text.rfind("\n", 0, quantity.start))
    told = _RATE_MOVES if _TO.search(text, begin, quantity.start) else _TELLS_GROWTH
    if not told.search(text, begin, quantity.start):
        return False
    if _REACHES.search(text, begin, quantity.start) or _TAKES.search(text, begin, quantity.start):
        return False
    until = min(len(text), quantity.end + _BEHIND)
    behind = _CLAUSE_ENDS.split(text[quantity.end : until], maxsplit=1)[0]
    whole = _PART_OF.match(text, quantity.end) or _TELLS_SHARE.search(behind)
    return not whole and not _TELLS_SHARE.search(text, begin, quantity.start)


_REACH, _BEHIND = 160, 40  # characters before and behind a percentage that tell what it is
_CLAUSE_ENDS = re.compile(r"[,.;]\s")
_PART_OF = re.compile(
    r"\s(?:of|in)\s(?!20\d\d|the\s\w+\s(?:quarter|half|year)|(?:this|next|fiscal)\b|\w+\squarter)"
)


def look_ahead(
    article: Article, figures: Sequence[Figure], starts: Sequence[int], stated: date | None
) -> list[Figure]:
    """Take what goes on from a dated forecast as one, and what is said of a period to come.

    Args:
        article: The article.
        figures: Its figures in order, each with its class.
        starts: Where its sentences begin.
        stated: The day of the statement.
    """
    title = headline_of(article)
    done: list[Figure] = []
    last: Period | None = None
    for figure in figures:
        one, quantity = figure, figure.quantity
        planned = quantity.certainty in _PLANNED
        shared = _shares_on(article, quantity, done)
        close = bool(done) and last is not None and quantity.start - done[-1].quantity.end < _CLOSE
        going = planned or shared or _goes_on(quantity, close=close)
        if one.kind == "undated" and quantity.start >= title.end and going:
            period = last or _named(article.text, quantity, starts, stated)
            one = Figure(quantity._replace(target=period), "claim") if period else one
        elif one.kind == "fact" and stated and article.language == "en":
            begin = starts[max(0, bisect_right(starts, quantity.start) - 1)]
            if _is_to_come(article.text, begin, quantity, stated):
                one = Figure(quantity._replace(forecast=True), "claim")
        if one.kind == "fact" and last and article.language == "en":
            foreseen = stated is not None and last.end > stated and not quantity.target
            if foreseen and _is_revised(article, quantity):
                one = Figure(quantity._replace(forecast=True, target=last), "claim")
        elif one.kind == "fact" and stated and (foreseen_in := FORESEEN.get(article.language)):
            index = max(0, bisect_right(starts, quantity.start) - 1)
            if period := foreseen_in(article, starts, index, quantity, stated, last):
                one = Figure(quantity._replace(forecast=True, target=period), "claim")
        if one.kind == "claim" and _is_over(article.text, quantity, stated):
            one = Figure(quantity, "fact", REASONS["fact"])
        if done and _gives_way(article.text, done[-1], one):
            one = Figure(one.quantity._replace(target=done[-1].quantity.target), "claim")
        if one.kind == "claim":
            last = one.quantity.target
        done.append(one)
    return done


def _gives_way(text: str, new: Figure, old: Figure) -> bool:
    """Whether a figure is the earlier forecast of what the one before it foretells."""
    earlier = old.kind == new.kind == "claim" and old.quantity.earlier and not new.quantity.earlier
    if not earlier or old.quantity.unit.partition("/")[0] != new.quantity.unit.partition("/")[0]:
        return False
    return bool(_REPLACES.fullmatch(text, new.quantity.end, old.quantity.start))


_REPLACES = re.compile(
    r"(?:[^\d.;]|(?:19|20)\d\d){0,60}\b(?:from|than|versus|compared (?:with|to|against))\s(?:(?!forecasts|respectively)[^\d.;]){0,40}"
)
_SERIES = re.compile(
    r"(?:\sof\s(?:[\w-]+\s){1,6}?|\s(?:[a-z-]+\s)?)(?:in|for|by|during)\s(?:(?:[a-z]+\s)?(?:FY\s?)?(?:19|20)?\d\d(?:[-/]\d+)?|[QH]\d(?:\s\d{4})?|(?:this|next|the\s\w+)\s(?:year|quarter|half|season|month)),?\s(?:(?:and|before|then|followed by|with)\s|(?<=,\s)(?=(?:shrink|narrow|widen|fall|ris|climb|grow|eas)ing\sto\s))"
    r"(?:(?:then|by|a|an|another|further|to|exceed|reach|surpass|top|hit|around|about|some|nearly|(?:slow|eas|ris|fall|grow|climb|accelerat|declin|mov|reach|recover|rebound|shrink|narrow|widen)ing)\s){0,4}"
)


_ELLIPSIS = re.compile(r"\sand\s(?:(?!share|margin|the\b|an?\b)[a-z][\w-]*\s){1,3}")
"""Between two rates of one verb: `pumps will fall 10% and tyre sales 8%`."""
_NEW_FORECAST = re.compile(
    r"\bforecasts? (?:(?:down|up)wards? )?(?:for [\w ]{4,12} )?(?:to|of|from|at) $"
)


def _still(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Whether a percentage is growth as the one before it was: `from 3.9% to 3.6%`."""
    if text[last.end : quantity.start] == " to " or goes_on_from(text, last, quantity):
        return True
    if _ELLIPSIS.fullmatch(text, last.end, quantity.start):
        return True
    near = quantity.start - last.end < _FAR
    return near and bool(_NEW_FORECAST.search(text, max(0, quantity.start - 40), quantity.start))


def goes_on_from(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Whether a figure is the one before it again, of a later period."""
    series = last.unit == quantity.unit and last.end < quantity.start
    return series and bool(_SERIES.fullmatch(text, last.end, quantity.start))


_PERIOD = re.compile(
    r"\b20\d\d[-/–]\d\d(?:\d\d)?\b|\b(?:this|next|the current|the coming) (?:financial |fiscal |marketing )?(?:year|season)\b"
    r"|(?<!\d)(?:20)?\d\d年(?:\d{1,2}月期|度)|到20\d\d年"
)


def _named(
    text: str, quantity: Quantity, starts: Sequence[int], stated: date | None
) -> Period | None:
    """Return the period that is named last before the end of a figure's sentence."""
    after = bisect_right(starts, quantity.start)
    end = starts[after] if after < len(starts) else len(text)
    for found in reversed(list(_PERIOD.finditer(text, max(0, quantity.start - _FAR), end))):
        period = read_period(found[0], stated=stated)
        if isinstance(period, Period) and stated and period.end > stated:
            return period
    return None


_CLOSE = 250  # characters behind the figure before
_FAR = 600  # characters: about a paragraph


def _is_over(text: str, quantity: Quantity, stated: date | None) -> bool:
    """Whether a forecast starts from a figure: `from an average of 90.8 in 2020 to 88.2`."""
    target = quantity.target
    past = bool(stated and target and target.end < stated and not quantity.earlier)
    return past and bool(_BASE.search(text, max(0, quantity.start - 60), quantity.start))


def _shares_on(article: Article, quantity: Quantity, done: Sequence[Figure]) -> bool:
    """Whether a share without a period is of that of the one just before it.

    In Chinese it is of that of its sentence; in English a rate that has a level, as a margin, may
    go on from any claim.
    """
    if article.language == "zh" and quantity.kind == "share" and quantity.forecast:
        begin = article.text.rfind("。", 0, quantity.start)
        claims = (one for one in done[-_BEFORE_IT:] if one.kind == "claim")
        return any(one.quantity.start > begin for one in claims)
    if article.language != "en" or quantity.kind != "share" or not quantity.certainty or not done:
        return False
    before = done[-1]
    near = before.kind == "claim" and quantity.start - before.quantity.end < _CLOSE
    begin = max(0, quantity.start - _BEHIND * 2)
    return near and (
        before.quantity.kind == "share"
        or bool(_HAS_LEVEL.search(article.text, begin, quantity.start))
    )


_BEFORE_IT = 2  # figures: a claim, and what a share moves from
_HAS_LEVEL = re.compile(
    r"\b(?i:margins?|load factors?|occupancy(?: rates?)?|utili[sz]ation(?: rates?)?|unemployment(?: rate)?)\s(?!(?:[\w-]+\s)*?(?:and|while)\s)[^.;]*$"
)


def _goes_on(quantity: Quantity, *, close: bool) -> bool:
    """Whether a forecast without a period may be of the period that was spoken of last."""
    few = quantity.kind == "count" and quantity.value < _COUNTS
    return (
        quantity.kind in _DATABLE
        and (quantity.certainty not in _SURE or (close and not quantity.certainty))
        and not few
    )


def _is_to_come(text: str, begin: int, quantity: Quantity, stated: date) -> bool:
    """Whether the sentence foresees a figure of a period that is not over."""
    target = quantity.target
    return (
        target is not None
        and target.end > stated
        and bool(_MODAL.search(text, begin, quantity.start))
        and not _BASE.search(text, begin, quantity.start)
    )


_OF_FORECASTS = re.compile(r"(?i)\b(?:forecast|outlook|projection|estimate|prediction)")
_REVISED_TO = re.compile(
    r"\b(?:is|are|was|were|remains?|stays?)\s(?:now\s|also\s)?(?:raised|lowered|cut|trimmed|reduced|increased|revised|lifted|boosted|pegged|put|unchanged|up|down)\b"
    r"[^.;]{0,60}?\b(?:to|at)\s(?:(?:about|around|a record|nearly)\s)?$"
)


def _is_revised(article: Article, quantity: Quantity) -> bool:
    """Whether a report on forecasts sets a figure anew: `exports are raised by 25 to 900 million`."""
    reports = _OF_FORECASTS.search(article.text, 0, _HEAD)
    before = max(0, quantity.start - _FAR // 4)
    return bool(reports and _REVISED_TO.search(article.text, before, quantity.start))


_HEAD = 400  # characters of the headline and the lead
