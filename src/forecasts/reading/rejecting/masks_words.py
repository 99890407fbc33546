"""What makes an English number word no number: the pronoun `one`, a coined term in quotes."""

from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.anchor import Anchor, beside
from forecasts.reading.rejecting.labels import is_quoted_label
from forecasts.reading.rules import Rule

__all__ = ["WORDS"]

_MEASURED_ONE = Lazy(
    r"one (?:hundred|thousand|million|billion|trillion|dozen|half|third|quarter|fifth|sixth|tenth"
    r"|percent|per|percentage|basis|in|out|or|to|point|and|year|month|week|mile|acre|ton|tonne"
    r"|barrel|gallon|pound|dollar|euro|yuan|yen|penny|cent|us|kilo|kilometer|kilometre|meter|metre"
    r"|foot|inch|lakh|crore|gig)"
)
_ONE_OR_MORE = "one or more"


def _pronoun(anchor: Anchor) -> int | None:
    if not anchor.lower.startswith("one ", anchor.at):
        return None
    return None if _MEASURED_ONE.match(anchor.lower, anchor.at) else anchor.at + len("one")


def _one_or_more(anchor: Anchor) -> int | None:
    found = anchor.lower.startswith(_ONE_OR_MORE, anchor.at)
    return anchor.at + len(_ONE_OR_MORE) if found else None


def _coined(anchor: Anchor) -> int | None:
    return anchor.at + 1 if is_quoted_label(anchor.plain, anchor.at) else None


WORDS: tuple[Rule[Anchor, int], ...] = (
    Rule(
        "coined term in quotes", "en", beside(_coined),
        fires=("The “[Seven percent] solution” opened.",),
        spares=("[Seven percent] of the “solution” worked.",),
    ),
)  # fmt: skip
