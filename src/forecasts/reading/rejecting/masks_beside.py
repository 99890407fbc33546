"""What masks a number in digits by the signs right beside it."""

from forecasts.reading.amounts.lettered import is_scaled, lettered_money
from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.anchor import LETTERS, Anchor, MaskRules, beside
from forecasts.reading.rejecting.labels import word_before
from forecasts.reading.rules import Rule
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["BESIDE", "COUNTED", "junk", "ordinal"]

_JUNK = Lazy(
    r"(?:[0-9一二三四五六七八九十百千万亿兆][^0-9A-Za-z一二三四五六七八九十百千万亿兆\u4e00-\u9fff%$€£¥\n]{0,3}){28,}"
    r"|[0-9]{1,3}(?:[$€£¥][0-9]{1,3}){28,}"
)
_JUNK_DIGITS = frozenset("0123456789一二三四五六七八九十百千万亿兆")
_LONG_RUN = 28
_ORDINAL = Lazy(r"[0-9A-Za-z_.+-]+|.[一二三四五六七八九十百千]*")
_REST = Lazy(r"[0-9A-Za-z_.+-]*")
_MONEY = "$€£¥￥₹"
_SPACES = frozenset((" ", "\n", "", '"'))


def junk(anchor: Anchor) -> int | None:
    """Mask tables and hostile runs: 28 digits with but signs between them, or amounts."""
    plain, end = anchor.plain, anchor.end
    short = 0 < end - anchor.at < _LONG_RUN
    if short and _JUNK_DIGITS.isdisjoint(plain[end : end + 4]):
        return None
    found = _JUNK.match(plain, anchor.at)
    return found.end() if found else None


def ordinal(anchor: Anchor) -> int:
    """Mask a number behind 第: 第3个, 第三百家."""
    return _ORDINAL.match(anchor.plain, anchor.at).end()  # type: ignore[union-attr]


def _money(anchor: Anchor) -> int | None:
    if anchor.before != " ":
        return 0
    return 0 if anchor.at > 1 and anchor.plain[anchor.at - 2] in _MONEY else None


_GROUPED = Lazy(r"[0-9]{1,3},[0-9]{3}(?![0-9])")
_RATIO_BEHIND = Lazy(r"[0-9]+(?:\.[0-9]+)?(?:元|倍|%)")
_COUNTRIES = frozenset(("US", "A", "NZ", "HK", "C", "NT", "S"))
_GLUED_CODES = frozenset(
    "USD EUR GBP CNY RMB JPY HKD INR RS CHF KRW AUD CAD SGD TWD BRL RUB MYR RM IDR THB ZAR AED SAR "
    "SEK NOK DKK PLN".split()
)


def _is_money_code(text: str, at: int) -> bool:
    """Whether the letters glued to the number are a currency: USD5bn, Rs500, RMB3."""
    word, _ = word_before(text, at, 6)
    start = at - len(word)
    if word.rstrip(".").upper() in _GLUED_CODES:
        return True
    if text[start - 1 : start] == "$" and word.upper() in _COUNTRIES:
        return True
    if word in CODES and (is_scaled(text, at) or _GROUPED.match(text, at)):
        return True  # NZD4.2bn, not COP28
    if word.isupper() and _RATIO_BEHIND.match(text, at):
        return True  # EPS3.21元, PE15倍
    return bool(word) and lettered_money(text, start, at) is not None


def _glued_before(anchor: Anchor) -> int | None:
    if _is_money_code(anchor.plain, anchor.at):
        return None
    return _REST.match(anchor.plain, anchor.at).end()  # type: ignore[union-attr]


_SHORT_YEAR = Lazy(r"[0-9]{2}(?![0-9A-Za-z'])")
_OF_YEAR = Lazy(r"\b(?:[QqHh][1-4]|[1-4][QqHh]|FY|[A-Z][a-z]{2,3})\Z")


def _short_year(anchor: Anchor) -> int | None:
    plain, at = anchor.plain, anchor.at
    if not _SHORT_YEAR.match(plain, at):
        return None
    apart = not plain[max(0, at - 2)].isalnum()
    return at + 2 if apart or _OF_YEAR.search(plain[max(0, at - 5) : at - 1]) else None


_FIGURE_BEFORE = Lazy(r"[0-9] ?[A-Za-z]{1,4}\Z")
_SIGNED_BEFORE = Lazy(r"(?i:\b(?:minus|sub|yoy|qoq|mom|wow))\Z")


def _hyphened(anchor: Anchor) -> int | None:
    """Mask what a hyphen or slash joins to letters, not `310 GW/1,265 GWh` or `minus-180`."""
    plain, at, before = anchor.plain, anchor.at, anchor.before
    if at == 1 or plain[at - 2] not in LETTERS:
        return None
    if _FIGURE_BEFORE.search(plain[max(0, at - 9) : at - 1]):
        return None
    if before == "-" and _SIGNED_BEFORE.search(plain[max(0, at - 6) : at - 1]):
        return None
    end = _REST.match(plain, at).end()  # type: ignore[union-attr]
    return None if plain.startswith(("%", " percent"), end) else end


