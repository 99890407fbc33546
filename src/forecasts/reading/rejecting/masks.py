"""What a number is part of, before it is read: a date, a telephone number, a name, an address."""

from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.anchor import Anchor, rules_between
from forecasts.reading.rejecting.masks_beside import BESIDE, COUNTED
from forecasts.reading.rejecting.masks_chinese import DATES_CHINESE, NUMERALS_CHINESE
from forecasts.reading.rejecting.masks_codes import CODES
from forecasts.reading.rejecting.masks_dates import DATES
from forecasts.reading.rejecting.masks_words import WORDS
from forecasts.reading.rules import first
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["address_spans", "mask_at"]

DIGITS = (*BESIDE, *DATES_CHINESE, COUNTED, *DATES, *CODES)
"""What masks a number in digits."""

_RUN = Lazy(r"[0-9]+")


def mask_at(plain: str, lower: str, at: int) -> tuple[str, int]:
    """Return the rule that says what a number at `at` is part of, and the offset behind it.

    The offset is 0 where the number may be a quantity; a rule that says so is named all the same.
    """
    char = plain[at]
    end, rules = at, NUMERALS_CHINESE if is_wide(char) else WORDS
    if "0" <= char <= "9":
        end, rules = _RUN.match(plain, at).end(), DIGITS  # type: ignore[union-attr]
    before, after = plain[at - 1] if at else " ", plain[end : end + 1] or "\n"
    asked = rules_between(rules, before, after)
    rule, masked = first(asked, Anchor(plain, lower, at, end, before, after))
    return rule, masked or 0


_LONGEST_BEFORE = 64
_LONGEST_ADDRESS = 4096


def address_spans(text: str) -> list[tuple[int, int]]:
    """Return where URLs and e-mail addresses stand, in order."""
    spans = []
    for sign in ("://", "www.", "@", "WWW."):
        at = text.find(sign)
        while at >= 0:
            start, end = at, at + len(sign)
            while start > 0 and at - start < _LONGEST_BEFORE and _is_in_address(text[start - 1]):
                start -= 1
            while end < len(text) and end - at < _LONGEST_ADDRESS and _is_in_address(text[end]):
                end += 1
            spans.append((start, end))
            at = text.find(sign, end)
    return sorted(spans)


def _is_in_address(char: str) -> bool:
    return not char.isspace() and not is_wide(char)
