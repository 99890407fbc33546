"""Chinese and Japanese periods that are only compared with: `较2023年`, `前年から`."""

from forecasts.reading.attaching.asked import Dated, beside, dated
from forecasts.reading.attaching.scene import Scene
from forecasts.reading.periods.spans import FoundPeriod
from forecasts.reading.rules import Rule, first

__all__ = ["is_base_period"]


def _is_when_said(asked: Dated) -> bool:
    """Tell whether a period is past or of one month, in which something may have been said."""
    period = asked.found.period
    return asked.found.tense == "past" or period.start.month == period.end.month


BASE_PERIODS: tuple[Rule[Dated, bool], ...] = (
    Rule(
        "前年から", "ja",
        beside(
            behind=r"から|を[上下]|并み|[実实][績绩]|割れ|と(?:同额|同額|同じ|同水准|変わ)|超え|水准|の[水実]|(?:同[月期])?を[^、。]{1,14}[上下]回",
            named=r".*(?:[前昨]年度?|前[期回])\Z",
        ),
        ("2025年の出荷は、前年から大きく[5%]減った。",),
        ("2025年の出荷は、春に[5%]減った。",),
    ),
    Rule(
        "時点から", "ja",
        beside(
            behind=r"时点の?[^、。\d]{0,10}(?:(?:から|より|比|に比べ)|[\d.,]+[^、。\d]{1,4}から[^。\d]{0,12}(?:修正|见直|見直|引き|[上下]方))"
        ),
        ("2026年の成長率は、4月時点から[0.2ポイント]下方修正した。",
         "2026年の成長率の見通しは、4月時点の[0.2%]から下方修正した。"),
        ("2026年の在庫は、4月時点で[5万台]だった。",),
    ),
    Rule(
        "…から…%増", "ja",
        beside(
            before=r"年[^。]*[はがも、][^。]*\Z",
            behind=r"(?:の[^、。\d]{1,12})?から\s*约?\s*[\d.]+\s*[%割](?:[弱强台]|程度|ほど|近く)?の?(?:[増减拡缩上下伸低成](?!税))",
        ),
        ("2027年の出荷は、2026年から[5%]増える。", "来年の販売は、今年の実績から[5%]増加する。"),
        ("料率は2026年から[5%]になる。", "料率は2026年から[5%]上がる。"),
    ),
    Rule(
        "以来の", "ja",
        beside(behind="の", named=r".*以来\Z"),
        ("失業率は2019年以来の[5%]になった。",),
        ("失業率は2019年に[5%]になった。",),
    ),
    Rule(
        "恢复到…的", "zh",
        beside(
            before=r"(?:恢复[至到]?|相当于|占|达到?|为|是)\s*\Z",
            behind=r"\s*的\s*(?:约|近|超|逾)?\s*\d[\d.]*\s*%",
        ),
        ("客流已恢复到2019年的[128%]。",),
        ("客流在2019年增长了[28%]。",),
    ),
    Rule(
        "目标的", "zh",
        beside(
            behind=r"(?:目标|计划|任务|预算)[^，,；;。\d]{0,3}的\s*(?:约|近|超|逾)?\s*\d[\d.]*\s*%",
        ),
        ("销量已完成2025年目标的[60%]。",),
        ("2025年目标为[60%]。",),
    ),
    Rule(
        "较…", "zh",
        beside(before=r"(?:持平于?|较|(?<![之占])比|相比于?|相较于?|对比|超过了?)\s*\Z"),
        ("产量较2020年增长[9%]。",),
        ("产量在2020年增长[9%]。",),
    ),
    Rule(
        "…相比", "zh",
        beside(
            behind=r"\s*(?:度?(?:同期|同月|实绩|(?:の?当初)?(?:予算)?)?(?:比(?![例重率])|より|に比べ|と比[べ较])|の(?:约|ほぼ|およそ)?[\d.]+(?:倍|割(?:[にへ超强弱]|程度|の水))|以来の|相比|同期(?!\s*(?:为|是|仅|则|只有|约|达|实现|录得|盈利|亏损|净[利亏]|[:：\d]))|水平|基础上"
            r"|[^，,；;。是为达增至到]{0,30}的\s*(?:约|近|超|逾)?\s*[\d一二两三四五六七八九十.]+\s*(?:多|余)?倍)",
        ),
        ("产能将是2023年的[3倍]。", "2025年の出荷は、前年の[2倍]に増えた。"),
        ("产能在2023年达到[3万吨]。",),
    ),
    Rule(
        "…的预测", "zh",
        beside(
            behind=r"\s*的?(?:预测|预期|预估|给出|作出)[^，,；;。]{0,6}的",
            only=_is_when_said,
        ),
        ("机构去年预测的增速为[5%]。",),
        ("机构去年的增速为[5%]。",),
    ),
    Rule(
        "…提出的", "zh",
        beside(
            behind=r"(?:に|、)?(?:提出|制定|公布|设定|确定|发布|宣布|定下|给出|掲げ|示し|公表し|発表し|打ち出し|策定し|定め|設定し)[的たて](?![。、])",
            only=_is_when_said,
        ),
        ("与三年前提出的目标相比，目前建成[210座]。",
         "昨年掲げた目標は撤回し、[70億円]の黒字を見込む。"),
        ("三年前建成[210座]。", "昨年の黒字は[70億円]だった。"),
    ),
    Rule(
        "与…相当", "zh",
        beside(
            before=r"[与同和]\s*\Z",
            behind=r"\s*(?:基本|大致|大体)?(?:相比|持平|相当|相仿|相近|一致)",
        ),
        ("2027年产量有望与上年持平，出口增长[15%]。",),
        ("2027年产量有望持平，出口增长[15%]。",),
    ),
)  # fmt: skip
"""Whether a period is what a figure is compared with; the first that speaks decides."""


def is_base_period(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period is only compared with: `较2023年`, `与2020年相比`, `是2023年的3倍`."""
    return bool(first(BASE_PERIODS, dated(scene, found))[1])
