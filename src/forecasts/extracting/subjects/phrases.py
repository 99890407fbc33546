"""Noun phrases: the words around a noun of markets."""

import re
from functools import cache

from forecasts.extracting.words.function_words import FUNCTION_WORDS, LEADING_WORDS
from forecasts.extracting.words.measures import ONE_NAME
from forecasts.extracting.words.places import ENGLISH_PLACES, HAN_CITIES, HAN_PLACES
from forecasts.reading.lexicon.currencies import CODES

__all__ = [
    "HAN_STOP",
    "english_phrase",
    "forward",
    "han_phrase",
    "is_function_word",
    "trim",
    "trim_han",
]

_TIMES = frozenset("year quarter month decade week today tomorrow yesterday".split())
_TOKEN = re.compile(r"[\w’'&/+.-]*\w[’']?")
_LINK = re.compile(
    r"\s+(?:of|for|from|between)\s+(?:the\s+|all\s+|its\s+|these\s+|new\s+(?!energy)|total\s+)*"
)
_SPENT = re.compile(r"(?i)(?:spend(?:ing)?|expenditures?|investments?|outlays?|expenses)\Z")
_ITS_OBJECT = re.compile(r"\s(?:an?|the|one|each)\s[a-z-]+\b")
_ON = re.compile(r"\s+on\s+(?:the\s+|all\s+|its\s+|their\s+)?")
"""What money is spent on: `spending on cloud software`."""
_SUPPLIED = re.compile(r"(?i)output|production|suppl|exports|imports|shipments|deliveries")
"""What comes from somewhere, of whatever it is: `oil output from Peru`."""
_AND = re.compile(r"\s+and\s+")
_PER = re.compile(r"\s+per\s+((?:active\s|average\s)?\w+)")
HAN_STOP = re.compile(
    r"[，,。；;：:、！!？?“”\"‘’《》（）()〔〕【】〈〉／「」『』]|\s(?<![A-Za-z\d] (?=[\u4e00-\u9fff]))(?<![\u4e00-\u9fff] (?=[A-Za-z\d]))|\d+(?:[.,]\d+)*(?:年代[初末]?|年度?(?:以降|[末底])?|月(?:期|[末底](?:時点)?)?|[億亿万萬兆千百]*(?:[日%％億亿万萬兆倍台個个元円]|ドル)|(?![\w]))|预[计期测估料]|恐(?![怖龙])|推估|估计|有望|将会|将于|将达|将|(?<![社协学商])会(?!员|议|展)|到|达|至|从|由|使|让|令"
    r"|我国|全国|全球|世界范围内?|国内|全省|全市|全区|中国|[今来当]期(?!待)|今年|明年|后年|全年|去年|年底|年末|年内|年度|届时|同期|期间|上半年|下半年|季度|当年"
    r"|实现|完成|更新(?![量率]|改造|换代|需求|市场)|公布|推动|推进|促进|带动|以及|及其|并|且|和|与|(?<![潜现存内])在|(?<!比)较|陆续|相继|先后|为|对(?!冲)|把|被|其中|该|(?<!笔记)(?<![资成样])本港?(?![地土])|(?<!航空)(?<!保险)公司|集团|显示(?!器|屏|面板|驱动)|表示|称|指出|认为|占|以(?![上下内外来])|于|情[形景]下|按|就|也|仍|还|再(?!生)|年均|年[间間内]|内的|年"
    r"|拟|投产后?|调高|调低|[上下][调修]|初估|概估|微调|交付|或|每周|周|月|は|が|を|に|で|と|へ|も|、|から|まで|より|同社|同省|国内外|引き続き|导致|造成|推高|推升|拉高|驱动|拉动|提升|提高|扩大|分析师|报告|我们|他们|是|进一步|有(?!色|机)|力争|接待|计划|目标|具有(?!限)|拥有|来看|当中|而言|展望|[千百十万亿]+(?:美元|欧元|日元|元|人民币)?级别?|千亿|万亿|百亿"
)
_HAN_LEAD = re.compile(
    r"^(?:-|—+|要(?![素求塞闻])|帰属する|当期(?=純)|(?:1?[台個人件本戸世帯]+|キロ|トン|平方メートル)?当たりの?|[県市都府道区町村]内の?(?=..)|[今来前当]期の|度の?$|[間间]|全体の?|同时|时期(?=.)|此外|但|而|不过|且|しかし|また|一方|なお|ただ|さらに|そして|的|の|月?期の|連結|通期|单体|第[一二三四1-4]季度?|[上下]半年|国家(?!级)|新增|累计建成|累计|新认定|认定|建成|建设|新建|新开|开设|增设|新设|开通|引进|净增|打造|形成|培育|新的|整个|规划|以[上下]|左右|相关|整体|总体|主要|上述|各类|我省|我市|之|个(?![人体])|和|者|地区|市场的|行业的)+"
)
_HAN_TAIL = re.compile(
    r"(?:の世界(?:新車)?|の(?:国内|日本|グローバル)|的|の|年|总|月|新|同比|环比|新增|累计|年度|核心|平均|其|其他|等(?:设备|产品)?|都|均|分别|领域|所|有|上|中|数量|(?<![内外])需|则)+$"
)


