"""What a Chinese figure is of, where its noun of markets does not say so."""

import re
from collections.abc import Sequence

from forecasts.extracting.records import Field, Proposal, Span
from forecasts.extracting.subjects.behind import About
from forecasts.extracting.subjects.clauses import clause_of, form_of
from forecasts.extracting.subjects.phrases import trim_han
from forecasts.extracting.words.forecasters import is_forecaster
from forecasts.extracting.words.measures import HAN_INDICES, SHARES
from forecasts.extracting.words.places import HAN_PLACES
from forecasts.extracting.words.speakers_chinese import KINDS_HAN
from forecasts.reading import Quantity

__all__ = [
    "company_told",
    "done_before",
    "earner_before",
    "is_a_part",
    "is_share_of_the_last",
    "is_told_by_another",
    "of_the_whole",
    "opening_han",
    "promoted",
    "respective_level",
    "share_told",
    "tells_of_economy",
    "turns_to",
]

_TOPIC_JA = re.compile("[がは]")
_STANDS_FOR = frozenset("前者 后者 两者 二者 三者 合计 其余 整体 总体 今后 未来".split())


def turns_to(text: str, span: Span, quantity: Quantity, about: About, subject: str) -> bool:
    """Whether a Chinese clause begins with another subject than the noun before it: ，乙厂可能面临."""
    clause = clause_of(text, span, quantity, han=True)
    behind = text.find(subject, about.at + len(about.word), quantity.start)
    if about.at >= span.start and behind >= 0 and _TOPIC_JA.match(text, behind + len(subject)):
        return subject not in _STANDS_FOR
    begins = subject in text[clause.start : quantity.start]
    return begins and about.at in range(span.start, clause.start) and subject not in _STANDS_FOR


_TRADE = frozenset(("exports", "imports", "spending", "consumption"))
_WHOLE = re.compile(rf"(?:人均|每人)?(?:GDP|GNI)|经济[增成]长率?|{HAN_INDICES}")
"""What tells of a whole economy, and not of what its exports are: 今年GDP增长3%,出口值6000亿."""


def tells_of_economy(about: About, words: str) -> bool:
    """Whether words tell of an economy, where a figure is of its exports or its consumption."""
    return about.measure in _TRADE and _WHOLE.fullmatch(words) is not None


_OPENS_HAN = re.compile(
    r"\s*(?:[^，,。；]{0,24}[，,]){0,2}(?:我国|全国|国内|全球)?(?P<what>[\u4e00-\u9fffA-Za-z]{2,12}?)(?:成为|作为|占据|占[了住]?主导|居首|领跑|增速最快|(?:仍|仍然|依然|也)?是(?=[^，,]{0,12}(?:市场|品类|类型|引擎|主力|增量|赛道|领域|用途|场景))|实现(?=商业|规模|量产)|进入(?=快|规模|商业|爆)|步入|迎来|凭借|受[益惠]于|则(?:成为|受)|方面)[^，,]*[，,]"
)


def opening_han(text: str, span: Span, quantity: Quantity) -> str:
    """Return whom a Chinese sentence tells of from its beginning: 丙厂成为唯一亮点，出货量增长7%."""
    opens = _TURNS_HAN.match(text, span.start, quantity.start)
    opens = opens or _OPENS_HAN.match(text, span.start, quantity.start)
    return opens["what"] if opens else ""


_TURNS_HAN = re.compile(
    r"\s*(?:[^，,。；]{0,8}[，,])?(?:至于|对于|关于|谈[及到]|说[起到]|提[及到])(?P<what>[\u4e00-\u9fffA-Za-z]{2,14}?)(?:业务|市场|方面|领域|行业|的(?:走势|前景|未来|判断))?[，,]"
)
"""What a sentence turns to: 至于电源,该机构预估."""


def done_before(text: str, span: Span, about: About) -> str:
    """Return what the verb of a figure was done to before in its sentence: 推广甲车,累计推广3000辆."""
    if about.measure not in {"stock", "facilities", "fleet", "installations"}:
        return ""
    objects = re.finditer(
        rf"{re.escape(about.word)}(?P<what>[\u4e00-\u9fffA-Za-z]{{2,14}})(?=[，,；])",
        text[span.start : about.at],
    )
    return next((trim_han(one["what"]) for one in objects), "")


