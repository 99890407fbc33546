"""Numbers that are no quantities: dates, times, years, phones, versions, names, labels."""

from forecasts.reading.amounts.prefixes import is_scaled, is_scaled_sign, prefix_before
from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.short_years import SHORT_YEAR_JAPANESE
from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.labels import is_label_before, is_month_before, word_before

__all__ = ["address_spans", "masked_until"]

_JUNK = Lazy(
    r"(?:[0-9一二三四五六七八九十百千万亿兆][^0-9A-Za-z一二三四五六七八九十百千万亿兆\u4e00-\u9fff%$€£¥\n]{0,3}){28,}"
    r"|[0-9]{1,3}(?:[$€£¥][0-9]{1,3}){28,}"
)
"""Tables and hostile runs: 28 digits with but signs between them, or amounts with nothing."""

_JUNK_DIGITS = frozenset("0123456789一二三四五六七八九十百千万亿兆")

_DATE = Lazy(
    r"(?:19|20)[0-9]{2}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:19|20)?[0-9]{2}(?![0-9万亿元倍%])"
    r"|(?:19|20)[0-9]{2}[-/](?:0[1-9]|1[0-2])(?![0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])(?: ?[ap]\.?m\b\.?)?"
    r"|[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:[aApP]\.?[mM]\.?(?![A-Za-z0-9])|o'clock)"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?(?: ?(?:-|–|to|and) ?[0-9]{1,2}(?:st|nd|rd|th)?)? (?:of )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)(?![a-z])"
    r"|(?:19|20)[0-9]{2}-0[0-9]{1,3}(?![0-9])|(?:19|20)[0-9]{2}-(?:19|20)?[0-9]{2}(?![0-9%]|[.,][0-9])|(?:19|20)[0-9]{2}/[0-9]{2,4}(?![0-9])|[0-9]{1,4}/(?:19|20)[0-9]{2}(?![0-9/])"
    r"|(?:19|20)[0-9]{2}(?: ?[–—~-] ?| to | through | and | until )(?:19|20)[0-9]{2}(?![0-9%]"
    r"|万|亿)"
    r"|(?:1[5-9]|20)[0-9]0s(?![a-z])|'?[0-9]0s(?![a-z])"
)
_HAN_DATE = Lazy(
    r"(?:19|20)?[0-9]{2}(?:/(?:19|20)?[0-9]{2}){1,4}年|"
    r"(?:19|20)?[0-9]{2}(?:[-—–~至到、](?:19|20)?[0-9]{2})?年(?:度|末|底|初|代|中)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?"
    r"|[0-9]{1,2}月(?:份|底|初|末|中旬|上旬|下旬)?(?:[-—–~至到、][0-9]{1,2}月)?(?:[0-9]{1,2}[日号]?(?:[-—–~至到、][0-9]{1,2}[日号])?)?"
    r"|[0-9]{1,2}[日号](?:[-—–~至到、][0-9]{1,2}[日号])?(?![线码])|(?:[01]?[0-9]|2[0-4])[点时](?:[0-9]{1,2}分)?|[0-9]{1,2}[-—–~至到、][0-9]{1,2}月"
    r"|[0-9]+位(?=[ぁ-ん])|[0-9]{1,2}世纪(?:[0-9]0年代)?|[0-9]0(?:年代|后)|[0-9]{2,4}财年|(?<=前)[0-9]+(?:位|名|大|强|家)|(?<=[号栋幢楼座])[0-9]+(?:栋|幢|座|层|室|单元)|[0-9]+(?:号线|[国省县]道|路(?!线)|号楼|楼|版|代|届|期|强|式|周年)"
    r"|(?:19|20)[0-9]{2}(?=国际|年|中国|全国|世界|全球|亚洲|秋|春|届|第|-)"
)
_HAN_WORD_DATE = Lazy(
    r"十[一二三四五]五(?:规划|时期|期间)?|[一二三四]季度|[一二三四五六七八九十]{1,3}月(?!球)|二[〇零][〇零一二三四五六七八九]{2}年?"
    r"|[一二三四五六七八九十]{1,3}[日号](?![子本])|[一二三四五六七八九十]+世纪|[一二三四五六七八九十百千]+周年|[四五六七]座(?=车|机型|版|飞|载人|轿|商务)|[一二三四五六七八九十]+(?:是(?!否)|大(?!于)|线|届|季|维|轮车|甲|流|等奖|级)"
)
_PHONE = Lazy(
    r"\+?[0-9]{1,4}[-. ]\(?[0-9]{2,4}\)?[-. ][0-9]{3,4}[-. ][0-9]{3,5}(?![0-9])|[0-9]{3}[-. "
    r"][0-9]{3}[-. ][0-9]{4}(?![0-9])"
    r"|\(?0[0-9]{2,3}\)?[- ]?[0-9]{7,8}(?:-[0-9]{1,6})?(?![0-9])|1[3-9][0-9]{9}(?![0-9])"
    r"|[0-9]{3}-[0-9]{4}(?![0-9])"
    r"|(?:[0-9]{1,6}-){2,}[0-9]{1,8}|\(?[0-9]{3}\)?[- ][0-9]{3}[- ]?[0-9]{4}(?![0-9])"
    r"|[48]00-?[0-9]{3}-?[0-9]{4}(?![0-9])|1-8[0-9]{2}-[0-9A-Z]{3,}(?:-[0-9A-Z]+)*"
    r"|[0-9]{11,40}(?![0-9.,%]| ?[A-Za-z万亿元])"
    r"|00[0-9]{2,3}[- ][0-9 -]{6,14}|[0-9]{3,4} [0-9]{3} [0-9]{4}(?![0-9])"
    r"|0[0-9]{2,4} [0-9]{3} [0-9]{3,4}(?![0-9])|[0-9]{2}(?: [0-9]{2}){3,4}(?![0-9])"
)
_VERSION = Lazy(
    r"[0-9]+(?:\.[0-9]+)?[::][0-9]+(?:\.[0-9]+)?(?![0-9])|[0-9]{1,5}\.[0-9]{1,5}(?:\.[0-9A-Za-z]{1,5})+|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){2,}"
)
_SUMMED = Lazy(r"[0-9]+(?:\+(?:[0-9]+|[NXn]))+(?![0-9.%])")
_ORDINAL = Lazy(r"[0-9,]{1,12}(?:st|nd|rd|th|TH|ST|ND|RD)(?![A-Za-z])")
_GLUED = Lazy(
    r"(?![0-9.]+ ?[ckdm]?m[23](?![0-9A-Za-z]))[0-9]+(?:\.[0-9]+)?[A-Za-z]+[0-9][0-9A-Za-z-]*"
    r"|[248]K(?![A-Za-z])|[0-9]G(?![A-Za-z])|[0-9]D(?![A-Za-z])|[0-9]+[A-Z]-[0-9A-Z]|[0-9]{1,3}-[A-Z](?![A-Za-z0-9.-])|[0-9A-Fa-f]{6,}-[0-9A-Fa-f-]{8,}"
)
_REST = Lazy(r"[0-9A-Za-z_.+-]*")


