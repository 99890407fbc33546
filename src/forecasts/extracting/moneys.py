"""Which state's money an English page means by a word that several states call theirs."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from forecasts.extracting.provinces import country_of
from forecasts.extracting.words.places import ENGLISH_PLACES
from forecasts.reading import Quantity

__all__ = ["in_money_of_page"]

_CALLED = {
    "crown": {"Czechia": "CZK", "Sweden": "SEK", "Norway": "NOK", "Denmark": "DKK", "Iceland": "ISK"},
    "dinar": {
        "Kuwait": "KWD", "Iraq": "IQD", "Jordan": "JOD", "Serbia": "RSD", "Algeria": "DZD", "Tunisia": "TND", "Bahrain": "BHD",
    },
    "kroner": {"Norway": "NOK", "Denmark": "DKK"},
    "peso": {
        "Mexico": "MXN", "Philippines": "PHP", "Argentina": "ARS", "Chile": "CLP", "Colombia": "COP", "Uruguay": "UYU",
        "Dominican-Republic": "DOP",
    },
    "riyal": {"Saudi-Arabia": "SAR", "Qatar": "QAR", "Oman": "OMR"},
    "rupee": {"India": "INR", "Pakistan": "PKR", "Sri-Lanka": "LKR", "Nepal": "NPR"},
    "shilling": {"Kenya": "KES", "Uganda": "UGX", "Tanzania": "TZS"},
}  # fmt: skip
"""The word of a money -> the states that call theirs so -> its code."""
_WORD = re.compile(rf"\b({'|'.join(_CALLED)})s?\b")
_BEGINNING = 6_000  # characters


def in_money_of_page(text: str, one: Quantity) -> Quantity:
    """Return a figure in the money of the state that its page names most of those that it may be of.

    What its words say outright stays (`Mexican pesos`), and so does what no state decides.
    """
    money, slash, per = one.unit.partition("/")
    said = one.currency_basis or money
    word = _WORD.search(one.quote) if said.startswith(tuple(_CALLED)) else None
    if not word:
        return one
    codes = _CALLED[word[1]]
    named = _states_of(text)
    most = sorted((state for state in codes if named[state]), key=lambda state: -named[state])
    if not most or (len(most) > 1 and named[most[0]] == named[most[1]]):
        return one
    code = codes[most[0]]
    if code == money:
        return one
    basis = f"{word[1]} read as {code}, as its page is of {most[0]}"
    kind = "level" if one.kind == "count" else one.kind  # money is no number of things
    return one._replace(unit=f"{code}{slash}{per}", kind=kind, currency_basis=basis)


@lru_cache(maxsize=2)
def _states_of(text: str) -> Counter[str]:
    """Return how often the beginning of a page names each state, also by whom it is of: Danish."""
    words = _NAME.findall(text, 0, _BEGINNING)
    names = [*words, *map(" ".join, pairwise(words))]
    regions = (ENGLISH_PLACES.get(name.lower()) for name in names)
    return Counter(country_of(region) for region in regions if region)


_MONEY = rf"(?:{'|'.join(_CALLED)}|krone|krona)s?\b"
_NAME = re.compile(rf"\b[A-Z]\w+(?!\w|\s(?:[A-Z]\w+\s)?{_MONEY})")
"""A name that tells of the page: `Danish kroner` tells that the page is of another state."""
