"""What the charts of claims that fell due say, in English and in Chinese."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["DUE_WORDS"]

DUE_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # scorecard
        "scorecard.title.one": (
            "One claim fell due, and it was {outcome}",
            "一项预测已到期，结果{outcome}",
        ),
        "scorecard.outcome.within": ("within the margin", "在误差范围内"),
        "scorecard.outcome.high": ("too high", "偏高"),
        "scorecard.outcome.low": ("too low", "偏低"),
        "scorecard.title.few": (
            "{Count} claims fell due: {within} within the margin, {high} too high, {low} too low",
            "{Count}项预测已到期：{within}项在误差范围内，{high}项偏高，{low}项偏低",
        ),
        "scorecard.title.high": (
            "The median of {number} claims of a value that fell due was {percent} too high",
            "{number}项已到期预测的中位数偏高{percent}",
        ),
        "scorecard.title.low": (
            "The median of {number} claims of a value that fell due was {percent} too low",
            "{number}项已到期预测的中位数偏低{percent}",
        ),
        "scorecard.title.even": (
            "The median of {number} claims of a value that fell due was spot on",
            "{number}项已到期预测的中位数与实际相符",
        ),
        "scorecard.subtitle": (
            (
                "Claim ÷ actual, a mark per claim whose target has passed ({number} claims, "
                "{claimants} claimants), log scale"
            ),
            "预测值÷实际值，每项已到期预测一个标记（{number}项预测，{claimants}位预测者），对数刻度",
        ),
        "scorecard.head.within": ("within", "范围内"),
        "scorecard.head.high": ("high", "偏高"),
        "scorecard.head.low": ("low", "偏低"),
        "scorecard.head.to_come": ("to come", "未到期"),
        "scorecard.head.baseline": ("baseline|within", "基准|范围内"),
        "scorecard.left": ("← too low", "← 偏低"),
        "scorecard.right": ("too high →", "偏高 →"),
        "scorecard.note.marks": (
            "● within: the verdict is a hit (±10%, or the bound held); ▲ too high; ▼ too low.",
            "● 范围内：判定为命中（±10%，或界限成立）；▲ 偏高；▼ 偏低。",
        ),
        "scorecard.note.baseline": (
            (
                "Baseline: half the past trend carried on would have been within in {hits} of "
                "{number}."
            ),
            "基准：按过去趋势的一半外推，{number}项中有{hits}项在范围内。",
        ),
        "scorecard.note.median": (
            "Grey bar: median of five values or more; bounds enter no median.",
            "灰条：至少五项数值的中位数；界限不计入中位数。",
        ),
        "scorecard.note.order": (
            "In the order of how many fell due: fewer than five are too few to rank.",
            "按到期项数排列：不足五项不作排名。",
        ),
        "scorecard.alt": (
            "Claim over actual by claimant, log scale. {title}. {rows}",
            "各预测者的预测值与实际值之比，对数刻度。{title}。{rows}",
        ),
        "scorecard.alt.row": (
            "{who}: {within} within, {high} too high, {low} too low, {to_come} to come.",
            "{who}：范围内{within}，偏高{high}，偏低{low}，未到期{to_come}。",
        ),
        # horizon
        "horizon.title.grows": (
            (
                "The further ahead the target, the more claims overshoot: {far} at {far_years} "
                "against {near} at {near_years}"
            ),
            "目标越远，预测越偏高：{far_years}为{far}，{near_years}为{near}",
        ),
        "horizon.title.shrinks": (
            (
                "Claims overshoot no more far ahead than near: {far} at {far_years}, "
                "{near} at {near_years}"
            ),
            "远期预测并不比近期更偏高：{far_years}为{far}，{near_years}为{near}",
        ),
        "horizon.title.even": (
            "The median claim {years} ahead was spot on",
            "提前{years}的预测，中位数与实际相符",
        ),
        "horizon.title.low": (
            "The median claim {years} ahead was {percent} too low",
            "提前{years}的预测，中位数偏低{percent}",
        ),
        "horizon.title.high": (
            "The median claim {years} ahead was {percent} too high",
            "提前{years}的预测，中位数偏高{percent}",
        ),
        "horizon.title.few": (
            "{Count} due claims are too few to tell whether distance matters",
            "{Count}项到期预测太少，无法判断时距的影响",
        ),
        "horizon.title.few.one": (
            "One due claim is too few to tell whether distance matters",
            "仅一项到期预测，无法判断时距的影响",
        ),
        "horizon.subtitle": (
            "Claim ÷ actual by years from publication to target, log scale; beside it “no change”",
            "按发布至目标的年数列出预测值÷实际值，对数刻度；旁为“不变”基准",
        ),
        "horizon.years.0": ("≤ 1 year", "≤1年"),
        "horizon.years.1": ("2–3 years", "2–3年"),
        "horizon.years.2": ("4–5 years", "4–5年"),
        "horizon.years.3": ("6–8 years", "6–8年"),
        "horizon.years.4": ("9+ years", "9年以上"),
        "horizon.ahead.0": ("a year or less", "一年以内"),
        "horizon.ahead.1": ("two or three years", "两三年"),
        "horizon.ahead.2": ("four or five years", "四五年"),
        "horizon.ahead.3": ("six to eight years", "六至八年"),
        "horizon.ahead.4": ("nine years or more", "九年以上"),
        "horizon.claims": ("claims", "预测"),
        "horizon.naive": ("no change", "不变"),
        "horizon.spot": ("spot on", "相符"),
        "horizon.note.once": (
            "Each claimant counts once per target and distance: a number repeated counts once.",
            "同一预测者对同一目标、同一时距只计一次，重复发布不重复计算。",
        ),
        "horizon.note.bars": (
            (
                "Ring: median; thick bar: half of the claims; thin: 80%. Below ten claims, dots "
                "only. Bounds have no error and are left out."
            ),
            "圆环：中位数；粗条：一半预测；细线：80%。不足十项只画点。界限没有误差，不计入。",
        ),
        "horizon.note.beyond": (
            "Triangles at the edge lie beyond it.",
            "边缘的三角形表示超出坐标范围。",
        ),
        "horizon.note.naive": (
            "Grey: the last actual known at publication, carried on unchanged.",
            "灰色：以发布时已知的最新实际值不变外推。",
        ),
        "horizon.alt": (
            "Claim over actual by years ahead, log scale. {title}. {rows}",
            "各时距的预测值与实际值之比，对数刻度。{title}。{rows}",
        ),
        "horizon.alt.row": ("{years}: {number} claims{median}.", "{years}：{number}项{median}。"),
        "horizon.alt.median": (", median {ratio}", "，中位数{ratio}"),
        # reliability
        "reliability.title.good": (
            "Of outlooks that gave {said} on average, {met} came true",
            "平均给出{said}概率的展望中，{met}成真",
        ),
        "reliability.title.few": (
            "{Count} outlooks have come due: too few to judge ourselves by",
            "{Count}项展望已到期：太少，不足以评判",
        ),
        "reliability.title.few.one": (
            "One outlook has come due: too few to judge ourselves by",
            "一项展望已到期：太少，不足以评判",
        ),
        "reliability.subtitle": (
            (
                "Probability given against share met, linear scale, n = {number}; "
                "Brier score {brier} ({base} for the average alone)"
            ),
            "给出的概率与实现比例，线性刻度，n = {number}；布赖尔得分{brier}，恒给平均值则为{base}",
        ),
        "reliability.x": ("probability that we gave", "给出的概率"),
        "reliability.y": ("share met", "实现比例"),
        "reliability.perfect": ("perfect", "完全校准"),
        "reliability.note": (
            (
                "Bins are those of the outlook’s words, very unlikely to very likely. A claim "
                "counts once, "
                "with its last outlook at least a year before it fell due. Bar: 90% Wilson "
                "interval."
            ),
            "分组即展望用词，从极不可能到极可能。每项预测只计一次，取到期至少一年前的最后展望。竖线：90%威尔逊区间。",
        ),
        "reliability.alt": (
            "Reliability of our outlooks, linear scale. {title}. {rows}",
            "展望的可靠性，线性刻度。{title}。{rows}",
        ),
        "reliability.alt.row": (
            "{said} said, {met} met, n = {number}.",
            "给出{said}，实现{met}，n = {number}。",
        ),
        # matrix
        "matrix.title": (
            "Of {number} due claims on {subject}, {high} too high, {low} too low",
            "{subject}的{number}项到期预测中，{high}项偏高，{low}项偏低",
        ),
        "matrix.subtitle": (
            (
                "{region}, {measure}: claim over actual in % by target year; blank: not due or "
                "not claimed"
            ),
            "{region}，{measure}：按目标年份列出预测超出实际的百分比；空白：未到期或无预测",
        ),
        "matrix.note": (
            (
                "+ claimed too much. ▲ too high, ▼ too low, ● within (±10%, or the bound held). "
                "Deeper "
                "colour: further off."
            ),
            "+ 为预测偏高。▲ 偏高，▼ 偏低，● 范围内（±10%，或界限成立）。颜色越深，偏差越大。",
        ),
        "matrix.head": ("Claimant, stated", "预测者，发布日期"),
        "matrix.more": ("more than one claim in a cell: the median", "一格多项时取中位数"),
        "matrix.alt": ("Table of errors. {title}. {rows}", "误差表。{title}。{rows}"),
    }
)
"""Key to (English, Chinese)."""
