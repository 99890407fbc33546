"""The words and signs of minus before an amount: `minus $5`, 负5元, ▲50億円, 零下5度."""

from typing import NamedTuple

from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first
from forecasts.reading.twins.plain_forms import has_kana

__all__ = ["BELOW_ZERO", "MINUS", "SIGN_WORDS", "minus_before"]

BELOW_ZERO = ("零下", "冰点下", "氷点下")
"""Words of temperatures, said once for both ends of a range: 零下5至10度."""
SIGN_WORDS = rf"(?:minus |negative |负|マイナス|[▲△]|{'|'.join(BELOW_ZERO)})"
"""A pattern of all of them, in lower case."""


class Signed(NamedTuple):
    """An amount before which a minus may stand.

    Attributes:
        text: The text in plain forms.
        lower: The same in lower case, equally long.
        floor: Nothing before this offset belongs to the amount.
        end: Where the word or sign would end.
        start: Where the amount starts, its currency included.
        number: Where its number starts.
    """

    text: str
    lower: str
    floor: int
    end: int
    start: int
    number: int


def minus_before(text: str, lower: str, number: int, start: int, floor: int) -> int:
    """Return where the minus before an amount starts; `start`, where none stands before it.

    Args:
        text: The text in plain forms.
        lower: The same in lower case, equally long.
        number: Where the number of the amount starts.
        start: Where the amount starts, its currency included.
        floor: Nothing before this offset belongs to it.
    """
    end = start - 1 if start > floor and text[start - 1] in " -" else start
    if end <= floor or text[end - 1] not in _LAST_SIGNS:
        return start
    sign = first(MINUS, Signed(text, lower, floor, end, start, number))[1]
    return start if sign is None else sign


_LAST_SIGNS = frozenset("sSeE负ス下▲△")
_WORDS = ("minus", "negative")
_HAN_WORDS = ("负", "マイナス")
_PARTS_OF_WORDS = (
    "背负",
    "肩负",
    "担负",
    "欠负",
    "自负",
    "减负",
    "胜负",
    "抱负",
    "承负",
    "正负",
    "プラスマイナス",
)
_TIME = Lazy(r"[a-z0-9.]+-(?:year|quarter|month|week|day|hour)")
_SUM = Lazy(
    r"[0-9][0-9.,]*(?: (?:thousand|[mb]illion|trillion))? (?:us )?(?:dollars|euros|pounds|yen|yuan)"
)
_LETTER = Lazy(r"[^\W\d_]")
_DEGREES = Lazy(r"[0-9.〇零一二两三四五六七八九十百几至到~—–下-]+[多余]?(?:摄氏|华氏)?(?:度|℃|°)")
_LONGEST_LEAD = 12
_LEADS = frozenset(
    "a an the its their of to at by from between and or than as in into about around roughly some "
    "nearly almost near below above under over is was are were be been being become becomes became "
    "reach reaches reached hit hits touch touches touched average averages averaged averaging "
    "remain remains remained stay stays stayed turn turns turned set settle settled settles clear "
    "cleared close closed post posts posted report reported forecast forecasts forecasted expect "
    "expects expected see sees seen project projects projected estimate estimates estimated trade "
    "traded trading low like only just still again say says said".split()
)
"""Words before the minus of a sum of money; what stands behind another word is taken off it."""


def _word_start(signed: Signed, words: tuple[str, ...]) -> int | None:
    """Return where the English word that ends before the amount starts, if it is a minus."""
    for word in words:
        at = signed.end - len(word)
        if signed.lower.endswith(word, signed.floor, signed.end):
            return None if signed.lower[max(0, at - 1) : at].isalpha() else at
    return None


def _either_way(signed: Signed) -> int | None:
    said = signed.lower.endswith(("plus or minus", "plus/minus"), 0, signed.end)
    return signed.start if said else None


