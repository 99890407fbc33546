"""Figures that say how far a forecast is from another, or by how much it was changed."""

import re

from forecasts.reading import Quantity

__all__ = ["compares_forecasts"]

_THAN_FORECAST = re.compile(
    r"\s+(?:higher|lower|more|less|above|below|up|down)\s+(?:than|from)?\s*(?:(?:the|its|their|his|her|a|in)\s+)?(?:[\w'’-]+\s+){0,2}?"
    r"(?:we (?:had )?(?:forecast|expected)|(?:had been )?(?:previously |earlier |originally )?(?:expected|estimated|forecast|projected|planned|anticipated|predicted)|forecast|estimate|projection|prediction|guidance|expectation)s?\b"
    r"|\s+(?:his|her|its|their)\s+(?:previous\s+|earlier\s+)?(?:forecast|estimate|projection|prediction|guidance)\b"
)
_BEYOND_JA = re.compile(r"(?:を|に対し)?(?:上回|下回|上振れ|下振れ|上積み)")
_STEP_FROM = re.compile(
    r"\s(?:improvement|upgrade|downgrade|revision)\s(?:on|from|over|of|to)\b"
    r"|\s(?:increase|decrease|rise|cut|drop|reduction)\s(?:from|on|over|to)\s[^.,;]{0,60}\b(?:forecasts?|estimates?|outlook|projections?|guidance)\b"
    r"|(?:\sand\s[^.;,]{1,16})?(?:,\srespectively,|,)?\sfrom\s(?:the|its|their)\s(?:previous|last|prior|earlier)\s(?:\w+\s){0,2}(?:forecast|estimate|outlook|projection)"
)
"""A step from one forecast to the next: `a 4-cent increase from last month's forecast`."""
_THAN_SCENARIO = re.compile(
    r"\s(?:higher|lower|more|less|above|below|faster|slower)\s(?:than\s)?(?:in|under)\s(?:the|its|our|their)\s"
)
"""How far one scenario is from another: `10% higher than in the STEPS`."""
_REVISED_JA = re.compile(r"(?:の|ほど|程度)?(?:上方修正|下方修正|増額|減額)")
"""By how much a forecast was changed: 予想は前回より300億円増額している."""
_FORECAST_JA = re.compile(r"(?:予想|見通し|計画|目標)(?:を|より|から|比で)?約?$")
_OF_GOAL = re.compile(
    r"\s(?:of )?(?:the|its|their)\s(?:[\w’'-]+\s){0,3}?(?:goal|target|forecast|plan|ambition)\b"
)
_REVISED_HAN = re.compile(
    r"(?:预测|预计|预期|目标)[^，。]{0,20}(?:上调|下调|调高|调低|高出|低了)(?:了|约)?$"
)
_REVISION_HAN = re.compile(r"[上下]修(?:了|约|近|逾|超过|幅度为?){0,2}$")
_FROM_FORECAST_HAN = re.compile(
    r"(?:比|较)(?:(?:前次|此前|之前|上次|先前|原先|\d{1,2}月(?:份)?)[^，,。；]{0,12}|[^，,。；]{0,16}(?:预[测期估计]|展望)[^，,。；]{0,4})"
    r"(?:高|低|多|少|[上下][修调]|调[高低])(?:了|出|约)?(?:[\d.]+(?:[%％]|个百分点)?[、和与])*$"
    r"|(?:[上下][修调]|调[高低升降])[至到为][^，,。；]{1,24}[，,](?:[涨跌增降减升]|上调|下调|调[高低])幅(?:度)?(?:约为|约|为|达)?$"
    r"|(?:前月|前回|従来|前次)(?:の?(?:調査|予測|見通し|予想))?(?:から|より|比で?)$"
    r"|(?:前回|従来|当初|前月)(?:の[^、。]{0,10})?(?:調査|予測|見通し|予想)の[\d.]+[%％]から$"
)
"""How far a forecast is from the one before: 比4月预测低0.4个百分点, 较前次上调33.9%、38.3%."""
_STEP_HAN = re.compile(
    r"(?:[上下][修调]|调[高低升降]|微[调升降]|大[增减]|上扬)(?:了|约|近|逾|超过|幅度为?){0,2}$"
)
"""By how much a forecast was changed, behind its new level: 6200亿美元、上修300亿美元."""
_CUT_BY = re.compile(
    r"\b(?:lower|cut|reduc|slash|rais|trim|lift|downgrad|upgrad|revis|hik|bump|ups|upped)\w*\b[^.;]{0,80}\b(?:forecast|estimate|projection|outlook|prediction)s?\b"
    r"[^.;]{0,60}\bby\s+(?:about\s+|around\s+|nearly\s+|some\s+)?(?:[\d.]+\s?%,?\sor\s)?$"
)
_GROWN_BY = re.compile(
    r"\b(?:forecast|estimate|projection|outlook)s?\b[^.;]{0,60}\b(?:increased|risen|grown|fallen|declined|been (?:raised|cut|lowered|lifted|revised \w+))\sby\s(?:about\s|nearly\s)?$"
)
_UP_BY = re.compile(
    r"[(,]\s?(?:up|down|which is|about|or|an? (?:rise|drop|increase|cut) of)\s(?:about\s|nearly\s)?$|\(about\s$"
)
"""By how much a rate was changed, behind it: `37% (up 8 percentage points)`."""
_REVISION_OF = re.compile(
    r"\b(?:upward|downward|up|down)\s(?:revision|adjustment|change)\s(?:of|by)\s(?:about\s|nearly\s|some\s)?$"
)
_FIRST_TIME = re.compile(
    r"\b(?:the\s)?first (?:time|year|month) (?:that|in|when|since|to)?\b(?:(?!\sand\s)[^.;”\"]){0,80}$"
)
"""What a forecast would be the first to pass, which it says already."""
_FROM_LAST = re.compile(
    r"\s(?:(?:higher|lower|more|less)\s)?(?:from|compared (?:with|to)|versus|vs\.?|on|over|below|above|than)\s(?:(?:last|the previous|the prior|a) (?:month|quarter|report|forecast|estimate|year)|(?:its|the|their) (?:\w+\s){0,2}(?:forecast|estimate|projection|outlook)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_FROM_FORECAST = re.compile(
    r"\sfrom\s(?:the|its|their)\s(?:(?:previous|last|prior|earlier)\s)?(?:\w+\s)?(?:forecast|estimate|projection|poll)s?\b"
)
"""What the new level of a forecast is away from: `up 7% from the forecast in July`."""
_MOVED_BY = re.compile(
    r"(?:\b(?:up|down|higher|lower|by|an? (?:increase|rise|cut|reduction|decrease) of)|,)\s(?:about\s|nearly\s|another\s)?$"
)
_STEP_TO = re.compile(r"\sto\s(?:(?:about|around|a record|an all-time high of|nearly)\s)?[$€£¥]?\d")
_MOVES = re.compile(
    r"\b(?:raised|lowered|cut|reduced|increased|trimmed|lifted|revised (?:up|down)|up|down)\s(?:by\s)?(?:about\s|nearly\s)?$"
)
"""A step of a forecast, of which its new level is told besides."""


