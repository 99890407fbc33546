"""What masks a number of a Chinese or Japanese text: dates, ordinals, what counters make names."""

from forecasts.reading.amounts.unit_words import may_count
from forecasts.reading.lexicon.short_years import SHORT_YEAR_JAPANESE
from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.anchor import Anchor, MaskRules, beside, masking
from forecasts.reading.rejecting.masks_beside import junk, ordinal
from forecasts.reading.rejecting.names_chinese import is_han_name
from forecasts.reading.rules import Rule

__all__ = ["DATES_CHINESE", "NUMERALS_CHINESE"]

_JOINS = "-—–~至到、"
_YEAR = Lazy(
    r"(?:19|20)?[0-9]{2}(?:[-—–~至到、](?:19|20)?[0-9]{2})?年(?:度|末|底|初|代|中)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?"
)
_SHORT = len("24")
_SHORT_YEAR = Lazy(r"2[0-9]年(?=归母|扣非|净利|营收|盈利|业绩|每股|EPS|PE)|" + SHORT_YEAR_JAPANESE)
"""What analysts give for years of two digits, 28年盈利预测, and Japanese newspapers for all."""


def _year(anchor: Anchor) -> int | None:
    """Mask 2024年, 24年12月 and 2024-28年, not the length of time 10年."""
    found = _YEAR.match(anchor.plain, anchor.at)
    if not found:
        return None
    digits, _, rest = found[0].partition("年")
    counted = not rest and len(digits) <= _SHORT and not _SHORT_YEAR.match(anchor.plain, anchor.at)
    return None if counted else found.end()


DATES_CHINESE: MaskRules = (
    Rule(
        "years by a slash", "zh",
        masking(r"(?:19|20)?[0-9]{2}(?:/(?:19|20)?[0-9]{2}){1,4}年", behind="/"),
        fires=("预计[26/27年]净利润",),
        spares=("预计[24年]建成",),
    ),
    Rule(
        "year", "zh", beside(_year, behind="年" + _JOINS),
        fires=("力争[27年度]投产", "上世纪[90年代]"),
        spares=("预计[24年]建成",),
    ),
    Rule(
        "month", "zh",
        masking(
            r"[0-9]{1,2}(?:月(?:份|底|初|末|中旬|上旬|下旬)?(?:[-—–~至到、][0-9]{1,2}月)?"
            r"(?:[0-9]{1,2}[日号]?(?:[-—–~至到、][0-9]{1,2}[日号])?)?|[-—–~至到、][0-9]{1,2}月)",
            behind="月" + _JOINS,
        ),
        fires=("销量超过[12月]的水平",),
        spares=("预计[12个月]建成",),
    ),
    Rule(
        "day", "zh",
        masking(r"[0-9]{1,2}[日号](?:[-—–~至到、][0-9]{1,2}[日号])?(?![线码])", behind="日号"),
        fires=("销量超过[12日]的水平",),
        spares=("需要[12天]建成",),
    ),
    Rule(
        "time of day", "zh",
        masking(r"(?:[01]?[0-9]|2[0-4])[点时](?:[0-9]{1,2}分)?", behind="点时"),
        fires=("今天[12点]建成",),
        spares=("需要[12小时]建成",),
    ),
    Rule(
        "rank", "zh",
        masking(r"[0-9]+位(?=[ぁ-ん])|(?<=前)[0-9]+(?:位|名|大|强|家)", behind="位名大强家"),
        fires=("排名前[10名]的企业",),
        spares=("共有[10名]员工",),
    ),
    Rule(
        "century or decade", "zh",
        masking(r"[0-9]{1,2}世纪(?:[0-9]0年代)?|[0-9]0后", behind="世后"),
        fires=("员工超过[90后]",),
        spares=("共有[21家]工厂",),
    ),
    Rule(
        "business year", "zh", masking(r"[0-9]{2,4}财年", behind="财"),
        fires=("销量超过[24财年]的水平",),
        spares=("用[24年]建成",),
    ),
    Rule(
        "part of an address", "zh",
        masking(r"(?<=[号栋幢楼座])[0-9]+(?:栋|幢|座|层|室|单元)", behind="栋幢座层室单"),
        fires=("长江路8号[12层]会议室",),
        spares=("大楼共有[12层]",),
    ),
    Rule(
        "number of a name", "zh",
        masking(
            r"[0-9]+(?:号线|[国省县]道|路(?!线)|号楼|楼|版|代|届|期|强|式|周年)",
            behind="号国省县路楼版代届期强式周",
        ),
        fires=("客流超过[12号线]",),
        spares=("开通了[12条]线",),
    ),
    Rule(
        "year before an event", "zh",
        masking(
            r"(?:19|20)[0-9]{2}(?=国际|中国|全国|世界|全球|亚洲|秋|春|届|第)",
            behind="国中全世亚秋春届第",
        ),
        fires=("[2025国]际汽车论坛",),
        spares=("[2024个]汽车",),
    ),
)  # fmt: skip


