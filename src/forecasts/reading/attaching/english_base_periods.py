"""English periods that are only compared with or named in passing: `from 2023`, `than in 2020`."""

import re

from forecasts.reading.attaching.asked import FAR, Dated, beside, dated, follows
from forecasts.reading.attaching.earlier_words import MONTH
from forecasts.reading.attaching.scene import Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod
from forecasts.reading.rules import Rule, first

__all__ = ["is_base_period"]


def _is_over(asked: Dated) -> bool:
    """Tell whether the year of a period has ended."""
    return asked.found.period.end.year < asked.scene.now


_OWNS_NOUN = Lazy(r"['’]s\s+[a-z]")


def _has_a_noun(asked: Dated) -> bool | None:
    """Tell a year that has something and no figure: `normal weather erases last year's surge`."""
    end = asked.found.end
    if not _is_over(asked) or not _OWNS_NOUN.match(asked.scene.text, end):
        return None
    figures = any(end <= one.start < end + FAR for one in asked.scene.quantities)
    return None if figures else True


def _is_lead(asked: Dated) -> bool | None:
    """Tell the year that a rate is ahead of: `4% ahead of last year`; no term: `ahead of 2030`."""
    if not asked.words.startswith("ahead of ") or not _is_over(asked):
        return None
    before = asked.found.start - 1
    return True if any(one.end == before for one in asked.scene.quantities) else None


def _over_one_year(asked: Dated) -> bool:
    """Tell `rose 5% over 2017` from `over 2017-2020`, which is a stretch."""
    period = asked.found.period
    one_year = period.start.year == period.end.year
    return one_year and _is_over(asked) and not asked.found.window


def _is_relative(asked: Dated) -> bool:
    return not asked.found.explicit


def _has_begun(asked: Dated) -> bool:
    period = asked.found.period
    return period.relation == "from" and period.end.year <= asked.scene.now


def _is_window(asked: Dated) -> bool:
    return asked.found.window


def _is_old_year(asked: Dated) -> bool:
    return asked.words.isdigit() and (_is_over(asked) or bool(re.search(r"['’]s\s*\Z", asked.left)))


def _is_no_window(asked: Dated) -> bool:
    return not asked.found.window


_COMPARED = tuple(
    "than above below behind as earlier back previously to with versus vs vs. in of on over"
    " maturing mature matures expiring expire expires expired its their the due delivery"
    " completion handover shipment".split()
)
"""Which words end what stands before a period that is compared with."""

