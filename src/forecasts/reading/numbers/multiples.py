"""Multiples in words: doubled, tripled, twice, tenfold, one in five, 翻一番, 翻两番, 过半."""

import re

from forecasts.reading.lexicon.magnitudes import COUNT_WORDS, HAN_DIGITS
from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Quantity

__all__ = ["factor_at", "multiple_at"]

_VERBS = Lazy(
    r"(?:(double|doubled|doubles|doubling|twice)"
    r"|(triple|tripled|triples|tripling|treble|trebled|thrice)"
    r"|(quadruple|quadrupled|quadruples|quadrupling)|(halve|halved|halves|halving)"
    r"|(quintuple|quintupled|quintuples|quintupling)|(sextuple|sextupled|sextupling))\b"
)
_VERB_STARTS = ("doub", "twic", "trip", "treb", "thri", "quadr", "halv", "quint", "sext")
_FACTORS = (2.0, 3.0, 4.0, 0.5, 5.0, 6.0)
_NOT_MULTIPLE = Lazy(
    r"[ -](?:digit|bed|deck|check|standard|room|tap|edged|sided|play|header|bottom|top|agent"
    r"|booking|crown|jump|helix|tax|a rated|a-rated|bogey|glazed|lens|camera|whammy|taxation"
    r"|standards|act|bill)|,? (?:a |per )(?:day|week|month|year)\b"
    r"|[ -](?:monthly|weekly|yearly|daily|annually)"
    r"|s? (?:tennis|title|match|final|partner|team|play|champion|draw|pair|specialist)"
)
_TO_A_FIGURE = Lazy(
    r"(?: nearly| almost| about| over)? to (?:(?:more than|nearly|about|around|over|almost"
    r"|roughly|some|at least) )?(?:us|hk|a|c|nt)?[$€£¥0-9]"
)
_HAN = Lazy(r"翻了?(近|约|超过?|逾)?([一两二三四五])?(番|倍)")
_HAN_HEDGES = {"近": "below", "约": "about"}
_HALF = Lazy(r"过半|减半")
_ONE_IN = Lazy(
    r"(one|two|three|four|five|six|seven|eight|nine|[1-9]) (?:in|out of)(?: every)? (two|three"
    r"|four|five|six|seven|eight|nine|ten|[0-9]{1,3}(?:,[0-9]{3})*)\b(?! (?:year|month|week|day"
    r"|hour|minute|19|20|million|billion))"
)


_STRICT = ("more than", "over", "fewer than", "less than", "under")


def multiple_at(text: str, lower: str, start: int) -> Quantity | None:
    """Read a multiple or ratio in words at the offset."""
    char = lower[start]
    if char == "翻":
        return _han_multiple(text, lower, start)
    if char in "过减":
        return _half(text, lower, start)
    if char in "dthqs":
        return _verb(text, lower, start)
    return _one_in(text, lower, start) if char in "ofstne123456789" else None


def factor_at(lower: str, start: int) -> tuple[float, str, int] | None:
    """Read a word that is a multiple by itself, with its hedge and its end: `tripled`, 翻近一番."""
    if found := _VERBS.match(lower, start):
        return _factor(found), "bare", found.end()
    if lower.startswith("减半", start):
        return 0.5, "bare", start + len("减半")
    found = _HAN.match(lower, start)
    if not found or (found[3] == "倍" and found[2] not in (None, "一")):
        return None  # nobody tells twice from three times as much: 翻两倍
    return _han_factor(found), _han_hedge(found), found.end()


def _factor(found: re.Match[str]) -> float:
    return next(value for value, group in zip(_FACTORS, found.groups(), strict=True) if group)


def _han_factor(found: re.Match[str]) -> float:
    count = HAN_DIGITS[found[2]] if found[2] else 1
    return 2.0**count if found[3] == "番" else 2.0 if count == 1 else float(count)


def _han_hedge(found: re.Match[str]) -> str:
    return _HAN_HEDGES.get(found[1], "above") if found[1] else "bare"


