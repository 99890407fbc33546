"""Japanese verbs, which end their clause and govern what stands before them."""

from itertools import pairwise
from typing import NamedTuple

from forecasts.reading.attaching.chinese_cues import weakest
from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.scene import Figure, Scene
from forecasts.reading.attaching.voiced import Voice, Voiced
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod
from forecasts.reading.rules import Rule, first
from forecasts.reading.twins.cue_words import plain

__all__ = ["FINAL_VERBS"]

_SET_AGAINST = Lazy(r"に[対对]し(?:て)?、")
_PAUSE = Lazy(r"[ぁ-ん](?<![をにへ])、")
_YEARLY = Lazy(r"(?:年平均|CAGR|年率|伸びは年)[^、。\d]{0,4}\Z")
_SHARED = Lazy(r"(?<![达増减昇少加小大长回])[しじけげめび]、\Z")
"""A deed whose aim is that of the verb behind: 450人を採用し、200億円を目指す; no 9億円に達し、."""
_STATE = Lazy(plain(r"て(?:おり|いるが|いたが|いますが)、|(?:だが|ですが|であるが)、"))
"""What ends a clause of now: 12基が稼働しており、年内に14基へ増える."""
_OWNER = Lazy(r"の[^、。\d]{1,20}は[^。\d]{0,12}\d")
"""Of whom the figure behind is said: 9社の需要は1億キロワットになる見通しだ."""
_REVISED_TO = Lazy(r"へ?[にとへ](?:[上下]方)?(?:修正|見直|引き[上下]げ(?:た|て(?=い|お)|まし|る))")
"""The deed is past, the forecast that it leads to is not: 見通しを0.9%に引き下げた."""
_BESIDE_FORMER = Lazy(
    plain(
        r"[^。、\d]{0,4}(?:\d[\d.,兆億万千]*[^。、\d]{0,6})?(?:と|に|へ)、?"
        r"(?:従来|前回|当初|期初|これまで|以前)の?(?:予想|予測|計画|目標|見通し|見込み|想定)?(?:から|より|に比べ)"
    )
)
"""What sets a new forecast beside the former one: 790億円と従来予想から15億円引き上げた."""
_AND_RAISED = Lazy(
    plain(
        r"[^。、\d]{0,4}(?:\d[\d.,兆億万千]*[^。、\d]{0,6})?と、?[\d.,兆億万千]+[^。、\d]{1,6}?(?:[上下]方修正|引き[上下]げ|積み増|上積み|増額|減額)"
    )
)
"""How much a forecast is changed behind it: 9800億円と、300億円引き上げた."""
_FORESEEN_ALONE = Lazy(
    plain(r"(?:売上|利益|収入|販売|生産|出荷|需要|成長率|受注)[^、。]{0,6}は?[^。]*\Z")
)
"""What nobody raises but in a forecast, where a price or a wage may be raised itself."""
_JOINS = Lazy(r"(?:と|との|の|と?いう|する|とする|になる|となる)?")
"""What joins two verbs at the end: 横ばいの見込み."""
_REVISES = Lazy(plain(r"(?:修正|見直|引き?[上下]げ|据え置|改め|変更|増額|減額|減ら|増や)\w{0,3}\Z"))
_FORESEEN = Lazy(plain(r"予想|予測|見通し|見込み|計画|目標|想定|展望"))
_SAYS_FORESEEN = Lazy(
    plain(
        r"(?:予想|予測|見通し|見込み|計画|目標|想定)[額値量数]?(?:を|は|が|について(?:は|も)?)"
        r"(?![上下]回)[^。]{0,40}\Z"
    )
)
_TELLS = Lazy(
    plain(r"(?:発表|公表|設定|策定|決定|決め|掲げ|示し|まとめ|打ち出|明らかに)\w{0,3}\Z|とした\Z")
)
_AS = Lazy(r"[^。、\d]{0,8}?[とに]")
_IS_FORESEEN = Lazy(
    plain(
        r"(?<!従来)(?<!前回)(?<!当初)(?:予想|予測|見通し|見込み|計画|目標|想定)[額値量数]?"
        r"は[^。、\d]{0,8}\Z"
    )
)
_WAS_FORESEEN = Lazy(
    plain(
        r"(?<!従来)(?<!前回)(?<!当初)(?<!市場)(?<![来回初点月春夏秋冬]の)"
        r"(?:予想|予測|見通し|見込み)[額値量数]?は[^。、]{0,20}\Z"
    )
)
_WAS = Lazy(r"(?:[増减]の[^。、]{1,12})?(?:だった|でした)")
"""How an outlook is told that came out: 27年の見通しは3%減の410万台だった."""
_IS = Lazy(r"(?:[（(][^（()）]{0,24}[)）])?(?:です|だ|で、|である|であり)")


def _final_of(voiced: Voiced) -> Cue | None:
    """Return the Japanese verb behind a figure, the last where two join: となる見込み."""
    scene, end = voiced.asked.scene, voiced.asked.figure.end
    finals = [one for one in scene.cues if one.final and one.start >= end]
    for one, other in pairwise(finals):
        if other.words[0] == "と" and other.modality and one.tense == "future":
            return one  # 増やすと発表した
        if other.tense != "future" or not _JOINS.fullmatch(scene.text, one.end, other.start):
            return one
    return finals[-1] if finals else None