def address_spans(text: str) -> list[tuple[int, int]]:
    """Return where URLs and e-mail addresses stand, in order."""
    spans = []
    for sign in ("://", "www.", "@", "WWW."):
        at = text.find(sign)
        while at >= 0:
            start, end = at, at + len(sign)
            while (
                start > 0
                and at - start < 64
                and not text[start - 1].isspace()
                and text[start - 1] < "\u2e80"
            ):
                start -= 1
            while (
                end < len(text)
                and end - at < 4096
                and not text[end].isspace()
                and text[end] < "\u2e80"
            ):
                end += 1
            spans.append((start, end))
            at = text.find(sign, end)
    return sorted(spans)


_RUN = Lazy(r"[0-9]+")
_LONG_RUN = 28
_AFTER_BLANK = frozenset(
    "Ja Fe Ma Ap Ju Au Se Oc No De am a. aM AM A. Am pm p. pM PM P. Pm o' of to th an un".split()
)
_SIGNS_AFTER_BLANK = frozenset("–—~-0123456789")
_AFTER_DECIMALS = frozenset(".:-–—~/) aApPo")
_AFTER_DECIMALS_AND_BLANK = frozenset("0123456789aApPo-–—~")
_SPACES = (" ", "\n", "", '"')
_DAYS = Lazy(
    r"[0-9]{1,2}(?:st|nd|rd|th)?(?:(?: ?[-–] ?| and | to )[0-9]{1,2}(?![0-9%]))?(?:,? (?:19"
    r"|20)[0-9]{2}(?![0-9]))?"
)
_CLOSERS = frozenset(",.;)")
_CLOSING = frozenset(")]")
_SIGNS_OF_MONEY = frozenset("$€£¥￥₹")
_YEAR_ENDS = Lazy(
    r"[ ,.;:)\]]? ?(?:$|\n|(?:and|to|was|were|is|as|but|with|when|after|before|while|from|for"
    r"|at|on|in|by|the|its|it|that|which|will|would|compared|according|has|had|a|an|this|due|said|because|amid|despite|or)\b)"
)