_OF_FORMER = re.compile(
    r"\s(?:of\s)?(?:the|its|their)\s[$€£¥]?\d[\d.,]*[^.;,]{0,20}?\s(?:that\s)?(?:it|they|he|she|the [\w ]{3,20})\s(?:had\s)?(?:previously\s)?(?:forecast|foresaw|(?:predict|project|expect|estimat|anticipat)ed)\b"
)
"""How much of an earlier forecast a new one is: `half the 1.5% it predicted in November`."""
_FORECAST_BEHIND = re.compile(
    r"\s(?:(?:its|the|their|his|her)\s)?(?:[\w%'’-]+\s){0,4}?(?:forecast|estimate|outlook|projection|guidance|prediction)s?\b"
)
"""What is changed, behind a multiple: `halves 2025 growth forecast`."""


def compares_forecasts(text: str, quantity: Quantity) -> bool:
    """Whether a figure says how far a forecast is from another, or was changed."""
    if quantity.unit == "%" and _REVISED_HAN.search(
        text, max(0, quantity.start - 40), quantity.start
    ):
        return True
    points = quantity.unit in {"pp", "bp"}
    if (points or quantity.unit == "%") and _FROM_FORECAST_HAN.search(
        text, max(0, quantity.start - 60), quantity.start
    ):
        return True
    if points and text[quantity.end : quantity.end + 1] in ("至", "到"):
        return True  # 上修2.9个百分点至7.4%
    step = _STEP_HAN if points else _REVISION_HAN
    if step.search(text, max(0, quantity.start - 8), quantity.start):
        return True
    if quantity.kind == "share" and (
        _OF_GOAL.match(text, quantity.end) or _OF_FORMER.match(text, quantity.end)
    ):
        return True
    if quantity.kind == "multiple" and _FORECAST_BEHIND.match(text, quantity.end):
        return True
    before = max(0, quantity.start - 40)
    if _MOVED_BY.search(text, before, quantity.start) and _FROM_FORECAST.match(text, quantity.end):
        return True
    if _FIRST_TIME.search(text, max(0, quantity.start - 110), quantity.start):
        return True
    if quantity.unit != "%" and (
        (_MOVED_BY.search(text, before, quantity.start) and _FROM_LAST.match(text, quantity.end))
        or (_MOVES.search(text, before, quantity.start) and _STEP_TO.match(text, quantity.end))
    ):
        return True
    if quantity.unit in {"pp", "bp"} and _UP_BY.search(text, before, quantity.start):
        return True
    return bool(
        _THAN_FORECAST.match(text, quantity.end)
        or _STEP_FROM.match(text, quantity.end)
        or _THAN_SCENARIO.match(text, quantity.end)
        or _REVISION_OF.search(text, before, quantity.start)
        or _REVISED_JA.match(text, quantity.end)
        or (
            (quantity.unit == "pp" or _BEYOND_JA.match(text, quantity.end))
            and _FORECAST_JA.search(text, max(0, quantity.start - 12), quantity.start)
        )
        or (
            "by" in text[max(0, quantity.start - 40) : quantity.start]
            and (
                _CUT_BY.search(text, max(0, quantity.start - 180), quantity.start)
                or _GROWN_BY.search(text, max(0, quantity.start - 120), quantity.start)
            )
        )
    )
