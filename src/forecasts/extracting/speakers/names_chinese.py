"""Names of institutions in Chinese and Japanese text, without what stands round them."""

import re

from forecasts.extracting.words.forecasters import BANKS_HAN, HOUSES_HAN
from forecasts.extracting.words.measures import HAN_NOUNS
from forecasts.extracting.words.speakers_chinese import (
    GENERIC_HAN,
    KINDS_HAN,
    NAMES_NOT,
    NO_NAME_HAN,
    RELAYS_HAN,
    ROLES_HAN,
    SURNAMES,
)

__all__ = [
    "BREAK",
    "BULLETS",
    "ORG",
    "PERSON",
    "clean_chinese",
    "head_of_item",
    "is_body",
    "is_likely",
    "of_office",
]


_LETTERS = r"(?<=[A-Za-z]) (?=[A-Z\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[A-Z])"
"""A blank inside a name: between two words in letters, or at the edge of the two scripts."""
ORG = rf"(?:[\u4e00-\u9fffA-Za-z0-9&·ー\u30a1-\u30ff]|{_LETTERS})"
BULLETS = "●◆■▲◎★▪•"
"""What an item of a list begins with."""
BREAK = rf"(?:^|(?<=[，,。；;：:、！!？?“”\"「」『』（）()》】〕］—|{BULLETS}])|(?<=\s)(?<!\d )(?<![A-Za-z] (?=[\u4e00-\u9fff]))(?<![\u4e00-\u9fff] (?=[A-Za-z])))"
_GIVEN = r"(?:(?![在则还也对向从近今昨此日于将说称表指认介透预测就曾并不却更])[\u4e00-\u9fff])"
PERSON = rf"(?:(?!向记)(?:欧阳|上官|司马|诸葛|皇甫|慕容|令狐|干(?![部预线扰货])|[{SURNAMES}])[\u4e00-\u9fff]{_GIVEN}?|[\u4e00-\u9fff]{{1,6}}·[\u4e00-\u9fff]{{1,6}}?(?:·[\u4e00-\u9fff]{{1,6}}?)?|[A-Z][a-z]+(?:\s[A-Z][a-zA-Z]+){{1,2}})"
_LEAD_WORDS = re.compile(
    r"^(?:(?:(?:一般|公益)?(?:社団|財団)法人|株式会社)\s?|[一二三四五六]是|其[一二三](?=..)|(?:重点|建议|持续|维持)?(?:推荐|关注|看好)(?=..)|(?:相关|受益|推荐|重点)标的|(?:行业|国内|全球|细分)?(?:龙头|头部|领军|代表性?|骨干)(?:企业|公司|厂商)?(?!股份)(?=[\u4e00-\u9fff]{2})|另一家?|(?:[美欧日韩陆港]系|本土)?(?:外资|内资|大行|投顾|券商|法人)(?=[\u4e00-\u9fffA-Z]{2})|另外|专访|对话|会计师行|大行|投行|投资银行|产业研究机构|产业追踪机构|市场调查机构|市场分析机构|调研机构|研调机构|调查机构|据|根据|来自|该国|由|由于|从|而|但|另据|其中|对此|此外|同时|会上|目前|日前|近日|今日|当日|随后|国际数据机构|调查公司|調査会社の|数据机构|研究机构|咨询机构|市场研究机构|行业机构|民間の|民间|业内机构|第三方机构)+"
)
_TAIL_WORDS = re.compile(
    r"(?:官方|(?:微信|微博)(?:公众)?号?|公众号|官网|发文|官微|股票|已经?|高级|资深|首席(?![\u4e00-\u9fff]{0,12}办公室)[\u4e00-\u9fff]{0,12}|股份有限公司|有限公司|有限责任公司|研报|报告|出具|最新|近日|日前|的|数据|对外|方面|(?:有关|相关)(?:部门|方面)?|分析师|此前|进一步|今日|当日|\d{1,2}日|\d{1,2}月|\d+年|回[复应]|答复|在京|在|于|全球|名誉|原(?:任)?|前任|常务|资深|执行|今天|首次|正式|联合|则|也|亦|还|较|亚洲|亚太区?|大中华区?|株式会社)+$"
)