class Ended(NamedTuple):
    """A figure before the Japanese verb that ends its clause.

    Attributes:
        scene: The sentence.
        figure: The figure.
        final: The verb.
    """

    scene: Scene
    figure: Figure
    final: Cue


def _is_set_against(asked: Ended) -> bool | None:
    """Tell a figure that the forecast is set against: 費用は9億円なのに対し、12億円になる見通し."""
    told = _SET_AGAINST.search(asked.scene.text, asked.figure.end, asked.final.start)
    return True if told else None


def _is_state(asked: Ended) -> bool | None:
    """Tell a clause of now: 12基が稼働しており、年内に14基へ増える; not one that foresees."""
    scene, end = asked.scene, asked.figure.end
    state = _STATE.search(scene.text, end, asked.final.start)
    if state is None:
        return None
    ahead = any(one.tense == "future" and one.end <= state.end() for one in scene.cues)
    return not ahead and not _FORESEEN.search(scene.text, end, state.end())


def _is_owner(asked: Ended) -> bool | None:
    """Tell of whom the figure behind is said: 9社の需要は1億キロワットになる見通しだ."""
    figure = asked.figure
    told = figure.kind == "count" and _OWNER.match(asked.scene.text, figure.end)
    return True if told else None


_THAN = ("より", "比", "に比べ", "から")
"""What stands behind a period that is only compared with: 今年度より4%増える."""


def _is_followed(asked: Ended) -> bool | None:
    """Tell a pause before a later period with its figure: 95ドルで、2028年には80ドルを切る."""
    scene, figure, final = asked
    pause = _PAUSE.search(scene.text, figure.end, final.start)
    aimed = final.modality == "target" and pause is not None
    shared = aimed and pause and _SHARED.search(scene.text, 0, pause.end())
    if (
        pause is None
        or shared
        or any(one.start < figure.start for one in scene.periods if _is_open(scene, one))
    ):
        return None
    other = next((one for one in scene.quantities if one.start >= pause.end()), None)
    if other is None or other.start > final.start or _is_yearly(asked):
        return None
    later = any(
        pause.end() <= one.start < other.start
        and _is_open(scene, one)
        and not scene.text.startswith(_THAN, one.end)
        for one in scene.periods
    )
    return True if later or scene.text.startswith(("今后", "将来"), pause.end()) else None


def _is_yearly(asked: Ended) -> bool:
    """Tell a rate of all the years up to a later one: 年平均20%で成長し、2028年には80億円になる."""
    scene, figure, _ = asked
    return figure.kind == "growth" and _YEARLY.search(scene.text, 0, figure.start) is not None


def _is_ahead(scene: Scene, found: FoundPeriod) -> bool:
    return found.period.end.year > scene.now or found.tense == "future"


