"""Rules of what stands beside a Chinese or Japanese figure and says which way it moves."""

from collections.abc import Callable

from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.directions import (
    FALL_NOUNS_HAN,
    FALLS_HAN,
    FILLERS_HAN,
    LOSSES_HAN,
)
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.moving.figure import MEASURES_OF_CHANGE, NEITHER, Moving, Step
from forecasts.reading.rules import Rule, first

__all__ = ["BESIDE_CHINESE", "RISES_HAN", "chinese_step"]

_SAYS = rf"(?:为|是|在|控制在|[^，,0-9]{{0,4}}[至到]|{FILLERS_HAN})*\Z"
_LOSS = Lazy(
    rf"(?:{LOSSES_HAN}){_SAYS}"
    r"|赤字额?[はが](?:[^、。\d]{1,9}の)?(?:\d[\d.,兆亿万]*円[^、。\d]{0,3}から)?\Z"
)
_FALL_NOUN = Lazy(rf"(?:{FALL_NOUNS_HAN}){_SAYS}")
_FALL_VERB = Lazy(rf"({FALLS_HAN})(?:{FILLERS_HAN})*\Z")
_OBJECT = Lazy(
    r"(?:降低|减少|削减|压减|压缩|裁减|缩减|下调|调低|减排|裁员)(?:20\d\d(?:[/、和至-](?:20)?\d\d)*年)?"
    r"[^，,。；;：:、0-9至到达为由从比增升涨]{1,12}\Z"
)
_COMPARED = frozenset("比较同")
_SMALLER = ("低", "少", "少了", "便宜")
_AFTER = Lazy(
    r"[のも]?(?:减(?=[ぁ-ん。、，,）)」・\s]|\Z|少(?:[しすさな。、とにで]|\Z)|収|益)|低下|下落|缩小|缩减|削减|圧缩|短缩|引き?下げ|下げ(?=[たて])|下が|落ち|下回|値下|マイナス成长|安く|安(?=[。、のだで]|\Z))"
    r"|を(?:20\d\d年度?末?(?:まで)?に)?(?:削减|减ら|カット)|的?(?:降幅|跌幅|减幅|负增长)|的(?:下降|下滑|下跌|减少|缩减|萎缩|收缩|回落)"
    r"|の?下方修正|少な[いくか]|低[いくか]"
)
_LOSS_AFTER = Lazy(r"的净?亏损|の(?:営业|経常|最终|純|当期)?(?:赤字|损失|純损失)")
_REVISED = Lazy(
    r"の?(?:(减额|减配|引き?下げ幅|减(?=[のとで、。らりっる]|少[しすさ。、]|\Z)|下回)|上方|増额|増配|押し[上下]げ|引き?上げ|[高多][いくか]|上回|上積み|上が[りるっ]"
    r"|増(?=[のとでを、。えやし益収\s]|加[しすさ。、]|\Z))(?:修正)?"
)
"""How far a Japanese figure moved: 200億円上方修正, 10円増の90円, 70万バレル増える."""
_LOWERED = Lazy(
    r"(?:下[修调]|调[降低]|削)[^至到，,；;。]{2,24}"
    r"(?:预[测估]值?|预期|财测|增速|[增成]长率)\Z"
)
"""What is lowered, right before by how much: 下修2026年成长率预测值0.24个百分点."""
_FALLS_AFTER_LIST = Lazy(
    r"(?:程度)?、[^、。%\d]{0,8}\d{2,4}年度?(?:には?|は)[^、。%\d]{0,6}\d[\d.]*%(?:程度)?(?:削减|减|低下|引き?下げ)"
)
"""One verb behind several figures: 2035年度に60%、40年度に73%削減する."""
RISES_HAN = Lazy(
    r"(?:增长|增加|提高|提升|上升|上涨|扩大|猛增|激增|大增|飙升|暴涨|暴增|增|涨|多|升|回升"
    r"|上[调修]|调[高升])(?:了|约|近|超过?|逾|出)*\Z"
)
_IS_STEP = Lazy(
    r"(?:每[^，,；;。\d]{1,4}(?=[上下涨跌升降])|[同环]比|较|[比年月季]增|了|比(?=[^，,；;。]{2,12}多)|(?<!新)(?:[量额]|规模|产能|需求|库存)(?:预计|有望|[将会可净])*增加|(?:收入|产值|利润|获利|支出|成本|税收)(?:预计|有望|[将会可净料])*增加|日[增减])[^，,；;。]{0,14}\Z"
)
"""What makes of a rise before an amount how much more it is: 较去年同期增加6500万元."""


def chinese_step(moving: Moving) -> Step | None:
    """Return how a figure moves by what stands beside it; None where nothing says."""
    return first(BESIDE_CHINESE, moving)[1] if _may_move(moving) else None


_SIGNS_BEFORE = frozenset("增提升涨扩多调负缓下减降落窄缩跌挫低砍斩削少宜亏赤损幅压裁退息")
_SIGNS_BEHIND = frozenset("のも的减少低下落缩圧短削引安上増增高多押")
"""With one of these each word is written that a row asks for: a look is cheaper than the rows."""