_COMPANY = re.compile(
    r"(?:^|[，,；;：:。]|预[计期测]|认为)(?P<who>(?!预[计期测]|认为)[\u4e00-\u9fffA-Z]{2,6}(?:股份|科技|集团|电子|电器|生物|医药|控股|实业|重工|光电|电气|药业|乳业|酒业|锂业|矿业|铝业|精密))"
    r"(?:[（(][^）)]{1,12}[）)])?(?=(?:19|20)\d\d|今年|明年|有望|将|预计|全年|上半年|下半年|[一二三四]季度)"
)


def company_told(text: str, span: Span, quantity: Quantity) -> str:
    """Return the company that a note of others tells of: 重点公司:甲禾股份2026年出货量75GW,净利润23亿元."""
    told = list(_COMPANY.finditer(text, span.start, quantity.start))
    told = told or list(_EARNER.finditer(text, span.start, quantity.start))
    told = told or list(_FAVOURED.finditer(text, span.start, quantity.start))
    return _KIND.sub("", told[-1]["who"]) if told else ""


_KIND = re.compile(rf"^[\u4e00-\u9fff]{{0,8}}?(?:{KINDS_HAN})(?=[\u4e00-\u9fff]{{2}})")


def earner_before(text: str, words: str, before: Sequence[Proposal]) -> str:
    """Return the company of a claim before, which 同社 of a broker stands for: 銀嶺証券は同社の営業利益を."""
    if not _THAT_COMPANY.search(words):
        return ""
    told = (one.claimant.organisation for one in reversed(before))
    return next((one for one in told if one and not is_forecaster(text, one)), "")


_THAT_COMPANY = re.compile("同社|该公司|其(?=[今明]年|20|净利|营收|归母)")
_EARNER = re.compile(
    r"(?:^|[，,；;：:。]|预[计期估测]|认为)(?P<who>(?!全球|全国|中国|我国|国内|行业|市场|公司|我们|该|其|预|因|而|但|将|上市)[\u4e00-\u9fffA-Z]{2,6})"
    r"(?:今年|明年|20\d\d年)(?:全年|上半年|下半年|第?[一二三四]季度?)?(?:合并|整体)?(?:营业?收入?|净利|归母净利|毛利率|资本[支开]|每股|盈利)"
)
"""Whose earnings somebody foresees, before their year: 报告指出,甲驰今年营收."""
_FAVOURED = re.compile(
    r"(?:看好|推荐|覆盖|关注|重申|维持|首予|给予)(?P<who>[\u4e00-\u9fffA-Z]{2,8}?)(?:[（(][^）)]{1,12}[）)])?(?:[，,:：]|评级|的?[“\"「])[^。；]{0,24}?(?:预[计期估测]|认为)?(?:其|该公司|公司)"
)
"""Which share a note recommends, whose figures follow: 看好甲驰,预计其."""


_PROMOTED = re.compile(
    r"(?:推[动进]|促进|加快|支持|关于|推进)(?P<what>(?!推|促|加快|支持|进一步|建立|完善)[\u4e00-\u9fff]{2,10}?)(?:产业|行业)?(?:高质量|创新|规模化|健康|集聚|有序)*发展"
)
_HEAD = 300  # characters: headline and lead


def promoted(text: str) -> str:
    """Return what a plan is for, as its name says: 关于加快推动甲产业高质量发展的意见."""
    named = _PROMOTED.search(text, 0, _HEAD)
    return named["what"] if named else ""


def respective_level(
    text: str, span: Span, quantity: Quantity, before: Sequence[Proposal]
) -> Proposal | None:
    """Return the level whose growth a rate of a list tells: 完成A和B,同比分别增长8%和7%."""
    at = text.rfind("分别", span.start, quantity.start)
    if at < 0 or form_of(quantity) != "rate":
        return None
    inside = [one for one in before if one.quantity.start >= span.start]
    levels = [one for one in inside if one.quantity.start < at and form_of(one.quantity) != "rate"]
    place = sum(one.quantity.start > at for one in inside)
    return levels[place] if place < len(levels) and len(levels) > 1 else None