def english_phrase(text: str, start: int, end: int, *, ahead: bool = False) -> str:
    """Return the phrase around the noun at `text[start:end]`: `of X` behind it, else in front.

    `ahead` asks for the phrase that begins there.
    """
    if ahead:
        return trim(forward(text, start))
    link = _LINK.match(text, end) or (_SPENT.search(text, start, end) and _ON.match(text, end))
    behind = forward(text, link.end()) if link else ""
    if (
        link
        and behind.endswith("ing")
        and (its := _ITS_OBJECT.match(text, link.end() + len(behind)))
    ):
        behind += its[0]  # the cost of drilling a well
    behind = "" if behind.startswith("first time") else behind
    before = _backward(text, start)
    if link and before and " from " in link[0] and _SUPPLIED.match(text, start):
        behind = ""  # oil output from Peru
    before = _list_before(text, start - 1 - len(before)) + before if before else before
    if behind and not _is_place(behind):
        behind += _list_behind(text, link.end() + len(behind) if link else end)
        per = _PER.match(text, end)
        return trim(behind) + (f" per {per[1]}" if per else "")
    per = _PER.match(text, end)
    if per:
        return trim(f"{before} {text[start:end]} per {per[1]}")
    return trim(before)


_ITEM = r"(?:[\w/’'-]+\s){0,2}?[\w/’'-]+"
_LIST_BEHIND = re.compile(
    rf"(?:,\s{_ITEM}){{0,5}},?\s(?:and|or)\s{_ITEM}(?=\s(?:will|would|could|should|may|is|are|to|in|by|this|next|shipped|sold|rise|fall|grow)\b|[.,])"
)
_LIST_BEFORE = re.compile(
    rf"(?:^|[.;:]\s|\b(?:of|for|that|says|expects|sees|while|whereas|but)\s|,\s(?:the\s)?)(?P<list>(?:{_ITEM},\s){{0,5}}{_ITEM},?\s(?:and|or)\s)$"
)


def _list_behind(text: str, at: int) -> str:
    """Return the rest of a list: `, tablets and phones` behind `shipments of PCs`."""
    found = _LIST_BEHIND.match(text, at)
    return found[0] if found and not any(map(_stops_phrase, _items(found[0]))) else ""


def _list_before(text: str, end: int) -> str:
    """Return the beginning of a list: `PCs, tablets and ` before `phones will sell`."""
    begin = max(0, end - 80)
    found = _LIST_BEFORE.search(text[begin : end + 1].replace("\n", " "))
    return found["list"] if found and not any(map(_stops_phrase, _items(found["list"]))) else ""


def _items(words: str) -> list[str]:
    return [one for one in re.split(r",\s(?:and\s|or\s)?|\s(?:and|or)\s", words) if one.strip()]


def _stops_phrase(phrase: str) -> bool:
    return any(is_function_word(word) or word[0].isdigit() for word in phrase.split())


def _is_place(words: str) -> bool:
    if words.isupper() and len(words) > 1:
        return words.lower() in ENGLISH_PLACES  # DRAM is none
    plural = _PLURAL.search(words)
    return words[:1].isupper() and not plural and len(words.split()) <= 2


_PLURAL = re.compile(r"[a-z]{3,}s$|^(?:[A-Z]{2,}|[A-Z]+\d?)s$")
_LONG = 5  # letters: fly and July are no adverbs
_NOUNS_IN_LY = (
    "upply", "amily", "embly", "poly", "fly", "omaly", "italy", "daily", "weekly", "onthly", "arterly", "early",
    "friendly",
)  # fmt: skip


def is_function_word(word: str) -> bool:
    """Whether a word ends a phrase; IT and US in capitals are no pronouns."""
    if len(word) > 1 and word.isupper():
        return False
    lower = word.lower()
    if lower in FUNCTION_WORDS or _unowned(lower) in _TIMES:
        return True
    # potentially, slightly
    return lower.endswith("ly") and len(lower) > _LONG and not lower.endswith(_NOUNS_IN_LY)


def _unowned(word: str) -> str:
    """Return a word without the ending of an owner: `China's`, `years’`."""
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")


