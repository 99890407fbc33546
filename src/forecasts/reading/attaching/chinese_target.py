"""Which period a Chinese or Japanese figure is said of."""

from typing import NamedTuple

from forecasts.reading.attaching.asked import Asked
from forecasts.reading.attaching.chinese_base import of_base, opening
from forecasts.reading.attaching.scene import Figure, Scene, Stance
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod
from forecasts.reading.rules import Rule
from forecasts.reading.twins.cue_words import plain

__all__ = ["NONE", "OF_NOW", "TARGETS", "is_over_already", "sought_by"]

Target = tuple[FoundPeriod | None, bool]
"""The period of a figure, or none, and whether it stands with the figure and is not inherited."""

NONE: Target = None, False
_MEASURE_REACH = 18
_ITS_FIGURE = Lazy(r"[^，,；;。、）)]{0,12}")
_DONE = Lazy(
    r"(?:前|之前|以前)?[^，,；;。\d]{0,4}(?:建成|投产|完工|竣工|交付|开工|达产|投用|通车|投运|上市|量产|并网)"
)
_PART_ENDS = Lazy(r"[;；]")
_OF_SHARE = Lazy(
    r"目标价[^，,；;。\d]{0,6}(?:\d[\d.]*(?:港|美)?元[（(，,]?(?:此前|之前|前值|原)[^，,；;。\d]{0,4})?\Z"
)
_BUILT = Lazy(r"(?:产能|能力|容量|装置|机组)[^，,；;。]*\Z")
_SOON = Lazy(r"[^，,；;。\d]{0,3}[，,](?:最快|最早|最迟|将?于|预计|计划|有望)?")
"""What parts a figure from the day that it is there: 产能3万片，今年12月投产."""
_PLANNED = Lazy(r"[^，,；;。\d]{0,4}(?:计划|预计|将|拟|力争|有望)[^，,；;。\d]{0,2}")
_YARDSTICK = Lazy(
    plain(
        r"(?:の?(?:予想|予測|計画|見通し|見込み|想定|目標|実績))?の(?:約|およそ|ほぼ)?\d[\d.,兆億万千百]*"
        r"[^、。\d]{0,6}を[^、。\d]{0,10}(?:[上下]回|超え|超す|割り?[込り])"
    )
)
"""What a figure behind is compared with, and its period: 今期予想の300億円を下回る280億円."""
_ASIDE = Lazy(r"[（(][^（()）]*\Z")
_CLOSED = Lazy(r"[^（()）]*\d[^（()）]*[)）]")


class Sought(NamedTuple):
    """A figure whose period is sought.

    Attributes:
        asked: The figure.
        clause: The index of its clause.
        done: What is known of the figures before it.
        base: Whether others are compared with it.
        rule: The rule that gave its tense.
        before: The periods before it that may be its own.
        here: Those of them in its clause.
        behind: The periods behind it.
    """

    asked: Asked
    clause: int
    done: tuple[Stance, ...]
    base: bool
    rule: str
    before: tuple[FoundPeriod, ...]
    here: tuple[FoundPeriod, ...]
    behind: tuple[FoundPeriod, ...]


def sought_by(asked: Asked, done: tuple[Stance, ...], tense: str, rule: str) -> Sought:
    """Return what the rules of a target look at."""
    scene, figure = asked.scene, asked.figure
    clause, base = scene.clause(figure.start), tense == "base"
    periods = of_base(scene, figure, list(scene.periods)) if base else list(scene.targets)
    taken = {one.found.start for one in done if one.found and one.tense == "base" and one.direct}
    before = [
        one
        for one in periods
        if one.end <= figure.start
        and (base or one.start not in taken or opening(one) != one)
        and (base or not _is_aside(scene, one, figure))
        and not _says_when_done(scene, one, figure)
        and not _YARDSTICK.match(scene.text, one.end, figure.start)
    ]
    if figure.kind in ("level", "count"):
        before = [one for one in before if not _is_window_of_growth(scene, one)] or before
    here = [one for one in before if scene.clause(one.end - 1) == clause]
    if not here and not base:
        before = [one for one in before if not _is_year_ago(scene, one)] or before
    behind = [one for one in periods if one.start >= figure.end]
    return Sought(asked, clause, done, base, rule, tuple(before), tuple(here), tuple(behind))


