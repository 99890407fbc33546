"""What the charts say, in English and in Chinese: one row per sentence, the same fields in both."""

from collections.abc import Mapping
from types import MappingProxyType

from forecasts.charts.frame import Frame, Language
from forecasts.charts.wording import day, unit_name
from forecasts.charts.words_due import DUE_WORDS
from forecasts.charts.words_time import TIME_WORDS

__all__ = ["WORDS", "heads", "say", "scale_words", "source_words", "unit_words"]

_HERE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "note": ("Note: ", "注："),
        "source": ("Source: ", "来源："),
        "source.ledger": ("ledger {ledger}, {day}", "账本 {ledger}，{day}"),
        "source.unknown": ("ledger, {day}", "账本，{day}"),
        "source.actuals": (
            "; actuals {series} (vintage {vintage})",
            "；实际值 {series}（{vintage} 版）",
        ),
        "unit.nominal": ("{unit}, current prices", "{unit}，现价"),
        "unit.real": ("{unit} at {year} prices", "{unit}，{year}年价格"),
        "scale.log": ("log scale", "对数刻度"),
        "scale.linear": ("linear scale", "线性刻度"),
        "page": (" ({page} of {pages})", "（第{page}页，共{pages}页）"),
        "join": ("{first}, {second}", "{first}，{second}"),
        "actual.at": ("actual {period}: {value}", "{period}年实际：{value}"),
        # ladder
        "ladder.title.fold": (
            "{subject} in {year}: {count} claims differ {factor}",
            "{year}年{subject}的{count}项预测，最高为最低的{factor}",
        ),
        "ladder.title.share": (
            "{subject} in {year}: {count} claims differ by {percent}",
            "{year}年{subject}的{count}项预测相差{percent}",
        ),
        "ladder.title.points": (
            "{subject} in {year}: {count} claims lie {points} percentage points apart",
            "{year}年{subject}的{count}项预测相差{points}个百分点",
        ),
        "ladder.title.run": (
            "{subject} in {year}: {count} claims run from {low} to {high}",
            "{year}年{subject}的{count}项预测从{low}到{high}",
        ),
        "ladder.title.same": (
            "{subject} in {year}: {count} claims name the same figure",
            "{year}年{subject}的{count}项预测数值相同",
        ),
        "ladder.title.one": (
            "{subject} in {year}: one claim stands alone, {value}",
            "{year}年{subject}只有一项预测：{value}",
        ),
        "ladder.title.two": (
            "Claims for {year}: {value} for {first}, {other} for {second}",
            "{year}年的预测：{first}为{value}，{second}为{other}",
        ),
        "ladder.title.subjects": (
            "Claims for {year} on {subjects} subjects run from {low} to {high}",
            "{year}年{subjects}个领域的预测从{low}到{high}",
        ),
        "ladder.subtitle": (
            "{subject}, {region}, {measure} in {year}, {unit}, {scale}",
            "{subject}，{region}，{year}年{measure}，{unit}，{scale}",
        ),
        "ladder.subjects": ("{count} subjects", "{count}个领域"),
        "ladder.head.left": ("Claimant, date", "预测者，日期"),
        "ladder.head.right": ("Normalised; as worded", "换算后；原文"),
        "ladder.note.dot": ("Dot: value as stated.", "圆点：所述数值。"),
        "ladder.note.hollow": (
            "Hollow dot: midpoint or nominal figure taken by us, not stated.",
            "空心圆：取中点或名义数值，并非原文数值。",
        ),
        "ladder.note.range": ("Thick bar: range the claimant stated.", "粗条：原文给出的区间。"),
        "ladder.note.scale": (
            "Pale bar: a magnitude without a figure, read as half to five times.",
            "浅色条：只说量级而无数值，按二分之一至五倍理解。",
        ),
        "ladder.note.spread": (
            "Thin line: spread from the choice of exchange rate and price basis.",
            "细线：汇率与价格口径选择造成的范围。",
        ),
        "ladder.note.arrow": (
            "Arrow: the claim is one-sided (“over”, “up to”).",
            "箭头：单边预测（“超过”“不超过”）。",
        ),
        "ladder.note.actual": (
            "Dashed: latest actual known on {day}.",
            "虚线：截至{day}已知的最新实际值。",
        ),
        "ladder.alt": (
            "Ladder of claims, {scale}. {title}. {rows}",
            "预测阶梯图，{scale}。{title}。{rows}",
        ),
        "ladder.alt.row": ("{who}, {when}: {value}.", "{who}，{when}：{value}。"),
        "modality.target": ("target", "目标"),
        "modality.scenario": ("scenario", "情景"),
        "modality.guidance": ("guidance", "指引"),
        "modality.nowcast": ("nowcast", "即时估计"),
        # part and whole
        "part.title.over": (
            "The parts claimed for {year} add up to {percent} more than the whole",
            "{year}年各部分预测之和比整体高{percent}",
        ),
        "part.title.over.one": (
            "{percent} more is claimed for {part} in {year} than for the whole, {whole}",
            "{year}年仅{part}就比整体（{whole}）高{percent}",
        ),
        "part.title.tension": (
            "The parts claimed for {year} pass the whole by {percent}, within the readings",
            "{year}年各部分预测之和比整体高{percent}，但在读数范围之内",
        ),
        "part.title.tension.one": (
            "{percent} more, within the readings, is claimed for {part} in {year} than for {whole}",
            "{year}年仅{part}就比整体（{whole}）高{percent}，但在读数范围之内",
        ),
        "part.title.open": (
            "The parts claimed for {year} come to at least {percent} of the whole",
            "{year}年各部分预测合计至少占整体的{percent}",
        ),
        "part.title.open.one": (
            "At least {percent} of {whole} in {year} is claimed for {part} alone",
            "{year}年{whole}中，仅{part}就至少占{percent}",
        ),
        "part.title.within": (
            "The parts claimed for {year} come to {percent} of the whole",
            "{year}年各部分预测合计占整体的{percent}",
        ),
        "part.title.within.one": (
            "{percent} of {whole} in {year} is claimed for {part}",
            "{year}年{whole}中，{part}占{percent}",
        ),
        "part.subtitle": (
            "{subject}, {measure} in {year}, {unit}, linear scale: lengths add up",
            "{subject}，{year}年{measure}，{unit}，线性刻度：长度可加",
        ),
        "part.whole": ("Whole: {name}", "整体：{name}"),
        "part.sum.one": ("Part: {name}", "部分：{name}"),
        "part.sum.many": ("Sum of {count} parts", "{count}部分之和"),
        "part.over": ("{percent} over the whole", "比整体高{percent}"),
        "part.equals": ("= {value}", "= {value}"),
        "part.least": ("≥ {value}", "≥ {value}"),
        "part.left": ("{value} left over: possible", "尚余{value}：可能"),
        "part.title.most": (
            "At most {percent} of {whole} in {year} is claimed for the parts",
            "{year}年{whole}中，各部分预测合计至多占{percent}",
        ),
        "part.title.most.one": (
            "At most {percent} of {whole} in {year} is claimed for {part}",
            "{year}年{whole}中，{part}至多占{percent}",
        ),
        "part.title.unbounded": (
            "Part and whole of {whole} in {year} are lower bounds, so no share follows",
            "{year}年{whole}的部分与整体均只给出下限，无法得出占比",
        ),
        "part.rest": ("at least {value} left over: possible", "至少尚余{value}：可能"),
        "part.none": ("nothing left over", "没有剩余"),
        "part.most": ("at most {value} left over: possible", "至多尚余{value}：可能"),
        "part.note.declared": (
            "A part is set against a whole only where the ledger declares it (part_of).",
            "仅当账本声明部分关系（part_of）时才比较。",
        ),
        "part.note.arrow": (
            "Arrow: a part is a lower bound, so the sum is one too.",
            "箭头：有部分为下限，其和亦为下限。",
        ),
        "part.note.whisker": (
            "Thin line: the readings of the parts, added up.",
            "细线：各部分读数区间之和。",
        ),
        "part.note.band": ("Shaded: the reading of the whole.", "阴影：整体的读数区间。"),
        "part.alt": (
            "Bars on a linear scale. {title}. Whole: {whole}. Parts: {parts}.",
            "线性刻度条形图。{title}。整体：{whole}。部分：{parts}。",
        ),
        # basis
        "basis.title": (
            "{words} is {low} to {high}, depending on how it is converted",
            "{words}依换算方式为{low}至{high}",
        ),
        "basis.title.same": (
            "{words} is {low} however it is converted",
            "{words}无论如何换算均为{low}",
        ),
        "basis.subtitle": (
            "{claimant}: {subject}, {region}, {year}, in {currency}; default in bold, linear scale",
            "{claimant}：{subject}，{region}，{year}年，折合{currency}；默认方式加粗，线性刻度",
        ),
        "basis.choice.stated": (
            "Rate of the day of the statement ({when})",
            "表述当日汇率（{when}）",
        ),
        "basis.choice.stated-year": ("Mean rate of {when}", "{when}年平均汇率"),
        "basis.choice.latest": ("Latest rate ({when})", "最新汇率（{when}）"),
        "basis.choice.real-own": (
            "Deflated in its own currency to prices of {when}, then converted",
            "按本币平减指数折至{when}年价格，再按当年平均汇率换算",
        ),
        "basis.choice.real-target": (
            "Rate of the day, then {currency} deflator to prices of {when}",
            "按当日汇率换算，再按{currency}平减指数折至{when}年价格",
        ),
        "basis.choice.ppp": ("Purchasing power parity of {when}", "{when}年购买力平价"),
        "basis.note.default": ("Dashed: the default way of converting.", "虚线：默认换算方式。"),
        "basis.note.unadvised": (
            "Hollow: a warning, no alternative, and not in the heading: markets take market rates.",
            "空心：仅作警示，并非可选方式，标题未计入：市场交易应用市场汇率。",
        ),
        "basis.note.above": (
            "The claim is a lower bound; each mark is that bound, converted.",
            "该预测为下限；各标记为换算后的下限。",
        ),
        "basis.note.up-to": (
            "The claim is an upper bound; each mark is that bound, converted.",
            "该预测为上限；各标记为换算后的上限。",
        ),
        "basis.note.scale": (
            "The claim names a magnitude; each mark is its nominal figure, converted.",
            "该预测只说量级；各标记为其名义数值的换算。",
        ),
        "basis.alt": (
            "One claim converted in {count} ways. {title}. {rows}",
            "同一预测的{count}种换算。{title}。{rows}",
        ),
        "basis.alt.row": ("{choice}: {value}.", "{choice}：{value}。"),
    }
)

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({**_HERE, **DUE_WORDS, **TIME_WORDS})
"""Key to (English, Chinese)."""

