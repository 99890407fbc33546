"""Which Chinese cues speak for a figure, and which only measure something."""

from typing import Literal

from forecasts.reading.attaching.asked import Heard, beside, heard
from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.scene import Scene, weakness
from forecasts.reading.attaching.voiced import Voiced
from forecasts.reading.rules import Rule, first

__all__ = ["cues_that_speak", "weakest"]


def _looks_ahead(asked: Heard) -> bool:
    return asked.cue.tense in ("future", "estimate")


def _is_past(asked: Heard) -> bool:
    return asked.cue.tense == "past"


def _is_foreseen(asked: Heard) -> bool:
    """Tell a record that is yet to come: 将创下历史新高."""
    scene, clause = asked.scene, asked.scene.clause(asked.cue.start)
    return any(one.tense == "future" and scene.clause(one.start) == clause for one in scene.cues)


SILENT: tuple[Rule[Heard, Literal[True]], ...] = (
    Rule(
        "符合预期", "zh",
        beside(
            behind=r"(?:(?<=预[期估测计])|(?<=预[期估测计]值))值?[:：为]?\s*[-+]?\d[\d.]*[^，,；;。\d]{0,4}[，,；;]\s*前值"
            r"|(?<=预期)(?=\s*[。；;，,]|\Z)",
            only=_looks_ahead,
        ),
        ("物价上涨2.8%，预期[2.7%]，前值2.6%。",),
        ("物价预期上涨[2.8%]。",),
    ),
    Rule(
        "高于…预估", "zh",
        beside(
            before=r"(?:[低高好差逊优弱强]于|不及|超过?|超出|符合)[^，,；;。]{0,14}\Z",
            named="[预指]",
            only=_looks_ahead,
        ),
        ("交付8.2万辆，低于[8.5万辆]的指引下限。",),
        ("交付8.2万辆，[8.5万辆]是指引下限。",),
    ),
    Rule(
        "将创下", "zh", beside(named="创下|历史新高", only=_is_foreseen),
        ("出口将创下[9亿元]的纪录。",),
        ("出口创下[9亿元]的纪录。",),
    ),
    Rule(
        "较去年", "zh",
        beside(
            before=r"(?:[由从较比自与同]|[低高少多优弱好差快慢大小]于)(?:[去上前]年|20\d\d年)?\Z",
            only=_is_past,
        ),
        ("毛利率将由去年的21%回升至[24%]。",),
        ("去年产量增长[9%]。",),
    ),
    Rule(
        "目前的…倍", "zh",
        beside(
            behind=r"的?(?:约|近|超|逾|超过|接近)?(?:[\d一二两三四五六七八九十.]+(?:余|多)?(?:倍|分之|成)|一半)",
            only=_is_past,
        ),
        ("预计产能为目前的[3倍]。",),
        ("目前产能为[3万吨]。",),
    ),
)  # fmt: skip
"""Which cues say nothing of a figure; the first that speaks decides."""


def cues_that_speak(scene: Scene) -> tuple[Cue, ...]:
    """Return the cues of a sentence that may speak for a figure, in order of place."""
    return tuple(
        one
        for one in scene.cues
        if one.tense in ("future", "estimate", "past")
        and not first(SILENT, heard(scene, one, None))[1]
    )


def weakest(voiced: Voiced, chosen: Cue) -> Cue | None:
    """Return the least certain of the cues over a figure: `预计` stands over `将达`."""
    if chosen.tense not in ("future", "estimate"):
        return None
    over = [chosen]
    for one in reversed([one for one in voiced.cues if one.start < chosen.start]):
        if one.tense == "past":
            break
        figures = [
            figure
            for figure in voiced.asked.scene.quantities
            if one.end <= figure.start < chosen.start and figure.kind != "duration"
        ]
        if figures and one.probability is not None and chosen.certainty not in ("将", "会", "届时"):
            break
        over.append(one)
    return min(over, key=weakness)
