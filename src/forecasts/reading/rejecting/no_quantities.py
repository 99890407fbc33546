"""Whether an amount is a quantity at all: years, labels, list markers and idioms are not."""

from forecasts.reading.rejecting.amounts_bare import BARE
from forecasts.reading.rejecting.amounts_chinese import CHINESE
from forecasts.reading.rejecting.amounts_english import ENGLISH
from forecasts.reading.rejecting.amounts_measured import MEASURED
from forecasts.reading.rejecting.amounts_of_others import OF_OTHERS, SCALED
from forecasts.reading.rejecting.candidate import Candidate
from forecasts.reading.rules import Rule, first
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["quantity_or_not"]

_CHINESE_FORMS = frozenset(("han", "vague", "magnitude", "half", "share"))
_ENGLISH_FORMS = frozenset(("words", "vague", "magnitude", "fraction"))
_TOLD_BY_FORM = frozenset(("grouped", "share", "fold", "fraction", "han"))


def quantity_or_not(asked: Candidate) -> tuple[str, bool]:
    """Return whether an amount is a quantity, and the rule that says so: none where all pass."""
    rule, said = first(OF_OTHERS, asked) if _may_be_of_another(asked) else ("", None)
    if said is None:
        rule, said = first(_rules_of(asked), asked)
    return rule, said is not False


def _may_be_of_another(asked: Candidate) -> bool:
    """Whether it is a one, a time, what a price is per or told by a table, beside Chinese signs."""
    plain, start, end = asked.plain, asked.start, asked.end
    if asked.amount.high != 1 and asked.unit not in _TIMES and plain[start - 1] not in "表图":
        return plain.startswith(("あたり", "当たり", "目"), end)
    beside = is_wide(plain[start - 1 : start]) or is_wide(plain[end - 1 : end])
    return beside or is_wide(plain[end : end + 1])


_TIMES = frozenset(("year", "month"))


def _may_be_false(asked: Candidate) -> bool:
    """Whether a year or a short sign could be what the unit is read from: not 5%, 12 tonnes."""
    return asked.amount.rule in _SIGNS or _FIRST_YEAR <= asked.amount.low <= _LAST_YEAR


_SIGNS = frozenset(("symbol", "sign"))
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _rules_of(asked: Candidate) -> tuple[Rule[Candidate, bool], ...]:
    """Return the rules that may speak of an amount, by how it is written: a look is cheaper."""
    form, char = asked.amount.form, asked.plain[asked.start]
    if is_wide(char) and form in _CHINESE_FORMS:
        return CHINESE
    if char.isalpha() and form in _ENGLISH_FORMS:
        return ENGLISH
    if form in _TOLD_BY_FORM or asked.amount.scaled:
        return SCALED if form == "magnitude" else ()
    if asked.noun or not asked.unit:
        return BARE
    return MEASURED if _may_be_false(asked) else ()
