"""What a review says, in English and in Chinese: one row a sentence, the same fields in both.

A key that ends in `.one` stands beside one in `.many`: `tell` chooses by the number.
"""

from collections.abc import Mapping
from types import MappingProxyType

from forecasts.charts.frame import Language
from forecasts.reviewing.words_parts import PARTS

__all__ = ["WORDS", "join", "say", "tell"]

_HERE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("Review of {year}", "{year}年度评审"),
        "subtitle": (
            "What was claimed, what came: as known on {day}, ledger {digest}",
            "预测与结果：截至{day}，账本 {digest}",
        ),
        "description": (
            "Annual review of a ledger of quantitative claims: {due} due in {year}, {open} open.",
            "量化预测账本的年度评审：{year}年到期{due}项，未到期{open}项。",
        ),
        "label.contents": ("Contents", "目录"),
        "label.page": ("Page {page} of {pages}", "第{page}页，共{pages}页"),
        "label.trace": ("How the number came about", "数字的由来"),
        "label.source": ("Source", "来源"),
        "label.data": ("Data: {file}", "数据：{file}"),
        "label.attached": ("attached to this PDF", "附于本PDF"),
        "label.top": ("Back to the contents", "返回目录"),
        "aside.join": (", ", "，"),
        "counted": ("{n} {what}", "{what}{n}项"),
        "list.join": (", ", "、"),
        "list.last": (" and ", "和"),
        "sentence.join": (" ", ""),
        # the summary: three numbers
        "number.hit": ("{hit} of {n}", "{hit}/{n}"),
        "number.hit.name": ("forecasts hit", "项预测命中"),
        "number.hit.beside": (
            (
                "Of the {paired} that a half-trend can be set against, the claims hit {own}, it "
                "{baseline}"
            ),
            "可与半趋势基准相比的{paired}项中，预测命中{own}项，基准命中{baseline}项",
        ),
        "number.hit.alone": ("No baseline can be set beside them", "没有可比的基准"),
        "number.error.name": ("typical error", "典型误差"),
        "number.error.beside": (
            "{par} times par; the baseline on the same claims: {baseline}",
            "为标准误差的{par}倍；基准在同批预测上：{baseline}",
        ),
        "number.error.par": (
            "{par} times what its horizon lets expect",
            "为该期限标准误差的{par}倍",
        ),
        "number.sides": ("{high} : {low}", "{high}：{low}"),
        "number.sides.name": ("too high : too low", "偏高：偏低"),
        "number.sides.beside": (
            "{exact} without error; bounds left out: {bounds}",
            "零误差{exact}项；界限类{bounds}项",
        ),
        "number.bias.name": ("bias of the claims", "预测偏差"),
        "number.bias.beside": (
            "{high} too high, {low} too low, {bounds} bounds; {outcomes} independent outcomes",
            "偏高{high}项，偏低{low}项，界限类{bounds}项；独立结果{outcomes}个",
        ),
        "number.open.name.one": ("claim is open", "项未到期"),
        "number.open.name.many": ("claims are open", "项未到期"),
        "number.open.beside": ("Next due: {day}", "最近到期：{day}"),
        "number.open.none": ("None is due later", "之后没有到期的预测"),
        "number.claims.name.one": ("claim in the ledger", "项预测在账本中"),
        "number.claims.name.many": ("claims in the ledger", "项预测在账本中"),
        "number.claims.beside.one": (
            "from {sources}, of which one was read and holds none",
            "来自{sources}，其中一个读过而无预测",
        ),
        "number.claims.beside.many": (
            "from {sources}, of which {empty} were read and hold none",
            "来自{sources}，其中{empty}个读过而无预测",
        ),
        "number.due.name.one": ("claim fell due", "项到期"),
        "number.due.name.many": ("claims fell due", "项到期"),
        "number.due.beside": ("in {year}, by {day}", "{year}年，截至{day}"),
        "sources.one": ("one source", "一个来源"),
        "sources.many": ("{n} sources", "{n}个来源"),
        "summary.due.none": (
            "No claim in the ledger fell due in {year}.",
            "账本中没有在{year}年到期的预测。",
        ),
        "summary.due.one": (
            "One claim fell due in {year}.",
            "{year}年有一项预测到期。",
        ),
        "summary.due.many": (
            "{Count} claims fell due in {year}.",
            "{year}年有{count}项预测到期。",
        ),
        "summary.judged.one": (
            "One of them is a forecast that could be judged: {what}.",
            "其中一项预测可以评判：{what}。",
        ),
        "summary.judged.many": (
            "{Count} of them are forecasts that could be judged: {what}.",
            "其中{count}项预测可以评判：{what}。",
        ),
        "summary.judged.none": (
            "None of them is a forecast that could be judged.",
            "其中没有可以评判的预测。",
        ),
        "summary.counts": (
            "{hit} hit, {near} near, {miss} missed",
            "命中{hit}项，接近{near}项，未中{miss}项",
        ),
        "summary.rest.one": (
            "The other one, by status or kind: {what}.",
            "其余一项：{what}。",
        ),
        "summary.rest.many": (
            "The other {n}, by status or kind: {what}.",
            "其余{n}项：{what}。",
        ),
        "summary.record": (
            "On record before the outcome was published: {before} of {n}. {Rest}",
            "结果发布前已入账：{before}/{n}。{Rest}",
        ),
        "summary.record.all": (
            "Nothing was entered with hindsight.",
            "没有事后录入的预测。",
        ),
        "summary.record.some": (
            (
                "The others were entered with hindsight, so their rate says how claims fared "
                "that people remembered, not how claims fare."
            ),
            "其余为事后录入，其比率只反映被记住的预测，而非所有预测。",
        ),
        "summary.chosen": (
            (
                "{systematic} of the {n} were entered systematically or because they were cited; "
                "the other {adhoc} were picked ad hoc, and enter no source's rate."
            ),
            (
                "{n}项中，系统录入或因被引用而录入{systematic}项，随机录入{adhoc}项，"
                "后者不计入来源的比率。"
            ),
        ),
        "summary.surprises": ("The largest surprises", "最大的意外"),
        "summary.surprise": (
            (
                "{what}, {period}: {who} ({stated}) said {claimed}; {actual} came: {error}, "
                "{par} times par."
            ),
            (
                "{what}，{period}：{who}（{stated}）称{claimed}；实际{actual}：{error}，"
                "为标准误差的{par}倍。"
            ),
        ),
        "summary.surprise.bare": (
            "{what}, {period}: {who} ({stated}) said {claimed}; {actual} came: {error}.",
            "{what}，{period}：{who}（{stated}）称{claimed}；实际{actual}：{error}。",
        ),
        "summary.changed": ("What changed", "有何变化"),
        "summary.next": ("Due next", "即将到期"),
        "summary.next.item": (
            "{what}, {day}: {who} said {claimed}; outlook: {outlook}.",
            "{what}，{day}：{who}称{claimed}；前景：{outlook}。",
        ),
        "summary.next.more.one": ("One more falls due by {day}.", "至{day}另有一项到期。"),
        "summary.next.more.many": (
            "{Count} more fall due by {day}.",
            "至{day}另有{count}项到期。",
        ),
        "summary.status": ("Claims by status", "按状态统计"),
        "summary.status.is.one": ("One claim: {what}.", "共一项预测：{what}。"),
        "summary.status.is.many": (
            "{Count} claims: {what}.",
            "共{count}项预测：{what}。",
        ),
        "summary.tension": ("Claims against each other", "预测之间"),
    }
)

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({**_HERE, **PARTS})
"""Key to (English, Chinese)."""


def say(language: Language, key: str, **values: object) -> str:
    """Return a sentence of the catalogue with its fields filled in."""
    return WORDS[key][0 if language == "en" else 1].format(**values)


def tell(language: Language, key: str, number: int, **values: object) -> str:
    """Return the sentence for one or for many.

    `count` (`Count` at the start of a sentence) is the number in words, `n` (`N`) in figures.
    """
    from forecasts.charts.wording import count

    form = f"{key}.{'one' if number == 1 else 'many'}"
    words = count(number, language), count(number, language, first=True)
    figure = "no" if number == 0 and language == "en" else f"{number:,}"
    first = figure.capitalize()
    return say(language, form, n=figure, N=first, count=words[0], Count=words[1], **values)


def join(language: Language, parts: list[str]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    last = say(language, "list.last")
    return say(language, "list.join").join(parts[:-1]) + last + parts[-1]
