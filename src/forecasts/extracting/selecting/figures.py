"""Which figures of an article are claims: of the future, with a period, and about a market."""

import re
from collections.abc import Sequence

from forecasts.extracting.records import Article, Figure
from forecasts.extracting.selecting.exchange_rates import is_exchange_rate
from forecasts.extracting.selecting.revisions import compares_forecasts
from forecasts.extracting.selecting.securities import is_security
from forecasts.reading import Quantity
from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.units import DURATIONS

__all__ = ["REASONS", "class_of"]

REASONS = {
    "fact": "it is said of the past or the present",
    "undated": "no period is named for it",
    "duration": "a length of time is no market figure",
    "attendance": "people and bodies at an event",
    "group": "the size of a group that is named, not a forecast of it",
    "converted": "the figure before it in another currency or scale",
    "each": "the size of each of the things that are counted, not of all",
    "comparison": "the same figure again, as a multiple or a share of another",
    "security": "a price or rating of a share, which tells nothing of a market",
    "enumeration": "points of a talk or a document",
    "measure": "a size or distance of a thing",
    "assumption": "a rate of exchange that a forecast is reckoned with, not a forecast of it",
    "former": "an earlier forecast, of which only the change is told",
    "limit": "how far a figure may be from another by some rule",
    "survey": "a share of those who were asked",
    "cell": "a bare cell of a table",
    "headline": "the body says the same figure",
    "repeated": "the same claim again",
}
"""Why a figure is no claim, by its class."""

