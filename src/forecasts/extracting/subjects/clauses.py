"""Clauses: the part of a sentence that a figure stands in, and what that part is about."""

import re
from itertools import islice

from forecasts.extracting.records import Span
from forecasts.extracting.subjects.counted import counted
from forecasts.extracting.subjects.hollow import is_plain, says_nothing
from forecasts.extracting.subjects.japanese import topic_of_clause, topics_of_sentence
from forecasts.extracting.subjects.phrases import english_phrase, han_phrase
from forecasts.extracting.words.measures import HAN_NOUNS, HAN_STUFF
from forecasts.extracting.words.places import ENGLISH_PLACES, HAN_PLACES
from forecasts.extracting.words.speakers_chinese import ROLES_JA
from forecasts.reading import Quantity
from forecasts.reading.lexicon.currencies import CODES

__all__ = [
    "clause_of",
    "form_of",
    "is_of_another_clause",
    "main_subject",
    "subject_of",
    "what_is_counted",
]

_CLAUSE_EN = re.compile(
    r"[;:]|,\s+(?:and|while|with|but|which|whereas|compared|up|down|from|raising|versus)\b|\bwhil(?:e|st)\b"
    r"|\b(?:due to|because|amid|thanks to|driven by|despite|when)\b|\sas\s(?!(?:of|well|a|an|the result|much|many|high|low|soon|long|measured|well)\b|[^,.;]{3,50},\s(?:will|would|is|are|was|were|could|may)\b)|,\s(?!(?:in|ex)cluding\b)(?=(?:[a-z]+ly\s)?[a-z]+ing\b)|\sand\s+(?=(?:[\w-]+\s){0,4}(?:will|would|could|to)\b)|[“”\"]|,\s+(?=said\b)"
)
_CLAUSE_HAN = re.compile(r"[，,；;：:。“”]|其中")
_SHORTEST = 2  # characters of a subject in Chinese or Japanese, of a unit that is a word
_AUXILIARY = re.compile(
    r"\s(?:will|would|could|should|may|might|can|(?:is|are|was|were)\s+(?:also\s+|now\s+)?(?:expected|forecast(?:ed)?|projected|predicted|set|likely|estimated"
    r"|seen|anticipated|on track|poised|due|to)|to(?!\s+(?:[$€£¥\d]|(?:about|around|nearly|almost|over|under|just|some|more|less|approximately|roughly|an?)\b)))\s"
)
_HAN = re.compile(r"[\u3040-\u9fff]")
_GROWTH_HAN = re.compile(
    r"(?:年均|年度?|平均|复合|预计|同比)*(?:复合|平均)?(?:增长率|增长速度|增速|[增涨跌降]幅|成长率|增长(?:预期|预测|目标))(?=[^，。]*$)"
)
_NEAR = 40  # characters before a figure in which the verb of its growth stands
_GROWS_HAN = re.compile(
    r"(?:(?:(?<!比)较|比)[^，。；]{1,10}?)?(?:预[计估期测]|则|也|亦|仅|只|将|可望|有望|可能|面临|同比|大幅|小幅|微幅){0,3}(?:[增成]长|下降|下滑|上涨|下跌|减少|增加|衰退|年[增减])(?:了|约|近|逾|超)?"
    r"(?:[\d.]+[%％](?:来到|达到|[至到达])[约近]?)?$"
)
"""The verb of what grows, right before its rate, or before the level behind that."""
_WILL_HAN = re.compile(r"将(?!来)|有望|预计|[可恐]能?(?:将)?面临|会达|可达|可望|达到|超过|突破")
_AHEAD_HAN = re.compile(r"将(?!来)|有望|可望|会达")
_HAN_NOUN = re.compile("|".join(row.words for row in HAN_NOUNS if row.number != "facilities"))

