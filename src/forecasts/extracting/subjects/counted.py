"""What a number counts: `international destinations`, 公共实训场."""

import re

from forecasts.extracting.subjects.phrases import HAN_STOP, forward, trim, trim_han
from forecasts.reading import Quantity

__all__ = ["counted"]

_VERB_JA = re.compile(r"[\u3041-\u3096]$")
_COUNTED_EN = re.compile(
    r"(?:\s+(?:more|additional|extra|further)(?=\s+[a-z]))?\s*((?:(?:\d[A-Z]\w*|[A-Z]{2,4})\s+)?(?:[a-z][\w’'-]*\s+){0,4}?[a-z][\w’'-]*)"
)
_COUNTED_HAN = re.compile(
    r"(?:以上|左右|余|多)?(?:的)?(?!等)([\u4e00-\u9fff\u3041-\u30ffA-Za-z]{2,14})"
)
_AT_WORK_HAN = re.compile(
    r"(?<=..)(?:正式)?(?:投入(?:运营|使用|商用|服务|市场|运行)|上路(?:行驶)?|在役|服役|投用|落地运营)$"
)
"""What is told of things behind them: 16万架飞行器投入运营."""
_BEHIND_OF = re.compile(
    r"(?:具?有|拥有|在)[\u4e00-\u9fff]{2,12}的(?P<what>[\u4e00-\u9fff]{2,12}?)(?=[，,。；;、和与及]|$)"
)
_SPELT = re.compile(
    r"(?i)(?:(?:at least|some|about|nearly|as many as|more than|half|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozen|hundred|thousand|million|billion)[ -])+"
)


_NUMBER = r"[\d,.]*\d(?:\s*(?:hundred|thousand|million|billion|trillion|mn|bn|tn|trn|m|k)\b)?"
_LAST_NUMBER = re.compile(rf"{_NUMBER}(?:(?:\s(?:to|and)\s|\s?[-–]\s?){_NUMBER})?")
"""A number, or both of a range: 45,000 to 48,000 batteries."""


def counted(text: str, quantity: Quantity, *, han: bool) -> tuple[str, int, int]:
    """Return what a number counts, with its place: `international destinations`, 公共实训场."""
    number = _LAST_NUMBER.search(quantity.quote)
    if han:
        found = _COUNTED_HAN.match(text, quantity.end)
        if not found:
            return "", quantity.end, quantity.end
        stop = HAN_STOP.search(found[1])
        phrase = _AT_WORK_HAN.sub("", found[1][: stop.start()] if stop else found[1])
        behind = _BEHIND_OF.match(text, quantity.end)
        if not phrase and behind:  # 建成5个有影响力的产业集群
            return trim_han(behind["what"]), behind.start("what"), behind.end("what")
        if _VERB_JA.search(phrase):
            return "", quantity.end, quantity.end
        return trim_han(phrase), found.start(1), found.start(1) + len(phrase)
    spelt = _SPELT.match(text, quantity.start)
    at = number.end() + quantity.start if number else spelt.end() if spelt else quantity.start
    found = _COUNTED_EN.match(text, at) or _COUNTED_EN.match(text, quantity.end)
    if not found:
        return "", at, at
    phrase = forward(text, found.start(1))
    return trim(phrase), found.start(1), found.start(1) + len(phrase)