_ATTENDED = re.compile(
    r"(?i)\b(?:attend|(?<!told )(?<!told the )(?:delegates?|participants?)|exhibitors?|visitors to the (?:fair|show|expo)|took part|guests|speakers"
    r"|gathered|expo\b|conference (?:drew|hosted)|forum (?:drew|hosted))|出席|参会|与会|代表参加|嘉宾|参展|参加者|出展|来場|参加了|参加した|参加大会"
)
_EVENT_UNITS = frozenset(
    ("people", "country", "company", "delegate", "participant", "exhibitor", "guest", "unit")
)
_SURVEYED = re.compile(
    r"(?i)\b(?:of (?:the )?(?:respondents|those (?:surveyed|asked|polled)|executives|consumers (?:asked|surveyed))|respondents|surveyed|polled)\b|(?:%|\bper ?cent)\sof\s(?:[\w-]+\s){1,3}(?:said|say|told|believe|agreed?)\b"
    r"|受访|被调查|调查对象|回答者|アンケート"
)
_LISTED = frozenset(
    "recommendation direction initiative priority measure point task chapter annex page session panel hall section step"
    " pillar topic theme question reason time agreement meeting department ministry number thing trend takeaway lesson"
    " chart prediction".split()
)
_SIZES = frozenset(("ft", "m", "cm", "mm", "nm", "inch", "km", "mile", "m2", "degree", "s", "min"))
_GROUP_BEFORE = re.compile(
    r"(?i)\b(?:the|these|those|its|their|our|top|first|all|next) $|前$|该$|这$|上述$"
)
_GROUP_AFTER = re.compile(r"(?i)\s*(?:largest|biggest|leading|top|main|major|big|largest)\b")
_GROUP_HAN = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:车企|企业|公司|机构|券商|银行|厂商|航司|房企|药企|运营商)(?:已|均|纷纷|先后|相继|也)?(?:公布|发布|宣布|披露|[上下][调修]|表示|认为|预计)"
)
"""Who tells something, and how many of them: 三家车企公布全年目标."""
_ASKED_JA = re.compile(r"の(?:予測|予想|回答|見通し)を?(?:集計|まとめ|平均)")
"""What is made of the forecasts of some people, who are no forecast: 41人の予測を集計した."""
_POINTS_HAN = re.compile(
    r"(?:重点|重大|主要|具体|专项)?(?:方面|行动|措施|任务|举措|环节|维度|要点|专项|工程(?!机械|师|车|量))"
)
"""What the points of a document are, which no market has: 6个方面16项工程."""
_WHOLE_HAN = re.compile(
    r"(?!新|创新)[\u4e00-\u9fff]{0,10}?(?:产量|销量|销售额|价格|房价|均价|产值|面积|营收|收入|净?利润|消费量|需求量?|出口量?)"
)
"""What is measured of so many together: 十种有色金属产量, 300城住宅成交面积."""
_DONE_TO_THEM = re.compile(r"(?:建成|建设|培育|打造|新增|覆盖|开[设通]|达到?|突破|至|到|[超约近])$")
_EACH = re.compile(
    r"(?:以上)?级(?=[\u4e00-\u9fff])(?!规模|水平|目标|市场)|(?:以上)?(?:规模)?的(?:(?=\d)|[\u4e00-\u9fff“”、]{0,12}?(?:企业|园区|集群|项目|产业链|基地|品牌|龙头|单位|城市))"
)
_CONVERTED = re.compile(
    r"\s*[（(]\s*(?:现约合|现|相当于|US|约合|折合|約合|约|約|合|or\s|about\s|approximately\s|around\s|roughly\s|equivalent\sto\s|some\s)*"
)
_ABOUT = re.compile(
    r"\s*[（(]\s*(?:about|approximately|around|roughly|equivalent to)\s+(?:[A-Z]{1,4}[\d,]*)?"
)
_DOERS = re.compile(
    r"(?:[\w.,-]+\s){1,4}?(?:countries|nations|states|governments|companies|firms|makers|developers|economies)\s"
    r"(?:(?:that|which|who|whose)\s|(?:target|aim|plann|pledg|committ|account|represent)ing\b)"
)
"""What another figure is of: `15 countries targeting a combined 99 GW`."""
_SIZED = re.compile(r"[\d.,]+-(?:kg|g|lb|pound|kilogram|gram|ounce|litre|liter)")
"""How large each is of what is counted: 60-kg bags."""
_LIMIT = re.compile(r"[\s-][‘“'\"]?(?:ceiling|threshold|cap|limit|tolerance|floor)\b")
_TOLERANCE = re.compile(
    r"(?:\+\s?/\s?[-−–]|±|\bplus or minus|\bwithin|(?:上下|正负)(?:误差|浮动|波动)?约?)\s?$"
)
_OUT_OF = re.compile(r"\bout of (?:an estimated |some |about |roughly |a total of )?$")
_PASSED_HAN = re.compile(r"[，,、]?(?:将|并|有望)?首[度次](?:突?破)?")
"""What a forecast would be the first to pass, which it says already: 4.2万美元，首度破4万美元."""
_CLASS_HAN = re.compile(
    r"的?(?:[高中低入][端门]级?|[高中低][价阶]|细分|新|主流){0,2}(?:价位|价格[带段]|机型|机种|车型|PC|电脑|产品|手机|市场|区间|段|房源|住宅)"
)
"""A class of prices, which is no forecast of one: 200美元以下价位带出货量."""
_BOUNDED = re.compile(r"^(?:低于|高于|超过|不足)|以[上下内]$")
_RECOVERS = re.compile(r"恢复[至到](?:疫情?前|20\d\d年)[^，。]{0,6}的$")
"""A base that was had before, of which a level is a share: 恢复至2019年的76%."""
_BASE_HAN = re.compile(
    r"(?:低于|高于|多于|少于|不及|优于|超出?|超过)[^，,。；\d]{0,6}(?:(?:19|20)\d\d(?:/\d\d)?年?度?|[去今本]年|目前|当前|上年|上[个一][年季]度?|此前|历史)[^，,。；\d]{0,16}的$"
    r"|比[^，,。；]{2,20}(?:平均|均)值$"
)
"""What a figure was before, which a forecast is compared with: 高于去年同期的4.25亿吨."""
_CONSENSUS_HAN = re.compile(
    r"(?:市场|分析师|华尔街|彭博)(?:上|们|分析师|调查)?(?:此前|平均|普遍|一致)?的?(?:预[期估测计])(?:中值|均值|值)?[为是]?约?$"
)
_OF_CONSENSUS_HAN = re.compile(
    r"的(?:市场|分析师|普遍|一致)?预[期估测](?:中值|均值|值)?(?=[，,。；]|$)"
)
_REVISED_BY_HAN = re.compile(
    r"较[^，。；]{0,10}(?:预[测期计估]|估计)[值数]?(?:上调|下调|调[高低增减])了?约?$"
)
"""By how much a forecast was changed: 较上月预测上调50万吨."""
_ANALYSTS = re.compile("市场|分析师|华尔街|优于|高于|低于|不及")
"""What the market expects of a company, which nobody says: 市场预期为30.7亿美元."""
_BASE_JA = re.compile(r"(?:[（(][^（）()]{1,20}[）)])?[にと]比べ")
"""What a Japanese figure is compared with: 過去最高の5417億円(13%増)に比べ."""
_PRESENT_JA = re.compile(r"(?:現在|現状|足元|現行|(?:今|いま)(?=の))(?:の|は)?(?:約|およそ)?$")
_FROM_JA = re.compile(r"(?:程度|ほど|前後|の水準)?から")
"""What a plan begins from, between these: 現在の6200室から1万室へ増やす."""
_PRICED = re.compile(r"(?:售价|定价|单价|票价)(?:在|为)?$")
_WHILE = re.compile(r"\b(?:as|while|when|where|since|because|although|once)\s(?:the\s)?$")
"""What begins a clause that says why or when, not what is forecast: `as millions of cars hit`."""
_LAST_YEAR = frozenset(("last year", "去年", "昨年", "上年", "前年", "last month", "last quarter"))
_RECORDED = re.compile(
    r"\s(?:a|one) year (?:earlier|ago|before)\b|[^.,;]{0,30}\b(?:recorded|posted|registered|logged|reported)\s+(?:in\s+)?(?:last|20)"
)
_CURRENT = re.compile(r"\b(?:its|the|their) current (?:[a-z]+ ){0,3}(?:near |of |at |around )?$")
_WILL_BE = re.compile(r"预计|将|有望|目标|力争")
_NETWORK = re.compile(
    r"里程|线路|新线|管网|公路|铁路|高铁|地铁|\b(?:network|railways?|pipelines?|roads|track)\b"
)
_ALIKE = 0.01
_LARGE_AREA = 1e5
_LONGEST_ROW = 1_000  # characters: a row of cells, not a text without line ends
_CELL = re.compile(r"[|\t]|\s{3,}")