_IS_DONE = re.compile(
    rf"{_HAN_NOUN.pattern}|導入|導入量|設置|整備|新設|増設|出店|開設|採用|雇用|建設|削減|投入|輸送|供給"
)
"""What is done to what is counted, and the noun of its measure: 7000台の導入."""
_BARE_HAN = re.compile(
    rf"(?:世界の?|国内の?|産の|同|[总総净])*(?:{_HAN_NOUN.pattern})(?:的?(?:同比|环比)?(?:增长率|增长速度|增速|[增涨跌降]幅|成长率))?"
    r"|(?:年間|前?年|平均|複合|前?期|比)*(?:平均|複合)?(?:年間)?(?:成長率|伸び率|伸長率|増加率|上昇率)(?:予測)?|.{0,6}比率"
)
_ITS_OWN = re.compile(r"(?:该|本|这家)?公司|该(?:市场|行业|产业|品牌|机构)|其(?!中)")
"""What a clause is of that was named before, so that no clause before it says."""
_MOVES_HAN = re.compile(
    r"(?:会|进一步|持续|继续|显著|明显|有力|有效|大幅|直接)*(?:拖累|[拉带推驱]动|影响|刺激|支撑|抑制|压制|提振|冲击|促进|助推|助力|推升|推高|压低|削弱)"
)
"""What a cause does to what is forecast behind it."""
_MEASURED = frozenset("shipments sales production deliveries installations".split())
_NOUN_AT_END = re.compile(rf"(?:{_HAN_NOUN.pattern})$")
_TRADED_AT_END = re.compile(
    rf"(?:{'|'.join(row.words for row in HAN_NOUNS if {row.money, row.number} & _MEASURED)})$"
)
_MONEY = frozenset((*CODES, "crown", "shilling"))
"""Units of money, those of several states among them."""


def form_of(quantity: Quantity) -> str:
    """Return which column of the tables a figure asks: money, count, share, rate or price."""
    unit = quantity.unit
    if quantity.kind == "share":
        return "share"
    if quantity.kind in {"growth", "multiple", "change"} or unit in {"%", "x", "pp", "bp"}:
        return "rate"
    if "/" in unit and unit.partition("/")[0] in CODES and not unit.endswith(("/year", "/month")):
        return "price"
    return "money" if unit.partition("/")[0] in _MONEY else "count"


def clause_of(text: str, span: Span, quantity: Quantity, *, han: bool) -> Span:
    """Return the clause of the sentence at `span` that a figure stands in."""
    pattern = _CLAUSE_HAN if han else _CLAUSE_EN
    start, end = span
    for match in pattern.finditer(text, span.start, span.end):
        if match.end() <= quantity.start:
            start = match.end()
        elif match.start() >= quantity.end:
            end = match.start()
            break
    return Span(start, end)


_OF_WHAT = re.compile(r"(?:\s[a-z]+)?\s(?:of|for)\s(?=[a-z])")
_OF_STUFF = re.compile(r"[a-z]\sof\s(?=[a-z])")
"""The same within a rate: `700,000 tonnes of steel a year`."""
_IN_WHAT = re.compile(
    r"\sin\s(?!(?:fiscal|financial|calendar|early|late|use|operation|service|total|place|construction|development|all|each|capacity|output|sales|every|a|an|the|this|that|next|last|its|their|our)\b)(?=[a-z])"
)
"""What stuff is in: `340 GW in solar modules`."""
_PARTICIPLE = re.compile(
    r"\s(?:shipped|shipping|sold|installed|delivered|produced|built|deployed)$"
)


def what_is_counted(text: str, quantity: Quantity, *, han: bool) -> str:
    """Return what a count counts where that says more than its unit, else ''."""
    if form_of(quantity) != "count":
        return ""
    phrase = counted(text, quantity, han=han)[0]
    phrase = phrase if han else _PARTICIPLE.sub("", phrase)
    first, _, rest = phrase.partition(" ")
    if not han and is_plain(first) and says_nothing(rest):
        phrase = ""  # a 12,000 tonne deficit
    bare = not phrase or is_plain(phrase) or (han and _IS_DONE.fullmatch(phrase))
    inside = None if han else _OF_STUFF.search(text, quantity.start, quantity.end)
    behind = _OF_WHAT.match(text, quantity.end) or _IN_WHAT.match(text, quantity.end)
    if bare and not han and (of := inside or behind):
        what = english_phrase(text, of.end(), of.end(), ahead=True)
        return (
            ""
            if is_plain(what) or says_nothing(what) or says_nothing(what.rpartition(" ")[2])
            else what
        )
    return "" if bare else phrase


