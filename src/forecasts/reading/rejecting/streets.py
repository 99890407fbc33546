"""Numbers of houses: `23 Mill Street`."""

from forecasts.reading.patterns import Lazy

__all__ = ["is_street"]

_STREET = Lazy(
    r" (?:[NESW] )?(?:(?:[A-Z][a-z]+ ){1,2}|[0-9]{1,3}(?:st|nd|rd|th) )(?:Street|St|Road|Rd"
    r"|Avenue|Ave|Lane|Drive|Square|Place|Boulevard|Way|Court|Terrace)\b"
)


def is_street(plain: str, end: int) -> bool:
    """Whether a street's name follows the number that ends at the offset."""
    return plain[end : end + 1] == " " and _STREET.match(plain, end) is not None
