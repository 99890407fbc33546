"""Japanese words of expectation, plan and tense, as data; as `plain` leaves them.

A Japanese verb ends its sentence: each of these governs the figures that stand before it.
"""

from forecasts.reading.attaching.cue_words import COULD, EXPECTED, LIKELY, WILL, Row
from forecasts.reading.twins.cue_words import plain

__all__ = ["JAPANESE"]

_EXPECTED = (
    r"見込[みむまんめ]|見通[しすせさ](?!から一転)|(?<![従来前回市場会社期初][来回場社初])予想(?!を[上下]回|より|外|以上|から|に[対占比])|予測|予期|期待[しさ](?=れ?て)|とみ(?:られ|る|て|込)|と見(?:られ|る|て)"
    r"|だろう|でしょう|[しえれげめ]よう(?=[。、])|そうだ(?=。)|計算(?:になる|となる|だ(?=。))|推計|(?:よう|こと)になる(?=[。、と])|てい(?:く|きます)(?=[。、方予計見])|試算(?!した[^。]*計算)|想定(?!より|外|以[上下]|為替|レート|内)|(?:[にと]な|す|え|が|め|げ)るという"
)
_LIKELY = r"公算|可能性(?=[がも](?:高|大き))|(?<=との)(?:見方|観測)"
_POSSIBLE = r"可能性(?=[がもは])|(?:恐れ|おそれ)(?=[がも])|かもしれない|かねない"
_AIMED = (
    r"目指[すしさ]|て(?:まい|参)ります(?=[。、])|(?<!知らせ)(?<![報説案公発開][告明内表示])いたします(?=[。、])|目標を(?:掲げ|打ち出し|設け|定め|設定し)(?:た|て|る)|とする(?=[。方案計])|計画(?!的|の約?\d)|方針|予定|(?:増や|減ら|伸ば|延ば|倍増さ)(?:す|します)|[いきしせてけげめえ]たい(?=[。と」])|(?:引き上げ|引き下げ|上げ|下げ|高め|広げ|投じ|抑え|充て|振り向け|割り当て|始め)(?:る|ます)(?=[。、方予計と])|(?:採用|新設|建設|開設|投資|調達|補助|支援|充当|配分|計上|出資|増額|減額|増員|増設|拡充|整備|発行|還元|取得|開始)(?:する|します)(?=[。方予計と])|雇う(?=[。、方予計と])"
    r"|必要(?:がある|とな|という|だ|と)"
)
_FUTURE = (
    r"(?:(?:増え|伸び)(?:る|ます)|(?:上が|下が|広が|高ま|減|縮|鈍)(?:る|ります)|(?:膨ら|落ち込|縮)む)(?=[。、見との]|が、)|(?:拡大|縮小|低下|上昇|改善|半減|倍増|増加|減少|削減|成長|増産|減産|稼働|維持|着手|整備|建設|新設|導入|設置|採用|達)(?:する|します)(?=[。、見])"
    r"|(?:[上下]方)?修正(?:する|します)|[上下]方修正(?:し(?:まし)?た?)?(?=\s*(?:\Z|[。、・]))"
)
_OUTDOES = (
    r"(?:(?<=従来)|(?<=までの)|(?<=会社)|(?<=前回)|(?<=自社)|(?<=期初))予想"
    r"(?=を[^。、]{0,14}[上下]回る(?:[。、]|\Z))"
)
"""What a new forecast does to the old one: 4200億円と、従来予想を300億円上回る."""
_ESTIMATED = r"[にと]な(?:る|ります)(?=[。、見])|占める(?=。|\Z)"
_PAST = r"(?:だっ|でし|であっ|まし|なっ|[っしえけじれめげち])た(?=[。、がともの「」）]|\Z)"
_PRESENT = r"です(?=。)|(?<![見通標定針画])だ(?=。)|である|てい[るま]|占める(?!。|\Z)|横ばい"


JAPANESE: tuple[Row, ...] = (
    (plain(_OUTDOES), "future", "予想", EXPECTED, ""),
    (plain(_EXPECTED), "future", "予想", EXPECTED, ""),
    (plain(_LIKELY), "future", "予想", LIKELY, ""),
    (plain(_POSSIBLE), "future", "予想", COULD, ""),
    (plain(_AIMED), "future", "目標", None, "target"),
    (plain(_FUTURE), "future", "予想", WILL, ""),
    (plain(_ESTIMATED), "estimate", "予想", EXPECTED, ""),
    (plain(_PAST), "past", "", None, ""),
    (plain(_PRESENT), "present", "", None, ""),
)
"""Pattern, tense, certainty, probability, modality; the first that matches speaks."""
