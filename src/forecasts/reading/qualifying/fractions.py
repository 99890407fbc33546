"""Whether an English fraction without a unit is a share: `a third of`, `by half`, `two-thirds`."""

from forecasts.reading.amounts.amount import Amount
from forecasts.reading.patterns import Lazy

__all__ = ["is_share"]

_SHORT_FRACTION = len("3/4")
_SHARE_AFTER = Lazy(
    r" (?:of|the|its|their|his|her|our|all|from|in|by|to|on|more|less|lower|higher|as|or|since"
    r"|last|this|over|were|was|are|is|said|have|has|will|would)\b|[.,;)!?]|\Z|\n| a year"
)
_SHARE_BEFORE = Lazy(
    r"(?:by|to|nearly|almost|about|around|over|than|roughly|up|down|some|under|only|just|least"
    r"|approximately|fell|fallen|falls|dropped|drops|rose|risen|rises|grew|grown|grows|slipped|lost|gained"
    r"|shrank|shrunk|jumped|climbed|declined|increased|plunged|tumbled|slid) (?:an? |one[- ])?\Z"
)


def is_share(lower: str, amount: Amount) -> bool:
    """Whether a bare fraction is a share: `a third of`, `by two-thirds`; not `third place`."""
    words = lower[amount.start : amount.end]
    if words[:1].isdigit() and len(words) > _SHORT_FRACTION:  # 9/11 is a day
        return lower.startswith((" of ", "的"), amount.end)
    if words[:1] in "0123456789" or "-" in words or words.endswith("s"):
        return (
            not words.endswith(("quarters",))
            or lower.startswith(" of ", amount.end)
            or "three" in words
        )
    if words in ("half", "quarter", "third"):
        return words == "half" and _is_half(lower, amount)
    if lower.startswith(
        (" straight", " consecutive", " successive", " time", " year", " term"), amount.end
    ):
        return False
    return bool(_SHARE_AFTER.match(lower, amount.end)) or bool(
        _SHARE_BEFORE.search(lower[max(0, amount.start - 18) : amount.start])
    )


_BEFORE_HALF = frozenset("by in than nearly almost about over to around roughly under just".split())


def _is_half(lower: str, amount: Amount) -> bool:
    before = lower[max(0, amount.start - 14) : amount.start].rstrip(" -").rpartition(" ")[2]
    if before in (
        "first",
        "second",
        "last",
        "latter",
        "other",
        "half-",
        "this",
        "next",
        "previous",
        "same",
        "each",
    ):
        return False
    behind = lower.startswith((" of ", " the ", " its ", " their ", " all "), amount.end)
    return behind or before in _BEFORE_HALF
