"""What parts 1 to 5 say and what all are called, in English and in Chinese."""

from collections.abc import Mapping
from types import MappingProxyType

from forecasts.reviewing.words_blocks import BLOCKS
from forecasts.reviewing.words_later import LATER

__all__ = ["PARTS"]

_TITLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "part.summary": ("Summary", "摘要"),
        "part.changes": ("What changed since the last review", "自上次评审以来的变化"),
        "part.due": ("Claims that fell due", "到期的预测"),
        "part.unresolved": ("Due, but without a verdict", "到期而未判定"),
        "part.open": ("Open claims and their outlook", "未到期的预测及其前景"),
        "part.outlooks": ("How our own outlooks did", "我们自己的前景判断如何"),
        "part.horizon": ("Accuracy by horizon, against the baseline", "按期限的准确度与基准"),
        "part.bias": ("Bias by subject and by source", "按领域与来源的偏差"),
        "part.scoreboard": ("Scoreboard", "记分牌"),
        "part.growth": ("Growth: the base and the pace", "增长：基数与速度"),
        "part.disagreement": (
            "Disagreement: between sources, and between claims",
            "分歧：来源之间与预测之间",
        ),
        "part.trails": ("Revisions and copies", "修订与转引"),
        "part.misses": ("The largest misses", "最大的失误"),
        "part.quality": ("Data quality", "数据质量"),
        "part.corrections": ("Corrections", "更正"),
        "part.method": ("Method and rules", "方法与规则"),
    }
)

_HERE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # 1 what changed
        "changes.none": ("Nothing changed since {day}.", "自{day}以来没有变化。"),
        "changes.claims": (
            "Since {day}: {claims} stated, {verdicts} reached, {flipped} turned into another.",
            "自{day}以来：新增{claims}，得出{verdicts}，{flipped}改变。",
        ),
        "changes.actuals": (
            "{first} published for the first time, {revised} revised.",
            "首次发布{first}，修订{revised}。",
        ),
        "changes.claim.one": ("one claim", "一项预测"),
        "changes.claim.many": ("{n} claims", "{n}项预测"),
        "changes.verdict.one": ("one verdict", "一项判定"),
        "changes.verdict.many": ("{n} verdicts", "{n}项判定"),
        "changes.figure.one": ("One figure was", "一个数据"),
        "changes.figure.many": ("{N} figures were", "{n}个数据"),
        "changes.revised.one": ("one other was", "一个数据"),
        "changes.revised.many": ("{n} others were", "{n}个数据"),
        "changes.verdicts": ("Verdicts changed, lost and reached", "改变、撤销与得出的判定"),
        "changes.revisions": ("Revised outcomes, the largest first", "修订的结果，幅度大者在前"),
        "changes.shown": (
            "The first {shown} of {all} rows; the rest is in {file}.",
            "共{all}行，此处列前{shown}行，其余见{file}。",
        ),
        # 2 due
        "due.none": ("No claim fell due in {year}.", "{year}年没有预测到期。"),
        "due.intro": (
            (
                "Each claim has its words, its reading, the outcome with its vintage, the error "
                "against par and baseline, and a picture: left the record (ink) and the way to "
                "the claim, right the claim over the outcome, with the tolerances of hit and "
                "near in grey; the ring is the baseline. ▲ too high, ▼ too low, ● hit, ○ no "
                "verdict."
            ),
            (
                "每项预测列出原文、读数、结果及其版本、相对标准误差与基准的误差，并附图："
                "左为实际走势（黑）与预测路径，右为预测与结果之比，灰带为命中与接近的容许范围。"
                "圆环为基准。▲偏高，▼偏低，●命中，○未判定。"
            ),
        ),
        "due.short": (
            (
                "“Par” is the error that the horizon lets expect; the “baseline” carries half "
                "the ten-year trend on from what was known on the day of the statement."
            ),
            "“标准误差”为该期限可预期的误差；“基准”从提出之日已知的数据起，按十年趋势的一半外推。",
        ),
        "due.counts": ("Verdicts by kind of claim", "按类别统计的判定"),
        # 3 without a verdict
        "unresolved.none": (
            "Every claim that fell due has its verdict.",
            "所有到期的预测均已判定。",
        ),
        "unresolved.is.one": (
            "One claim has no verdict: {what}.",
            "一项预测没有判定：{what}。",
        ),
        "unresolved.is.many": (
            "{Count} claims that are due or cannot fall due have no verdict: {what}.",
            "共有{count}项预测没有判定：{what}。",
        ),
        "unresolved.grid": ("Reasons, counted over all years", "原因统计（所有年份）"),
        # 4 open
        "open.none": ("No claim is open.", "没有未到期的预测。"),
        "open.is.one": (
            "One claim is open; its outlook is {what}.",
            "一项预测未到期，前景：{what}。",
        ),
        "open.is.many": ("{Count} claims are open: {what}.", "共有{count}项预测未到期：{what}。"),
        "open.next": (
            "Next to fall due: {what}, {day} ({who}).",
            "最近到期：{what}，{day}（{who}）。",
        ),
        "open.moved": (
            "The largest change of outlook in a year: {what} ({who}), from {before} to {after}.",
            "一年来前景变化最大者：{what}（{who}），由{before}变为{after}。",
        ),
        "open.grid": ("Open claims, next due first", "未到期的预测，先到期者在前"),
        "open.movers": ("Largest changes of outlook in a year", "一年来前景变化最大者"),
        "open.unknown": (
            "“Unknown”: fewer than three outcomes were published, so no probability is given.",
            "“未知”：已发布的结果不足三个，不给出概率。",
        ),
        # 5 our own outlooks
        "outlooks.none": (
            "No outlook of ours has been overtaken by its outcome yet.",
            "尚无前景判断可与结果对照。",
        ),
        "outlooks.year.one": (
            (
                "One outlook of 31 December {last} can be held against what came in {year}: its "
                "Brier score is {brier}."
            ),
            "{last}年12月31日的一项前景可与{year}年结果对照：Brier分数{brier}。",
        ),
        "outlooks.year.many": (
            (
                "{Count} outlooks of 31 December {last} can be held against what came in {year}: "
                "Brier score {brier}, against {naive} for saying {share} each time."
            ),
            (
                "{last}年12月31日的{count}项前景可与{year}年结果对照：Brier分数{brier}，"
                "每次都说{share}则为{naive}。"
            ),
        ),
        "outlooks.all": (
            (
                "All outlooks since the end of {first}, recomputed from what was published then: "
                "{n}, with a Brier score of {brier}; {mean} was the mean probability, {share} "
                "were met."
            ),
            (
                "自{first}年末起以当时已发布的数据重算的前景共{n}项：Brier分数{brier}，"
                "平均概率{mean}，实际达到{share}。"
            ),
        ),
        "outlooks.grid": ("Probability given, and share met", "给出的概率与实际达到的比例"),
        "outlooks.note": (
            (
                "Recomputed, not recorded: these outlooks were made by today's rules from "
                "yesterday's data."
            ),
            "此为重算而非当时记录：以今日规则与昔日数据得出。",
        ),
    }
)

PARTS: Mapping[str, tuple[str, str]] = MappingProxyType({**_TITLES, **_HERE, **LATER, **BLOCKS})
"""Key to (English, Chinese)."""