def forward(text: str, at: int) -> str:
    """Return the English phrase that begins at `at`, untrimmed."""
    words: list[str] = []
    while token := _TOKEN.match(text, at):
        word = token[0].rstrip(".")
        if is_function_word(word) or len(words) > 5 or _YEARS_OR_NUMBER.fullmatch(word):
            break
        if word in CODES and _AMOUNT.match(text, token.end()):
            break  # revenue of EUR 5 billion
        words.append(word)
        at = token.end()
        if short := _SHORT.match(text, at):  # electric vehicle (EV) batteries
            at = short.end()
        if token[0].endswith(".") or text[at : at + 1] != " ":
            break
        at += 1
    return " ".join(words)


_AMOUNT = re.compile(r"[ ]?\d")
_SHORT_BEFORE = re.compile(r"\s\([A-Z][\w&/-]{0,9}\)\s$")
_SHORT = re.compile(r"\s\([A-Z][\w&/-]{0,9}\)(?=\s)")


def _backward(text: str, at: int) -> str:
    words: list[str] = []
    while text[at - 1 : at] == " " and len(words) < 6:
        bracket = text[at - 2 : at - 1] == ")"
        if bracket and (short := _SHORT_BEFORE.search(text, max(0, at - 14), at)):
            at = short.start() + 1
            continue
        before = text[max(0, at - _LONGEST_WORD) : at - 1]
        if "of" in before and (of_things := _OF_A_NAME.search(text, at - 1 - len(before), at - 1)):
            words.insert(0, of_things[0])  # Internet of Things
            at = of_things.start()
            continue
        found = _LAST_WORD.search(before.rpartition(" ")[2])
        if not found or is_function_word(found[0]) or _YEARS_OR_NUMBER.fullmatch(found[0]):
            break
        ahead = text[max(0, at - _FAR - len(found[0])) : at - 1 - len(found[0])]
        if _AFTER_MODAL.search(ahead) or (found[0].endswith("ing") and _OPENS.search(ahead)):
            break  # will dominate connections; by 2030, generating revenues
        words.insert(0, found[0])
        at -= 1 + len(found[0])
    return " ".join(words)


_LONGEST_WORD = 40  # characters
_LAST_WORD = re.compile(r"[\w’'&/+.-]*\w[’']?$")
_OF_A_NAME = re.compile(r"(?<![\w-])[A-Z][\w-]+\sof\s[A-Z][\w-]+$")
_YEARS_OR_NUMBER = re.compile(
    r"\d[\d,.]*(?:bn|mn|m|tn|k|t|kt|[MG]t|[kMGT]Wh?)?|(?:19|20)\d0s|[kMG]?tonnes?|tons?|kt|mt"
)
_AFTER_MODAL = re.compile(
    r"\b(?:(?:will|would|could|may|might|should|can|must)\s|(?:(?:expected|forecast(?:ed)?|projected|predicted|anticipated|estimated|set|likely|due|poised|able|on track|planning|plans?|aims?|hopes?|wants?|intends?|needs?)"
    r"|(?:expect|forecast|project|predict|see)(?:s|ing)?(?:\s[\w’'-]+){1,4}?)\sto\s)(?:also\s)?$"
)
_FAR = 60  # characters before a word in which stands what foresees that it is done
_OPENS = re.compile(r"(?:[,;]|\b(?:is|are|was|were|be|been))\s$")


_SEASON = re.compile(
    r"(?:19|20)\d\d[-/–]\d\d(?:\d\d)?|[kMGT]Wh?|\d[\d.,]*[a-z]{0,3}-a-(?:year|month)|(?i:(?:multi-?|hundred-?)*(?:m|b|tr)illion-(?:yuan|dollar|euro|pound|yen))"
)
"""When, or how much, before what: 2025/26 wheat, the trillion-yuan drone market."""
_WHOLE = frozenset(("global", "worldwide", "domestic", "national"))
"""Before what a phrase is of the words tell something else."""
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
_DONE_TO = frozenset(
    "harvested planted installed projected forecast estimated expected reported".split()
)
"""What is done to a thing, before the noun of its measure: corn harvested area."""


def trim(phrase: str) -> str:
    """Take from a phrase what says where, or how much of it, and not what."""
    words = phrase.split()
    owned = [at for at, word in enumerate(words[:-1]) if _unowned(word) != word]
    if owned and all(word.lower() in LEADING_WORDS for word in words[owned[-1] + 1 :]):
        return ""  # Calder's latest quarterly
    whole = [at for at, word in enumerate(words[:-1]) if word.lower() in _WHOLE]
    if whole and whole[-1]:
        words = words[whole[-1] :]  # lead global tool spending
    while words:
        plain = _unowned(words[0]).lower()
        two = " ".join(words[:2]).lower()
        if len(words) > 1 and (_unowned(two) in ENGLISH_PLACES or two == "constant currency"):
            words = words[2:]
        elif ONE_NAME.fullmatch(two):
            break
        elif (
            words[0].lower().replace("’", "'") in LEADING_WORDS
            or words[0] in _MONTHS
            or plain in ENGLISH_PLACES
            or _SEASON.fullmatch(words[0])
        ):
            words = words[1:]
        else:
            break
    while len(words) > 1 and words[-1].lower() in _DONE_TO:
        words = words[:-1]
    return _OWNER.sub("", " ".join(words))