def _is_year_ago(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period is that of a figure set beside others: `，上年同期为盈利0.6亿元；`."""
    return found.period.words.endswith("同期") or scene.text.startswith("同期", found.end)


def _is_aside(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a bracket with a figure of its own holds the period: `（前期は6億円）に10%`."""
    closed = _CLOSED.match(scene.text, found.end, quantity.start)
    return closed is not None and _ASIDE.search(scene.text, 0, found.start) is not None


def _says_when_done(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a period only says when something before it is ready: `2026年底建成；二期…`."""
    return bool(
        _DONE.match(scene.text, found.end)
        and _PART_ENDS.search(scene.text, found.end, quantity.start)
    )


def _is_window_of_growth(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether years only say how long a rate runs: `2025—2030年CAGR约24%`."""
    if opening(found) == found:
        return False
    nearest = next((one for one in scene.quantities if one.start >= found.end), None)
    return nearest is not None and nearest.kind == "growth"


def _has_own_figure(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period in brackets is that of the figure behind it: `（上年同期为8亿元）`."""
    nearest = next((one.start for one in scene.quantities if one.start >= found.end), None)
    return nearest is not None and _ITS_FIGURE.fullmatch(scene.text, found.end, nearest) is not None


def _before(sought: Sought) -> Target | None:
    """Tell the last period before a figure in its clause; of a change that it starts, the first."""
    if not sought.here:
        return None
    found = sought.here[-1]
    return (opening(found) if sought.base else found), True


def _none_of_share(sought: Sought) -> Target | None:
    """Leave what a share is held to be worth without a year of its profits."""
    asked = sought.asked
    return NONE if _OF_SHARE.search(asked.scene.text, 0, asked.figure.start) else None


def _in_brackets(sought: Sought) -> Target | None:
    """Tell a period in brackets right behind a figure: 9亿元（2025年）."""
    scene, end = sought.asked.scene, sought.asked.figure.end
    if not sought.behind or scene.text[end : end + 2].lstrip()[:1] not in ("（", "("):
        return None
    found = sought.behind[0]
    own = found.start - end <= 3 and not _has_own_figure(scene, found)
    return (found, True) if own else None


def _opening_ahead(sought: Sought) -> Target | None:
    """Tell the first of the years that a change spans: 2022年至2024年，由2亿元增至5亿元."""
    if not sought.base or not sought.before or sought.done:
        return None
    found = opening(sought.before[-1])
    return (found, False) if found != sought.before[-1] else None


_REVISED_FROM = Lazy(r"(?:予想|予测|计画|目标|见通し|见込み)[をは][^。、]*から\Z")
"""What leads from a former forecast to the next: 今期の目標を8万台から."""


def _of_revision(sought: Sought) -> Target | None:
    """Tell the period of the figure that a revision starts from."""
    last = sought.done[-1] if sought.done else None
    if last is None or last.tense != "base" or last.found is None:
        return None
    told = sought.rule == "verb of a revision" or _REVISED_FROM.search(
        sought.asked.scene.text, last.found.end, sought.asked.figure.start
    )
    return (last.found, True) if told else None


def _planned_for(sought: Sought) -> Target | None:
    """Tell a period that only a word of plans parts from a figure: 800MW计划2028年投产."""
    if not sought.behind:
        return None
    scene, figure, found = sought.asked.scene, sought.asked.figure, sought.behind[0]
    if _PLANNED.fullmatch(scene.text, figure.end, found.start):
        return found, True
    built = _BUILT.search(scene.text, max(0, figure.start - _MEASURE_REACH), figure.start)
    soon = built and _SOON.fullmatch(scene.text, figure.end, found.start)
    return (found, True) if soon and _DONE.match(scene.text, found.end) else None


def _ahead(sought: Sought) -> Target | None:
    """Tell the last period of the clauses before, where no other figure follows it."""
    last = _owned(sought)
    return last if last and last[1] else None


def _owned(sought: Sought) -> Target | None:
    """Tell the last period of the clauses before; another figure that follows it owns it."""
    if not _lasts(sought):
        return None
    last, figure = sought.before[-1], sought.asked.figure
    return last, not any(
        last.end <= one.start < figure.start and one.kind != "duration"
        for one in sought.asked.scene.quantities
    )


def _lasts(sought: Sought) -> bool:
    """Tell whether no later clause has left the last period: a past word after a period ahead."""
    if not sought.before:
        return False
    scene, found = sought.asked.scene, sought.before[-1]
    if found.period.end.year <= scene.now and found.tense != "future":
        return True
    between = [one for one in scene.spoken if found.end <= one.start < sought.asked.figure.start]
    return not between or between[-1].tense != "past"


def _behind(sought: Sought) -> Target | None:
    """Tell the first period behind a figure in its clause, where no other figure stands there."""
    scene, place = sought.asked.scene, sought.asked.place
    if not sought.behind or scene.clause(sought.behind[0].start) != sought.clause:
        return None
    if _REACHED.fullmatch(scene.text, sought.asked.figure.end, sought.behind[0].start):
        return None
    following = scene.quantities[place + 1 : place + 2]
    if following and scene.text[sought.asked.figure.end : following[0].start] == "/":
        following = scene.quantities[place + 2 : place + 3]  # 30MW/120MWhを2028年に
    alone = not following or scene.clause(following[0].start) != sought.clause
    return (sought.behind[0], True) if alone else None


_REACHED = Lazy(r"に(?:のぼり|上り|达し)、")
"""What ends what is told of a figure: 建設費は約1800億円にのぼり、2033年の完成を目指す."""
OF_NOW = Lazy(
    plain(
        r"(?:現状|足元|直近|現在|今は|すでに|既に|これまでに|目前|当前)(?:の|は|で|为|约|有|仅|只|共|已)?、?"
        r"(?:約|およそ)?\Z"
    )
)
"""What names a figure as one of now: 現状200万トンを、300万トンへ拡大する."""


def _of_now(sought: Sought) -> Target | None:
    """Leave a figure of now without another's period: 35年の目標を維持し、比率は足元で5割だ."""
    scene, start = sought.asked.scene, sought.asked.figure.start
    if not sought.before or scene.stated is None or not OF_NOW.search(scene.text, 0, start):
        return None
    last = sought.before[-1]
    others = any(last.end <= one.start < start for one in scene.quantities)
    apart = others or last.period.start > scene.stated
    return NONE if apart else None


TARGETS: tuple[Rule[Sought, Target], ...] = (
    Rule(
        "of now", "zh", _of_now,
        ("35年に全廃する目標を維持し、比率は足元で[5割]だ。", "2019年有14家店，现在[19家]。"),
        ("35年に全廃する目標を維持し、比率は[5割]だ。",),
    ),
    Rule(
        "period before", "zh", _before,
        ("2025年产量达[12万吨]。",),
        ("产量达[12万吨]。",),
    ),
    Rule(
        "no period of a share", "zh", _none_of_share,
        ("预计2026年利润9亿元，目标价[42元]。",),
        ("预计2026年利润9亿元，价格[42元]。",),
    ),
    Rule(
        "period in brackets", "zh", _in_brackets,
        ("目标产量[12万吨]（2030年）。",),
        ("目标产量[12万吨]。",),
    ),
    Rule(
        "period ahead", "zh", _opening_ahead,
        ("2022年至2024年，产量由[2万吨]增至5万吨。",),
        ("2024年，产量由[2万吨]增至5万吨。",),
    ),
    Rule(
        "period behind", "zh", _planned_for,
        ("一期400MW将于年底并网，二期[800MW]计划2028年投产。",),
        ("一期400MW将于年底并网，二期[800MW]将投产。",),
    ),
    Rule(
        "period ahead", "zh", _ahead,
        ("预计到2030年，产量将达[12万吨]。",),
        ("预计产量将达[12万吨]。",),
    ),
    Rule(
        "inherited period", "zh", _owned,
        ("到2029年，占比将从三分之一增至[七成]。",),
        ("占比将从三分之一增至[七成]。",),
    ),
    Rule(
        "period behind", "zh", _behind,
        ("[40万吨]产能2028年投产。",),
        ("[40万吨]产能投产。",),
    ),
    Rule(
        "period of the revision", "ja", _of_revision,
        ("2026年の成長率見通しを1.2%から[0.9%]に引き下げた。",),
        ("成長率を1.2%から[0.9%]に引き下げた。",),
    ),
)  # fmt: skip
"""Which period a figure is said of; the first that speaks decides."""


def is_over_already(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a half or quarter of this year has ended: 预计全年增2%；上半年为3%."""
    return bool(found.floating and scene.stated and found.period.end < scene.stated)
