"""Sources in Chinese and Japanese text: institution, office and name, and words of saying."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from forecasts.extracting.houses_chinese import BOOK, signatures, speaks_itself
from forecasts.extracting.records import Article, Span
from forecasts.extracting.sources import Mention
from forecasts.extracting.sources_english import Names
from forecasts.extracting.words_chinese import (
    GENERIC_HAN,
    NAMES_NOT,
    RELAYS_HAN,
    ROLES_HAN,
    ROLES_JA,
    SAYING_HAN,
    SURNAMES,
)
from forecasts.extracting.words_measures import HAN_NOUNS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["find_mentions_chinese", "gather_names_chinese"]

_ORG = r"(?:[\u4e00-\u9fffA-Za-z0-9&·ー\u30a1-\u30ff]|(?<=[A-Za-z]) (?=[A-Z]))"
_BREAK = r"(?:^|(?<=[，,。；;：:、！!？?“”\"「」『』（）()》\s—|]))"
_GIVEN = r"(?:(?![在则还也对向从近今此日于将说称表指认介透预测就曾])[\u4e00-\u9fff])"
_PERSON = rf"(?:(?!向记)(?:欧阳|上官|司马|诸葛|皇甫|慕容|令狐|[{SURNAMES}])[\u4e00-\u9fff]{_GIVEN}?|[\u4e00-\u9fff]{{1,6}}·[\u4e00-\u9fff]{{1,6}}?(?:·[\u4e00-\u9fff]{{1,6}}?)?|[A-Z][a-z]+(?:\s[A-Z][a-zA-Z]+){{1,2}})"
_DAY = r"(?:于|在|从)?(?:近日|日前|今日|今天|当日|当天|此前|昨日|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|\d{1,2}日|最新|昨天|本周|此次|上周)?"
_WHERE = r"(?:在[^，,。；]{1,24}?(?:上|中|时|里|间|会|京|内)?)?"
_ALSO = r"(?:(?:则|还|也|同时|同样)?(?:持?(?:较为?|更为?|更加|相对|最为?)?(?:谨慎|乐观|保守|悲观|积极)(?:态度)?[，,]?)?)"
_ROLED = re.compile(
    rf"(?P<org>(?:[A-Z][A-Za-z]+\s)?{_ORG}{{0,24}}?)(?:[（(][^）)]{{1,16}}[）)])?(?:的)?(?P<role>(?:{ROLES_HAN})(?:[、兼](?:{ROLES_HAN}))*)\s?(?P<name>{_PERSON}?)(?=\s?(?:则|还|也|同时)?{_DAY}{_WHERE}(?:{SAYING_HAN}|出席|作|主持|致辞|受访|接受|[，,、（(对向在从]))"
)
_NAME_SAYS = re.compile(
    rf"{_BREAK}(?P<name>{_PERSON})(?:则|还|也|同时|进一步|在接受[^，。]{{2,20}}时|对[^，。]{{2,12}})?(?:{SAYING_HAN})"
)
_ORG_SAYS = re.compile(
    rf"{_BREAK}(?:据|根据|来自|由)?(?P<org>{_ORG}{{2,32}}?)(?:[（(](?P<short>[^）)]{{1,16}})[）)])?"
    rf"(?:研报|报告|的报告|分析师|数据|方面|有关负责人|相关负责人|研究报告|最新报告)?{_ALSO}{_DAY}{_WHERE}(?:最新|联合|正式)?(?:{SAYING_HAN})"
)
_ACCORDING = re.compile(
    rf"(?:据|根据|按照)(?P<org>{_ORG}{{2,32}}?)(?:[（(][^）)]{{1,16}}[）)])?(?:此前|近日|最新|\d{{1,2}}日)?(?:的|所)?(?:数据|预测|报告|测算|统计|估算|预计|发布|公布|研究|消息|披露|介绍|分析|公告)"
)
_LEARNED = re.compile(
    rf"(?:从(?=.{{2,30}}获悉|.{{2,30}}了解到)|由(?=.{{2,30}}的[《报白]))(?P<org>{_ORG}{{2,32}}?)"
    rf"(?:获悉|了解到|处获悉|方面获悉|(?:牵头|联合|主导|等)?(?:编制|编写|发布|撰写|完成|组织))"
)
_HE = re.compile(rf"{_BREAK}(?P<who>他|她|其)(?:还|则|也|同时|进一步|预计)?(?:{SAYING_HAN})")
_GENERIC = re.compile(
    rf"{_BREAK}(?:据|而|但)?[《“]?(?P<who>(?:这家|这份|该|本|上述|同)?(?:{GENERIC_HAN}))[》”]?(?:方面)?{_ALSO}{_DAY}{_WHERE}(?:{SAYING_HAN}|[，,]?(?:将|目标|力争))"
)
_ASIDE = r"[（(][^（）()\n]{1,40}[）)]"
_JA_TOPIC = re.compile(
    rf"{_BREAK}(?P<who>(?:[^、，。「」\n（(]|{_ASIDE}){{2,30}}?)(?:は|が)(?=[^。]*(?:発表|予測|見込|公表|決定|盛り込|話|述べ|指摘|説明|計画|目標|見通|試算|明らか|語|示し|掲げ|まとめ|方針|強調|予想|みて|見て|目指|引き上げ|投じ|増や|する))"
)
_JA_INNER = re.compile(
    r"(?P<who>[\u4e00-\u9fffA-Za-z\u30a1-\u30ff&ー]{2,24}(?:[（(][^）)]{1,30}[）)])?)(?:は|が)"
    r"(?=[^。]{0,60}(?:発表|予測|見込|公表|予想|まとめ|見通|試算))"
)
_JA_PERSON = re.compile(
    rf"(?:(?P<org>[^、，。「」\nのは]{{2,20}}?)の)?(?P<role>{ROLES_JA})[、，]?(?P<name>[\u4e00-\u9fff]{{2,5}})氏"
)
_JA_NAME_ROLE = re.compile(
    rf"(?:(?P<org>[^、，。「」\nのは]{{2,20}}?)の)?(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?P<role>{ROLES_JA})(?=(?:[（(][^）)]*[）)])?(?:は|が|も|によ))"
)
_JA_SURNAME = re.compile(r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{1,4})(?:氏|さん)(?=[はがも])")
_JA_BY = re.compile(rf"(?P<who>(?:[^、，。「」\nは（(]|{_ASIDE}){{2,20}}?)に?よると")
_ANYBODY_HAN = re.compile(
    rf"{_BREAK}(?P<who>(?:行业|业内|有|相关|市场)?(?:专家|人士|分析人士|业内人士|观察人士))(?:普遍|则|还)?(?:{SAYING_HAN})"
)
_JA_DESCRIBED = re.compile(
    r"(?:調査|コンサルティング|シンクタンク|リサーチ)(?:会社|機関|大手)?の(?P<who>[\u4e00-\u9fffA-Za-z\u30a1-\u30ff&ー]{2,16}?)(?=[（(は、がによ])"
)
_JA_OPENS = re.compile(
    r"^\s*(?P<who>[\u4e00-\u9fffA-Za-z\u30a1-\u30ff&ー]{3,12})は、?"
    r"(?=[^。]*(?:発表した|公表した|まとめた|調査した|発刊した|予測した)。?$)"
)
"""A house that publishes, whatever its name ends in."""
_HEAD = re.compile(rf"^(?P<org>{_ORG}{{2,20}}?)(?:\([^)]*\))?[:：]")
_ISSUED = re.compile(rf"(?P<org>{_ORG}{{4,24}}?)(?:办公室|办公厅)?关于(?:印发|[^\n]{2,60}(?:公告|通知|通告))")
_LEAD_WORDS = re.compile(
    r"^(?:产业研究机构|产业追踪机构|市场调查机构|市场分析机构|调研机构|研调机构|调查机构|据|根据|来自|由|由于|从|而|但|另据|其中|对此|此外|同时|会上|目前|日前|近日|今日|当日|随后|国际数据机构|调查公司|調査会社の|数据机构|研究机构|咨询机构|市场研究机构|行业机构|民間の|民间|业内机构|第三方机构)+"
)
_TAIL_WORDS = re.compile(
    r"(?:股票|高级|资深|首席|股份有限公司|有限公司|有限责任公司|研报|报告|最新|近日|日前|的|数据|方面|分析师|此前|进一步|今日|当日|\d{1,2}日|\d{1,2}月|\d+年|在京|在|于|全球|名誉|原|前任|常务|资深|执行|今天|首次|正式|联合|则|也|还|较|株式会社)+$"
)


_NO_MARKET = frozenset(("facilities", "cities-served", "employment", "subscriptions"))
_MARKET = re.compile(
    "(?:" + "|".join(row.words for row in HAN_NOUNS if row.number not in _NO_MARKET) + ")$"
)
"""A phrase that ends in a noun of markets is what is forecast, and nobody who forecasts."""
_SHORT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{4,24})[（(](?:(?:以下)?(?:简称|下称|称)为?[：:]?)?[“\"]?(?P<short>[\u4e00-\u9fffA-Za-z]{2,10})[”\"]?[）)]"
)


def gather_names_chinese(article: Article) -> Names:
    """Return who is introduced with office anywhere, and the house that the page is of."""
    text = article.text
    people: dict[str, str] = {}
    for match in _ROLED.finditer(text):
        if match["name"]:
            organisation = _clean(match["org"])
            known = people.get(match["name"], "")
            people[match["name"]] = known or organisation
    placed = {name for name, own in people.items() if own}
    for name in {match["name"] for match in _NAME_SAYS.finditer(text)} - placed:
        if introduced := re.search(rf"(?P<org>{_ORG}{{2,32}}?)(?:{ROLES_HAN}){name}", text):
            people[name] = _clean(introduced["org"])
    if article.language == "ja":
        for match in (*_JA_PERSON.finditer(text), *_JA_NAME_ROLE.finditer(text)):
            people.setdefault(match["name"], _clean(match["org"] or ""))
    short = _short_names(text)
    house = _house(article, people)
    return Names(people, short, short.get(house, house))


def _short_names(text: str) -> dict[str, str]:
    """Return short names with the whole ones: as defined, or made of some of their characters."""
    patterns = (_ORG_SAYS, _ACCORDING, _LEARNED, _ROLED)
    named = {_clean(match["org"]) for one in patterns for match in one.finditer(text)} - {""}
    whole = sorted(one for one in named if len(one) > _LONGEST_SHORT)
    short = {
        one: other
        for one in sorted(named)
        if len(one) <= _LONGEST_SHORT
        for other in whole
        if (one[0], one[-1]) == (other[0], other[-1]) and _is_made_of(one, other)
    }
    for one in sorted(named):
        longer = {other for other in whole if other.startswith(one) and other != one}
        if len(longer) == 1 and len(one) <= _LONGEST_SHORT:
            short[one] = longer.pop()
    for match in _SHORT.finditer(text):
        name = match["name"][max(0, match["name"].find(match["short"][0])) :]
        if _is_made_of(match["short"], name) and _clean(name):
            short[match["short"]] = _clean(name)
    return short


def _is_made_of(short: str, whole: str) -> bool:
    """Whether the characters of a short name stand in the whole one, in this order."""
    rest = iter(whole)
    return all(char in rest for char in short)


_LONGEST_SHORT = 5
_WE = frozenset(("我们", "本报告", "本研究"))
_ABOVE_ALL = 100  # a page that says `we` is of whom it names at its head or foot


def _house(article: Article, people: dict[str, str]) -> str:
    """Return the institution of the headline or of a document that one issues."""
    text, counted = article.text, Counter[str]()
    title = article.title
    issued = _ISSUED.search(text[:400])
    if issued:
        counted[_clean(issued["org"]) or issued["org"]] += 6
    head = _HEAD.match(title)
    if head and (name := _clean(head["org"])):
        counted[name] += 3
    for match in (*_ORG_SAYS.finditer(text), *_ACCORDING.finditer(text), *_LEARNED.finditer(text)):
        if name := _clean(match["org"]):
            counted[name] += 1 + (name in title)
    if article.language == "ja":
        for match in _JA_TOPIC.finditer(text):
            if _is_house(match["who"]) and (name := _clean(match["who"])):
                counted[name] += 1 + (name in title)
    for name in map(_clean, signatures(article)):
        counted[name] += 2 + _ABOVE_ALL * speaks_itself(text)
    for name in ("", *people):
        counted.pop(name, None)
    best = counted.most_common(1)
    book = BOOK.search(text)
    return best[0][0] if best else book["title"] if book else ""


def _clean(name: str) -> str:
    """Return an institution's name without what stands round it; '' where it can be none."""
    name = re.sub(r"[（(][^）)]*[）)]", "", name)
    name = re.sub(r"^.{0,12}(?:シンクタンク|調査会社|調査機関|コンサルティング会社|メーカー|大手)の(?=.{2})", "", name)
    name = re.sub(r"等[\u4e00-\u9fff\d]{1,3}(?:部门|单位|部委|机构|家|方)$", "", name)
    name = _LEAD_WORDS.sub("", name.strip('，,。；;：:、 “”"《》'))
    name = re.sub(r"^.*(?:[をてがにで]|から|より)(?=[\u4e00-\u9fffA-Za-z\u30a1-\u30ff])", "", name)
    name = re.sub(
        r"(?:中国|亚太|亚洲|大中华区|全球)?[\u4e00-\u9fff]{2}行业(?:首席|高级|资深|联席)?$",
        "",
        name,
    )
    name = re.sub(
        rf"(?:的)?(?:中国|全球)?(?:股票|首席|高级|资深)?(?:{ROLES_HAN})(?:{_PERSON})?$", "", name
    )
    name = re.sub(
        r"^[\u4e00-\u9fff]{2,8}(?:龙头|巨头|大厂|厂商|领军企业|上市公司)(?=[\u4e00-\u9fff]{2})",
        "",
        name,
    )
    before = None
    while before != name:
        before, name = name, _TAIL_WORDS.sub("", name)
    if (
        len(name) < 2
        or name in NAMES_NOT
        or _MARKET.search(name)
        or re.fullmatch(GENERIC_HAN, name)
    ):
        return ""
    if re.search(RELAYS_HAN, name) or re.search(
        r"^\d|^(?:北京|上海|台北|香港|东京|华盛顿|纽约|伦敦)$|^报告|^一致|^先前|^原先|^之前|^(?:在|于|让|使|从|他|她|它|这|那|该|其|此|以下|以上|低于|高于|优于|好于|本公司|乐观|悲观|保守|初步|综合|之前|上述|对|按|并|为|至|与|以|未来|多家|不少|许多|普遍|同比|记者|业内|最新|尽管|虽然|如果|分析师|分析人士)|[预将增降]|(?<!基)因|随着|超$|达[到成产]|\d+[年月]|同比|今年|明年|我国(?!.)|专家|人士|消息|(?:法说|快讯|快评|焦点|观察|点评|速递|早报|晚报|周报|月报|头条|独家|突发|要闻|行情|解读|前瞻)$|投资将|规模|其中|年底|市场$|产业$|行业$",
        name,
    ):
        return ""
    return name


