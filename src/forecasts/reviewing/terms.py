"""What codes are called in a review: statuses, verdicts, flags, kinds of claim."""

from collections.abc import Mapping
from types import MappingProxyType

from forecasts.charts.frame import Language

__all__ = ["SIGNS", "TERMS", "mark_of", "term"]

TERMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # status
        "open": ("open", "未到期"),
        "waiting": ("waiting", "待结果"),
        "resolved": ("resolved", "已判定"),
        "void": ("void", "作废"),
        "ungradable": ("ungradable", "无法评判"),
        "unfalsifiable": ("unfalsifiable", "不可证伪"),
        "conditional": ("conditional", "附条件"),
        "not yet stated": ("not yet stated", "尚未提出"),
        # verdict
        "hit": ("hit", "命中"),
        "near": ("near", "接近"),
        "miss": ("miss", "未中"),
        "over": ("too high", "偏高"),
        "under": ("too low", "偏低"),
        # outlook
        "reached": ("reached", "已达到"),
        "very likely": ("very likely", "极有可能"),
        "likely": ("likely", "很可能"),
        "even": ("even", "可能性各半"),
        "unlikely": ("unlikely", "不太可能"),
        "very unlikely": ("very unlikely", "极不可能"),
        "unknown": ("unknown", "未知"),
        # flags
        "fragile": ("fragile", "易变"),
        "contested": ("contested", "有争议"),
        "provisional": ("provisional", "暂定"),
        "early": ("early", "提前"),
        "thin": ("thin history", "历史短"),
        "ruled": ("ruled by a person", "人工裁定"),
        # modality
        "forecast": ("forecast", "预测"),
        "target": ("target", "目标"),
        "scenario": ("scenario", "情景"),
        "guidance": ("guidance", "指引"),
        "nowcast": ("nowcast", "即时估计"),
        # reasons, in short
        "no figure for the period": ("no figure for the period", "该期无数据"),
        "no figure at all": ("no figure published yet", "尚无数据发布"),
        "no series of outcomes": ("no series of outcomes", "无结果序列"),
        "not mature yet": ("published, but not mature yet", "已发布但未成熟"),
        "another definition": ("another definition", "口径不同"),
        "another unit": ("another unit or currency", "单位或币种不同"),
        "another price basis": ("another price basis", "价格口径不同"),
        "depends on a condition": ("depends on a condition", "取决于条件"),
        "a scenario": ("a scenario", "情景"),
        "no target period": ("no target period", "无目标期"),
        "no base to start from": ("no base to start from", "无基期"),
        "ruled void by a person": ("ruled void by a person", "人工裁定作废"),
        "no reason given": ("no reason given", "未说明原因"),
        # what changed
        "new": ("new", "新增"),
        "flipped": ("verdict changed", "判定改变"),
        "status": ("status changed", "状态改变"),
        "first": ("first figure", "首次发布"),
        "revised": ("revised", "修订"),
        "confirmed": ("confirmed", "确认"),
        # consistency
        "consistent": ("consistent", "一致"),
        "tension": ("tension", "存在张力"),
        "contradiction": ("contradiction", "矛盾"),
        "revision": ("revision", "修订"),
        "part-whole": ("part and whole", "部分与整体"),
        "overlap": ("overlap", "重叠"),
        "shares": ("shares", "份额之和"),
        "share-total": ("share and total", "份额与总量"),
        "growth-level": ("growth and level", "增长与水平"),
        "not checked": ("not checked", "未核对"),
        "relay": ("relay", "转引"),
        "could": ("could", "“有望”"),
        # gaps
        "no web address": ("no web address", "无网址"),
        "no place in the source": ("no place in the source", "无原文位置"),
        "no series of outcomes named": ("no series of outcomes named", "未指明结果序列"),
        "no date of entry": ("no date of entry", "无录入日期"),
        "no word on why it was entered": ("no word on why it was entered", "未说明录入缘由"),
        # relations and kinds
        "yes": ("yes", "是"),
        "no": ("no", "否"),
        "growth": ("growth", "增长率"),
        "multiple": ("multiple", "倍数"),
        "change": ("change", "变化"),
    }
)
"""Code -> (English, Chinese)."""

SIGNS: Mapping[str, str] = MappingProxyType({"high": "▲", "low": "▼", "within": "●", "open": "○"})
"""Shape by mark; colour goes with it, and is never alone."""


def term(code: object, language: Language) -> str:
    """Return what a code is called; a code that has no other name is its own."""
    text = str(code)
    return TERMS.get(text, (text, text))[0 if language == "en" else 1]


def mark_of(verdict: str, direction: str) -> str:
    """Return `high`, `low`, `within` or `open`: a hit is within, whatever its direction."""
    if not verdict:
        return "open"
    if verdict == "hit":
        return "within"
    return {"over": "high", "under": "low"}.get(direction, "within")