_NO_MARKET = frozenset(("facilities", "cities-served", "employment", "subscriptions"))
_MARKET = re.compile(
    "(?:" + "|".join(row.words for row in HAN_NOUNS if row.number not in _NO_MARKET) + ")$"
)
"""A phrase that ends in a noun of markets is what is forecast, and nobody who forecasts."""


_DOCUMENT = re.compile(r"(?:方案|规划|计划|意见|通知|办法|纲要|条例|政策|草案|意见稿)$")
"""What an authority issues, which speaks for it."""


_AROUND = tuple(
    re.compile(pattern)
    for pattern in (
        r"[（(][^）)]*[）)]|「[^」]*」",
        r"(?<=[A-Za-z]{3})(?:[\u4e00-\u9fff]{3,14}(?:研究|部门|团队|业务)|[\u4e00-\u9fff]{2}并)$",
        r"(?<=证券|期货|银行|基金|资本|咨询|国际)[\u4e00-\u9fff]{1,8}(?:团队|研究组|研究员)$",
        r"^(?:しかし|また|一方|なお|ただ|さらに|と(?=[\u4e00-\u9fffA-Z]))(?=..)",
        r"^.{0,12}(?:シンクタンク|調査会社|調査機関|コンサルティング会社|メーカー|大手)の(?=.{2})",
        r"^[\u4e00-\u9fff]{0,24}(?:公司|机构|平台)\s?(?=[A-Z])",
        r"^(?:(?:米国?|英国?|独|仏|韓国?|印|伊|台湾|中国)(?=[\u30a1-\u30ffA-Z])|(?:米国|英国|韓国|ドイツ|中国|台湾)の(?=..))",
        r"(?<![海相有])关(?:于.*)?$",
        r"(?<=[\u4e00-\u9fff]{3}[协学商]会)在[\u4e00-\u9fff]{1,10}$",
        r"等[\u4e00-\u9fff\d]{1,3}(?:部门|单位|部委|机构|家|方)$",
        _LEAD_WORDS.pattern,
        r"^.*(?:[をてがにで]|(?<=[るただい])と|から|より)(?=[\u4e00-\u9fffA-Za-z\u30a1-\u30ff])",
        r"(?:中国|亚太|亚洲|大中华区|全球)?[\u4e00-\u9fff]{2}行业(?:首席|高级|资深|联席)?$",
        rf"(?:的)?(?:中国|全球)?(?:股票|首席|高级|资深)?(?:{ROLES_HAN})(?:[、兼暨及](?:{ROLES_HAN}))*(?:{PERSON})?(?:随后|接着|随即|最后)?$",
        rf"^[\u4e00-\u9fff]{{2,12}}(?:{KINDS_HAN})(?=[\u4e00-\u9fff]{{2}})",
        r"(?<=大学)[\u4e00-\u9fff]{2,12}(?:学院|系|中心|研究院)$",
        r"(?<=[\u4e00-\u9fff]{3}[院所会司团行部局])[与和及][\u4e00-\u9fff]{4,16}$",
        r"(?<=..)(?:大中华区?|亚太区?|亚洲|全球|中国|台湾)[\u4e00-\u9fff]{0,10}(?:部门|团队)$",
        r"(?<=[\u4e00-\u9fff]{2})(?:美国|大中华区?|亚太区?|亚洲|欧洲)[\u4e00-\u9fff]{2,6}(?<![院所会司局部行团])$",
        r"(?<=总[处局署])[\u4e00-\u9fff]{1,6}(?<![处局署司院所会])$",
        r"(?:联合)?(?:创始人|创办人)兼?$",
        r"(?<=[\u4e00-\u9fff]{2})国家$",
    )
)
"""What stands round a name, in the order in which it is taken off."""


_OF_DATA = re.compile(
    rf"(?!(?:{'|'.join(NAMES_NOT)}|{BANKS_HAN}|历史|公开|权威|实时|高频|海量)数据)[\u4e00-\u9fff]{{1,3}}[^局部委会院所协署行省市厅关社]数据"
)
"""A house whose name ends in what it sells: 红石数据; 统计局数据 are those of a body."""


