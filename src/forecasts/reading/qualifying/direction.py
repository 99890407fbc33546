"""Which way a figure moves: a fall, a loss and what becomes less are negative."""

from collections.abc import Iterator

from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.directions import LOSSES, MIRRORED, MOVES_OF_MONEY
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.moving.chinese import RISES_HAN, chinese_step
from forecasts.reading.qualifying.moving.english import english_step
from forecasts.reading.qualifying.moving.figure import (
    FALL,
    NEITHER,
    Moving,
    Step,
    is_money,
    moving_at,
)
from forecasts.reading.qualifying.moving.hung import hung_step
from forecasts.reading.records import Quantity
from forecasts.reading.rules import Rule, first, where
from forecasts.reading.twins.plain_forms import has_kana

__all__ = ["FALL", "GOES_ON", "MARKS", "STANDS", "directed", "signed_hedge"]

_HAN_REACH = 24
_LOOSE = 10
"""From here on nobody tells ten times from ten times more: 增长十倍."""
_MARKS = frozenset("▼▲△")
_REACHED = ("below", "under ", "above", "past", "破")
"""Hedges that make of a figure behind a fall the level that is reached: `fall below $4bn`."""
_GOES_ON = Lazy(
    r"(?:,? (?:in|for|during|over|this|next|last|the|first|second|third|fourth|final|quarter|half"
    r"|year|years|month|week|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|20\d\d|fy\d\d|q[1-4]))*,?(?: (?:and|or|then|followed|by|about|a|another"
    r"|further|around|nearly|some|roughly))+ ?|[,、/和及] ?"
)
_FORMER = Lazy(
    r"(?: (?:in|for|this|next|last) [^,;.]{1,20}?)?,? (?:from|versus|against|compared with|after)"
    r"(?: (?:a|an|the|about|some|its))*(?: net)?(?: loss of)? "
)
_OR = frozenset((", or ", " or ", " (", " (or ", "（", "，或", "，即"))


