"""What is Japanese in the voice of a figure: verbs that end the sentence, clauses of their own."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.scene import Figure, Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import OFF_CALENDAR, FoundPeriod, month, months_on
from forecasts.reading.records import Quantity
from forecasts.reading.twins.cue_words import plain

__all__ = [
    "FROM",
    "final_of",
    "in_years_of_accounts",
    "is_set_beside",
    "revises",
    "stands_apart",
]

FROM = Lazy(
    plain(
        r"(?:から|[増減]?→)(?:(?=[^。]{0,24}(?:成長|増|減|拡大|縮小|伸び|引き[上下]|上昇|低下|[高上]ま?が?[るりっ]|下が))"
        r"|[^。から]{0,24}(?:[にへ]|まで)(?=[^。]{0,12}(?:改善|高め|広げ|な[るりっ]|達|到達|伸|拡大|増え|届)))"
    )
)
"""What another figure is reached from: 46%から52%に上がる."""

_SET_BESIDE = Lazy(r"[（(](?:前期|前年|昨年|前年度|前年?同[期月]|去年|前回)[^比（()）\d]{0,8}\Z")
"""What a bracket sets beside a figure: 650億円（前期は610億円）."""

_SET_AGAINST = Lazy(r"に[対对]し(?:て)?、")
_PAUSE = Lazy(r"[ぁ-ん](?<![をにへ])、")
_STATE = Lazy(plain(r"て(?:おり|いるが|いたが|いますが)、|(?:だが|ですが|であるが)、"))
"""What ends a clause of now: 12基が稼働しており、年内に14基へ増える."""
_OWNER = Lazy(r"の[^、。\d]{1,20}は[^。\d]{0,12}\d")
"""Of whom the figure behind is said: 9社の需要は1億キロワットになる見通しだ."""
_REVISED_TO = Lazy(r"へ?[にとへ](?:[上下]方)?(?:修正|見直|引き[上下]げ(?:た|て(?=い|お)|まし|る))")
"""The deed is past, the forecast that it leads to is not: 見通しを0.9%に引き下げた."""


_JOINS = Lazy(r"(?:と|との|の|と?いう|する|とする|になる|となる)?")
"""What joins two verbs at the end: 横ばいの見込み."""


_REVISES = Lazy(plain(r"(?:修正|見直|引き?[上下]げ|据え置|改め|変更|増額|減額)\w{0,3}\Z"))


_FORESEEN = Lazy(plain(r"予想|予測|見通し|見込み|計画|目標|想定"))


def revises(scene: Scene, quantity: Figure, final: Cue) -> bool:
    """Tell whether a verb of now changes a forecast: 見通しを0.9%に引き下げた, 2%で据え置いた."""
    if final.tense == "future" or not _FORESEEN.search(scene.text, 0, quantity.start):
        return False
    if _REVISED_TO.match(scene.text, quantity.end):
        return True
    deed = scene.text[max(0, final.start - 6) : final.end]
    return final.tense == "past" and _REVISES.search(deed) is not None


def is_set_beside(scene: Scene, quantity: Figure) -> bool:
    """Tell whether a figure is the older one that a bracket gives for comparison."""
    return _SET_BESIDE.search(scene.text, 0, quantity.start) is not None


def final_of(scene: Scene, quantity: Figure) -> Cue | None:
    """Return the Japanese verb behind a figure, the last where two join: となる見込み."""
    finals = [one for one in scene.cues if one.final and one.start >= quantity.end]
    for one, other in pairwise(finals):
        if other.tense != "future" or not _JOINS.fullmatch(scene.text, one.end, other.start):
            return one
    return finals[-1] if finals else None


_YEAR_OF_ACCOUNTS = Lazy(r"年度(?:末|内|中|以降|から|起|まで|前)*\s*\Z")


_ACCOUNTS_END = Lazy(r"\d年\s?(1[0-2]|[1-9])月期(?![のに]?新車)")
_CALENDAR = Lazy(r"\d年(?:[上下]半?期|第[1-4]四半期)")
_OF_ACCOUNTS = Lazy(r"(?:通|今|当|来|前)期\Z")
_HALF = Lazy(r"[上下]期")
_MARCH = 3


def in_years_of_accounts(
    text: str, found: Iterable[Quantity], stated: date | None
) -> Iterator[Quantity]:
    """Yield the figures of a Japanese text with its years of accounts."""
    end_month = _accounts_end(text)
    return (_in_fiscal_year(one, end_month, stated) for one in found)


def _accounts_end(text: str) -> int:
    """Return the month in which the years of accounts of a Japanese text end."""
    named = _ACCOUNTS_END.search(text)
    if named:
        return int(named[1])
    return 12 if _CALENDAR.search(text) else _MARCH


def _in_fiscal_year(quantity: Quantity, end_month: int, stated: date | None) -> Quantity:
    """Return a figure of a Japanese text with its 年度 from April on, its 通期 up to a month.

    A sentence or a head alone may have no sign of its language: `2026年度予測`.
    """
    target = quantity.target
    if target and stated and (named := _OF_ACCOUNTS.search(target.words)):
        shift = {"来": 1, "前": -1}.get(named[0][0], 0)
        last = month(stated.year + shift + (stated.month > end_month), end_month)
        return quantity._replace(target=target._replace(start=months_on(last[0], -11), end=last[1]))
    if target and stated and (half := _HALF.fullmatch(target.words.rstrip("のはにもでが"))):
        whole = month(stated.year + (stated.month > end_month), end_month)
        start = months_on(whole[0], -11 if half[0] == "上期" else -5)
        if months_on(start, 6) > stated and not quantity.forecast:
            start = months_on(start, -12)
        end = month(start.year, start.month + 5)[1]
        return quantity._replace(target=target._replace(start=start, end=end))
    if target is None or not _YEAR_OF_ACCOUNTS.search(target.words) or target.start.month != 1:
        return quantity
    try:
        end = month(target.end.year + 1, 3)[1]
    except OFF_CALENDAR:  # of a period without days, or in the last year that there is
        return quantity
    return quantity._replace(target=target._replace(start=months_on(target.start, 3), end=end))


def stands_apart(scene: Scene, quantity: Figure, final: Cue) -> bool:
    """Tell whether a figure is said of now: 価格は95ドルで、2028年には80ドルを切る見通し."""
    if final.tense not in ("future", "estimate"):
        return False
    if _SET_AGAINST.search(scene.text, quantity.end, final.start):
        return True
    state = _STATE.search(scene.text, quantity.end, final.start)
    if state:
        ahead = any(one.tense == "future" and one.end <= state.end() for one in scene.cues)
        return not ahead and not _FORESEEN.search(scene.text, quantity.end, state.end())
    if quantity.kind == "count" and _OWNER.match(scene.text, quantity.end):
        return True
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