_TAKES = re.compile(
    r"[，,]\s?(?:(?:(?:到|至)?(?:20\d\d年|[今明]年))?(?:将|约|预计)?(?:占|在)[^，。；]*|(?:市场|整体)?(?:渗透率|占比|市占率)(?:将|约|预计|有望|可望|会|超|达|到|至|升|提|为|突破|过|高|接近|近|增|上)*)$"
)


_OF_A_PLACE = re.compile(
    r"[^，,。；\d]{0,16}[，,]\s?(?:其中|当中)?(?P<where>[\u4e00-\u9fff]{2,6}?)(?:地区|市场|区域)?(?:将|预计)?(?:占比|份额|占)[^，,。；\d]{0,6}"
)
"""What a place has of the level before it: 达16万架,其中亚太地区占比约为45%."""
_TAKES_JA = re.compile(r"を占め")


_BROKEN_DOWN = re.compile(
    r"[ \t\u3000]*(?:[一二三四]是)?(?:分|按|从|就)[^，,。；\d]{1,8}?(?:来看|看|划分|来分|而言)[，,]"
)
"""How a paragraph begins that tells of the whole by its parts: 分地区看,."""


def of_the_whole(text: str, span: Span, before: Sequence[Proposal]) -> Sequence[Proposal]:
    """Return the claims that a sentence may go on from: by regions, not those by products before."""
    begin = text.rfind("\n", 0, span.start) + 1
    if not _BROKEN_DOWN.match(text, begin, span.end):
        return before
    others = [one.at for one in before if one.at < begin and _opens_part(text, one.at)]
    kept = [one for one in before if one.at >= begin or not others or one.at < others[0]]
    return kept or before


def _opens_part(text: str, at: int) -> bool:
    return _BROKEN_DOWN.match(text, text.rfind("\n", 0, at) + 1) is not None


def is_share_of_the_last(text: str, span: Span, last: Proposal, quantity: Quantity) -> bool:
    """Whether a share is of what the figure before it tells of: 出货量达9亿部,占手机出货量的65%."""
    between = text[max(span.start, last.quantity.end) : quantity.start]
    place = _OF_A_PLACE.fullmatch(between)
    of_a_place = place is not None and place["where"] in HAN_PLACES
    takes = of_a_place or _TAKES.match(between) or _TAKES_JA.match(text, quantity.end)
    here = last.quantity.start >= span.start
    return form_of(quantity) == "share" and here and bool(takes)


def share_told(last: Proposal, measure: Field, before: Sequence[Proposal]) -> Field:
    """Return of what a bare share is that goes on from the last claim.

    It is of the same as the last share of the same (占消费的5%, and later 占比20%), else of the level.
    """
    if measure.words not in {"占比", "比重", "比例"}:
        return measure
    alike = (one for one in reversed(before[-_SEVERAL:]) if one.subject.text == last.subject.text)
    shares = (one.measure for one in alike if one.measure.text.startswith("share-of"))
    code = SHARES.get(last.measure.text, measure.text)
    told = next(shares, measure._replace(text=code) if code.startswith("share-of") else measure)
    return told._replace(basis="paragraph")


_SEVERAL = 4  # claims


def is_a_part(last: Proposal, about: About) -> bool:
    """Whether the last share was of a part, and not of what is measured now: 大容量电芯占比65%;出货1800GWh."""
    part = _PART.search(last.measure.words) and last.measure.text.startswith("share")
    return bool(part) and not about.measure.startswith("share")


_PART = re.compile("占|份额|比[重例率]|シェア|割合")


def is_told_by_another(last: Proposal, about: About, speaker: str, words: str) -> bool:
    """Whether another house tells of what the last told: 甲券商预计...,乙银行则预计..."""
    other = last.claimant.organisation
    own = bool(other) and last.subject.text.startswith(f"{other} ")
    return "则" in words and speaker != other and not own and last.measure.text == about.measure
