"""What parts 6 to 15 say, in English and in Chinese."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["LATER"]

LATER: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # 6 horizon
        "horizon.none": ("No forecast has been judged yet.", "尚无已评判的预测。"),
        "horizon.is": (
            (
                "Of the forecasts made less than a year ahead {short} hit, of those five years "
                "ahead and more {long}."
            ),
            "提前不足一年的预测命中{short}，提前五年及以上的命中{long}。",
        ),
        "horizon.skill": (
            "Against the half-trend baseline the errors are {size} on the same {n} claims.",
            "与半趋势基准相比，同样{n}项预测的误差{size}。",
        ),
        "horizon.smaller": ("{share} smaller in sum", "总和小{share}"),
        "horizon.larger": ("{share} larger in sum", "总和大{share}"),
        "horizon.times": ("{ratio} times as large in sum", "总和为其{ratio}倍"),
        "horizon.same": ("the same in sum", "总和相同"),
        "horizon.grid": (
            "Judged forecasts by years ahead, all years together",
            "按提前年数的已评判预测（所有年份）",
        ),
        "horizon.bin": ("{low} to {high}", "{low}至{high}"),
        "horizon.under": ("under {high}", "不足{high}"),
        "horizon.over": ("{low} and more", "{low}及以上"),
        # 7 bias
        "bias.is": (
            "Judged forecasts of all years, bounds left out: {high} too high, {low} too low.",
            "历年已评判的预测（不含界限类）：偏高{high}项，偏低{low}项。",
        ),
        "bias.subject": ("By subject", "按领域"),
        "bias.source": ("By source, claims entered ad hoc left out", "按来源（不含随机录入者）"),
        "bias.note": (
            (
                "Bias and typical error are given from ten independent outcomes on, below that "
                "only counts; bounds have no error and count as hit or missed."
            ),
            "独立结果达到十个才给出偏差与典型误差，否则只给计数；界限类没有误差，只计命中与否。",
        ),
        # 8 scoreboard
        "scoreboard.none": ("No source has a judged forecast yet.", "尚无来源有已评判的预测。"),
        "scoreboard.is.one": (
            (
                "One source has five independent outcomes or more, and nobody to be ranked "
                "against; {few} are counted only."
            ),
            "只有一个来源有五个及以上独立结果，无可比对象，不予排名；其余{few}个只计数。",
        ),
        "scoreboard.is.many": (
            (
                "{Count} sources have five independent outcomes or more and are ranked; {few} "
                "are counted only."
            ),
            "{count}个来源有五个及以上独立结果，予以排名；其余{few}个只计数。",
        ),
        "scoreboard.nobody": (
            "No source has five independent outcomes, so none is ranked; {few} are counted.",
            "没有来源达到五个独立结果，均不排名，只计数{few}个。",
        ),
        "scoreboard.adhoc.one": (
            "One judged claim was picked ad hoc and enters no source's rate.",
            "一项已评判的预测为随机录入，不计入来源的比率。",
        ),
        "scoreboard.adhoc.many": (
            "{n} judged claims were picked ad hoc and enter no source's rate.",
            "{n}项已评判的预测为随机录入，不计入来源的比率。",
        ),
        "scoreboard.grid": (
            "Sources, by the number of independent outcomes",
            "来源，按独立结果数排列",
        ),
        # 9 growth
        "growth.none": ("No claim of growth has been judged yet.", "尚无已评判的增长类预测。"),
        "growth.is.one": (
            "One claim of growth or a multiple has been judged.",
            "一项增长或倍数类预测已评判。",
        ),
        "growth.is.many": (
            (
                "{Count} claims of growth or a multiple have been judged; in {base} the base was "
                "further off than the pace."
            ),
            "{count}项增长或倍数类预测已评判，其中{base}项基数的误差大于速度的误差。",
        ),
        "growth.grid": ("Errors of the base and of the pace", "基数与速度的误差"),
        # 10 disagreement
        "disagreement.none": (
            (
                "On no outcome of {year} did two claimants state a figure that can be set side "
                "by side."
            ),
            "{year}年没有两位预测者对同一结果给出可比数字。",
        ),
        "disagreement.is.one": (
            "On one outcome two or more claimants stated a figure; it came {inside} their range.",
            "有一个结果得到两位以上预测者的数字；结果在其范围{inside}。",
        ),
        "disagreement.is.many": (
            (
                "On {count} outcomes two or more claimants stated a figure; {inside} came inside "
                "their range."
            ),
            "有{count}个结果得到两位以上预测者的数字；其中{inside}个落在其范围内。",
        ),
        "disagreement.inside": ("inside", "之内"),
        "disagreement.outside": ("outside", "之外"),
        "disagreement.grid": ("Range of the claims, and what came", "预测的范围与结果"),
        "consistency.none": (
            "No two claims that the ledger relates contradict each other or stand in tension.",
            "账本中有关联的预测之间没有矛盾或张力。",
        ),
        "consistency.item": (
            "{outcome}: {words}",
            "{outcome}：{first} 与 {second}（{relation}；理由见数据表 consistency）。",
        ),
        "consistency.rate": (
            "Equal at {rate}; in the year before it was {low} to {high}.",
            "汇率为{rate}时两者相等，此前一年为{low}至{high}。",
        ),
        "consistency.head": ("Claims against each other", "预测之间"),
        # 11 trails
        "trails.none": ("No claimant revised a figure.", "没有预测者修订过数字。"),
        "trails.is": (
            "{trails} of own revisions: {up} raised the figure, {down} lowered it.",
            "自我修订{trails}：上调{up}次，下调{down}次。",
        ),
        "trails.trail.one": ("One trail", "一条轨迹"),
        "trails.trail.many": ("{n} trails", "{n}条轨迹"),
        "trails.grid": ("Trails of revisions, the longest first", "修订轨迹，长者在前"),
        "copies.none": ("No claim is declared as the relay of another.", "没有声明为转引的预测。"),
        "copies.is.one": (
            "One claim relays another{changed}.",
            "一项预测转引自另一项{changed}。",
        ),
        "copies.is.many": (
            "{Count} claims relay others{changed}.",
            "{count}项预测转引自其他预测{changed}。",
        ),
        "copies.changed": ("; {n} with another number", "，其中{n}项数字不同"),
        "copies.grid": ("Copies: one number, told again", "转引：同一数字的复述"),
        # 12 misses
        "misses.none": (
            "No forecast that fell due in {year} was missed.",
            "{year}年到期的预测无一未中。",
        ),
        "misses.is.one": (
            (
                "One forecast missed, counting a claimant once for an outcome: {what} ({who}), "
                "{error}."
            ),
            "一项预测未中（同一预测者对同一结果只计一次）：{what}（{who}），{error}。",
        ),
        "misses.is.many": (
            (
                "{Count} misses, counting a claimant once for an outcome; the largest: {what} "
                "({who}), {error}."
            ),
            "未中{count}项（同一预测者对同一结果只计一次）；最大者：{what}（{who}），{error}。",
        ),
        "misses.intro": (
            (
                "By size of the error against par. What is known of the causes stands in the "
                "ledger's notes, in the words of whoever entered them."
            ),
            "按误差相对标准误差的大小排列。已知原因见账本附注，为录入者原话。",
        ),
        # 13 quality
        "quality.is": (
            (
                "Fragile verdicts (another vintage or rounding gives another): {fragile} of {n}. "
                "Contested: {contested}. Provisional: {provisional}."
            ),
            (
                "{n}项判定中，易变{fragile}项（换一版本或取整即不同），有争议{contested}项，"
                "暂定{provisional}项。"
            ),
        ),
        "quality.none": ("No verdict has been given yet.", "尚无判定。"),
        "quality.fragile": ("Fragile verdicts of {year}", "{year}年的易变判定"),
        "quality.gaps": ("What claims lack", "预测所缺的信息"),
        "quality.audit": (
            (
                "Audit sample: {n} claims that fell due, drawn with seed {seed}, to be checked "
                "against their sources"
            ),
            "抽查样本：以种子{seed}抽取{n}项到期预测，供对照来源核查",
        ),
        "quality.sources.one": (
            "One source was read and holds no claim: {names}.",
            "一个来源读过而无预测：{names}。",
        ),
        "quality.sources.many": (
            "{Count} sources were read and hold no claim: {names}.",
            "{count}个来源读过而无预测：{names}。",
        ),
        # 14 corrections
        "corrections.none": (
            "No quotation, figure, claimant or date in the ledger was corrected.",
            "账本中的引文、数字、预测者与日期均无更正。",
        ),
        "corrections.is.one": ("One claim was corrected.", "一项预测经过更正。"),
        "corrections.is.many": ("{Count} claims were corrected.", "{count}项预测经过更正。"),
        "corrections.grid": ("Corrections", "更正"),
        # 15 method
        "method.verdict": (
            (
                "Hit: the outcome within a factor of 1.10 of the reading, or 0.5 percentage "
                "points; near: 1.25, or 1.0. A lower bound hits when it is reached, an upper "
                "bound when it is kept, a range when the outcome is inside. [ours]"
            ),
            (
                "命中：结果在读数的1.10倍（或0.5个百分点）以内；接近：1.25倍（或1.0个百分点）。"
                "下限以达到、上限以不超过、区间以落入为命中。[本项目约定]"
            ),
        ),
        "method.own": (
            (
                "A verdict is computed in the claim's own currency, unit and price basis; "
                "amounts are converted only to be compared with each other."
            ),
            "判定按预测自身的币种、单位与价格口径计算；换算仅用于相互比较。",
        ),
        "method.vintage": (
            (
                "Nothing published after {day} was used. Each series says which vintage counts: "
                "first, the last within a year of the first (the default), or the latest."
            ),
            (
                "未使用{day}之后发布的任何数据。各序列自定所用版本：首次、"
                "首次后一年内最后一次（默认）或最新。"
            ),
        ),
        "method.rates": (
            (
                "Targets, scenarios, nowcasts and contested claims are judged or shown, but "
                "enter no rate. Rates need ten independent outcomes (series and target period), "
                "ranks five; a source's hit rate counts each outcome once, however often it was "
                "spoken of. Bounds are scored apart, by Brier score (scoreboard_bounds in the "
                "tables)."
            ),
            (
                "目标、情景、即时估计与有争议的预测虽予评判或列出，但不计入比率。"
                "比率至少需十个独立结果，排名至少五个；来源的命中率中每个结果只计一次；"
                "界限类另按Brier分数计（见表scoreboard_bounds）。"
            ),
        ),
        "method.outlook": (
            (
                "Outlook: the probability that Student's t gives with half the mean growth of "
                "the last ten years and its spread (Farmer and Lafond's form; the half is ours)."
            ),
            (
                "前景：以近十年平均增长的一半及其离散度，"
                "按学生t分布所得概率（Farmer与Lafond之式；取半为本项目约定）。"
            ),
        ),
        "method.version": (
            "forecasts {version}, rules {rules}; ledger {digest}; {claims}, {series} of outcomes.",
            "forecasts {version}，规则 {rules}；账本 {digest}；{claims}，结果序列{series}。",
        ),
        "method.claims.one": ("one claim", "一项预测"),
        "method.claims.many": ("{n} claims", "{n}项预测"),
        "method.series.one": ("one series", "一个"),
        "method.series.many": ("{n} series", "{n}个"),
        "method.tables": (
            (
                "Every number of this review is in the tables beside it, and can be computed "
                "again from them."
            ),
            "本评审的每个数字均在所附数据表中，可据以重算。",
        ),
    }
)
"""Key to (English, Chinese)."""