BASE_PERIODS: tuple[Rule[Dated, bool], ...] = (
    Rule(
        "since something", "en",
        beside(before=r"(?i)\bsince\s+(?:[a-z]+\s+){1,4}\Z", words=("since",)),
        ("The park has sold [40 MW] since an appeal in April.",),
        ("The park has sold [40 MW] in April.",),
    ),
    Rule(
        "compared with", "en",
        beside(
            before=r"(?i)(?:\b(?:than|above|below)|\bas\s+\w+\s+as|\bearlier|\bback|\bpreviously|\bcompared\s+(?:to|with)|\bversus|\bvs\.?"
            r"|\d(?:%|\s?per\s?cent)\s+behind"
            r"|\bthan\s+(?:that|those)\s+(?:of|in)"
            r"|\bthan\s+(?:(?:in|during)\s+)?the\s+(?:same|corresponding|comparable|equivalent)\s+"
            r"(?:period|quarter|half|months?)\s+(?:of|in)"
            r"|\brelative\s+to|\bsuch\s+as\s+(?:that|those)\s+(?:of|in)|\blike\s+(?:that|those|the\s+one)\s+(?:of|in)"
            r"|(?<!or )(?<!and )\bo(?:ver|n)|\bmaturing|\bmatures?|\bexpir(?:ing|es?|ed)"
            r"|\b(?:times|twice)\s+(?:its|their|the)"
            r"|\b(?:fall|com)(?:s|es|ing)?\s+due"
            r"|\bfor\s+(?:delivery|completion|handover|shipment)"
            r"|\b(?:bonds?|notes?|loans?|debt|debentures|bills?)\s+due)\s*\Z",
            only=follows(_COMPARED),
        ),
        ("Output was [40%] higher than in 2020.",
         "It sold [$300 million] of bonds maturing in 2031.",
         "Orders ran [12%] behind last year.",
         "It sold [14%] less than in the same period of 2024.",
         "It sold [14%] less than the corresponding quarter of 2024.",
         "In 2026, exports will be [8%] lower than those of 2024."),
        ("Output was [40%] higher in 2020.",
         "Some [40 million people] will be aged 65 or over by 2040."),
    ),
    Rule(
        "ahead of", "en", _is_lead,
        ("Exports were [4%] ahead of last year.",),
        ("It will sell [4%] ahead of 2030.",),
    ),
    Rule(
        "compared to", "en",
        beside(
            before=r"(?i)\b(?:relative|compared?|comparable|similar|equal|close|equivalent)\s*\Z",
            named="to ",
        ),
        ("In 2021 sales will recover, an increase of [4%] relative to 2020.",),
        ("In 2021 sales will recover, an increase of [4%] to 2025.",),
    ),
    Rule(
        "against the figure of", "en",
        beside(
            before=r"(?i)\b(?:over|above|below|under|than|from|on|against|versus|to|with)\s+(?:the|its|their)\s+(?:[a-z]+\s+){0,2}?"
            r"(?:figure|level|total|result|number|volume|value|sum|average|output|tally)s?\s*\Z",
            only=_is_no_window,
        ),
        ("Output will be 5 GW, [2%] over the actual figure for 2012.",),
        ("Output will be 5 GW, [2%] for 2012.",),
    ),
    Rule(
        "how long it is valid", "en",
        beside(
            before=r"(?i)\b(?:runs?|ran|running|lasts?|lasting|valid|extends?|extending)\s*\Z",
            named="until|till|to |through|from|up to",
        ),
        ("The contract is worth [$40 million] and runs until 2031.",),
        ("The contract pays [$40 million] until 2031.",),
    ),
    Rule(
        "what a year had", "en", _has_a_noun,
        ("Prices will fall by [9%] as a return to normal erases last year's surge.",),
        ("Prices will fall by [9%] as a return to normal erases this year's surge.",),
    ),
    Rule(
        "counted from", "en",
        beside(named=r"from|than|.*a year (?:earlier|ago)\Z", only=_is_relative),
        ("Output rose [4.3%] from a year earlier.",),
        ("Output rose [4.3%] last year.",),
    ),
    Rule(
        "than it was", "en",
        beside(
            before=r"(?i)\bthan\s+(?:just|only|even|it\s+was|they\s+were)\s+\Z",
            words=("than",),
            only=_is_relative,
        ),
        ("Output will be [9%] higher than it was last year.",),
        ("Output was [9%] higher last year.",),
    ),
    Rule(
        "when it was said", "en",
        beside(
            before=r"(?i)\bbased\s+on\s+[^,;.]{1,30}\Z|\b(?:forecast|projection|estimate|guidance|outlook|prediction)s?\s+"
            r"[^,;]{0,30}\b(?:made|issued|given|published|released)\s*\Z",
            words=("based", "made", "issued", "given", "published", "released"),
        ),
        ("The agency was wrong with its projection of [$4 billion] made in June.",),
        ("The agency was right with its income of [$4 billion] in June.",),
    ),
    Rule(
        "when it was foreseen", "en",
        beside(
            before=r"(?i)\d\S*\s+(?:[a-z]+\s+)?(?:that\s+)?(?:it|they|he|she|the\s+[a-z]+)\s+(?:(?:had|first|previously)\s+)*"
            r"(?:forecast|foresaw|saw|(?:predict|project|expect|estimat|envisag|anticipat|pencill?)(?:ed)(?:\s+in)?)\s+(?:only\s+|just\s+|back\s+)?\Z",
            named=rf"in (?:early |late |mid-)?{MONTH}",
        ),
        ("It will grow by 0.7% in 2026, down from the [1.5%] it predicted in November.",),
        ("It will grow by 0.7% in 2026, down from the [1.5%] it posted in November.",),
    ),
    Rule(
        "from the same part of", "en",
        beside(
            before=r"(?i)\b(?:from|over|than|on|with|to|against|versus|vs\.?)\s+(?:the\s+|in\s+the\s+)?(?:same|year-ago|year-earlier"
            r"|corresponding|comparable)\s+(?:period|quarter|month|half|time|week|[a-z]+\s+quarter)(?:\s+(?:of|in|a))?\s*\Z",
            words=("same", "year-", "corresponding", "comparable"),
            named=r"(?!\d+\Z)",
        ),
        ("Sales were up [5%] from the same period last year.",),
        ("Sales were up [5%] in the same period last year.",),
    ),
    Rule(
        "the most in so long", "en",
        beside(
            before=r"(?i)\b(?:[a-z]{2,}est|most|first|best|worst|only)\b(?:\s+[a-z-]+){0,3}\s*\Z",
            named="in ",
            only=_is_window,
        ),
        ("A rise of [4%] would be the fastest in ten years.",),
        ("A rise of [4%] would come in ten years.",),
    ),
    Rule(
        "over a year", "en", beside(named="over ", only=_over_one_year),
        ("Output rose [5%] over 2017.",),
        ("Output rose [5%] over 2017-2020.",),
    ),
    Rule(
        "measured by a year", "en",
        beside(
            before=r"(?i)\b(?:above|below|over|under|than|times|of|from|on|to|with)\s+(?:our|its|their|the|his)\s+\Z",
            behind=r"(?i)(?:['’]s)?\s+(?:average|results?|record|peak|high|low|total|tally|figures?|base|number)\b",
        ),
        ("The yield is [12.9 tonnes] above the 2013 average.",),
        ("The yield is [12.9 tonnes], the 2013 average.",),
    ),
    Rule(
        "since then", "en",
        beside(
            named=r"(?!.*(?:\d\s*[-–—]|\w\s*\b(?:to|through|until)\b))(?:from|since|after|beyond|post)\b",
            only=_has_begun,
        ),
        ("Prices have risen [9%] since 2019.",),
        ("Prices have risen [9%] from 2019 to 2023.",),
    ),
    Rule(
        "year of an edition", "en",
        beside(
            behind="(?i)"
            r"\s+(?:[\w-]+\s+){0,3}(?:report|survey|study|edition|conference|forum|summit|roadmap|paper"
            r"|expo)\b",
            named=r"\d+\Z",
        ),
        ("The 2024 report sees [40 GW].",),
        ("The 2024 harvest was [40 tonnes].",),
    ),
    Rule(
        "year of an old outlook", "en",
        beside(behind=r"(?i)\s+(?:[\w-]+\s+){0,2}(?:outlook|forecast)\b", only=_is_old_year),
        ("The 2023 outlook sees [40 GW].",),
        ("The 2027 outlook sees [40 GW].",),
    ),
    Rule(
        "level of a year", "en",
        beside(behind=r"(?i)\s*levels?\b|\s*baseline"),
        ("Traffic will recover to [90%] of 2024 levels.",),
        ("Traffic will recover to [90%] by 2035.",),
    ),
)  # fmt: skip
"""Whether a period is what a figure is compared with; the first that speaks decides."""


def is_base_period(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period is only compared with: `from 2023`, `than in 2020`, `since 2019`."""
    return bool(first(BASE_PERIODS, dated(scene, found))[1])