def find_mentions_chinese(
    article: Article, span: Span, names: Names, last: tuple[str, str]
) -> tuple[Mention, ...]:
    """Return the sources that a sentence names beside a word of saying, in order."""
    sentence = article.text[span.start : span.end]
    found: dict[int, Mention] = {}

    def add(start: int, end: int, person: str, organisation: str, words: str) -> None:
        at = span.start + start
        organisation = names.short.get(organisation, organisation)
        if (person or organisation) and at not in found:
            found[at] = Mention(
                at,
                span.start + end,
                person,
                organisation,
                words,
                quoting=start > 0 and sentence[start - 1] in '”」"',
            )

    for match in _ROLED.finditer(sentence):
        own = _clean(match["org"]) or names.people.get(match["name"], "")
        add(
            match.start("role"), match.end(), match["name"], own or last[1] or names.house, match[0]
        )
    for match in _NAME_SAYS.finditer(sentence):
        if match["name"] in names.people:
            own = names.people[match["name"]] or last[1] or names.house
            add(match.start(), match.end(), match["name"], own, match["name"])
    for match in _HE.finditer(sentence):
        if last[0]:
            add(
                match.start(),
                match.end(),
                last[0],
                names.people.get(last[0], "") or last[1],
                match["who"],
            )
    for match in _GENERIC.finditer(sentence):
        if match["who"] in _WE and "“" in sentence[: match.start("who")].rpartition("”")[2]:
            continue  # the speaker of the quotation, whom the paragraph names
        add(match.start(), match.end(), "", _meant(match["who"], last[1], names), match["who"])
    for match in _ANYBODY_HAN.finditer(sentence):
        at = span.start + match.start("who")
        found.setdefault(at, Mention(at, span.start + match.end(), "", "", match["who"]))
    roles = re.compile(rf"(?:{ROLES_HAN})$")
    for match in (
        *_ORG_SAYS.finditer(sentence),
        *_ACCORDING.finditer(sentence),
        *_LEARNED.finditer(sentence),
    ):
        if any(
            one.start <= span.start + match.start("org") < one.end + 2 for one in found.values()
        ):
            continue
        if not roles.search(match["org"]) and not any(
            name in match["org"] for name in names.people
        ):
            first = _LISTED.search(sentence[: match.start("org")])
            org = first["first"] if first and "等" in match["org"] else match["org"]
            add(match.start("org"), match.end(), "", _clean(org), org)
    if article.language == "ja":
        _add_japanese(sentence, names, last, add)
    return tuple(found[at] for at in sorted(found))