def class_of(
    article: Article, quantity: Quantity, sentence: str, others: Sequence[Quantity]
) -> Figure:
    """Return the figure with its class: `claim`, or one of `REASONS`.

    Args:
        article: The article.
        quantity: One of its quantities.
        sentence: The sentence that it stands in.
        others: The other quantities of that sentence.
    """
    kind = _kind(article, quantity, sentence, others)
    return Figure(quantity, kind, REASONS.get(kind, ""))


def _kind(article: Article, quantity: Quantity, sentence: str, others: Sequence[Quantity]) -> str:
    text = article.text
    return (
        _kind_of_no_market(text, quantity, sentence)
        or _kind_of_no_other(text, quantity, others)
        or _kind_by_time(text, quantity, sentence)
        or _kind_beside(text, quantity, others)
    )


def _kind_of_no_market(text: str, quantity: Quantity, sentence: str) -> str:
    """Return what a figure is that its unit or its sentence takes out of any market, else ''."""
    unit = quantity.unit
    if unit in DURATIONS or quantity.kind == "duration":
        return "duration"
    if unit in _EVENT_UNITS and quantity.kind == "count" and _ATTENDED.search(sentence):
        return "attendance"
    if unit in _LISTED:
        return "enumeration"
    wide = unit == "m2" and quantity.value >= _LARGE_AREA
    if unit in _SIZES and not wide and not (unit == "km" and _NETWORK.search(sentence)):
        return "measure"
    if quantity.kind == "share" and _SURVEYED.search(sentence):
        return "survey"
    if quantity.kind == "count" and (
        text.startswith(
            ("一批", "种方法", "种方式", "种情景"), quantity.end - ("种" in quantity.quote)
        )
        or text.startswith("部门", quantity.end - 1)
        or _POINTS_HAN.match(text, quantity.end)
        or _is_size_of_a_whole(text, quantity)
        or _ASKED_JA.match(text, quantity.end)
    ):
        return "enumeration"  # “三个一批”
    if unit.endswith("/share"):
        return "security"
    return "security" if is_security(text, quantity) else ""


def _is_size_of_a_whole(text: str, quantity: Quantity) -> bool:
    """Whether a number says how many are measured together, right before the noun of a measure."""
    if not quantity.quote.endswith(("种", "城", "省", "家房企", "家银行", "家券商")):
        return False
    done = _DONE_TO_THEM.search(text, max(0, quantity.start - 4), quantity.start)
    return not done and _WHOLE_HAN.match(text, quantity.end) is not None