_COLUMNS: Mapping[Language, int] = MappingProxyType({"en": 0, "zh": 1})


def say(language: Language, key: str, **values: object) -> str:
    """Return a sentence of the catalogue with its fields filled in."""
    return WORDS[key][_COLUMNS[language]].format(**values)


def heads(language: Language) -> dict[str, str]:
    """Return what stands before a note and before a source."""
    return {"note_head": say(language, "note"), "source_head": say(language, "source")}


def source_words(frame: Frame, series: str = "", vintage: str = "") -> str:
    """Say which ledger, as of when, and which actuals a picture is drawn from."""
    key = "source.ledger" if frame.ledger else "source.unknown"
    words = say(frame.language, key, ledger=frame.ledger, day=day(frame.as_of, frame.language))
    if series:
        words += say(frame.language, "source.actuals", series=series, vintage=vintage)
    return words


def unit_words(unit: str, frame: Frame) -> str:
    """Name the unit of an axis, with the price basis where it is money."""
    name = unit_name(unit, frame.language)
    if not unit.startswith(frame.currency):
        return name
    key = "unit.nominal" if frame.prices == "nominal" else "unit.real"
    return say(frame.language, key, unit=name, year=frame.prices)


def scale_words(frame: Frame, *, log: bool) -> str:
    """Say which scale an axis has."""
    return say(frame.language, "scale.log" if log else "scale.linear")