_LISTED = re.compile(rf"(?:^|[，,。；：\s])(?P<first>{_ORG}{{2,24}})、(?:{_ORG}{{2,24}}、)*$")
"""What stands before the last of several houses: 工业部、教育部、科技部等六部门."""


def _meant(who: str, last: str, names: Names) -> str:
    """Return what `公司`, `该机构` or `联盟` stands for: the one whose name ends so, else the last."""
    if who in _WE and names.house:
        return names.house
    noun = re.sub(r"^(?:这家|这份|该|本|上述|同)", "", who)
    for known in (last, names.house):
        if known.endswith(noun) or noun in known:
            return known
    return last or names.house


def _add_japanese(
    sentence: str,
    names: Names,
    last: tuple[str, str],
    put: "Callable[[int, int, str, str, str], None]",
) -> None:
    for match in _JA_SURNAME.finditer(sentence):
        for person in [one for one in names.people if one.startswith(match["name"])][:1]:
            own = names.people[person] or last[1] or names.house
            put(match.start(), match.end(), person, own, match[0])
    for match in (*_JA_PERSON.finditer(sentence), *_JA_NAME_ROLE.finditer(sentence)):
        organisation = _clean(match["org"] or "")
        if not organisation or re.fullmatch(GENERIC_HAN, match["org"] or ""):
            organisation = last[1] or names.house
        put(match.start(), match.end(), match["name"], organisation, match["name"])
    for match in (
        *_JA_TOPIC.finditer(sentence),
        *_JA_BY.finditer(sentence),
        *_JA_DESCRIBED.finditer(sentence),
        *(() if _JA_BY.search(sentence) or _has_topic(sentence) else _JA_INNER.finditer(sentence)),
    ):
        who = match["who"]
        beside = who == "政府" and sentence[match.end() - 1] == "が"  # 政府が目標とする
        if beside or re.search(r"氏|員$|社長|会長", who):
            continue
        if re.fullmatch(GENERIC_HAN, who):
            put(match.start(), match.end(), "", last[1] or names.house, who)
        elif _is_house(who) or match.re is _JA_DESCRIBED or _tells_of_itself(match, sentence):
            put(match.start("who"), match.end(), "", _clean(who), who)
    for match in _JA_OPENS.finditer(sentence):
        put(match.start("who"), match.end("who"), "", _clean(match["who"]), match["who"])


