"""English: what it brings to the reading of time."""

from forecasts.reading.attaching.cues import find_english_cues
from forecasts.reading.attaching.earlier import earlier_in_english
from forecasts.reading.attaching.english import CLAUSES, judge_english
from forecasts.reading.attaching.english_base_periods import is_base_period
from forecasts.reading.attaching.english_cues import cues_that_speak
from forecasts.reading.attaching.english_steps import place_steps
from forecasts.reading.attaching.language import NEVER, Known, Language, as_found
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import find_periods
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["ENGLISH"]


def _periods(text: str, known: Known) -> tuple[FoundPeriod, ...]:
    """Return the periods of a sentence with those that count from another one."""
    found = find_periods(text, language="en", stated=known.stated)
    return place_steps(text, found, known)


ENGLISH = Language(
    sentence_ends=Lazy(
        r"[.!?\n。！？](?:(?<=[。！？])|(?<=\n)(?:\s*\n|(?=\s*[•*-]\s))|(?<!\n)[\"”’)]*\s+(?=[A-Z\"“‘(\d$€£¥\u4e00-\u9fff])"
        r"(?<!\bvs\.\s)(?<!\bRs\.\s)(?<!\bNo\.\s)(?<!\bapprox\.\s)(?<!\bU\.S\.\s)(?<!\bInc\.\s)"
        r"(?<!\bCo\.\s)(?<!\bMr\.\s)(?<!\bMs\.\s)(?<!\bDr\.\s)(?<!\best\.\s)(?<!\bc\.\s)(?<!\bca\.\s)(?<!\bFig\.\s)(?<!i\.e\.\s))"
    ),
    headline_ends=Lazy(
        r"\n(?=[\"“‘]?[A-Z])(?<=[\w%)\"”’]\n)(?<!\s[a-z]\n)(?<!\s[a-z]{2}\n)"
        r"(?<!\sthe\n)(?<!\sand\n)(?<!\sfor\n)(?<!\sfrom\n)(?<!\swith\n)(?<!\sthat\n)"
    ),
    clauses=CLAUSES,
    refers_back=Lazy(
        r"(?i)\s*(?:by\s+then|by\s+that\s+(?:time|year)|that\s+year|in\s+that\s+year"
        r"|at\s+that\s+(?:point|time)|of\s+(?:that|this|which))"
    ),
    then=Lazy(r"(?i)\bby\s+(?:then|that\s+(?:time|year))\b"),
    restates=Lazy(
        r"(?i)\s*[-•*]?\s*(?:this|that|it|which)(?:\s+(?:total|range|figure|guidance|outlook|forecast|level|would|amount|midpoint))*"
        r"\s+(?:(?:still|would|will)\s+)?(?:leave|represent|impl(?:y|ies)|equate|correspond|translate|reflect|amount|mean|compare|put|suggest|equal)(?:e?s)?\b"
        r"|(?i:\s*(?:this|that)\s+(?:is|would\s+be)\s+(?:(?:about|around|nearly|almost|some|over)\s+)*[\d.]+\s?(?:%|per\s?cent)"
        r"\s+(?:more|less|higher|lower|above|below)\b)"
        r"|(?i:\s*(?:this|that)\s+(?:is|would\s+be|works?\s+out\s+(?:at|to)|comes?\s+to|makes\s+it)"
        r"\s+(?:(?:about|around|nearly|almost|some|over|just)\s+)*[a-z]{0,3}[$€£¥]\s?\d)"
    ),
    keeps=Lazy(
        r"(?i)\b(?:was|were|is|are|(?:has|have)\s+been)\s+(?:also\s+)?(?:kept|left|held|maintained|revised|pegged|put)"
        r"\s+(?:(?:up|down|unchanged|steady)\s+)*(?:at|to)\s"
    ),
    leaves=Lazy(
        r"(?i)\b(?:now|today|currently|at\s+present|so\s+far|already|(?:has|have)\s+since|to\s+date)\b"
        r"|(?<!market )\b(?:shares|stock)\s+(?:(?:of|in)\s+\S+\s+(?:\S+\s+)?)?"
        r"(?:fell|rose|dropped|closed|jumped|gained|lost|was|were|are|is|have|has|surged|slid|slipped|tumbled|traded|ended|climbed)\b"
    ),
    goal=NEVER,
    same_part=Lazy(
        r"(?i)\b(?=[ifdo])(?:in|for|during|over)\s+the\s+(?:same|year-ago|year-earlier|prior-year|corresponding|comparable)\s+"
        r"(?:period|quarter|month|half|time|week)\b[^.;]*\Z"
        r"|\A\W*(?:a|one)\s+year\s+(?:earlier|before)\b[^.;]*\Z"
    ),
    year_ago=Lazy(
        r"(?i)\s+(?:(?:(?:a|one)\s+year|(?:twelve|12)\s+months)\s+(?:earlier|before|ago)|in\s+the\s+(?:same|year-ago|year-earlier|prior-year)\b)"
    ),
    same_time=NEVER,
    estimate_is_ahead=True,
    find_periods=_periods,
    is_base_period=is_base_period,
    find_cues=find_english_cues,
    cues_that_speak=cues_that_speak,
    judge=judge_english,
    earlier_rule=earlier_in_english,
    settle=as_found,
)
