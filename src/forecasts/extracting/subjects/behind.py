"""What a figure measures by the verb behind it: `2 billion phones will be shipped`, 5000億円を投じる."""

import re
from typing import NamedTuple

from forecasts.extracting.records import Span
from forecasts.extracting.subjects.counted import counted
from forecasts.extracting.subjects.hollow import is_plain
from forecasts.extracting.subjects.phrases import english_phrase, trim_han
from forecasts.extracting.words.measures import HAN_NOUNS
from forecasts.reading import Quantity

__all__ = [
    "SITES",
    "About",
    "read_able",
    "read_adopted",
    "read_become",
    "read_done",
    "read_verb_behind",
]


class About(NamedTuple):
    """The measure of a figure with its word, and the phrase that says of what."""

    measure: str
    word: str
    phrase: str
    at: int = -1


_DONE = re.compile(
    r"(?:[\w’'-]+\s+){0,3}?(?:(?:will|would|could|may|might|should|can|are|is|were|was|have|has|to)\s+"
    r"(?:(?:likely|expected|forecast|projected|predicted|set|also|then)\s+(?:to\s+)?)?(?:be(?:en|ing)?\s+)?|being\s+)?(?:\w+ly\s+)?"
    r"(?P<verb>ship|sell|shipped|sold|bought|purchased|delivered|produced|built|made(?! (?:operational|available|ready|mandatory|possible|public|free)\b)|manufactured|installed|deployed|distributed|registered)\b"
)
_BY_PARTICIPLE = {
    "ship": "shipments", "sell": "sales", "shipped": "shipments", "distributed": "shipments", "delivered": "deliveries", "sold": "sales",
    "consumed": "consumption", "used": "consumption", "bought": "sales", "purchased": "sales", "registered": "sales", "installed": "installations",
    "deployed": "fleet",
}  # fmt: skip


_ERECTED = frozenset(("built", "installed"))
SITES = re.compile(
    r"\b(?:plants?|factor(?:y|ies)|stations?|hospitals?|clinics?|schools?|terminals?|depots?|reactors?|airports?|stores?|hotels?|refiner(?:y|ies)|mills?|cent(?:er|re)s?|hubs?|silos?)$"
)
"""What is built or paid for, and makes no output: `two blending plants will be built`."""
_MORE = re.compile(
    r"\s(?:more|less|fewer)\s(?P<what>(?:[\w-]+\s){0,3}?[\w-]+)\swill\sbe\s(?P<verb>consumed|used|sold|shipped|produced|built|made|installed)\b"
)


_THERE = re.compile(r"\b[Tt]here (?:will|would|could|may|should) be [\w\s]{0,20}$")
_AT_WORK = re.compile(
    r"\s(?:(?:will|would|could|to) be |are (?:expected|forecast|likely) to be )?(?:working|operating|running|in (?:use|operation|service)|on the roads?|active)\b"
)
_OWNED = re.compile(
    r"\s(?:[a-z-]+\s){0,2}?(?:people|households|homes|families|consumers|adults|drivers|americans|users)?\s?"
    r"(?:will|would|could|are (?:expected|forecast) to)\s(?P<verb>own|have|drive|use|subscribe to)\s(?:an?\s|their\s)?"
)
_BY_OWNER = {"own": "stock", "have": "stock", "drive": "stock", "use": "subscriptions", "subscribe to": "subscriptions"}  # fmt: skip


def read_done(text: str, span: Span, quantity: Quantity, form: str) -> About | None:
    """Read `2 billion phones will be shipped`, `100 million units sold`."""
    if form == "rate" and (more := _MORE.match(text, quantity.end)):
        return About(_BY_PARTICIPLE.get(more["verb"], "production"), more["verb"], more["what"])
    if form != "count":
        return None
    if owned := _OWNED.match(text, quantity.end):
        what = english_phrase(text, owned.end(), owned.end(), ahead=True)
        return About(_BY_OWNER[owned["verb"]], owned["verb"], what, owned.end()) if what else None
    phrase, start, end = counted(text, quantity, han=False)
    if phrase and (
        _THERE.search(text, max(0, quantity.start - 60), quantity.start)
        or _AT_WORK.match(text, end)
    ):
        return About("stock", text[start:end], "" if is_plain(phrase) else phrase, start)
    done = _DONE.match(text[: span.end], end + (text[end : end + 1] == " "))
    if not done or not phrase or (done["verb"] in _ERECTED and SITES.search(phrase)):
        return None
    measure = _BY_PARTICIPLE.get(done["verb"], "production")
    return About(measure, done["verb"], "" if is_plain(phrase) else phrase, start)


_ABLE = re.compile(
    r"\b(?:can|could|able to|capable of|capacity to)\s(?P<verb>mak(?:e|ing)|produc(?:e|ing)|build(?:ing)?|process(?:ing)?|assembl(?:e|ing)|manufactur(?:e|ing)|turn(?:ing)? out|handl(?:e|ing)|treat(?:ing)?)\s(?:(?:up|to|about|around|some|more|than|over|as|many|much)\s){0,3}$"
)
_BALANCED = re.compile(r"\s(?P<word>(?:over|under)-?supplied|in (?:deficit|surplus|oversupply))\b")


def read_able(text: str, span: Span, quantity: Quantity, form: str) -> About | None:
    """Read `a plant that can make 8,000 arms a year`, `40,000 tonnes oversupplied`."""
    if form != "count":
        return None
    if balance := _BALANCED.match(text, quantity.end):
        return About("market-balance", balance["word"], "")
    yearly = quantity.unit.partition("/")[2]
    able = _ABLE.search(text, span.start, quantity.start) if yearly else None
    return (
        About("production-capacity", able["verb"], counted(text, quantity, han=False)[0])
        if able
        else None
    )


