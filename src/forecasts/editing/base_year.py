"""The year that growth starts from: `40% from 2019 levels`, 较2020年下降18%, 24年比で3割増."""

from datetime import date

from forecasts.reading import Period
from forecasts.reading.patterns import Lazy

__all__ = ["base_year"]

_LEVEL = r"(?:(?:the|its|their|that|those|a|in|of|levels?|figures?|base(?:line)?|total)\s+){0,4}"
_AMOUNT = (
    r"(?:(?:about|around|nearly|some|just|over|an estimated)\s+)*(?:[A-Z]{0,3}[$€£¥])?"
    r"\d[\w.,-]*(?:\s(?!per\b|percent)[A-Za-z-]+){0,4}?"
)
_YEAR = r"(?:fiscal\s|FY\s?)?(?P<year>(?:19|20)\d\d)\b"
_COMPARED = r"compared (?:with|to)|relative to"
_BEHIND = Lazy(
    rf"(?:\s(?!than\b)[a-z-]+){{0,4}}?(?:\sto\s{_AMOUNT})?"
    r"(?:,?\s(?:by|before|in|until)\s(?:the end of\s)?20\d\d)?,?\s"
    rf"(?:from|between|over|on|above|below|versus|vs\.?|against|{_COMPARED}"
    r"|(?<=r )than|(?<=r in \d{4} )than)\s"
    rf"(?:{_LEVEL}|{_AMOUNT}\sin\s){_YEAR}(?!\s?[-–/]\s?\d|['’]s\s\w+\sof)"
)
"""Behind the figure; where it leads, and until when, may stand between."""
_BEFORE = Lazy(
    rf"(?i)\b(?:from|between|{_COMPARED})\s+{_LEVEL}{_YEAR}(?!\s?[-–/]\s?\d)[^%;.]{{0,80}}$"
)
_BEFORE_HAN = Lazy(
    r"(?:(?:较|相?比于?|相较于?|相对于?)(?P<year>(?:19|20)\d\d)年?度?(?:的|同期|全年|水平|末|底)*"
    r"|(?:在|以|与|和|同)(?P<on>(?:19|20)\d\d)年?的?(?:水平)?(?:的?基础上|为基[准数期]|相比|相较|水平)"
    r"|(?P<short>(?:(?:19|20)\d\d|(?<!\d)\d\d))年度?(?:実績)?(?:比|に比べ|と比べ|対比))[^%；。]{0,16}$"
)


def base_year(words: str, start: int, end: int) -> Period | None:
    """Return the year that a figure at `words[start:end]` is measured from, where one is named."""
    left = words[:start]
    found = _BEHIND.match(words, end) or _BEFORE.search(left) or _BEFORE_HAN.search(left)
    if not found:
        return None
    year = int(next(filter(None, found.groups())))
    year += 2000 * (year < 100)
    return Period(date(year, 1, 1), date(year, 12, 31), str(year), "from")