_NO_TOPICS = frozenset(
    "同研究 同研究所 同協会 同省 同庁 同会 同市場 同分野 同製品 同産業 这一趋势 该趋势 这一数字 上述 趋势 以降 今後 現在 全体 同社 当社 政府 今回 同期 前年 今年 来年 予想 予測 見通し 目標 計画 これ それ 伸び 伸び率 成長 成長率 増加 減少 需要 上期 下期 通期 今期 来期 当期 研报 报告 机构 该机构 白皮书 公司 该公司 分析师 业内 业内人士 法人 上限 下限 中枢 均值 当前水平".split()
)
_ASIDE = re.compile(
    r",\s(?:[^,.;]{3,60}|(?:such as|including|as|like|led by|which|who|especially|particularly|among them)\s[^.;]{3,120}),$"
)
_FORECAST_OF = re.compile(
    r"\b(?:its|their|the|his|her|our|[Aa]|['’]s)\s(?=(?:[\w’'-]+\s){0,6}?(?:forecast|estimate|projection|outlook|guidance|target|view|expectation)s?\b)(?:[\w’'-]+\s){0,6}?"
    r"(?P<noun>(?:forecast|estimate|projection|outlook|guidance|target|view|expectation)s?)\s(?:for\s(?=[12]\d{3}|next|this|the year|fiscal)[\w\s]{4,20}?)?(?:(?:for|of|on)\s(?:the\s|its\s)?(?=[A-Za-z])(?!(?:next|this|the|fiscal|full)\b)(?P<of>[\w’'-]+)"
    r"|(?=(?:to|at|from|by|for|of)\s))"
)
"""`its estimate for headsets to 9 million`, `its silver forecast to $65`."""
_OF_FORECAST = re.compile(
    r"^(?:latest|new|own|previous|prior|earlier|original|base|full-year|median|price|sales|growth|demand)\s|\s(?:price|sales|growth|demand)$"
)


def subject_of(text: str, span: Span, quantity: Quantity) -> str:
    """Return what the clause of a figure is about: the words before its first auxiliary."""
    han = bool(_HAN.search(text, span.start, quantity.start))
    clause = clause_of(text, span, quantity, han=han)
    if han:
        return _han_subject(text, span, clause, quantity)
    near = max(span.start, quantity.start - _LONGEST_TURN)
    turns = _TURNING.search(text, near, quantity.start)
    turned = turns["what"] if turns and not _AUXILIARY.search(text, *turns.span("what")) else ""
    if phrase := english_phrase(f"{turned} ", len(turned) + 1, len(turned) + 1):
        return phrase
    if told := _FORECAST_OF.search(text, clause.start, quantity.start):
        if told["of"]:
            phrase = english_phrase(text, told.start("of"), told.start("of"), ahead=True)
        else:
            phrase = english_phrase(text, told.start("noun"), told.start("noun"))
        if phrase and not says_nothing(phrase) and not phrase[:1].isdigit():
            return _OF_FORECAST.sub("", phrase)
    if phrase := _of_auxiliary(text, clause.start, quantity.start):
        return phrase
    if seen := _SEEN.search(text, clause.start, quantity.start):
        phrase = english_phrase(text, seen.end("what"), seen.end("what"))
        return "" if says_nothing(phrase) else phrase
    if (now := _PRESENT.search(text, clause.start, quantity.start)) and (
        phrase := _before_verb(text, clause.start, now)
    ):
        return "" if says_nothing(phrase) or is_plain(phrase) else phrase
    if text.startswith(" as ", clause.start - 4) and _AGAIN.match(text, clause.start):
        return english_phrase(text, clause.start - 3, clause.start - 3)
    if text[: clause.start].endswith(("while", "whilst")):
        phrase = english_phrase(text, clause.start + 1, clause.start + 1, ahead=True)
        return "" if says_nothing(phrase) else phrase
    if _COORDINATE.search(text, max(span.start, clause.start - len(" and ")), quantity.start):
        return main_subject(text, span, quantity.start)
    hangs = _HANGS_ON.match(text, clause.start - 2)
    if not (hangs or _NAMED_AGAIN.search(text, clause.start, quantity.start)):
        return ""
    whole = main_subject(text, span, clause.start)
    return whole or _of_auxiliary(text, span.start, clause.start)


def _of_auxiliary(text: str, start: int, end: int) -> str:
    """Return what the last verb of a stretch is said of that says so, else ''."""
    for found in reversed(list(_AUXILIARY.finditer(text, start, end))):
        phrase = _before_verb(text, start, found)
        if phrase.lower() in ENGLISH_PLACES:
            continue
        told = found[0] != " to " or phrase[:1].isupper() or "\n" not in text[: found.start()]
        told = told or bool(_EXPECTED_TO.search(text, start, found.start()))
        if told and not says_nothing(phrase):
            return phrase
    return ""


def is_of_another_clause(text: str, span: Span, quantity: Quantity, noun: int) -> bool:
    """Whether a noun stands in a clause before that of a figure, which has a subject of its own."""
    clause = clause_of(text, span, quantity, han=False)
    turned = span.start <= noun < clause.start and _TURNED.search(text, span.start, clause.start)
    return bool(turned) and bool(_of_auxiliary(text, clause.start, quantity.start))