_VERB_BEHIND = re.compile(
    r"(?:規模|程度)?(?:を|の)?(?:新たに)?(?:(?P<invest>投じ|計上|拠出|充て|投資|追加投資|設備投資|(?:公的|財政)?支援(?!金?を受)|補助|助成|財政支出)|(?P<sell>販売)|(?P<make>生産)|(?P<ship>出荷)|(?P<set>設置|整備|開設|出店|新設|増設)|(?P<bring>導入)|(?P<hire>採用|雇用|増員|減員|削減|減ら))"
)
_BY_VERB_BEHIND = {"invest": "spending", "sell": "sales", "make": "production", "ship": "shipments", "set": "facilities", "bring": "stock", "hire": "employment"}  # fmt: skip
_INTO = re.compile(
    r"(?P<what>(?!年度?[にへ])[^、。「」はがをにへで\s\d]{2,24})(?:に|へ)(?:(?:今後)?\d+年間で|20\d\d年度?までに)?(?:総額|合計|約|計)?$"
)
_MULTIPLIED = re.compile(
    r"(?P<what>[^、。「」はがをにでへ\s\d]{2,20})を(?:現在の|今の|約|およそ)*$"
)
_TO_MORE = re.compile("(?:以上|超|程度)?に(?:増|拡|引|高|広|伸|す)")
_MEASURE = re.compile("|".join(row.words for row in HAN_NOUNS))


def read_verb_behind(text: str, span: Span, quantity: Quantity) -> About | None:
    """Read a Japanese verb behind its figure: `新工場に500億円を投じる`, `計算基盤を3倍に増やす`."""
    if quantity.unit == "x" and (more := _MULTIPLIED.search(text, span.start, quantity.start)):
        made = _TO_MORE.match(text, quantity.end) and not _MEASURE.search(more["what"])
        return About("stock", "を", trim_han(more["what"]), more.start()) if made else None
    verb = _VERB_BEHIND.match(text, quantity.end, span.end)
    if not verb or not verb.lastgroup:
        return None
    if verb["hire"] and quantity.unit != "people":
        return None
    into = _INTO.search(text, span.start, quantity.start)
    return About(
        _BY_VERB_BEHIND[verb.lastgroup],
        verb[verb.lastgroup],
        into["what"] if into else "",
        verb.start(),
    )


_ADOPTED = re.compile(
    r"\s(?:of|in) (?:all |its |the )?(?:[\w-]+ ){0,3}?(?:operators|companies|enterprises|organi[sz]ations|consumers|businesses|firms|employees|users|banks|retailers|workers|drivers|farmers|manufacturers|owners|households|homes|families|adults|farms|schools|hospitals)"
    r"(?: (?:globally|worldwide|in (?:the )?[A-Z]\w+(?: [A-Z]\w+)?))? (?:will|would|could|are expected to|are set to) (?:have )?(?:have|own|offer|use|adopt|deploy|invest in|rely on|buy|pay for|run|adopted|deployed|implemented)\s(?:an? |the |their |some form of )?"
)

_ADOPTED_HAN = re.compile(
    r"的[\u4e00-\u9fff]{0,6}?(?:企业|用户|家庭|机构|消费者|员工|银行|组织)将?(?:会|都)?(?:采用|使用|部署|拥有|应用)(?P<what>[\u4e00-\u9fffA-Za-z]{2,12})"
)


def read_adopted(text: str, quantity: Quantity, form: str, *, han: bool) -> About | None:
    """Read `90% of enterprises will adopt hybrid cloud`: a share of them, and what they adopt."""
    if form != "share":
        return None
    if han:
        found = _ADOPTED_HAN.match(text, quantity.end)
        return About("share-of-sales", found[0][-2:], trim_han(found["what"])) if found else None
    found = _ADOPTED.match(text, quantity.end)
    what = english_phrase(text, found.end(), found.end(), ahead=True) if found else ""
    return About("share-of-sales", "share", what) if what else None


_BECOMES = re.compile(
    r"\s(?:of\s)?(?:(?:all|the|its|new)\s)*(?P<what>[a-z][a-z-]*(?:\s(?!sold|bought|registered|built|produced|on|in|worldwide|globally|by|this|next|will|would|could|should|is|are)[a-z][a-z-]*)?)(?:\s(?P<done>sold|bought|registered|built|produced|on\s(?:the|its)\sroads?|in\s(?:use|operation|service)))?"
    r"(?:\s(?:in|worldwide|globally|by|this|next)\b[^,.;]{0,60}?)?\s(?:will|would|could|should|is|are)\s(?:(?:likely|expected|set|projected|forecast|due)\sto\s)?be\s"
    r"(?P<kind>(?!(?:[a-z]+ed|sold|made|built|spent|lost|paid|held|met|cut|over|under|up|down|in|at|on|for|from|by|about|around|more|less|used|able|the|an?)\b)[a-z][\w-]*)(?=[,.;]|\s(?:by|in|and|while|this|next)\b)"
)
_BY_USE = {"built": "share-of-production", "produced": "share-of-production"}


def read_become(text: str, quantity: Quantity, form: str) -> About | None:
    """Read `one in five cars sold will be electric`: a share of the things, and of which kind."""
    found = _BECOMES.match(text, quantity.end) if form == "share" else None
    if not found:
        return None
    done, kind = found["done"] or "", found["kind"]
    here = "share-of-stock" if " " in done else _BY_USE.get(done, "share-of-sales")
    phrase = kind if kind.endswith("s") else f"{kind} {found['what']}"
    return About(here, found["what"], phrase, found.start("what"))
