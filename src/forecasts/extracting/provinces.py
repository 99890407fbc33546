"""Provinces and states that are named: whether a figure is of one, or of the country around it.

A meeting in a province, a company or a person named after one and the place of a cause say nothing
of the province: its country is meant, which is true of every figure of it. A plant there is of it.
"""

import re
from collections.abc import Collection, Sequence

from forecasts.extracting.words.places import ENGLISH_PLACES, HAN_PLACES
from forecasts.ledger.subdivisions import SUBDIVISIONS

__all__ = [
    "common_region", "country_of", "is_of_all", "listed", "province_of_body", "told_by",
    "without_countries",
]  # fmt: skip

Mention = tuple[int, str, str]

_BEFORE = 80  # characters


def country_of(region: str) -> str:
    """Return the country of a province or state, else the region itself."""
    return SUBDIVISIONS[region][3] if region in SUBDIVISIONS else region


def common_region(regions: Collection[str]) -> str:
    """Return the one region that several are or lie in, as far as a country; '' if there is none."""
    told = set(regions)
    if len(told) > 1:
        told = {country_of(one) for one in told}
    return told.pop() if len(told) == 1 else ""


def told_by(text: str, start: int, end: int, region: str) -> str:
    """Return what a place that stands there tells of its figures: its region or the country.

    Args:
        text: The text.
        start: Where the name of the place begins.
        end: Where it ends.
        region: What it names.
    """
    if region not in SUBDIVISIONS:
        return region
    before = text[max(0, start - _BEFORE) : start]
    han = text[start] > "\u3000"
    if han:
        held = before.endswith(("在", "于", "赴")) and _HELD_HAN.match(text, end)
        only = bool(held or _SITE_HAN.search(before) or _BEHIND_HAN.match(text, end))
    else:
        only = bool(_SITE.search(before) or _BEHIND.match(text, end))
    return country_of(region) if only else region


_WORD_HAN = r"(?:省|市|州|(?:壮族|回族|维吾尔)?自治区|(?!(?:壮族|回族|维吾尔)?自治区))"
_SITE_HAN = re.compile(
    r"(?:位于|落户|落地|立足|扎根|总部|坐落于|在华|[黄淮长珠])$"
    r"|(?:受|因|由于|随着|得益于|继|除了?|包括|例如|比如|诸如|以)[^，,。；;\d]{0,8}$"
)
"""What stands before a place that a figure is not of: 位于河南; 随着广东补贴落地; the Han of 黄河南岸."""
_BEHIND_HAN = re.compile(
    _WORD_HAN + r"(?:等|"
    r"(?:[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{2,12}?(?:股份|集团))(?=[:：(（])|"
    r"の?(?:当地|本地|本土|一家|多家|部分)?(?!全[省市区州]|规上|规模以上)[^，,。；;：:\d]{0,10}?(?:企业(?!数|总数|达|超|突破|营)|公司|厂商|大学|学院|医院|卫视|日报|晚报|代表团|会展中心|会议中心|籍|分行|分公司|本社|に本社)|"
    r"(?:航空|电力|高速|机场|港口|信托)(?=预计|计划|预测|表示|称|公告)|"
    r"[^，,。；;\d]{0,16}?(?:で開かれ|で開催|で会見)|"
    r"[\u4e00-\u9fff]{2,4}?(?:预计|计划|预测|力争|目标)[^，,。；;]{0,14}?(?:净利润|营业?收入?|每股收益|毛利率|不良(?:贷款)?率)|"
    r"(?![全各多地园景社])[\u4e00-\u9fff]{2,4}?(?:市(?![场值民面占])|[县県](?!域)|区(?![域间块])))"
)
"""What stands behind a place that a figure is not of: 广东企业, 辽宁省朝阳市, 四川甲科预计营收."""
_HELD_HAN = re.compile(
    r"[^，,。；;\d]{0,16}?(?:召开|举行|举办|开幕|开会|闭幕|透露|考察|调研|亮相|会见|启动|奠基|表示|接受采访)"
)
"""What stands behind 在 and a place where something was done or said."""
_SITE = re.compile(
    r"\b(?:headquarters|campus|conferences?|summits?|forums?|meetings?|events?|expos?|fairs?|workshops?|speech|interview|rally|briefings?|conventions?|festivals?|hearing)\b[^.;\d]{0,40}?\s(?:in|at|near|across|outside)\s(?:the state of |[a-z]+ )?$"
    r"|\b(?:held|hosted|speaking|spoke|told [\w ]{1,30}|said|based|headquartered|located|built|building|sited|unveiled|launched|opened|opening|gathered|met|meeting|arrived) (?:[a-z]+ )?(?:in|at|near) (?:the state of |[a-z]+ )?$"
    r"|\b(?:as a result of|due to|because of|amid|despite|driven by|led by|thanks to|owing to|citing|who(?:se)?|after|following|hit by|lifted by|on the back of|unlike|like|beyond|besides|(?:[Aa]s|[Ii]f|[Ww]hile|[Ww]hen|[Ss]ince|[Ww]ith) (?=[^,.;]*$))[^,.;]{0,60}$"
)
"""What stands before a state that a figure is not of: `the summit in Texas`, `held in`, `led by`."""
_BEHIND = re.compile(
    r"(?:['’]s)?\s+(?:[a-z-]+\s){0,2}?(?:campus|headquarters|native|senator|congress(?:man|woman)|conference|summit|meeting|event)\b"
    r"|\s(?:[Rr]iver|City|[Vv]alley|Basin|Bay)\b"
    r"|\s*(?:\([A-Z][\w /]+\)\s*)?(?:--|[—–])\s"
)
"""What stands behind one: `a Texas native`, the dash of a dateline, `the Ohio River`."""
_OF_COUNTRY = re.compile(r"(?:['’]s)?\s?(?:[a-z]+\s){0,2}|的")
_IN_COUNTRY = re.compile(r"(?:\s(?:state|province|prefecture))?(?:,|\sin)\s(?:the\s)?")