_TURNED = re.compile(
    r"(?:\bwhil(?:e|st)|\bwhereas|;|,\s+(?:and|but))\s*(?:(?:[\w-]+\s){1,4}and\s)?\Z"
)
_AGAIN = re.compile(r"(?:(?:the|this|that)\s(?:segment|category|format|technology)|it|they)\s")
"""What names again what stands before it: `built on foldable phones as the segment will`."""
_NAMED_AGAIN = re.compile(
    r"\b[Tt]h(?:e|is|at)\s(?:segment|category|format|technology)\s(?:will|would|could|is|are)\b"
)
_COORDINATE = re.compile(r"\sand\s(?:will|would|could|should|may|is|are)\s")
"""A second verb of one subject: `5G goes on growing and will account for half`."""
_EXPECTED_TO = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|forecasts?|predict(?:s|ed)?|projects?|estimates?|anticipates?|wants?|sees?)\s(?!(?:[^,.;]*\s)?to\s)[^,.;]{3,80}$"
)
"""Before `to`: of whom it is foreseen: `expects small cars to make up half`."""
_SEEN = re.compile(
    r"\b(?:sees?|expects?|forecasts?|predicts?|projects|estimates?|envisages?|anticipates?|foresees?|looks?\sfor)\s(?!the\s\w+\s\w+ing\s)(?:the\s)?(?P<what>(?:[a-z][\w’'-]*\s){1,4}?)(?=(?:averag|reach|ris|fall|grow|hitt|trad|climb|declin|totall|slipp|dropp|remain|stay|hold)ing\s)"
)
"""What is foreseen to do something: `sees diammonium phosphate averaging $690`."""
_TURNING = re.compile(
    r"(?:\b(?:with|and|while)|,)\s(?:and\s)?(?P<what>(?!an?\s|the\s)(?:(?!\d+\s)[\w-]+\s){0,3}?(?!\d+\s)[\w-]+)\s(?:up|down|surging|rising|growing|increasing|climbing|jumping|expanding|declining|falling|dropping|shrinking|slipping|accounting|contributing|reaching|taking|holding|making up|supplying|winning)"
    r"\s(?:(?:for|to|by|from)\s)?(?:(?:about|around|nearly|almost|over|some|just)\s){0,2}$"
)
"""What each of a list does: `with phones surging to 27% and tablets declining to 50%`."""
_PRESENT = re.compile(
    r"\s(?:averages?|costs?|trades? at|fetches|peaks? at|settles? at|stays? at|tops?)\s(?:[a-z]+\s){0,2}$"
)
"""The verb of a note that tells of what is to come as of what is: `Spodumene averages $780`."""
_LONGEST_TURN = 90  # characters
_HANGS_ON = re.compile(r",\s(?:[a-z]+ly\s)?[a-z]+ing\b")
"""What opens a clause that says more of the subject of the one before: `, accounting for 72%`."""
_WHICH = re.compile(r"(?:,\s|\s)(?:which|that|who)$")
_VERB = re.compile(
    r"\s(?:will|would|could|should|may|might|can|is|are|was|were|remains?|becomes?|faces?|continues?|keeps?|stays?|leads?)\s"
)
_SUPERLATIVE = re.compile(
    r"(?i)(?:single |next |second |third |fastest-|fast-)?(?:biggest|largest|most|fastest|growing|leading|top)(?: growing)?"
    r"|use|use case|driver|(?:product )?category|segment|market|region"
)
_ITS_NOUN = re.compile(
    r"(?i)\s(?:growth|sales?|shipments?|markets?|industry|sector|demand|investments?|prices?|revenues?|capacity|output|production|spending|volumes?|installations?|additions|subscriptions|connections|outlook|forecasts?)$"
)


def _before_verb(text: str, start: int, verb: "re.Match[str]") -> str:
    """Return the phrase that a verb is said of; of `X, such as Y, will` and `X, which will`, X."""
    at = verb.start()
    if aside := _ASIDE.search(text, start, at):
        at = aside.start()
    if which := _WHICH.search(text, max(0, at - 8), at):
        at = which.start()
    if when := _WHEN.search(text, max(start, at - _LONGEST_WHEN), at):
        at = when.start()
    phrase = english_phrase(text[:at] + " ", at + 1, at + 1)
    hangs = _HANGS.search(text, max(start, at - _LONGEST_HANGING), at)
    if hangs is None or _IN_A_PHRASE.search(text, hangs.end(), at):
        return phrase
    head = english_phrase(text[: hangs.start()] + " ", hangs.start() + 1, hangs.start() + 1)
    wanting = not head or says_nothing(head) or head.lower() in ENGLISH_PLACES
    return phrase if wanting else head