_SIGNS_APART = frozenset("を、程")
_SIGNS_OF_FALL = frozenset("减低下カ")
_FAR = 40
"""Characters behind a figure in which a verb of a fall may stand apart from it."""


def _may_move(moving: Moving) -> bool:
    """Whether a sign with which a word of direction is written stands beside a figure."""
    end = moving.one.end
    behind = moving.plain[end : end + 1]
    if behind in _SIGNS_BEHIND or not _SIGNS_BEFORE.isdisjoint(moving.clause):
        return True
    return behind in _SIGNS_APART and not _SIGNS_OF_FALL.isdisjoint(moving.plain[end : end + _FAR])


def _revised(moving: Moving) -> Step | None:
    if moving.one.unit in MEASURES_OF_CHANGE:
        return None
    found = _REVISED.match(moving.plain, moving.one.end)
    return Step(-1 if found[1] else 1) if found else None


def _behind(pattern: Lazy, step: Step) -> Callable[[Moving], Step | None]:
    return lambda moving: step if pattern.match(moving.plain, moving.one.end) else None


def _ends(pattern: Lazy, step: Step) -> Callable[[Moving], Step | None]:
    """Return what says this step where the clause before a figure ends so."""
    return lambda moving: step if pattern.search(moving.clause) else None


def _lost(moving: Moving) -> Step | None:
    if not _LOSS.search(moving.clause):
        return None
    return Step(-1, "loss") if moving.one.unit in CODES else NEITHER


def _fallen(moving: Moving) -> Step | None:
    found = _FALL_VERB.search(moving.clause)
    if not found:
        return None
    small = (
        found[1] in _SMALLER
        and not (found[1] == "少" and moving.one.unit in ("pp", "bp"))
        and _COMPARED.isdisjoint(moving.clause)
    )
    return NEITHER if small else Step(-1)


def _lowered(moving: Moving) -> Step | None:
    told = moving.one.unit in (*MEASURES_OF_CHANGE, "%") and _LOWERED.search(moving.clause)
    return Step(-1) if told else None


def _risen(moving: Moving) -> Step | None:
    told = moving.one.unit in MEASURES_OF_CHANGE or (
        moving.one.unit and _IS_STEP.search(moving.clause)
    )
    return Step(1) if told and RISES_HAN.search(moving.clause) else None


BESIDE_CHINESE: tuple[Rule[Moving, Step], ...] = (
    Rule(
        "revised by", "ja", _revised,
        ("営業利益は[200億円]上方修正の見込み。", "配当は[10円]増の90円とする。",
         "配当は前期より[10円]多い90円とする。", "売上高は790億円と予想から[15億円]引き上げた。"),
        ("営業利益は[200億円]の見込み。",),
    ),
    Rule(
        "fall behind", "ja", _behind(_AFTER, Step(-1)),
        ("売上高は[5%]減の見込み。", "预计产量将有[5%]的下降。",
         "成長率は[0.2ポイント]下方修正した。",
         "営業利益は[200億円]下方修正の見込み。"),
        ("売上高は[5%]増の見込み。",),
    ),
    Rule(
        "fall behind a list", "ja", _behind(_FALLS_AFTER_LIST, Step(-1)),
        ("排出量は2035年度に[60%]、40年度に73%削減する。",),
        ("比率は2035年度に[60%]、40年度に73%へ高める。",),
    ),
    Rule(
        "forecast revised down by", "zh", _lowered,
        ("机构下修明年增长率预测值[0.24个百分点]。",),
        ("机构公布明年增长率预测值[0.24个百分点]。",),
    ),
    Rule(
        "loss behind", "ja", _behind(_LOSS_AFTER, Step(-1, "loss")),
        ("今期は[30億円]の最終赤字を見込む。", "公司将录得[5亿元]的亏损。"),
        ("今期は[30億円]の最終黒字を見込む。",),
    ),
    Rule(
        "loss before", "zh", _lost,
        ("预计2026年净亏损[3亿元]。",),
        ("预计2026年净利润[3亿元]。",),
    ),
    Rule(
        "noun of a fall before", "zh", _ends(_FALL_NOUN, Step(-1)),
        ("预计销量降幅为[5%]。",),
        ("预计销量增幅为[5%]。",),
    ),
    Rule(
        "verb of a fall before", "zh", _fallen,
        ("预计销量下降[5%]。", "产量比去年少[300万吨]。", "公司计划裁员[一成]。"),
        ("污染少[300万吨]。",),
    ),
    Rule(
        "what is made less", "zh", _ends(_OBJECT, Step(-1)),
        ("公司将削减员工[1000人]。",),
        ("公司将招聘员工[1000人]。",),
    ),
    Rule(
        "verb of a rise before", "zh", _risen,
        ("营收较去年同期增加[6500万元]。", "发行额比年初预算多[2000亿元]。",
         "铜价每吨上涨[50元]。"),
        ("营收为[6500万元]。",),
    ),
)  # fmt: skip
"""What says beside a figure which way it moves, the surest first."""