def _is_open(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether the outcome of a period is still open: that of the year that runs is."""
    return _is_ahead(scene, found) or (scene.stated is not None and found.period.end > scene.stated)


_REACHED = Lazy(
    plain(
        r"(?:(?:を突破)?し|に達し|を記録し|を更新し|に上り|にのぼり)、"
        r"(?:[^、。\d]{1,14}は|\d{4}年[^、。]{0,6}の[^、。\d]{1,8}を)"
    )
)
_SO_FAR = Lazy(plain(r"と(?:してき|してい|なってい|されてき)た(?![。、])"))


def _is_reached(asked: Ended) -> bool | None:
    """Tell what stands beside an aim of another: 4000万人を突破し、政府は6000万人を目標に据える."""
    reached = asked.final.modality == "target" and _REACHED.match(
        asked.scene.text, asked.figure.end
    )
    return True if reached else None


def _is_so_far(asked: Ended) -> bool | None:
    """Tell what has been so far: 30%としてきた比率を49%に高める."""
    return True if _SO_FAR.match(asked.scene.text, asked.figure.end) else None


APART: tuple[Rule[Ended, bool], ...] = (
    Rule(
        "に対し、", "ja", _is_set_against,
        ("日本が[9億円]に対し、米国は12億円を見込む。",),
        ("日本が[9億円]、米国は12億円を見込む。",),
    ),
    Rule(
        "ており、", "ja", _is_state,
        ("[12基]が稼働しており、14基へ増える見通しだ。",),
        ("[12基]が稼働し、年内に14基へ増える見通しだ。",),
    ),
    Rule(
        "…社の", "ja", _is_owner,
        ("[9社]の需要は1億キロワットになる見通しだ。",),
        ("[9社]になる見通しだ。",),
    ),
    Rule(
        "を突破し、政府は", "ja", _is_reached,
        ("客は[4000万人]を突破し、政府は6000万人を目標に据える。",),
        ("客は[4000万人]を突破し、6000万人を目標に据える。",),
    ),
    Rule(
        "としてきた", "ja", _is_so_far,
        ("[30%]としてきた比率を49%に引き上げる。",),
        ("[30%]とする比率を49%に引き上げる。",),
    ),
    Rule(
        "で、2028年には", "ja", _is_followed,
        ("価格は[95ドル]で、2028年には80ドルを切る見通し。",),
        ("価格は[95ドル]になる見通し。", "年平均[20%]で成長し、2028年には80ドルになる見通し。"),
    ),
)  # fmt: skip
"""Which figures before a forecast are said of now; the first that speaks decides."""


def _stands_apart(voiced: Voiced) -> Voice | None:
    """Tell a figure of now before a forecast: 価格は95ドルで、2028年には80ドルを切る見通し."""
    final = _final_of(voiced)
    if final is None or final.tense not in ("future", "estimate"):
        return None
    apart = first(APART, Ended(voiced.asked.scene, voiced.asked.figure, final))[1]
    return ("present", None) if apart else None


def _revises(voiced: Voiced) -> Voice | None:
    """Tell a verb of now that changes a forecast: 見通しを0.9%に引き下げた, 2%で据え置いた."""
    final, scene, figure = _final_of(voiced), voiced.asked.scene, voiced.asked.figure
    if final is None or final.tense == "future":
        return None
    beside = _BESIDE_FORMER.match(scene.text, figure.end) or (
        _AND_RAISED.match(scene.text, figure.end)
        and _FORESEEN_ALONE.search(scene.text, 0, figure.start)
    )
    if not beside and not _FORESEEN.search(scene.text, 0, figure.start):
        return None
    deed = scene.text[max(0, final.start - 6) : final.end]
    changed = _is_told(scene, figure, final) or (final.tense == "past" and _REVISES.search(deed))
    if not changed and not _REVISED_TO.match(scene.text, figure.end):
        return None
    said = [one for one in voiced.cues if one.tense == "future" and one.start < figure.start]
    return "future", said[-1] if said else None


def _is_told(scene: Scene, figure: Figure, final: Cue) -> bool:
    """Tell a forecast that was told, set, or is: 見通しを9億円と発表した, 目標は9億円だ."""
    is_it = _IS.match(scene.text, figure.end)
    if final.tense == "present" or (is_it and is_it[0] == "で、"):
        return bool(is_it and _IS_FORESEEN.search(scene.text, 0, figure.start))
    if _WAS.match(scene.text, figure.end):
        named = _WAS_FORESEEN.search(scene.text, 0, figure.start)
        return named is not None and any(_is_open(scene, one) for one in scene.periods)
    deed = scene.text[max(0, final.start - 6) : final.end]
    return bool(
        _TELLS.search(deed)
        and _AS.match(scene.text, figure.end)
        and _SAYS_FORESEEN.search(scene.text, 0, figure.start)
    )


_ONCE_DONE = Lazy(r"(?:[すなきでけえげせめれ]れ?)ば、")
"""What has to come about first: 完成すれば、収容人数は2万人になる."""


def _once_done(voiced: Voiced) -> Voice | None:
    """Tell what will be once something else has come about: 稼働すれば、年9億円の増収になる."""
    final = _final_of(voiced)
    if final is None or final.tense != "estimate":
        return None
    told = _ONCE_DONE.search(voiced.asked.scene.text, 0, voiced.asked.figure.start)
    return ("future", final) if told else None


def _at_the_end(voiced: Voiced) -> Voice | None:
    """Let the verb at the end speak: 2027年には960万台を見込む."""
    final = _final_of(voiced)
    return (final.tense, weakest(voiced, final)) if final else None


FINAL_VERBS: tuple[Rule[Voiced, Voice], ...] = (
    Rule(
        "clause of its own", "ja", _stands_apart,
        ("価格は[95ドル]で、2028年には80ドルを切る見通し。",),
        ("価格は[95ドル]になる見通し。",),
    ),
    Rule(
        "verb of a revision", "ja", _revises,
        ("政府は2027年の見通しを[0.9%]に引き下げた。", "協会は受注額の見通しを[9億円]と発表した。",
         "初年度の目標は[9億円]です。", "2027年の受注見通しは[9億円]だった。",
         "売上高は[790億円]と従来予想から15億円引き上げた。",
         "売上高は[790億円]と、15億円引き上げた。"),
        ("政府は2027年の税率を[0.9%]に引き下げた。", "協会は受注額の実績を[9億円]と発表した。",
         "2019年の受注見通しは[9億円]だった。",
         "料金は[790円]と前年から15円引き上げた。", "料金は[790円]と、15円引き上げた。"),
    ),
    Rule(
        "verb at the end", "ja", _once_done,
        ("3号棟が完成すれば、定員は[9万人]になる。",),
        ("3号棟が完成し、定員は[9万人]になる。",),
    ),
    Rule(
        "verb at the end", "ja", _at_the_end,
        ("2027年は[960万台]を見込む。",),
        ("2027年は[960万台]。",),
    ),
)  # fmt: skip
"""Tense and certainty of a figure by the verb behind it; the first that speaks decides."""
