"""What is Japanese in the voice of a figure: verbs that end the sentence, clauses of their own."""

from itertools import pairwise

from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.scene import Figure, Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod, month, months_on
from forecasts.reading.records import Quantity
from forecasts.reading.twins.cue_words import plain

__all__ = ["FROM", "REVISED_TO", "final_of", "in_fiscal_year", "stands_apart"]

FROM = Lazy(
    plain(
        r"から(?:(?=[^。]{0,24}(?:成長|増|減|拡大|縮小|伸び|引き[上下]|上昇|低下|[高上]ま?が?[るりっ]|下が))"
        r"|[^。から]{0,24}(?:[にへ]|まで)(?=[^。]{0,12}(?:改善|高め|広げ|な[るりっ])))"
    )
)
"""What another figure is reached from: 46%から52%に上がる."""

_PAUSE = Lazy(r"[ぁ-ん]、")
REVISED_TO = Lazy(r"[にへ](?:[上下]方)?(?:修正|見直|引き[上下]げた)")
"""The deed is past, the forecast that it leads to is not: 見通しを0.9%に引き下げた."""


def final_of(scene: Scene, quantity: Figure) -> Cue | None:
    """Return the Japanese verb behind a figure, the last where two join: となる見込み."""
    finals = [one for one in scene.cues if one.final and one.start >= quantity.end]
    for one, other in pairwise(finals):
        if other.start > one.end or other.tense != "future":
            return one
    return finals[-1] if finals else None


def in_fiscal_year(quantity: Quantity) -> Quantity:
    """Return a figure of a Japanese text with the 年度 of its sentence or head from April on.

    A sentence or a head alone may have no sign of its language: `2026年度予測`.
    """
    target = quantity.target
    if target is None or not target.words.rstrip().endswith("年度") or target.start.month != 1:
        return quantity
    end = month(target.end.year + 1, 3)[1]
    return quantity._replace(target=target._replace(start=months_on(target.start, 3), end=end))


def stands_apart(scene: Scene, quantity: Figure, final: Cue) -> bool:
    """Tell whether a figure is said of now: 価格は95ドルで、2028年には80ドルを切る見通し."""
    if final.tense not in ("future", "estimate"):
        return False
    pause = _PAUSE.search(scene.text, quantity.end, final.start)
    if pause is None or any(
        one.start < quantity.start for one in scene.periods if _is_ahead(scene, one)
    ):
        return False
    other = next((one for one in scene.quantities if one.start >= pause.end()), None)
    if other is None or other.start > final.start:
        return False
    later = any(
        pause.end() <= one.start < other.start and _is_ahead(scene, one) for one in scene.periods
    )
    return later or scene.text.startswith(("今后", "将来"), pause.end())


def _is_ahead(scene: Scene, found: FoundPeriod) -> bool:
    return found.period.end.year > scene.now or found.tense == "future"