def masked_until(text: str, lower: str, at: int) -> int:
    """Return the offset behind a number at `at` that is no quantity; 0 when it may be one."""
    char = text[at]
    before = text[at - 1] if at else " "
    if char > "\u2e80":
        return _han_masked(text, at, before)
    if not "0" <= char <= "9":
        return 0
    end = _RUN.match(text, at).end()  # type: ignore[union-attr]
    if (
        text[end : end + 1] in _LINE_NUMBER_ENDS
        and end - at <= 3
        and before in " \n"
        and _is_line_number(text, at, end)
    ):
        return end
    if end - at >= _LONG_RUN or not _JUNK_DIGITS.isdisjoint(text[end : end + 4]):
        junk = _JUNK.match(text, at)
        if junk:
            return junk.end()
    if before in "([" and text[end : end + 1] in _CLOSING and text[end + 2 : end + 3].isalpha():
        return 0 if text[at - 2 : at - 1] in _SIGNS_OF_MONEY else end
    if before == "<" and text[end : end + 1] == ">":
        return end  # 上組<9364>
    if before != " ":
        masked = _masked_by_front(text, at, before)
        if masked >= 0:
            return masked
    elif at > 1 and text[at - 2] in _SIGNS_OF_MONEY:
        return 0
    elif end - at <= 2 and is_month_before(lower, at):
        return _DAYS.match(text, at).end()  # type: ignore[union-attr]
    return _masked_by_back(text, lower, at, end)


_LINE_NUMBER_ENDS = frozenset((".", "\n", "", ")"))


def _is_line_number(text: str, at: int, end: int) -> bool:
    """Whether the digits number a line: `  3. `, or stand alone behind such a number."""
    after = text[end : end + 1]
    if after == "." and text[end + 1 : end + 2].isdigit():
        return False
    back = at
    while back > 0 and at - back < 8 and text[back - 1] == " ":
        back -= 1
    if back == 0 or text[back - 1] == "\n":
        return True
    return after in ("\n", "") and text[back - 1] == "." and text[back - 2 : back - 1].isdigit()


def _masked_by_front(text: str, at: int, before: str) -> int:
    """Judge by what stands before the digits: letters glued to them, 第, money; -1 for open."""
    if before == "第":
        return _REST.match(text, at).end()  # type: ignore[union-attr]
    if before in _SIGNS_OF_MONEY:
        return 0
    if before.isascii() and (before.isalpha() or before in "_#") and not _is_code_before(text, at):
        return max(_REST.match(text, at).end(), at + 1)  # type: ignore[union-attr]
    apart = before == "'" and not text[max(0, at - 2)].isalnum()
    if apart or (before == "'" and _OF_YEAR.search(text[max(0, at - 5) : at - 1])):
        return at + 2 if _SHORT_YEAR.match(text, at) else -1  # FY '28, Q4'24
    if before in "-/" and at > 1 and "A" <= text[at - 2] <= "z" and text[at - 2].isalpha():
        if _FIGURE_BEFORE.search(text[max(0, at - 9) : at - 1]):
            return -1  # 22x/18x/14x, 310 GW/1,265 GWh
        if before == "-" and _SIGNED_BEFORE.search(text[max(0, at - 6) : at - 1]):
            return -1  # minus-180 degrees, sub-4 nanometer, YoY-3%
        glued = _REST.match(text, at).end()  # type: ignore[union-attr]
        if not text.startswith(("%", " percent"), glued):
            return max(glued, at + 1)
    return -1


