"""The words by which Chinese text names periods, and the one pattern that finds them."""

from forecasts.reading.lexicon.short_years import SHORT_YEAR_JAPANESE
from forecasts.reading.patterns import Lazy

__all__ = [
    "BARE_AFTER",
    "BARE_BEFORE",
    "BEFORE",
    "PLANS",
    "RELATIONS_BEFORE",
    "RELATIVE_YEARS",
    "SCAN",
    "SUFFIX",
]

PLANS = {
    name: number
    for number, name in enumerate(["十一", "十二", "十三", "十四", "十五", "十六", "十七"], 11)
}
"""First two characters of a plan (`十五五` is the fifteenth five-year plan) -> its number."""

RELATIVE_YEARS = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "同年": 0,
    "本财年": 0,
    "明年": 1,
    "来年": 1,
    "次年": 1,
    "下年": 1,
    "下财年": 1,
    "后年": 2,
    "昨年": -1,
    "去年": -1,
    "上年": -1,
    "上财年": -1,
    "前年": -2,
}

_N = r"[〇零○一二三四五六七八九]"
_YEAR = rf"(?:(?:1[89]|2[01])\d\d|[一二]{_N}{{3}})"
_ERA = r"(?:民国|令和|平成|昭和)\s?(?:元|\d{1,3}|[一二三四五六七八九十]{1,3})\s*年度?"
"""Years of the eras that Taiwan and Japan count in: 民國115年, 令和8年度."""

_COUNT = (
    r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|几|数)"
    r"(?:\s*[到至\-—~～]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}))?"
)
_LONG = rf"(?:{_COUNT}\s*(?:多)?年|{_COUNT}\s*个(?:月|季度)|半年)"
_NO_TERM = r"(?<![降短缩减延长]到)(?<![降短缩减延长]至)(?<!制在)(?<!持在)(?<!提前)"
"""A length that something is cut to is no time to come: 缩短到3个月以内."""

_RELATIVE_YEAR = (
    r"(?:(?:[今明去昨次]|(?<!日)本|(?<!迎)来)年(?!龄)|(?:(?<![产达投之以此成])后年|(?<![产达投之以此目成])前年)(?![产销收均营度]|投(?!产))"
    r"|(?<![一-鿿])(?:后年|前年)|上年|下年(?=度)|本财年|下财年|上财年)"
)
_OWNER = (
    rf"(?:{_ERA}的?\s*|{_YEAR}\s*(?:财年|会计年度|年度|年)?的?\s*|(?<!\d)\d\d\s*年的?"
    r"|(?<![\dA-Za-z])2\d(?=[QqHh][1-4])"
    rf"|{_RELATIVE_YEAR}度?的?)"
)
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_PART = (
    rf"(?:前[一二三四两1-4]个?季度|第?[一二三四1-4]\s*个?季度|第?[一二三四1-4](?:财季|四半期)|第[一二三四1-4]季|[首次末]季(?![节度])|[Qq][1-4]|[Hh][12]|(?<![\dA-Za-z])(?:[1-4]Q|[12]H)2\d"
    rf"|[上下]半期|(?<=年)[前后]半(?![年期生])|(?<=年度)[前后]半(?![年期生])|(?<=年)[上下]期|(?<=年度)[上下]期|[上下]期(?=[のはにもでが]|営业|売上|純利|経常)|上个?半年|下个?半年|前半年|后半年|(?<=年)半年度|[前首](?:1[0-2]|\d|[一二两三四五六七八九十]+)个?月"
    rf"|{_MONTH}\s*月\s*\d{{1,2}}\s*[日号]?\s*[-—–~至到]\s*\d{{1,2}}\s*[日号]"
    rf"|{_MONTH}\s*[-—–~至到]\s*{_MONTH}\s*月(?:份|期)?|{_MONTH}\s*月(?:份|底|末)?"
    r"(?:\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])?)"
)

_NO_LENGTH = r"(?<![\d.长达约近超逾过了第满龄役用经有需续去后前的每])"
_SHORT_YEARS = (
    rf"(?:{_NO_LENGTH}|(?<!\d)20(?=2\d/2\d[年/]))2\d(?=[-—–～~至/、]2)(?:[-—–～~至]2\d|(?:[/、]2\d){{1,4}})\s?年"
    r"(?!度|内|来|间|制|期|后|前|以|的|[，,。；;、）)]|\Z)"
)
"""Years of two digits as analysts write them before what they forecast: 25-27年EPS, 26/27年PE."""

_RESULTS = "归母|扣非|净利|营收|收入|盈利|利润|业绩|每股|全年|预测|销量|产量|出货|目标|P[EBS]|EPS"
_SHORT_YEAR = rf"{_NO_LENGTH}2\d\s?年(?={_RESULTS})"

_LISTED = rf"(?:(?=(?:\s?[、/和与及]\s?{_YEAR}){{1,9}}\s?年)|[AE](?![A-Za-z\d]))"
"""What follows a year that has its 年 at the end of a list, or an analyst's mark (2026E)."""

_FIRST = (
    r"[\d\s“\"「『‘'一二三四五六七八九十两几数零半今明去昨本次来后前上下首末第"
    r"QqHhFf月在未接此之过近最往全通当年这民令平昭]"
)
"""What a period may begin with: most places of a text are left at a glance."""

