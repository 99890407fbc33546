"""Which Chinese cues speak for a figure, and which only measure something."""

from typing import Literal

from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.heard import Heard, Voiced
from forecasts.reading.attaching.scene import Scene, weakness
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first

__all__ = ["cues_that_speak", "weakest"]

_COMPARES = Lazy(r"(?:[由从较比自与同]|[低高少多优弱好差快慢大小]于)(?:[去上前]年|20\d\d年)?\Z")
_MEASURED = Lazy(r"(?:[低高好差逊优弱强]于|不及|超过?|超出|符合)[^，,；;。]{0,14}\Z")
_MEASURE_REACH = 18
_CONSENSUS = Lazy(
    r"预[期估测计]值?[:：为]?\s*[-+]?\d[\d.]*[^，,；;。\d]{0,4}[，,；;]\s*前值|预期(?=\s*[。；;，,]|\Z)"
)
_TIMES = Lazy(
    r"的?(?:约|近|超|逾|超过|接近)?(?:[\d一二两三四五六七八九十.]+(?:余|多)?(?:倍|分之|成)|一半)"
)
_RECORDS = frozenset(("创下", "历史新高"))

Drops = Literal[True] | None


def _looks_ahead(cue: Cue) -> bool:
    return cue.tense in ("future", "estimate")


def _is_consensus(asked: Heard) -> Drops:
    """Tell what a result was expected to be: 上涨2.8%，预期2.7%，前值2.6%；符合预期."""
    cue = asked.cue
    told = _looks_ahead(cue) and _CONSENSUS.match(asked.scene.text, cue.start)
    return True if told else None


def _is_measure(asked: Heard) -> Drops:
    """Tell an expectation that a result is measured against: 高于机构预估的3%."""
    cue = asked.cue
    left = asked.scene.text[max(0, cue.start - _MEASURE_REACH) : cue.start]
    told = _looks_ahead(cue) and cue.words[0] in "预指" and _MEASURED.search(left)
    return True if told else None


def _is_foreseen(asked: Heard) -> Drops:
    """Tell a record that is yet to come: 将创下历史新高."""
    scene, record = asked.scene, asked.cue
    if record.words not in _RECORDS:
        return None
    clause = scene.clause(record.start)
    told = any(
        one.tense == "future" and one.end <= record.start and scene.clause(one.start) == clause
        for one in scene.cues
    )
    return True if told else None


def _is_yardstick(asked: Heard) -> Drops:
    """Tell a year that is only compared with: 由目前的57%提升至, 较去年."""
    cue = asked.cue
    left = asked.scene.text[max(0, cue.start - 8) : cue.start]
    return True if cue.tense == "past" and _COMPARES.search(left) else None


def _is_multiplied(asked: Heard) -> Drops:
    """Tell a time of which something is a multiple: 目前的3倍."""
    cue = asked.cue
    return True if cue.tense == "past" and _TIMES.match(asked.scene.text, cue.end) else None


SILENT: tuple[Rule[Heard, Literal[True]], ...] = (
    Rule(
        "符合预期", "zh", _is_consensus,
        ("物价上涨2.8%，预期[2.7%]，前值2.6%。",),
        ("物价预期上涨[2.8%]。",),
    ),
    Rule(
        "高于…预估", "zh", _is_measure,
        ("交付8.2万辆，低于[8.5万辆]的指引下限。",),
        ("交付8.2万辆，[8.5万辆]是指引下限。",),
    ),
    Rule(
        "将创下", "zh", _is_foreseen,
        ("出口将创下[9亿元]的纪录。",),
        ("出口创下[9亿元]的纪录。",),
    ),
    Rule(
        "较去年", "zh", _is_yardstick,
        ("毛利率将由去年的21%回升至[24%]。",),
        ("去年产量增长[9%]。",),
    ),
    Rule(
        "目前的…倍", "zh", _is_multiplied,
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
        and not first(SILENT, Heard(scene, one, None))[1]
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