def _masked_by_back(text: str, lower: str, at: int, end: int) -> int:
    """Judge by what follows the digits."""
    after = text[end : end + 1]
    if end - at == 4 and text[at] in "12" and text[at : at + 2] in ("19", "20"):
        if after in ");:]\n\"'" or (after in ".," and text[end + 1 : end + 2] in _SPACES):
            return end
        if _YEAR_ENDS.match(lower, end) and not text[end + 1 : end + 2].isdigit():
            return end
    if (
        after == " "
        and text[end + 1 : end + 3] not in _AFTER_BLANK
        and text[end + 1 : end + 2] not in _SIGNS_AFTER_BLANK
    ):
        return 0
    if after == "." and _is_decimal(text, end):
        return 0
    closes = after in _CLOSERS and text[end + 1 : end + 2] in _SPACES
    is_name = closes and text[at - 2 : at - 1].isalpha() and is_label_before(text, at)
    if is_name and not prefix_before(text, lower, at, 0).unit:
        return end
    if after == "+" and (summed := _SUMMED.match(text, at)):
        return summed.end()
    if after in ("%", ",") and not (after == "," and end - at == 4):
        return 0
    if after in "EFef" and _MARKED_YEAR.match(text, at):
        return end + 1
    if "a" <= lower[end : end + 1] <= "z":
        volts = _VOLTS_OF_A_KIND.match(text, at) if after in "Vv" else None
        if volts:
            return volts.end()
        for pattern in (_ORDINAL, _GLUED):
            found = pattern.match(text, at)
            if found:
                return found.end()
    elif after in (".", ":"):
        found = _VERSION.match(text, at)
        if found:
            return found.end()
    elif after > "\u2e80":
        han = _HAN_DATE.match(text, at)
        if han and not _is_duration(text, at, han.end()):
            return han.end()
        return 0
    found = _DATE.match(text, at)
    if found and not (found[0][-1] in "mM." and "." in found[0] and _is_length(found[0])):
        return found.end()
    if after in ("-", " ", ")", ".") or end - at >= 7:
        phone = _PHONE.match(text, at) or (_GLUED.match(text, at) if after == "-" else None)
        if phone and not text.startswith(("%", " percent"), phone.end()):
            return phone.end()
    if after in ("-", "—", "–", "~", "/"):
        han = _HAN_DATE.match(text, at)
        if han and not _is_duration(text, at, han.end()):
            return han.end()
    return 0


_SHORT_YEAR = Lazy(r"[0-9]{2}(?![0-9A-Za-z'])")
_OF_YEAR = Lazy(r"\b(?:[QqHh][1-4]|[1-4][QqHh]|FY|[A-Z][a-z]{2,3})\Z")
_FIGURE_BEFORE = Lazy(r"[0-9] ?[A-Za-z]{1,4}\Z")
_SIGNED_BEFORE = Lazy(r"(?i:\b(?:minus|sub|yoy|qoq|mom|wow))\Z")

_MARKED_YEAR = Lazy(r"20[0-9]{2}[EFef](?![A-Za-z0-9°])")
"""A year that a table marks as estimated or forecast: 2026E, 2027F."""

_VOLTS_OF_A_KIND = Lazy(
    r"[0-9]{2,4}[Vv](?=[^0-9，。；、,;]{0,2}(?:高压|架构|平台|系统|轻混|快充|超充|碳化硅|电气|充电))"
)
"""Volts that tell a kind of thing: 800V高压平台, 48V轻混系统."""