_OWNER = re.compile(r"['’]s?$")


def han_phrase(text: str, start: int, end: int) -> str:
    """Return the words right before a Chinese or Japanese noun of markets."""
    back = _IN_BRACKETS.sub("", text[max(0, start - 32) : start].rstrip(" "))
    if text.startswith(("占", "份额", "比"), start) and end > start:
        back = _SUM_THEN.sub("", back)
    back = _WHEN.sub("", _WITHIN.sub("", _IN_MONEY.sub("", back)))
    back = _YEARLY.sub("", _WITHIN.sub("", back)).rstrip(" ")
    if named := _IN_QUOTES.search(back):
        return named[1]
    stops = list(HAN_STOP.finditer(back.removesuffix("的").removesuffix("の")))
    phrase = back[stops[-1].end() :] if stops else back
    return trim_han(phrase)


_IN_BRACKETS = re.compile(r"[（(][^（）()]{1,16}[）)]")
_IN_QUOTES = re.compile(r"「([^「」]{1,16})」の?(?:世界|国内)?(?:の)?$")
_IN_MONEY = re.compile(r"以[\u4e00-\u9fff]{1,4}计(?:价|算)?的?")
_WITHIN = re.compile(
    r"(?<=[\u4e00-\u9fffA-Za-z])在(?:[\u4e00-\u9fff、]{2,16}(?:领域|方面|行业|场景)|华|[\u4e00-\u9fff]{2,4}市场)的?$|(?<=[\u4e00-\u9fffA-Za-z])(?:海外|国内|大陆|全球|全国)(?:市场)?总?$|の(?:国内|世界|日本|海外)$"
)
"""In what field, between what is measured and its noun: 机器人在制造领域的销量."""
_SUM_THEN = re.compile(
    r"(?:20\d\d年|[今明后]年|全年|[上下]半年|第?[一二三四]季度?)(?:营业?收入?|收入|销售额|产值|出货量?|销量|产量)$"
)
"""When and of which sum, between what takes a share and its noun: 车用面板明年营收占比."""
_YEARLY = re.compile(
    r"(?<=[业品车器件机站端])年?(?:业务|度)$|(?<=[\u4e00-\u9fff])(?<![今明后去来当每前本全半财学数几一二两三四五六七八九十])年$"
)
"""A year's business, before its noun: 快递业年业务收入, 氢气年需求量."""
_WHEN = re.compile(
    r"(?:\s?(?:(?:\d{4}|\d{2})[年\s]?[—–~～至到-]\s?)?(?:\d{4}|\d{2})\s?年度?\s?|第?(?:[一二三四1-4]、)*[一二三四1-4]季度?|[单本上下]?季度?|单月|今年|明年|后年|全年|年底|上半年|下半年|未来[\u4e00-\u9fff]年|[今来次当]期の)+的?$"
)
"""When, between what is measured and its noun: 半导体产业今年产值."""


@cache
def _place_first() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(one) for one in HAN_PLACES if one not in HAN_CITIES))


def trim_han(phrase: str) -> str:
    """Take particles and words of amount from both ends."""
    phrase = _HAN_TAIL.sub("", _HAN_LEAD.sub("", _ENDING.sub("", phrase)))
    if place := _place_first().match(phrase):
        rest = phrase[place.end() :]
        phrase = _HAN_LEAD.sub("", rest) if len(rest) > 1 else phrase
    return "" if _DOING.fullmatch(phrase) else phrase.strip()


_DOING = re.compile(
    r"(?:大幅|小幅|持续|继续|逐步|开始|进一步|同步|明显|适度|再|稳步)+[\u4e00-\u9fff]{2}|[\u3041-\u3096]+|发送|运送|接待|吸引|迎来|服务|聚集|集聚|引育|最大|第[一二三]大|增速最快|加快|加大|加强|鼓励|支持|引导|决议通过|董事会(?:决议)?(?:通过)?"
)
"""What is done to a thing, before the noun of its measure: 大幅增加资本支出."""
_ENDING = re.compile(
    r"^.*(?:(?:され|して|[いきしちりれめけえ])(?:る|た|ている)|んだ)(?=[\u30a1-\u30ff\u4e00-\u9fffA-Z])|^[\u3041-\u3096]+(?=[\u30a1-\u30ff\u4e00-\u9fff])"
)
"""A Japanese verb, or the end of one, before what is meant: める電気自動車, 普及が期待される水素."""