def without_countries(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Return places without the countries that only say where a province is: China's Gansu."""
    kept: list[Mention] = []
    for one in found:
        last = kept[-1] if kept else None
        gap = text[last[0] + len(last[2]) : one[0]] if last else ""
        if last and one[1] == country_of(last[1]) != last[1] and _IN_COUNTRY.fullmatch(gap):
            continue
        if last and last[1] == country_of(one[1]) != one[1] and _OF_COUNTRY.fullmatch(gap):
            kept.pop()
        kept.append(one)
    return kept


_AND = re.compile(r"(?:省|市|州)?\s?(?:[、,，和与及]|以及|and|or|&|\s)+\s?")


def listed(text: str, found: Sequence[Mention], one: Mention) -> Mention:
    """Return a place of a sentence, or the country of those that it is listed with."""
    if one[1] not in SUBDIVISIONS:
        return one
    at, others = found.index(one), [one[1]]
    for step in (-1, 1):
        here = at
        while 0 <= here + step < len(found):
            left, right = sorted((found[here], found[here + step]))
            if not _AND.fullmatch(text, left[0] + len(left[2]), right[0]):
                break
            here += step
            others.append(found[here][1])
    return (one[0], common_region(others) or country_of(one[1]), one[2])


_NATION = re.compile(
    r"\b(?:[Nn]ationwide|[Nn]ational(?:ly)?|[Dd]omestic|(?:the|that) (?:country|nation)(?:['’]s)?)\b(?! [A-Z])"
)


def is_of_all(text: str) -> bool:
    """Whether English words say the whole country, where a state was named before them."""
    return bool(_NATION.search(text))


_BODY = re.compile(
    r"\b(?:Government|Board|Departments?|Commission|Ministry|Authority|Associations?|Council|Agency|Office|Federation|Chamber|Bureau|Cabinet|Legislature|Assembly|Treasury|Regulator|Secretariat|Administration)\b|\bState (?!Universit|Colleg|Street)[A-Z]"
)
_OF = re.compile(
    r"\b(?:Government|Department|Ministry|State|Cabinet|Board|Chamber)\b.*\bof (?:the )?(.+)$"
)
_BODY_HAN = re.compile(
    _WORD_HAN
    + r"(?:(?:人民)?政府|[\u4e00-\u9fff]{1,12}?(?:[厅委局]|办公室|政府|协会|商会|学会|联合会|研究院)|知事|庁|$)"
)


def province_of_body(name: str) -> str:
    """Return the province or state that a body is of by its name, else ''."""
    if not name:
        return ""
    if name[0] > "\u3000":
        head = next((one for one in HAN_PLACES if name.startswith(one)), "")
        region, whole = HAN_PLACES.get(head, ""), _BODY_HAN.match(name, len(head))
        smaller = told_by(name, 0, len(head), region) if whole else ""
        return smaller if smaller in SUBDIVISIONS else ""
    of = _OF.search(name)
    words = of[1].split() if of else name.split() if _BODY.search(name) else []
    for count in (3, 2, 1):
        region = ENGLISH_PLACES.get(" ".join(words[:count]).lower(), "")
        if region in SUBDIVISIONS:
            return region
    return ""