def _taken_off(signed: Signed) -> int | None:
    """Say of `revenue minus $5 million of costs` that it is no sign: a noun stands before it."""
    at = _word_start(signed, _WORDS[:1])
    money = signed.start < signed.number or _SUM.match(signed.lower, signed.number)
    if at is None or not money:
        return None
    back = signed.lower[max(0, at - _LONGEST_LEAD) : at]
    word = back.rstrip(" ").rpartition(" ")[2].lstrip("(\"'")
    noun = word[-1:].isalnum() and word not in _LEADS and "\n" not in word
    return signed.start if noun else None


def _length_of_time(signed: Signed) -> int | None:
    adjective = _TIME.match(signed.lower, signed.number)
    return signed.start if adjective and _word_start(signed, _WORDS[1:]) is not None else None


def _part_of_word(signed: Signed) -> int | None:
    return signed.start if signed.text.endswith(_PARTS_OF_WORDS, 0, signed.end) else None


def _han_word(signed: Signed) -> int | None:
    for word in _HAN_WORDS:
        if signed.text.endswith(word, signed.floor, signed.end):
            return signed.end - len(word)
    return None


def _below_zero(signed: Signed) -> int | None:
    for word in BELOW_ZERO:
        if signed.text.endswith(word, signed.floor, signed.end):
            return signed.end - len(word) if _DEGREES.match(signed.text, signed.number) else None
    return None


def _triangle(signed: Signed) -> int | None:
    """Read the triangles of Japanese accounts; elsewhere they are bullets, or a rise."""
    text, at = signed.text, signed.end - 1
    if signed.end < signed.start or text[at] not in "▲△":
        return None
    japanese = "円" in text or has_kana(text) or (text[at] == "△" and not _LETTER.search(text))
    return at if japanese else None


MINUS: tuple[Rule[Signed, int], ...] = (
    Rule(
        "plus or minus", "en", _either_way,
        ("The price may move by plus or minus [$5] in 2026.", "It may move plus/minus [3%]."),
        ("The price may move to minus [$5] in 2026.",),
    ),
    Rule(
        "taken off a sum", "en", _taken_off,
        (
            "Revenue minus [$5 million] of costs will be tested in 2026.",
            "Revenue minus [5 million dollars] of costs will be tested in 2026.",
        ),
        (
            "Prices may fall to minus [$5] in 2030.",
            "Margins were thin, minus [$5 million] in 2026.",
            "Growth will be weak: minus [2%] in 2026.",
        ),
    ),
    Rule(
        "length of time", "en", _length_of_time,
        ("The agency gave it a negative [5-year] outlook.",),
        ("The negative [$5 billion] effect will fade in 2027.",),
    ),
    Rule(
        "part of a word", "", _part_of_word,
        ("该公司背负[50亿元]债务。", "预计误差为正负[5%]。", "预计为企业减负[18亿元]。"),
        ("预计该公司自由现金流为负[50亿元]。",),
    ),
    Rule(
        "minus in words", "en", lambda signed: _word_start(signed, _WORDS),
        (
            "Prices may fall to minus [$5 per MWh] by 2039.",
            "Cash flow will be negative [€5 million] in 2026.",
            "It may be between negative [$5 million] and $3 million in 2026.",
        ),
        ("Prices may fall to [$5 per MWh] by 2039.", "The alternative [$5 million] plan is new."),
    ),
    Rule(
        "minus in Chinese or Japanese", "", _han_word,
        (
            "预计2030年电价为负[5元]。",
            "来年度の実質GDPはマイナス[2.1%]。",
            "预计现金流为负[$5亿]。",
        ),
        ("预计2030年电价为[5元]。",),
    ),
    Rule(
        "degrees below zero", "zh", _below_zero,
        (
            "预计最低气温为零下[5度]。",
            "预计最低气温降至零下[5至10℃]。",
            "预计最低气温降至零下[3到零下5度]。",
        ),
        ("预计最低气温为零上[5度]。", "库存清零下[5万辆]新车开始销售。"),
    ),
    Rule(
        "triangle of accounts", "ja", _triangle,
        ("営業利益は▲[50億円]の見込み。", "売上高は△[3%]の見込み。", "▲[50億円]"),
        ("▲[3.2%] 沪深指数", "▲ [50億円]を投資する見込み。"),
    ),
)  # fmt: skip
"""What says that a minus stands before an amount, and what looks like one."""