SCAN = Lazy(
    rf"(?={_FIRST})"
    r"(?<![\d.$¥￥])(?<!(?<!20\d\d)(?<!20\d\d[AE])/)(?<!\d,)(?:"
    r"(?P<numeric>20\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|20\d\d-(?:0[1-9]|1[0-2])(?![\d-]))"
    rf"|(?P<range>{_YEAR}\s*年?\s*(?:[-—–~－～]{{1,2}}|至|到|度?から(?={_YEAR}年度?(?:まで|にかけ|の年|の平均|のCAGR)))\s*(?:{_YEAR}|\d\d(?=\s*年))\s*(?:财年|年度?)?"
    r"(?:年?[之]?间|期间)?(?![\d.%])"
    rf"|{_YEAR}\s*年\s*[与和]\s*{_YEAR}\s*年?\s*之?间|{_SHORT_YEARS})"
    r"|(?P<pair>(?:去今|今明|明后)(?:两|二|2)?年)"
    rf"|(?P<fiscal>(?:{_YEAR}|(?<!\d)\d\d)\s*年\s*(?:1[0-2]|[1-9])\s*月(?:中间)?期(?![间货权末初内]))"
    rf"|(?P<ended>(?:{_OWNER})?{_MONTH}\s*月\s*(?:底|末|\d{{1,2}}\s*日)\s*止\s*的?(?:[三六九369]|十二|12)\s*个月)"
    rf"|(?P<part>(?:{_OWNER})?{_PART}(?:(?<=[季度年月份底末])|(?![\d%])))"
    rf"|(?P<year>{_ERA}|{SHORT_YEAR_JAPANESE}|(?<!\d)(?:[123]\d|4[05]|50)\s?年度|{_YEAR}\s*(?:财年|会计年度|年度|年(?!代)度?|(?=全年)|{_LISTED})|{_SHORT_YEAR}|(?:FY|fy)\s?(?:20)?\d\d"
    rf"|(?<=[到至在于自从截])\s?[0-9]{{2}}\s?年(?!内|间|后|以后|之后|来|代|期|的)|(?<!\d)0\d\s?年|零{_N}年"
    rf"|{_RELATIVE_YEAR}(?:全年|度)?)"
    r"|(?P<plan>[“\"「『‘']?十[一二三四五六七]五(?!年|[万亿千百个家人次倍成%元])[”\"」』’']?\s*(?:规划)?"
    r"(?:时期|期间)?(?:[前后][一二两三四1-4]年)?)"
    rf"|(?P<decade>(?:(?:上|本|\d\d|[一二十][十九一二〇]?)世纪)?(?:{_YEAR}|\d0|[二三四五六七八九]十)年代(?:中期|前半|后半)?"
    r"|(?:本|21)世纪(?:末|中叶)|本十年|这个?十年)"
    rf"|(?P<ahead>{_LONG}\s*(?:后|以后|之后|前|以前|之前)(?!后|景|三|[一二三四1-4]个))"
    rf"|(?P<window>(?:在)?(?:未来|今后|接下来(?:的)?|此后|之后|过去|近|最近|此前|往后|(?<![创写立签])下(?:一个)?)\s*(?:的)?\s*{_LONG}"
    rf"(?:之?内|间|里|来|以来)?|{_NO_TERM}{_LONG}(?:之?内|以内|之?间|左右内)|(?<![第\d])[前后]\s?{_COUNT}\s*年(?!期)"
    r"|未来几年|近年来?|十年内|[上下]\s?\d+\s?个(?:月|季度))"
    r"|(?P<calendar>[本上下](?:个)?(?:季度|月|季))"
    r"|(?P<near>全年(?!龄)|(?<!年度)(?<!年度の)通年|(?<![\d一-鿿])年间(?=では)|(?:[今来]|(?<![一-鿿])前)期(?!比|间)|[通当]期(?!比|純|间)|次期(?=[のはにも、])|(?<![前后今明去本当来次每历\d一二三四五六七八九十半])年(?:底|末|内|中|初|终)|(?<![\d一-鿿])今?月内(?=に|完))"
    rf"|(?P<bare>(?:1[89]|2[01])\d\d(?![\d%年]|[.,]\d))"
    r")"
)
"""Every way to name a period; the group that matched names the kind."""

SUFFIX = Lazy(
    r"\s*(?:中に(?:は|も)?|年?底[之以]?前|年?末[之以]?前|年底|年末|年初|年中|底|末期|期末|末|初|开局之?年|收官之?年|及以前|及之前|以来|以后|之后|之前|以前|起|开始"
    r"|之内|内|中(?!国|期|央|心|东|部|美|欧|高|低|小|长|旬|等|型|科|车)"
    r"|前(?![\d一二三四两]+个?(?:季|月)|后|景|瞻|沿|列|海|装|述)|后(?!续|期|市|装|备|来))"
)
"""A word behind a year that narrows or moves it."""

BEFORE = Lazy(
    r"(?P<relation>截至|截止到?|不晚于|不迟于|直到|直至|到了?|至|自从|始于|自|从|在|于|及至)"
    r"(?:大约|约)?[“\"「]?\s*\Z"
)
"""The preposition right before a period."""

RELATIONS_BEFORE = {
    **dict.fromkeys("截止到 截止 不晚于 不迟于 直到 直至 到 到了 至 及至".split(), "by"),
    **dict.fromkeys("自 从 自从 始于".split(), "from"),
}
"""Preposition -> relation; every other one means `in`."""

BARE_BEFORE = Lazy(r"(?:[从到至在于自=]\s?|\A\s*|[，,。；：、（(\s])\Z")
"""What may stand before four digits that are a year without 年."""

BARE_AFTER = Lazy(
    r"\s*[万亿千百个家人次倍成元台辆套吨件项名位所座架亩米公克升度瓦种条平兆点]|[-—]\d|[a-zA-Z]"
)
"""What makes four digits a count, a code or a name."""