_YEAR_ENDS = Lazy(
    r"[ ,.;:)\]]? ?(?:$|\n|(?:and|to|was|were|is|as|but|with|when|after|before|while|from|for"
    r"|at|on|in|by|the|its|it|that|which|will|would|compared|according|has|had|a|an|this|due|said|because|amid|despite|or)\b)"
)
_YEAR_SIGNS = " ,.;:)]\n\"'"
_CENTURIES = ("19", "20")
_YEAR_DIGITS = 4


def _year(anchor: Anchor) -> int | None:
    """Mask four digits of a year before a sign or word that ends a phrase."""
    plain, at, end, after = anchor.plain, anchor.at, anchor.end, anchor.after
    if end - at != _YEAR_DIGITS or not plain.startswith(_CENTURIES, at):
        return None
    next_sign = plain[end + 1 : end + 2]
    if after in ");:]\n\"'" or (after in ".," and next_sign in _SPACES):
        return end
    return end if _YEAR_ENDS.match(anchor.lower, end) and not next_sign.isdigit() else None


_AFTER_BLANK = frozenset(
    "Ja Fe Ma Ap Ju Au Se Oc No De am a. aM AM A. Am pm p. pM PM P. Pm o' of to th an un".split()
)
_SIGNS_AFTER_BLANK = frozenset("–—~-0123456789")


def _word(anchor: Anchor) -> int | None:
    """Let a word or sign behind a blank end the number, but those that a date or time has there."""
    plain, end = anchor.plain, anchor.end
    if plain[end + 1 : end + 3] in _AFTER_BLANK:
        return None
    return None if plain[end + 1 : end + 2] in _SIGNS_AFTER_BLANK else 0


_RUN = Lazy(r"[0-9]+")
_AFTER_DECIMALS = frozenset(".:-–—~/) aApPo" + LETTERS)
_AFTER_DECIMALS_AND_BLANK = frozenset("0123456789aApPo-–—~")


def _decimals(anchor: Anchor) -> int | None:
    """Let decimals be read by which the number is no date, time or version."""
    found = _RUN.match(anchor.plain, anchor.end + 1)
    if not found:
        return None
    end = found.end()
    after = anchor.plain[end : end + 1]
    if after == " ":
        return None if anchor.plain[end + 1 : end + 2] in _AFTER_DECIMALS_AND_BLANK else 0
    return None if after in _AFTER_DECIMALS else 0


COUNTED: Rule[Anchor, int] = Rule(
    "counter behind", "zh", beside(lambda anchor: 0 if is_wide(anchor.after) else None),
    fires=("平台有[13812345678个]。",),
    spares=("电话[13812345678]。",),
)  # fmt: skip

BESIDE: MaskRules = (
    Rule(
        "run of digits and signs", "", beside(junk),
        fires=("1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 [9 people].",),
        spares=("It was 1, 2 or [3 people].",),
    ),
    Rule(
        "code of a listed company", "", beside(lambda anchor: anchor.end, before="<", behind=">"),
        fires=("上組<[9364]>が増益",),
        spares=("上組は[9364円]で引けた",),
    ),
    Rule(
        "ordinal behind 第", "zh", beside(ordinal, before="第"),
        fires=("这是第[3个]工厂。",),
        spares=("这里有[3个]工厂。",),
    ),
    Rule(
        "money sign before", "", beside(_money, before=_MONEY + " "),
        fires=("It cost $[2024] in cash.",),
        spares=("It began in [2024] in cash.",),
    ),
    Rule(
        "letters glued before", "", beside(_glued_before, before=LETTERS + "_#"),
        fires=("It met at COP[28] today.",),
        spares=("It cost USD[12 million].",),
    ),
    Rule(
        "short year", "", beside(_short_year, before="'"),
        fires=("Sales in Q4'[24 people] say.",),
        spares=("The 5'[24 people] say.",),
    ),
    Rule(
        "letters hyphened before", "", beside(_hyphened, before="-/"),
        fires=("The XB-[19 MW] turbine runs.",),
        spares=("It fell to minus-[16 degrees].", "It has 310 GW/[1,265 GWh]."),
    ),
    Rule(
        "year that ends a phrase", "", beside(_year, behind=_YEAR_SIGNS),
        fires=("It fell from 24 TWh in [2025 to 9 TWh] in 2030.",),
        spares=("It fell from [2,025 TWh to 9 TWh] in 2030.",),
    ),
    Rule(
        "word behind", "", beside(_word, behind=" "),
        fires=("It counted [13812345678 clicks].",),
        spares=("Call [13812345678], please.",),
    ),
    Rule(
        "decimals behind", "", beside(_decimals, behind="."),
        fires=("The fund has [13812345678.50] in it.",),
        spares=("Version [1.2.3] has it.",),
    ),
    Rule(
        "comma or percent sign behind", "",
        beside(
            lambda anchor: None
            if anchor.after == "," and anchor.end - anchor.at == _YEAR_DIGITS
            else 0,
            behind=",%",
        ),
        fires=("It sold [13812345678], a record.",),
        spares=("Call [13812345678] today.",),
    ),
)  # fmt: skip