def _make(text: str, span: tuple[int, int], value: float, hedge: str, rule: str) -> Quantity:
    start, end = span
    unit = "%" if rule in _SHARES else "x"
    return Quantity(
        start=start, end=end, quote=text[start:end], value=value, low=value, high=value, figures=1,
        unit=unit, hedge=hedge, strict=text[start:end].lower().startswith(_STRICT),
        kind="multiple" if unit == "x" else "share", rules=(rule,),
    )  # fmt: skip


_SHARES = frozenset(("过半", "one in"))
_HEDGES = Lazy(
    r"(more than|over|nearly|almost|close to|roughly|about|around|approximately|at least"
    r"|no fewer than|no less than|not less than|fewer than|less than|under|up to|as many as"
    r"|at most) \Z"
)
_HEDGE_OF = {
    "more than": "above",
    "over": "above",
    **dict.fromkeys(("at least", "no fewer than", "no less than", "not less than"), "above"),
    "nearly": "below",
    "almost": "below",
    "close to": "below",
    **dict.fromkeys(
        ("fewer than", "less than", "under", "up to", "as many as", "at most"), "up-to"
    ),
}


def _hedged(lower: str, start: int) -> tuple[int, str]:
    back = max(0, start - 15)
    hedge = _HEDGES.search(lower[back:start])
    return (back + hedge.start(), _HEDGE_OF.get(hedge[1], "about")) if hedge else (start, "bare")


def _verb(text: str, lower: str, start: int) -> Quantity | None:
    found = _VERBS.match(lower, start) if lower.startswith(_VERB_STARTS, start) else None
    if not found or _NOT_MULTIPLE.match(lower, found.end()):
        return _one_in(text, lower, start)
    if _TO_A_FIGURE.match(lower, found.end()) and _hedged(lower, start)[1] == "bare":
        return None  # `doubled to $5bn` says how much it is; `more than doubled to` says both
    factor, word = _factor(found), found[0]
    if word in ("double", "triple", "treble", "quadruple", "quintuple") and not _is_verb(
        lower, start, found.end()
    ):
        return None
    at, hedge = _hedged(lower, start)
    return _make(text, (at, found.end()), factor, hedge, "multiple word")


_TO_VERB = Lazy(
    r"(?:to|will|could|would|may|might|can|should|and|or|than|nearly|almost|roughly|about"
    r"|likely|over|least|be|is|was|are|were|more)[ -]\Z"
)


def _is_verb(lower: str, start: int, end: int) -> bool:
    """Whether `double` is a verb or compares: `to double`, `double the`; not `double room`."""
    if lower.startswith(
        (" the ", " that ", " its ", " their ", " what ", " from ", " by ", " in ", " last "), end
    ):
        return True
    return bool(_TO_VERB.search(lower[max(0, start - 12) : start]))


def _han_multiple(text: str, plain: str, start: int) -> Quantity | None:
    found = _HAN.match(plain, start)
    if not found:
        return None
    return _make(text, (start, found.end()), _han_factor(found), _han_hedge(found), "翻")


def _half(text: str, plain: str, start: int) -> Quantity | None:
    if not _HALF.match(plain, start):
        return None
    if plain[start] == "减":
        return _make(text, (start, start + 2), 0.5, "bare", "减半")
    return _make(text, (start, start + 2), 50.0, "above", "过半")


def _one_in(text: str, lower: str, start: int) -> Quantity | None:
    near = lower[start : start + 9]  # `three in`, `seven out`
    found = _ONE_IN.match(lower, start) if " in" in near or " ou" in near else None
    if not found:
        return None
    part, whole = (float(COUNT_WORDS.get(word) or word.replace(",", "")) for word in found.groups())
    if not part < whole:
        return None
    at, hedge = _hedged(lower, start)
    return _make(text, (at, found.end()), 100 * (part / whole), hedge, "one in")
