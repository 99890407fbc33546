"""Multiples in words: doubled, tripled, twice, tenfold, one in five, 翻一番, 翻两番, 过半."""

from typing import NamedTuple

from forecasts.reading.lexicon.magnitudes import COUNT_WORDS, FRACTION_WORDS, HAN_DIGITS
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.hedging import hedge_before
from forecasts.reading.records import Quantity

__all__ = ["Factor", "factor_at", "multiple_at"]

_FACTORS = {
    **dict.fromkeys("double doubled doubles doubling twice".split(), 2.0),
    **dict.fromkeys("triple tripled triples tripling treble trebled thrice".split(), 3.0),
    **dict.fromkeys("quadruple quadrupled quadruples quadrupling".split(), 4.0),
    **dict.fromkeys("quintuple quintupled quintuples quintupling".split(), 5.0),
    **dict.fromkeys("sextuple sextupled sextupling".split(), 6.0),
    **dict.fromkeys("halve halved halves halving".split(), 0.5),
}
_ALSO_NOUNS = frozenset("double triple treble quadruple quintuple".split())
_STARTS = frozenset("dthqs")
_WORD = Lazy(r"[a-z]+\b")
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
_ONE_IN = Lazy(
    r"(one|two|three|four|five|six|seven|eight|nine|[1-9]) (?:in|out of)(?: every)? (two|three"
    r"|four|five|six|seven|eight|nine|ten|[0-9]{1,3}(?:,[0-9]{3})*)\b(?! (?:year|month|week|day"
    r"|hour|minute|19|20|million|billion))"
)
_HAN = Lazy(r"翻了?(近|约|超过?|逾)?([一两二三四五])?(番|倍)")
_HAN_HEDGES = {"近": "below", "约": "about"}


class Factor(NamedTuple):
    """A multiple in one word, with the hedge inside it: `tripled`, 翻近一番."""

    value: float
    hedge: str
    end: int


def multiple_at(text: str, lower: str, start: int) -> Quantity | None:
    """Read a multiple or ratio in words at the offset, with the hedge before it."""
    if lower.startswith("过半", start):
        return _made(text, start, Factor(50.0, "above", start + len("过半")), "过半")
    if lower[start] in "翻减半倍":
        factor = factor_at(lower, start)
        return factor and _made(text, start, factor, "减半" if factor.value < 1 else "翻")
    factor = _verb(lower, start)
    rule = "multiple word" if factor else "one in"
    factor = factor or _one_in(lower, start)
    if factor is None and lower.endswith("every ", 0, start):
        factor, start = _every(lower, start), start - len("every ")
    if factor is None:
        return None
    before = hedge_before(lower, lower, start, 0)
    if before is None:
        # `doubled to $5bn` says how much it is; `more than doubled to` says both
        to_a_figure = rule == "multiple word" and _TO_A_FIGURE.match(lower, factor.end)
        return None if to_a_figure else _made(text, start, factor, rule)
    hedged = _made(text, before.place, factor._replace(hedge=before.hedge), rule)
    return hedged._replace(strict=before.strict)


def factor_at(lower: str, start: int) -> Factor | None:
    """Read a word that is a multiple by itself at the offset, whatever stands beside it."""
    if lower.startswith(("减半", "半减"), start):
        return Factor(0.5, "bare", start + len("减半"))
    if lower.startswith("倍増", start):
        return Factor(2.0, "bare", start + len("倍増"))
    if found := _HAN.match(lower, start):
        count = HAN_DIGITS[found[2]] if found[2] else 1
        value = 2.0**count if found[3] == "番" else float(max(count, 2))
        hedge = _HAN_HEDGES.get(found[1], "above") if found[1] else "bare"
        return Factor(value, hedge, found.end())
    word = _WORD.match(lower, start) if lower[start : start + 1] in _STARTS else None
    value = _FACTORS.get(word[0], 0.0) if word else 0.0
    return Factor(value, "bare", start + len(word[0])) if word and value else None


def _made(text: str, start: int, factor: Factor, rule: str) -> Quantity:
    value, hedge, end = factor
    unit, kind = ("%", "share") if rule in _SHARES else ("x", "multiple")
    return Quantity(
        start=start, end=end, quote=text[start:end], value=value, low=value, high=value, figures=1,
        unit=unit, hedge=hedge, strict=False, kind=kind, rules=(rule,),
    )  # fmt: skip


_SHARES = frozenset(("过半", "one in"))


def _verb(lower: str, start: int) -> Factor | None:
    """Read `doubled`, `to triple`, `twice`; not `double room`."""
    factor = factor_at(lower, start)
    if factor is None or _NOT_MULTIPLE.match(lower, factor.end):
        return None
    noun = lower[start : factor.end] in _ALSO_NOUNS
    return None if noun and not _is_verb(lower, start, factor.end) else factor


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


_EVERY = Lazy(
    r"(third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?!(?:year|month|week|day|hour|minute"
    r"|second|quarter|decade|season|summer|winter|time|game|match|issue|edition|floor|one)s?\b)[a-z]"
)


def _every(lower: str, start: int) -> Factor | None:
    """Read `every third car` as a share; not `every fourth year`."""
    found = _EVERY.match(lower, start)
    return found and Factor(100 / FRACTION_WORDS[found[1]], "bare", found.end(1))


def _one_in(lower: str, start: int) -> Factor | None:
    """Read `one in five` as a share."""
    near = lower[start : start + 9]  # `three in`, `seven out`
    found = _ONE_IN.match(lower, start) if " in" in near or " ou" in near else None
    if not found:
        return None
    part, whole = (float(COUNT_WORDS.get(word) or word.replace(",", "")) for word in found.groups())
    return Factor(100 * (part / whole), "bare", found.end()) if part < whole else None
