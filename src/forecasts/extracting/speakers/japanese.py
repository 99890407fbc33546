"""Sources in Japanese text: topics that tell, people with their offices, and those who go on."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from forecasts.extracting.speakers.introduced_english import Names
from forecasts.extracting.speakers.names_chinese import BREAK, clean_chinese
from forecasts.extracting.words.speakers_chinese import GENERIC_HAN, ROLES_JA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["add_japanese", "houses_told", "interviewed", "introduced_japanese"]

_ASIDE = r"(?:[（(][^（）()\n]{1,80}[）)]|「[^「」\n]{1,16}」)"
_KANA_NAME = r"[\u30a1-\u30ffー]{1,10}(?:・[\u30a1-\u30ffー]{1,10}){1,2}"
_SIGN = r"[\u4e00-\u6c0e\u6c10-\u9fff]"  # but 氏
_NAME = rf"(?:{_SIGN}{{1,3}} ?{_SIGN}{{1,3}}|{_KANA_NAME})"
_TOPIC = re.compile(
    rf"{BREAK}(?P<who>[県市都府道町村区省庁国]|(?:[^、，。「」\n（(]|{_ASIDE}){{2,30}}?)(?:は|が)(?=[^。]*(?:発表|予測|見込|公表|決定|盛り込|話|述べ|指摘|説明|計画|目標|見通|試算|明らか|語|示し|掲げ|まとめ|方針|強調|予想|み[てる]|見て|目指|高め|整え|広げ|設け|引き上げ|引き下げ|投じ|増や|減ら|絞|修正|据え置|する))"
)
_INNER = re.compile(
    r"(?P<who>(?:[\u4e00-\u9fffA-Za-z\u30a1-\u30ff&ー]|(?<=[A-Za-z]) (?=[A-Z])){2,24}(?:[（(][^）)]{1,30}[）)])?)(?:は|が)"
    r"(?=[^。]{0,60}(?:発表|予測|見込|公表|予想|まとめ|見通|試算))"
)
_NAMED_WITH_ROLE = re.compile(
    rf"(?:(?P<org>[^、，。「」\nのは]{{2,20}}?)(?:の|(?<=[会社行所庁省学]))(?={ROLES_JA}))?(?P<role>{ROLES_JA})(?:[、，の]?(?={_NAME}氏)|(?:である|を務める)(?={_NAME}(?:氏|[はがも]|によ)))(?P<name>{_NAME})"
)
_OF_HOUSE = re.compile(
    rf"(?P<org>[^、，。「」\nのはが]{{2,20}}?)の(?:[\u4e00-\u9fff]{{2,6}}部の)?(?P<name>{_NAME})氏(?=は|が|も|によ)"
)
"""A person of a house, without an office: 甲経済研究所の乙野健氏は."""
_NAME_ROLE = re.compile(
    rf"(?:(?P<org>[^、，。「」\nのは]{{2,20}}?)の)?(?P<name>[\u4e00-\u9fff]{{2,4}}?|{_KANA_NAME})(?P<role>{ROLES_JA})(?=(?:[（(][^）)]*[）)])?(?:は|が|も|によ))"
)
_SURNAME = re.compile(r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{1,4})(?:氏|さん)(?=[はがも])")
_BY = re.compile(
    rf"(?P<who>(?:[^、，。「」\nは（(]|{_ASIDE}){{2,20}}?)(?:の(?:調べ|調査|推計|予測|試算|まとめ|資料|リポート|レポート|報告書?))?(?:に?よ(?:ると|れば)|(?<=試算|予測|推計|調べ|調査)では)"
)
_DESCRIBED = re.compile(
    r"(?:(?:大手|メーカー|新興|ベンチャー|中堅|(?:業界|国際|業者|工業)団体)の|調査|コンサルティング|シンクタンク|リサーチ)(?:(?<=[手ー興堅チ体]の)|(?:会社|機関|大手)?の|(?:会社|機関|大手)(?=[A-Za-z\u30a1-\u30ff]))(?P<who>[\u4e00-\u9fffA-Za-z\u30a1-\u30ff&ー]{2,16}?)(?=[（(は、がによ])"
)
_DESCRIBES = re.compile(
    r"[^はがを]{0,12}(?:(?:最?大手|メーカー|新興|中堅|老舗|ベンチャー|スタートアップ|チェーン)の|(?:大手|新興|中堅))(?=[^、。]{2,12}$)"
)
"""What a topic is, before its name in whatever script: ファミレス大手のこだち亭."""
_PUBLISHES = re.compile(
    r"^\s*(?P<who>[\u4e00-\u9fffA-Za-z\u30a1-\u30ff&ー]{3,12})(?:は、?(?=[^。\n]*(?:(?:発表|公表|調査|発刊|予測)し(?:まし)?た|まとめ(?:まし)?た)。?$)"
    r"|が(?:\d{1,2}日)?(?:に|までに)?(?:発表|公表|発刊)した)",
    re.MULTILINE,
)
"""A house that publishes, whatever its name ends in."""


def add_japanese(
    sentence: str,
    names: Names,
    last: tuple[str, str],
    put: "Callable[[int, int, str, str, str], None]",
) -> None:
    """Put the sources of a Japanese sentence: who tells, with what office, according to whom."""
    for match in _SURNAME.finditer(sentence):
        for person in [one for one in names.people if one.startswith(match["name"])][:1]:
            own = names.people[person] or last[1] or names.house
            put(match.start(), match.end(), person, own, match[0])
    for match in _people(sentence):
        organisation = clean_chinese(match["org"] or "")
        if not organisation or _REFERS.fullmatch(match["org"] or ""):
            organisation = _referred(match["org"] or "", last[1], names.house)
        put(match.start(), match.end(), match["name"], organisation, match["name"])
    for match in (
        *_TOPIC.finditer(sentence),
        *_BY.finditer(sentence),
        *_DESCRIBED.finditer(sentence),
        *(() if _BY.search(sentence) or _has_topic(sentence) else _INNER.finditer(sentence)),
    ):
        who = match["who"]
        told = _BY_WHAT.search(who) if match.re is _TOPIC else None
        who = _RELATIVE.sub("", who[: told.start()]) if told else who
        if _SEVERAL.search(who):
            who = _first_of(sentence[: match.end("who")]) or who
        described = match.re is _TOPIC and _DESCRIBES.match(who)
        named = match.re is _DESCRIBED or bool(described) or bool(told and told["house"])
        if _KANA.fullmatch(who) and not named and not _OWN_PLAN.search(sentence, match.end()):
            continue  # パソコンは3%減ると予測する
        named = named and not _COMMON.search(who)
        counts = _COUNTED_NEXT.match(sentence, match.end())
        if counts and not (described or _is_house(who)):
            continue  # 燃料電池トラックは800台を導入する
        beside = who == "政府" and sentence[match.end() - 1] == "が"  # 政府が目標とする
        if beside or who.startswith("うち") or re.search(r"氏|員$|社長|会長", who):
            continue  # うち軽自動車は2%増を見込む
        if _REFERS.fullmatch(who):
            put(match.start(), match.end(), "", _referred(who, last[1], names.house), who)
        elif _is_house(who) or named or _tells_of_itself(match, sentence):
            put(match.start("who"), match.end(), "", clean_chinese(who), who)
    for match in _PUBLISHES.finditer(sentence):
        put(match.start("who"), match.end("who"), "", clean_chinese(match["who"]), match["who"])


def _people(text: str) -> "Iterator[re.Match[str]]":
    """Yield who is named with an office, or as of a house."""
    yield from _NAMED_WITH_ROLE.finditer(text)
    yield from _NAME_ROLE.finditer(text)
    for match in _OF_HOUSE.finditer(text):
        if _is_house(clean_chinese(match["org"])) or _REFERS.fullmatch(match["org"]):
            yield match


_COUNTED_NEXT = re.compile(
    r"[、，]?(?:(?:20\d\d|[今来同]|\d{1,2})年度?(?:末|中)?(?:まで)?[にの]?)?(?:約|累計|計)?[\d.,]+(?![\d年月日]|カ年)"
)
"""A number right behind a topic, which then is what is counted."""


def _first_of(words: str) -> str:
    """Return the first of the companies that act together: 甲電力と乙建設、丙社の3社."""
    first = clean_chinese(re.split("[、と]", words.lstrip(), maxsplit=1)[0])
    return first if _is_house(first) else ""


def _referred(who: str, last: str, house: str) -> str:
    """Return whom 同社 stands for: the last house, but no institute or ministry, which is no 社."""
    no_company = who in _A_COMPANY and _NO_COMPANY.search(last) is not None
    own = who.startswith(_OWN)
    for known in (last, house):
        if known.endswith(who):
            return known  # 連盟, of the 日東工作機械連盟
    return house if (no_company or own) and house else last or house


_REFERS = re.compile(
    rf"{GENERIC_HAN}|協会|連盟|連合会|工業会|機構|組合|当社グループ|同(?:証券|銀行|総研|大学)"
)
_OWN = ("当", "弊")
"""How a page calls the house that it is of."""
_A_COMPANY = frozenset(("同社", "当社"))
_NO_COMPANY = re.compile(r"(?:研究所|総研|協会|工業会|連盟|機構|[省庁府])$")
_SEVERAL = re.compile(r"の(?:\d|[二三四五])社$")
_COMMON = re.compile(r"(?:企業|会社|各社|メーカー|業者|チェーン|銀行)$")
"""What is described and not named: 最大手の台湾企業."""
_BY_WHAT = re.compile(
    r"の(?:(?P<house>担当者|幹部|広報(?:担当者?)?|資料|報告書?|リポート|レポート|白書)|調査|試算|見通し|予測|推計|計画|目標)$"
)
"""What a house tells by, or through whom: 甲省の担当者は, 甲社の資料は."""
_RELATIVE = re.compile(r"^.*[れしきいっ][るた](?=[\u30a1-\u30ffA-Z])")
"""What is said of a house before its name: 会場で配られた甲リサーチ."""


def houses_told(text: str) -> list[str]:
    """Return the houses that a Japanese text is about, each as often as it is its topic."""
    topics = [clean_chinese(one["who"]) for one in _TOPIC.finditer(text)]
    named = (*_PUBLISHES.finditer(text), *_DESCRIBED.finditer(text))
    described = [clean_chinese(one["who"]) for one in named if not _COMMON.search(one["who"])]
    heads = [one for one in topics if _heads(one, text)]
    return [*(one for one in topics if _is_house(one)), *heads, *described]


def _heads(who: str, text: str) -> bool:
    """Whether the headline begins with a name that announces something: 甲エンジ、増益へ."""
    opens = text.lstrip().startswith(f"{who}、") and not _is_house(who)
    return (
        opens
        and re.search(rf"{re.escape(who)}は[^。\n]*?(?:発表|公表|明らかに)した", text) is not None
    )


def introduced_japanese(text: str) -> "Iterator[tuple[str, str]]":
    """Yield who is named with an office, and the house: 甲社の乙野社長, 甲航空・乙野社長に聞く."""
    for match in _people(text):
        yield match["name"], clean_chinese(match["org"] or "")
    for match in _ASKED.finditer(text):
        if house := clean_chinese(match["org"] or ""):
            yield match["name"], house


@lru_cache(maxsize=4)
def interviewed(text: str) -> str:
    """Return who answers the questions (――) of a Japanese interview: 社長の甲野氏に聞いた; else ''."""
    if text.count("\n――") < _QUESTIONS:
        return ""
    return max((one["name"] for one in _ASKED.finditer(text)), key=len, default="")


_QUESTIONS = 2
_ASKED = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:(?P<org>[^、，。\n\s]{{2,16}})・)?(?P<name>[\u4e00-\u9fff]{{2,5}}?)(?:{ROLES_JA}|氏|さん)に[^。\n]{{0,24}}聞(?:く|いた|きました)"
)
_MIXED = re.compile(r"[\u4e00-\u9fff]{1,4}[\u30a1-\u30ffー]{2,12}(?:[（(][^）)]*[）)])?")
_ACTIVE_JA = re.compile(
    r"(?:発表し(?:まし)?た|予想して(?:いる|います)|予想する|見込む|見込んでいる|計画している|計画だ|目指す|投じる|公表した|掲げ|明らかにした|引き上げ(?:た|る)|高める|整える|広げる|設ける|建設する|建造する)"
)


_KANA = re.compile(r"[\u30a1-\u30ffー・]+")
_OWN_PLAN = re.compile(
    r"(?:発表|公表|明らかに)し(?:まし)?た|まとめ(?:まし)?た|計画|目指|投じ|方針|増や|減ら(?!し)|引き[上下]げ|表明|述べ|話し|説明"
)
"""What a company tells of itself, where a name in kana may as well be of a product."""


def _tells_of_itself(match: "re.Match[str]", sentence: str) -> bool:
    """Whether a name of mixed script is a company: it does what a product is done with."""
    return bool(_MIXED.fullmatch(match["who"]) and _ACTIVE_JA.search(sentence, match.end()))


def _has_topic(sentence: str) -> bool:
    """Whether the topic of a Japanese sentence is a house, or stands for one."""
    return any(
        _is_house(one["who"]) or _REFERS.fullmatch(one["who"]) for one in _TOPIC.finditer(sentence)
    )


def _is_house(who: str) -> bool:
    """Tell whether a topic ends as bodies and companies do, or is a name in kana or letters."""
    who = re.sub(r"[（(][^）)]*[）)]|「[^」]*」", "", who)
    return bool(
        re.search(
            r"(?:省|庁|会|社|所|総研|研究所|協会|機構|銀行|証券|自動車|工業|電機|電気|製作所|ホールディングス|グループ|コンサルティング|リサーチ|連盟|団体|府|大学|統計|協議会|工業会|連合|証券|会議|ラボ|日銀|中銀|住金|鉱業|金属|化学|製[鋼鉄紙薬]|重工|(?<!国内)(?<![大中小]型)造船|精機|運輸|商船|郵船|汽船|水産|組合|電力|物産|商事|建設|不動産|海運|航空|鉄道|食品)$|^[\u4e00-\u9fff]{2,4}(?<!自動車)(?<!半導体)(?<!次世代)(?<!観光)(?<!製造)(?<!農)(?<!宇宙)(?<!航空)(?<!造船)(?<!鉄鋼)(?<!繊維)(?<!水産)(?<!基幹)(?<!関連)(?<!地場)(?<!主要)(?<!地域)(?<!電池)(?<!医療)(?<!食品)(?<!外食)(?<!環境)(?<!防衛)(?<!素材)(?<!化学)(?<!電子)(?<!情報)(?<!通信)(?<!機械)(?<!小売)(?<!成長)産業$",
            who,
        )
    ) or bool(
        re.fullmatch(
            r"(?:米|英|独|仏|韓|台湾)?[A-Za-z\u30a1-\u30ffー&][A-Za-z\u30a1-\u30ffー・& ]{2,24}",
            who,
        )
    )