_TO_TEN = "一二三四五六七八九十"


_HOUR = r"[一二三四五六七八九十两]{1,3}点(?:半|整|钟)?"
_CLOCK = rf"{_HOUR}(?:[至到—-]{_HOUR})?"
_SESSION = Lazy(r"[一二三四五六七八九十]{1,3}次(?:全体|常委)?(?:会议|全会|大会)")


def _session(anchor: Anchor) -> int | None:
    found = _SESSION.match(anchor.plain, anchor.at)
    return (
        found.end() if found and "届" in anchor.plain[max(0, anchor.at - 12) : anchor.at] else None
    )


NUMERALS_CHINESE: MaskRules = (
    Rule(
        "no counter behind", "zh",
        beside(
            lambda anchor: None if may_count(anchor.plain, anchor.at) else anchor.at + 1
        ),
        fires=("[亿]纬锂能",),
        spares=("[三千家]",),
    ),
    Rule(
        "ordinal behind 第", "zh", beside(ordinal, before="第"),
        fires=("这是第[三百家]工厂。",),
        spares=("这里有[三百家]工厂。",),
    ),
    Rule(
        "weekday", "zh", masking(r"[一二三四五六](?![十百千万亿])", before="周"),
        fires=("周[一一度]触及",),
        spares=("有[一千人]",),
    ),
    Rule(
        "run of digits and signs", "", beside(junk),
        fires=("三百、三百、三百、三百、三百、三百、三百、三百、三百、三百、三百、三百、三百、三百、[三百家]。",),
        spares=("一、二、[三百家]。",),
    ),
    Rule(
        "plan of five years", "zh", masking(r"十[一二三四五]五(?:规划|时期|期间)?", behind="十"),
        fires=("[十四五]亿元",),
        spares=("[十四亿元]",),
    ),
    Rule(
        "month", "zh", masking(r"[一二三四五六七八九十]{1,3}月(?!球)", behind=_TO_TEN),
        fires=("销量超过[十四月]的水平",),
        spares=("[十二个月]建成",),
    ),
    Rule(
        "year", "zh", masking(r"二[〇零][〇零一二三四五六七八九]{2}年?", behind="二"),
        fires=("[二〇三〇年]建成",),
        spares=("[二十年]建成",),
    ),
    Rule(
        "century or anniversary", "zh", masking(r"[一二三四五六七八九十百千]+(?:世纪|周年)"),
        fires=("[二十周年]庆典",),
        spares=("[二十周]建成",),
    ),
    Rule(
        "kind of vehicle", "zh",
        masking(r"[四五六七]座(?=车|机型|版|飞|载人|轿|商务)", behind="四五六七"),
        fires=("[五座]车型",),
        spares=("[五座]电站",),
    ),
    Rule(
        "part of a name", "zh",
        masking(
            r"[一二三四五六七八九十]+(?:是(?!否)|大(?!于)|线|届|季|维|轮车|甲|流|等奖|级)",
            behind=_TO_TEN,
        ),
        fires=("客流超过[十四线]",),
        spares=("[三条线]",),
    ),
    Rule(
        "time of day", "zh",
        masking(_CLOCK, before="午晨晚早", behind=_TO_TEN + "两"),
        fires=("上午[九点]开工",),
        spares=("提高[九个点]",),
    ),
    Rule(
        "session", "zh", beside(_session, behind=_TO_TEN),
        fires=("十四届[三次会议]",),
        spares=("举行[三次会议]",),
    ),
    Rule(
        "name with a numeral", "zh",
        beside(
            lambda anchor: anchor.at + 1 if is_han_name(anchor.plain, anchor.at) else None
        ),
        fires=("[长三角]",),
        spares=("[三千家]",),
    ),
)  # fmt: skip