_HANGS = re.compile(r"(?<=[a-z])\s(?:to|in|from|at|across|among|between)\s(?:the\s)?(?=[^,.;]*$)")
"""What says more of a thing that is spoken of: `remittances to poor countries will`."""
_IN_A_PHRASE = re.compile(
    r"\b(?:will|would|could|is|are|was|were|that|which|of|for)\b|\band\s(?!the\s|other\s)[a-z]"
)
_LONGEST_HANGING = 60  # characters
_WHEN = re.compile(
    r"\s(?:in|for|during|over|by|through(?:out)?|between)\s(?:the\s)?(?:[a-z-]+\s){0,3}?(?:(?:\w+\s){0,2}(?:19|20)\d\d\S*|[QH][1-4](?:\s\d{4})?|FY\d\d+|(?:[a-z]+\s)?(?:year|quarter|half|decade|month|season|years|decades))$"
)
"""When, between what is spoken of and its verb: `prices of tin in the second quarter will`."""
_LONGEST_WHEN = 60  # characters


def main_subject(text: str, span: Span, end: int) -> str:
    """Return what an English sentence is about up to `end`, without the noun of its measure."""
    for verb in _VERB.finditer(text, span.start, end):
        phrase = _before_verb(text, span.start, verb)
        if _SUPERLATIVE.fullmatch(phrase):
            be = _TO_BE.match(text, verb.start())
            at = be.end() if be else verb.end()
            phrase = english_phrase(text, at, at, ahead=True)
        if phrase.lower() in ENGLISH_PLACES:
            return ""
        while (shorter := _ITS_NOUN.sub("", phrase)) != phrase:
            phrase = shorter
        other = _OF_ITS_OWN.search(text, verb.end(), end)
        if not other and not says_nothing(phrase) and not is_plain(phrase):
            return phrase
        break
    topic = _FOR.match(text, span.start, end)
    return "" if topic is None or says_nothing(topic["what"]) else topic["what"]


_FOR = re.compile(
    r"\s*(?:For|As for|In|On|Looking (?:[a-z]+ )?at|When it comes to|Turning to)\s(?:the\s)?(?!.{0,20}\b(?:fact|particular|general|addition|turn|short|contrast|comparison|all|case|scenario|term|run|meantime|context|year|quarter|half),)(?P<what>[a-z][a-z-]+(?:\s[a-z-]+)?),\s"
)
"""What an opening says that a sentence is about: `For wheat, exports are raised`."""
_OF_ITS_OWN = re.compile(r",\s(?:and|but|whil(?:e|st)|whereas|although|though)\b|[“”\"]")
"""What begins a clause that need not be of what the one before is of."""
_TO_BE = re.compile(r"\s(?:(?:will|would|could) be|is|are|was|were)\s(?:the\s)?")


def _han_subject(text: str, span: Span, clause: Span, quantity: Quantity) -> str:
    """Return the Japanese topic before a figure, else what grows or will be in Chinese."""
    what = topic_of_clause(text, clause, quantity.start)
    if _says_of_what(what):
        return what
    grows = _GROWTH_HAN.search(text, clause.start, quantity.start) or _GROWS_HAN.search(
        text, max(clause.start, quantity.start - _NEAR), quantity.start
    )
    ahead = [grows] if grows else _WILL_HAN.finditer(text, clause.start, quantity.start)
    before = _AHEAD_HAN.finditer(text, span.start, clause.start)
    for found in (*ahead, *islice(before, 1)):
        phrase = han_phrase(text, found.start(), found.start())
        if found.start() < clause.start and _MOVES_HAN.match(text, found.end()):
            continue  # 补贴退坡将拖累需求,预计销量
        if found.start() < clause.start and _ITS_OWN.search(text, clause.start, quantity.start):
            continue  # 该公司营收
        elsewhere = found.start() < clause.start  # the noun is of another figure
        phrase = (_NOUN_AT_END if elsewhere else _TRADED_AT_END).sub("", phrase).strip() or phrase
        if _says_of_what(phrase):
            return phrase
    return next(filter(_says_of_what, topics_of_sentence(text, span, quantity.start)), "")


_SPEAKS_JA = re.compile(rf"(?:{ROLES_JA}|氏)$")
"""A person, who says it: 松永健社長は."""


def _says_of_what(phrase: str) -> bool:
    bare = is_plain(phrase) or phrase in _NO_TOPICS or phrase in HAN_PLACES
    bare = bare or _SPEAKS_JA.search(phrase) is not None
    bare = bare or phrase.endswith(("予想", "見通し", "前期比", "前年比", "同期比"))
    long = len(phrase) >= _SHORTEST or phrase in HAN_STUFF
    return long and not bare and not _BARE_HAN.fullmatch(phrase)
