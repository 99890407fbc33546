"""A rate between none and one: `flat to up 4%`, `down 2% to flat`, 持平至增长4%."""

from typing import NamedTuple

from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Quantity
from forecasts.reading.rules import Rule, first

__all__ = ["FLAT", "Rate", "from_flat"]

_BEFORE = Lazy(
    r"(?:(?<!from )(?<!its )(?<!a )(?<!the )\bflat to (?:(?:slightly )?(?:up|down) )?"
    r"(?:(?:by|about|around|roughly) )?"
    r"|持平(?:至|到|或)(?:同比|小幅)?(?:增长|上升|下降|下滑)?约?)\Z"
)
_BEHIND = Lazy(r" to (?:roughly |about )?flat\b(?!-)|(?:至|到)(?:基本)?持平")
_REACH = 34


class Rate(NamedTuple):
    """A figure and the words around it, in lower case."""

    one: Quantity
    before: str
    behind: str


def from_flat(lower: str, one: Quantity) -> Quantity:
    """Return a rate, as a range from none where `flat` is its other end."""
    near = lower[max(0, one.start - _REACH) : one.end + _REACH]
    if one.low != one.high or not ("flat" in near or "持平" in near):
        return one
    before, behind = lower[max(0, one.start - _REACH) : one.start], lower[one.end :][:_REACH]
    rate = Rate(one, before, behind)
    name, other = first(FLAT, rate)
    if other is None:
        return one
    low, high = sorted((0.0, one.value))
    return one._replace(
        low=low, high=high, value=(low + high) / 2, hedge="range", strict=False, kind="growth",
        rules=(*one.rules, name),
    )  # fmt: skip


FLAT: tuple[Rule[Rate, bool], ...] = (
    Rule(
        "from flat", "",
        lambda rate: bool(_BEFORE.search(rate.before)) or None,
        ("Sales will be flat to up [4%].", "预计销量持平至增长[4%]。"),
        ("Sales were flat at [4%].", "销量持平，利润增长[4%]。"),
    ),
    Rule(
        "to flat", "",
        lambda rate: bool(_BEHIND.match(rate.behind)) or None,
        ("Sales will be down [2%] to flat.",),
        ("Sales will be down [2%], against flat costs.",),
    ),
)  # fmt: skip
"""What makes of none the other end of a rate."""