def directed(plain: str, lower: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Make the figures of falls negative, and call a step a change.

    Args:
        plain: The text as the figures were found in.
        lower: The same in lower case, equally long.
        found: Its figures in order.
    """
    last: Quantity | None = None
    for one in found:
        last = _directed(moving_at(plain, lower, one, last))
        yield last


def signed_hedge(one: Quantity) -> str:
    """Return the hedge of the signed number: a fall of more than 10% lies below -10%."""
    return MIRRORED.get(one.hedge, one.hedge) if FALL in one.rules else one.hedge


def _directed(moving: Moving) -> Quantity:
    one = moving.one
    if one.unit == "x" and one.quote.endswith(("倍", "倍半")):
        return _multiplied(moving)
    step = _step(moving)
    if not step.sign and moving.last and FALL in moving.last.rules:
        step = first(GOES_ON, moving)[1] or NEITHER
    if not step.sign or first(STANDS, moving)[1]:
        return one
    kind = _kind(one, step)
    if step.sign > 0 or one.low < 0:
        return one if kind == one.kind else one._replace(kind=kind)
    return one._replace(
        value=-one.value, low=-one.high, high=-one.low, kind=kind, rules=(*one.rules, FALL)
    )


def _step(moving: Moving) -> Step:
    """Return which way a figure moves by the words beside it."""
    if moving.before in _MARKS and (marked := first(MARKS, moving)[1]):
        return marked
    if moving.wide:
        return chinese_step(moving) or NEITHER
    return english_step(moving) or hung_step(moving) or NEITHER


def _multiplied(moving: Moving) -> Quantity:
    """Add what there was before: 增长1倍 is twice as much."""
    one = moving.one
    grown = one.figures and 0 < one.value < _LOOSE and RISES_HAN.search(moving.back(_HAN_REACH))
    if not grown:
        return one
    return one._replace(value=one.value + 1, low=one.low + 1, high=one.high + 1)


def _kind(one: Quantity, step: Step) -> str:
    """Return what a figure that moves says: a rate grows, an amount of money or tonnes changes."""
    if one.unit == "%":
        return "growth" if step.sign < 0 and one.kind == "share" else one.kind
    if one.kind == "count" or step.word in MOVES_OF_MONEY | LOSSES:
        return one.kind
    return "change"


def _of_japan(moving: Moving) -> Step | None:
    if moving.before not in ("▲", "△") or moving.one.low <= 0 or not has_kana(moving.plain):
        return None
    return Step(-1, "loss" if is_money(moving.one.unit) or not moving.one.unit else "")


def _as_before(last: Quantity) -> Step:
    return Step(-1, "" if last.kind in ("growth", "change") else "loss")


def _former_loss(moving: Moving) -> Step | None:
    last, one = moving.last, moving.one
    if last is None or not last.kind == "level" == one.kind or one.unit not in CODES:
        return None
    between = moving.lower[last.end : one.start]
    return Step(-1, "loss") if last.unit == one.unit and _FORMER.fullmatch(between) else None


def _listed(moving: Moving) -> Step | None:
    last, one = moving.last, moving.one
    if last is None or last.unit != one.unit:
        return None
    return _as_before(last) if _GOES_ON.fullmatch(moving.lower, last.end, one.start) else None


def _told_again(moving: Moving) -> Step | None:
    last, one = moving.last, moving.one
    if last is None or last.unit == one.unit or moving.lower[last.end : one.start] not in _OR:
        return None
    return None if moving.lower.startswith((" of ", " each"), one.end) else _as_before(last)


STANDS: tuple[Rule[Moving, Step], ...] = (
    Rule(
        "multiple", "", where(lambda moving: moving.one.unit == "x", NEITHER),
        ("Sales fell [3 times].",),
        ("Sales fell [3%].",),
    ),
    Rule(
        "length of time", "", where(lambda moving: moving.one.kind == "duration", NEITHER),
        ("It was down [five years] later.",),
        ("Sales were down [5%] later.",),
    ),
    Rule(
        "level that is reached", "",
        where(
            lambda moving: moving.one.quote.lower().startswith(_REACHED)
            and not moving.lower.endswith(" by ", 0, moving.one.start),
            NEITHER,
        ),
        ("Sales will fall [below $4 billion].",),
        ("Sales will fall [about $4 billion].", "Sales will fall by [under $4 billion]."),
    ),
)  # fmt: skip
"""What moves by no word: it is how often, how long, or a level that is reached."""

MARKS: tuple[Rule[Moving, Step], ...] = (
    Rule(
        "mark of a fall", "", where(lambda moving: moving.before == "▼", Step(-1)),
        ("Sales of phones: ▼[4.2%] in 2026.",),
        ("Sales of phones: +[4.2%] in 2026.",),
    ),
    Rule(
        "triangle of a loss", "ja", _of_japan,
        ("営業利益は▲[約30億円]の見込み。",),
        ("営業利益は[約30億円]の見込み。",),
    ),
)  # fmt: skip
"""What a sign before a figure says."""

GOES_ON: tuple[Rule[Moving, Step], ...] = (
    Rule(
        "former loss", "en", _former_loss,
        ("The net loss will widen to $45 million in 2026 from [$31 million] in 2025.",),
        ("The net loss will widen to $45 million in 2026, while debt is [$31 million].",),
    ),
    Rule(
        "one of several falls", "", _listed,
        ("Sales fell 3% in 2025 and [4%] in 2026.",),
        ("Sales fell 3% in 2025, and a bond pays [4%].",),
    ),
    Rule(
        "fall told again", "", _told_again,
        ("It lost $18 million, or [$0.09 a share].",),
        ("It lost $18 million, and pays [$0.09 a share].",),
    ),
)  # fmt: skip
"""What says that a figure falls because the one before it does: one verb tells both."""