def _is_decimal(text: str, point: int) -> bool:
    """Whether decimals follow the point, and nothing by which it were a date, time or version."""
    decimals = _RUN.match(text, point + 1)
    if not decimals:
        return False
    end = decimals.end()
    after = text[end : end + 1]
    if after == " ":
        return text[end + 1 : end + 2] not in _AFTER_DECIMALS_AND_BLANK
    return after not in _AFTER_DECIMALS and not "A" <= after <= "Z" and not "a" <= after <= "z"


def _is_length(words: str) -> bool:
    """`2.1 pm` is a length, `2.13 pm` a time."""
    decimals = words.partition(".")[2].split(" ")[0]
    return decimals[:2].isdigit() and int(decimals[:2]) > 59


def _is_code_before(text: str, at: int) -> bool:
    """Whether the letters glued to the number are a currency: USD5bn, Rs500, RMB3."""
    word, _ = word_before(text, at, 6)
    if text[at - len(word) - 1 : at - len(word)] == "$" and word.upper() in _COUNTRIES:
        return True
    if word in CODES and (is_scaled(text, at) or _GROUPED.match(text, at)):
        return True  # NZD4.2bn, not COP28
    if word.isupper() and _RATIO_BEHIND.match(text, at):
        return True  # EPS3.21元, PE15倍
    if word and is_scaled_sign(text, at - len(word), at):
        return True
    return word.rstrip(".").upper() in {
        "USD", "EUR", "GBP", "CNY", "RMB", "JPY", "HKD", "INR", "RS", "CHF", "KRW", "AUD", "CAD",
        "SGD", "TWD", "BRL", "RUB", "MYR", "RM", "IDR", "THB", "ZAR", "AED", "SAR", "SEK", "NOK",
        "DKK", "PLN",
    }  # fmt: skip


_GROUPED = Lazy(r"[0-9]{1,3},[0-9]{3}(?![0-9])")
_RATIO_BEHIND = Lazy(r"[0-9]+(?:\.[0-9]+)?(?:元|倍|%)")
_COUNTRIES = frozenset(("US", "A", "NZ", "HK", "C", "NT", "S"))
_YEAR_OF_RESULTS = Lazy(r"2[0-9]年(?=归母|扣非|净利|营收|盈利|业绩|每股|EPS|PE)")
"""What analysts give for years of two digits: 28年盈利预测."""
_YEAR_JAPANESE = Lazy(SHORT_YEAR_JAPANESE)


def _is_duration(text: str, start: int, end: int) -> bool:
    """Whether digits before 年 are a length of time: 10年, not 2024年 or 24年12月."""
    words = text[start:end]
    if _YEAR_OF_RESULTS.match(text, start) or _YEAR_JAPANESE.match(text, start):
        return False
    digits = words.split("年")[0]
    if "年" not in words or not digits.isdigit() or len(digits) == 4:
        return (
            len(digits) == 4
            and digits.isdigit()
            and not 1500 <= int(digits) <= 2150
            and words.endswith("年")
        )
    return words == f"{digits}年" and not text.startswith(("度", "代"), end)


def _han_masked(text: str, at: int, before: str) -> int:
    if before in "第之":
        end = at + 1
        while end < len(text) and text[end] in "一二三四五六七八九十百千":
            end += 1
        return end if before == "第" else 0
    if before == "周" and text[at] in "一二三四五六" and text[at + 1 : at + 2] not in "十百千万亿":
        return at + 1  # 周一一度触及
    junk = _JUNK.match(text, at)
    if junk:
        return junk.end()
    found = _HAN_WORD_DATE.match(text, at)
    if found:
        return found.end()
    if before in "午晨晚早" or "次" in text[at + 1 : at + 4]:
        found = (_CLOCK if before in "午晨晚早" else _SESSION).match(text, at)
        if found and (before in "午晨晚早" or "届" in text[max(0, at - 12) : at]):
            return found.end()
    return 0


_CLOCK = Lazy(
    r"[一二三四五六七八九十两]{1,3}点(?:半|整|钟)?(?:[至到—-][一二三四五六七八九十两]{1,3}点(?:半|整|钟)?)?"
)
_SESSION = Lazy(r"[一二三四五六七八九十]{1,3}次(?:全体|常委)?(?:会议|全会|大会)")