_MIXED = re.compile(r"[\u4e00-\u9fff]{1,4}[\u30a1-\u30ffー]{2,12}(?:[（(][^）)]*[）)])?")
_ACTIVE_JA = re.compile(
    r"(?:発表した|予想している|予想する|見込む|見込んでいる|計画している|計画だ|目指す|投じる|公表した|掲げ|明らかにした|引き上げ(?:た|る))"
)


def _tells_of_itself(match: "re.Match[str]", sentence: str) -> bool:
    """Whether a name of mixed script is a company: it does what a product is done with."""
    return bool(_MIXED.fullmatch(match["who"]) and _ACTIVE_JA.search(sentence, match.end()))


def _has_topic(sentence: str) -> bool:
    """Whether the topic of a Japanese sentence is a house, or stands for one."""
    return any(
        _is_house(one["who"]) or re.fullmatch(GENERIC_HAN, one["who"])
        for one in _JA_TOPIC.finditer(sentence)
    )


def _is_house(who: str) -> bool:
    who = re.sub(r"[（(][^）)]*[）)]", "", who)
    return bool(
        re.search(
            r"(?:省|庁|会|社|所|総研|研究所|協会|機構|銀行|証券|自動車|工業|電機|電気|製作所|ホールディングス|グループ|コンサルティング|リサーチ|連盟|団体|府|大学|統計|協議会|工業会|連合|証券|ラボ)$",
            who,
        )
    ) or bool(re.fullmatch(r"[A-Za-z\u30a1-\u30ffー&][A-Za-z\u30a1-\u30ffー& ]{2,24}", who))
