"""Japanese: the signs and much of the grammar of Chinese, and what differs."""

from forecasts.reading.attaching.chinese import judge_japanese
from forecasts.reading.attaching.cues import find_japanese_cues
from forecasts.reading.attaching.earlier import earlier_in_japanese
from forecasts.reading.attaching.japanese_accounts import in_years_of_accounts
from forecasts.reading.attaching.language_chinese import CHINESE
from forecasts.reading.patterns import Lazy
from forecasts.reading.twins.plain_forms import has_kana

__all__ = ["JAPANESE", "is_japanese"]

JAPANESE = CHINESE._replace(
    refers_back=Lazy(r"\s*(?:届时|到那时|其中|同期|当年|[こそ]のうち、?|うち、?(?![の\d]))"),
    then=Lazy(r"届时|到那时|その顷|同年度?(?![比同月期]|\d)"),
    leaves=Lazy(r"目前|[现現]状|足元|[当當]前|現在|现在|最[高低]价"),
    same_time=Lazy(
        r"(?<![比较同与])前年同[期月](?!の?比|を|より|に比べ|と比べ)(?:的|の|は)?[^，,。；\d增降升减涨跌]{0,9}\Z"
    ),
    estimate_is_ahead=True,
    find_cues=find_japanese_cues,
    judge=judge_japanese,
    earlier_rule=earlier_in_japanese,
    settle=in_years_of_accounts,
)


def is_japanese(text: str) -> bool:
    """Tell Japanese from Chinese: by its syllables, or by the word that heads its forecasts."""
    return has_kana(text) or "予想" in text