def _kind_of_no_other(text: str, quantity: Quantity, others: Sequence[Quantity]) -> str:
    """Return what a figure is that tells of another one or of a group, else ''."""
    if compares_forecasts(text, quantity) or _BASE_JA.match(text, quantity.end):
        return "comparison"
    if _is_base_or_consensus(text, quantity):
        return "comparison"
    if quantity.kind == "count" and _DOERS.match(text, quantity.start):
        return "group"
    if _SIZED.fullmatch(quantity.quote):
        return "measure"
    if _LIMIT.match(text, quantity.end) or _TOLERANCE.search(
        text, max(0, quantity.start - 16), quantity.start
    ):
        return "limit"
    if is_exchange_rate(text, quantity):
        return "assumption"
    if _OUT_OF.search(text, max(0, quantity.start - 24), quantity.start):
        return "group"
    vague = "vague" in quantity.rules and quantity.kind == "count"
    if vague and _WHILE.search(text, max(0, quantity.start - 12), quantity.start):
        return "group"
    if (
        quantity.kind == "count"
        and quantity.value <= 20
        and (
            _GROUP_AFTER.match(text, quantity.end - len(quantity.quote.split()[-1]) - 1)
            or re.search(r"(?i)\b(?:largest|biggest|leading|top|main|major)\b", quantity.quote)
            or _GROUP_HAN.match(text, quantity.end)
            or _GROUP_BEFORE.search(text[max(0, quantity.start - 8) : quantity.start])
        )
    ):
        return "group"
    if _is_converted(text, quantity, others):
        return "converted"
    if any(
        one.unit == quantity.unit
        and one.end <= quantity.start
        and one.value > quantity.value
        and _PASSED_HAN.fullmatch(text, one.end, quantity.start + quantity.quote.find("破") + 1)
        for one in others
    ):
        return "comparison"
    if _BOUNDED.search(quantity.quote) and (
        _CLASS_HAN.match(text, quantity.end)
        or _PRICED.search(text, max(0, quantity.start - 8), quantity.start)
    ):
        return "group"
    if quantity.kind in {"level", "money", "count"} and _EACH.match(
        text, quantity.end - quantity.quote.endswith("级")
    ):
        return "each"
    return ""


def _is_base_or_consensus(text: str, quantity: Quantity) -> bool:
    """Whether a figure in Han is what a forecast is compared with, or what a market expects."""
    near = max(0, quantity.start - _NEAR)
    if _PRESENT_JA.search(text, near, quantity.start) and _FROM_JA.match(text, quantity.end):
        return True
    if _CONSENSUS_HAN.search(text, near, quantity.start):
        return True
    if _REVISED_BY_HAN.search(text, near, quantity.start):
        return True
    if _OF_CONSENSUS_HAN.match(text, quantity.end) and _ANALYSTS.search(text, near, quantity.start):
        return True
    return not quantity.earlier and _BASE_HAN.search(text, near, quantity.start) is not None


_NEAR = 40  # characters


def _kind_by_time(text: str, quantity: Quantity, sentence: str) -> str:
    """Return `fact` or `undated` for what is not said of a period to come, else ''."""
    if not quantity.forecast and not quantity.earlier:
        return "fact"
    if quantity.target is None:
        return "undated"
    current = "current" in text[max(0, quantity.start - 60) : quantity.start]
    if _RECORDED.match(text, quantity.end) or (
        current and _CURRENT.search(text, max(0, quantity.start - 60), quantity.start)
    ):
        return "fact"
    if quantity.target.words in _LAST_YEAR and not quantity.earlier:
        return "fact"
    over = quantity.target.words.startswith(("截至", "截止")) and not _WILL_BE.search(sentence)
    return "fact" if over else ""


def _kind_beside(text: str, quantity: Quantity, others: Sequence[Quantity]) -> str:
    """Return `comparison` or `cell` for what stands beside others of its kind, else `claim`."""
    restates = text[quantity.start - 2 : quantity.start] in ("同比", "实现")
    turned = quantity.quote.startswith("翻") and not restates
    if quantity.kind == "share" and _RECOVERS.search(
        text, max(0, quantity.start - 24), quantity.start
    ):
        return "comparison"
    if (
        quantity.unit == "x"
        and not turned
        and any(one.unit != "x" and one.forecast for one in others)
    ):
        return "comparison"
    begin = max(text.rfind("\n", 0, quantity.start) + 1, quantity.start - _LONGEST_ROW)
    line = text[begin : quantity.end + 60].partition("\n")[0]
    if len(_CELL.findall(line)) >= 3:
        return "cell"
    return "claim"


def _is_converted(text: str, quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a figure repeats the one before it in brackets: 6874億ドル(約102兆円)."""
    currency = quantity.unit.partition("/")[0]
    if any(
        one.unit == quantity.unit
        and abs(one.value - quantity.value) <= _ALIKE * abs(one.value)
        and _CONVERTED.fullmatch(text, one.end, quantity.start)
        for one in others
        if one.end <= quantity.start
    ):
        return True  # US$1,345.2 billion (US$1.345 trillion)
    if any(
        one.end <= quantity.start
        and one.unit.partition("/")[0] in CODES
        and _ABOUT.fullmatch(text, one.end, quantity.start)
        for one in others
    ):
        return True
    return currency in CODES and any(
        one.end <= quantity.start
        and one.unit.partition("/")[0] in CODES
        and one.unit.partition("/")[0] != currency
        and _CONVERTED.fullmatch(text, one.end, quantity.start)
        for one in others
    )
