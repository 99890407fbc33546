"""What makes an English number word no number: a coined term in quotes."""

from forecasts.reading.rejecting.anchor import Anchor, beside
from forecasts.reading.rejecting.labels import is_quoted_label
from forecasts.reading.rules import Rule

__all__ = ["WORDS"]


WORDS: tuple[Rule[Anchor, int], ...] = (
    Rule(
        "coined term in quotes", "en",
        beside(
            lambda anchor: anchor.at + 1 if is_quoted_label(anchor.plain, anchor.at) else None
        ),
        fires=("The “[Seven percent] solution” opened.",),
        spares=("[Seven percent] of the “solution” worked.",),
    ),
)  # fmt: skip
