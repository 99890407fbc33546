"""Which figure is an earlier forecast: what was expected before the forecast that now stands."""

from itertools import chain

from forecasts.reading.attaching.asked import Asked
from forecasts.reading.attaching.earlier_chinese import CHINESE_RULES
from forecasts.reading.attaching.earlier_dated import DATED_RULES
from forecasts.reading.attaching.earlier_english import ENGLISH_RULES
from forecasts.reading.attaching.earlier_japanese import JAPANESE_RULES
from forecasts.reading.attaching.earlier_linked import LINKED_RULES
from forecasts.reading.rules import Screened, first

__all__ = ["earlier_in_chinese", "earlier_in_english", "earlier_in_japanese"]


def earlier_in_english(asked: Asked) -> str:
    """Return the name of the rule by which a figure is an earlier forecast, or nothing."""
    linked = (LINKED_RULES, DATED_RULES) if asked.linked else ()
    return _first_of((*linked, ENGLISH_RULES), asked)


def earlier_in_chinese(asked: Asked) -> str:
    """Return the same for a Chinese figure."""
    return _first_of((CHINESE_RULES,), asked)


def earlier_in_japanese(asked: Asked) -> str:
    """Return the same for a Japanese figure, which Chinese rows fit as well."""
    return _first_of((CHINESE_RULES, JAPANESE_RULES), asked)


def _first_of(registries: tuple[Screened[Asked, bool], ...], asked: Asked) -> str:
    folded = asked.scene.folded
    return first(chain.from_iterable(rules.in_sentence(folded) for rules in registries), asked)[0]
