"""Chinese: what it brings to the reading of time."""

from forecasts.reading.attaching.chinese import CLAUSES, judge_chinese
from forecasts.reading.attaching.chinese_base_periods import is_base_period
from forecasts.reading.attaching.chinese_cues import cues_that_speak
from forecasts.reading.attaching.cues import find_chinese_cues
from forecasts.reading.attaching.earlier import earlier_in_chinese
from forecasts.reading.attaching.language import NEVER, Known, Language, as_found
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import find_periods
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["CHINESE"]


def _periods(text: str, known: Known) -> tuple[FoundPeriod, ...]:
    """Return the periods of a sentence."""
    return find_periods(text, language="zh", stated=known.stated)


CHINESE = Language(
    sentence_ends=Lazy(r"[。！？]|\n\s*"),
    headline_ends=None,
    clauses=CLAUSES,
    refers_back=Lazy(r"\s*(?:届时|到那时|其中|同期|当年)"),
    then=Lazy(r"届时|到那时|(?<!不)同年(?![级龄代期月人])"),
    restates=NEVER,
    keeps=NEVER,
    leaves=Lazy(
        r"目前|[当當]前|现在|現在|现有|如今|迄今|至今(?!年)|收盘价|盘[前中后](?:交易)?(?:股价|一度|大?[涨跌])|收[报涨跌]|[，,]报(?=[\d约近])|截至发稿|总市值|[HA]股市值|最[高低]价"
    ),
    goal=Lazy(
        r"[提升降][高升]?[到至]|[达達][到成]?|建[成设設]|培育|打造|新增|[认認]定|[实實][现現]|[创創]建|推[广廣]|引[进進育]|覆[盖蓋]|[减減]少|安排|投入|改造|培[训訓]"
    ),
    same_part=NEVER,
    year_ago=NEVER,
    same_time=Lazy(
        r"(?<![比较同与])(?:去年|上年)同期(?:的|为|是|则为|亏损|盈利|仅)?[^，,。；\d增降升减涨跌]{0,9}\Z"
    ),
    estimate_is_ahead=False,
    find_periods=_periods,
    is_base_period=is_base_period,
    find_cues=find_chinese_cues,
    cues_that_speak=cues_that_speak,
    judge=judge_chinese,
    earlier_rule=earlier_in_chinese,
    settle=as_found,
)