def clean_chinese(name: str) -> str:
    """Return an institution's name without what stands round it; '' where it can be none."""
    for around in _AROUND:
        name = around.sub("", name.strip('，,。；;：:、・ “”"《》'))
    before = None
    while before != name and not _OF_DATA.fullmatch(name):
        before, name = name, _TAIL_WORDS.sub("", name).strip()
    if (
        len(name) < 2
        or name in NAMES_NOT
        or _MARKET.search(name)
        or _DOCUMENT.search(name)
        or re.fullmatch(GENERIC_HAN, name)
    ):
        return ""
    return "" if re.search(RELAYS_HAN, name) or re.search(NO_NAME_HAN, name) else name


def of_office(match: "re.Match[str]") -> str:
    """Return the institution before an office; 经济部长 heads the 经济部."""
    name = clean_chinese(match["org"])
    shared = match["role"].startswith("部长") and 1 < len(name) <= _SHORTEST_MINISTRY
    return name + "部" if shared and not name.endswith("部") else name


_SHORTEST_MINISTRY = 3  # characters, without the one that it shares with the office


_LIKELY = re.compile(
    r"[A-Za-z]|(?:公司|集团|银行|央行|证券|资本|基金|期货|保险|股份|汽车|科技|电子|能源|重工|商[会社]|[协学商]会|联合会|联盟|委员会|理事会|研究[院所]|智库|咨询|大学"
    r"|中心|[院所部委局署厅处室府省市县区会组]|法人|组织|资讯|(?<=..)国际|総研|協会|省|庁)$"
    rf"|^(?:{BANKS_HAN})|{HOUSES_HAN}"
)
"""What names of bodies hold or end in, and houses whose names end in none of it."""


def is_likely(name: str, text: str) -> bool:
    """Whether words before a verb of saying may be a name: by what they hold, or as they return."""
    return bool(_LIKELY.search(name) or text.count(name) > 1 or _is_introduced(name, text))


_INTRODUCES = re.compile(
    r"(?:机构|(?:咨询|调查|数据|研究|车|科技|软件)公司|车企|厂商|巨头|龙头|大厂|品牌|新势力)$"
)


def _is_introduced(name: str, text: str) -> bool:
    """Whether the words before a name say what it is: 另一家研究机构甲观, 新势力品牌乙驰."""
    at = text.find(name)
    return bool(_INTRODUCES.search(text, max(0, at - 8), at))


_ITEM = re.compile(
    rf"\s*[{BULLETS}]?\s*(?:\d{{1,2}}[、.．]\s?)?(?P<org>{ORG}{{2,16}}?)(?:[（(](?P<listed>(?:SH|SZ|HK)?[\d.]{{4,8}}(?:\.[A-Z]{{2}})?[）)])|[（(][^）)]{{1,16}}[）)])?[:：](?=.{{8}})"
)
_A_HOUSE = re.compile(
    r"(?:公司|集团|证券|(?<!商业)银行|(?:信息|研究|预测|咨询)中心|资本|基金|期货|股份|科技|商会|[^机社][协学]会|联合会|联盟|委员会|理事会|研究[院所]|[科工]院|智库|咨询|顾问|总局|[^内外全局][部委局署厅]|政府)$"
    rf"|^(?:{BANKS_HAN})|^(?:IDC|Gartner|Canalys|Omdia|TrendForce|Counterpoint|SNE)"
)


def is_body(name: str) -> bool:
    """Whether a name says by its end that it is of a body or a company."""
    return bool(_A_HOUSE.search(name))


def head_of_item(sentence: str) -> "re.Match[str] | None":
    """Return the house before a colon that an item of a list is of: ●甲证券:预计, 2、甲科:公司计划.

    A head may as well say of what: 光伏:预计.
    """
    head = _ITEM.match(sentence)
    if head is None or not clean_chinese(head["org"]):
        return None
    return head if head["listed"] or _A_HOUSE.search(head["org"]) else None
