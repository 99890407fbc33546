"""What masks a number in digits that is part of a date, a time of day or a span of years."""

from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.anchor import Anchor, MaskRules, beside, masking
from forecasts.reading.rules import Rule

__all__ = ["DATES"]

_HOUR = Lazy(r"[0-9]{1,2}(?:[.:]([0-9]{2}))? ?(?:[aApP]\.?[mM]\.?(?![A-Za-z0-9])|o'clock)")
_LAST_MINUTE = "59"


def _hour(anchor: Anchor) -> int | None:
    """Mask a time of day; `2.75 pm` is a length."""
    found = _HOUR.match(anchor.plain, anchor.at)
    return found.end() if found and (found[1] or "") <= _LAST_MINUTE else None


DATES: MaskRules = (
    Rule(
        "year marked in a table", "",
        masking(r"20[0-9]{2}[AEFaef](?![A-Za-z0-9°])", behind="AEFaef"),
        fires=("PE in [2026F] is low.",),
        spares=("It has [2026 farms].",),
    ),
    Rule(
        "date", "",
        masking(
            r"(?:19|20)[0-9]{2}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])"
            r"|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:19|20)?[0-9]{2}(?![0-9万亿元倍%吨台家辆]|[GMTkK][A-Za-z])"
            r"|(?:19|20)[0-9]{2}[-/](?:0[1-9]|1[0-2])(?![0-9])|[0-9]{1,4}/(?:19|20)[0-9]{2}(?![0-9/])",
            behind="-/.",
        ),
        fires=("It opened on [2024-05-12].",),
        spares=("It sold [5.12 GW].",),
    ),
    Rule(
        "time of day", "en", beside(_hour, behind=".: aApPo"),
        fires=("It opens at [5 pm].",),
        spares=("It opens [5 plants].",),
    ),
    Rule(
        "day before its month", "en",
        masking(
            r"[0-9]{1,2}(?:st|nd|rd|th)?(?: ?(?:-|–|to|and) ?[0-9]{1,2}(?:st|nd|rd|th)?)?"
            r"(?: (?:of )?|-)"
            r"(?:January|February|March|April|May|June|July|August|September|October|November"
            r"|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)(?![a-z])",
            behind=" -–snrtaoJFMASOND",
        ),
        fires=("It opens on [12 May].", "It came out (on [02-May]-2017)."),
        spares=("It sold [12 Marchers].",),
    ),
    Rule(
        "years joined", "",
        masking(
            r"(?:19|20)[0-9]{2}-0[0-9]{1,3}(?![0-9])|(?:19|20)[0-9]{2}/[0-9]{2,4}(?![0-9])"
            r"|(?:19|20)[0-9]{2}-(?:19|20)?[0-9]{2}(?![0-9%]|[.,][0-9])"
            r"|(?:19|20)[0-9]{2}(?: ?[–—~-] ?| to | through | and | until )(?:19|20)[0-9]{2}"
            r"(?![0-9%]|万|亿)",
            behind="-–—~/ ",
        ),
        fires=("It grew over [2024-2030], they say.",),
        spares=("It sold [2,024 to 2,030 cars].",),
    ),
    Rule(
        "decade", "en", masking(r"(?:1[5-9]|20)[0-9]0s(?![a-z])|[0-9]0s(?![a-z])", behind="s"),
        fires=("It grew in the ['40s].",),
        spares=("It took [90 s].",),
    ),
)  # fmt: skip
