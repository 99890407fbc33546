"""How Japanese names an earlier forecast: a row a way, with what it fires on and spares."""

from forecasts.reading.attaching.asked import Asked, beside, speaks_ahead
from forecasts.reading.rules import Rule, Screened
from forecasts.reading.twins.cue_words import plain

__all__ = ["JAPANESE_RULES"]

_SAID = r"(?:予想|予測|計画|目標|見通し|見込み|想定|見積もり|試算)"
_THEN = (
    r"[（(](?:\d{1,2}月|前回|従来|当初|期初)"
    r"(?:の?(?:時点|公表|発表|調査|予想|予測|見通し))*[はで]*"
)
"""What opens a bracket with what was foreseen then: （4月時点は0.6%）."""


def _names_what_is_ahead(asked: Asked) -> bool:
    """Tell whether the sentence speaks of what is to come, by a word or by a period."""
    scene = asked.scene
    return scene.ahead or any(one.period.end.year > scene.now for one in scene.periods)


_MISSED = tuple(map(plain, ("に届", "を上回", "を下回")))


def _is_no_part(asked: Asked) -> bool:
    """Tell a figure from how much of a forecast has been done: 計画の58%に達した."""
    figure = asked.figure
    missed = asked.scene.text.startswith(_MISSED, figure.end)
    return figure.unit != "%" or figure.kind == "growth" or missed


JAPANESE_RULES: Screened[Asked, bool] = Screened((
    Rule(
        "从来予想", "ja",
        beside(
            before=plain(
            rf"(?:従来|前回|当初|期初|年初|これまで|以前)の?{_SAID}(?!より|比|から|を[上下])[^、。\n\d]{{0,6}}\Z|(?:従来|前回|当初)[はの]?\Z"),
            behind=plain(r"(?!(?:ほど|程度)?[上下]回|とし、)"),
        ),
        ("従来予想は[16GWh]だった。", "当初計画の[80万台]を下回る。"),
        ("前回の売上は[16億円]だった。", "従来予想を[30億円]上回る見通し。",
         "能力は当初[2GWh]とし、2032年に8GWhへ拡大する計画。"),
    ),
    Rule(
        "計画の…を上回る", "ja",
        beside(
            before=plain(r"(?:計画|予想|見通し|目標)の(?:約|およそ)?\Z"),
            behind=plain(r"(?:を[^、。]{1,12}[上下]回|[をに](?:わずかに|大きく|やや|大幅に|小幅に|少し)?(?:[上下]回|届|達|超え|[对対]し(?![^。\d]*[\d.]+%の?(?:進捗|達成)))|より)"),
            only=_is_no_part,
        ),
        ("受注は2860億円と、計画の[2700億円]をわずかに上回った。",
         "達成率は、目標の[95%]に届かなかった。"),
        ("受注は、計画の[9割]を占めた。", "受注は、計画の[58%]に達している。"),
    ),
    Rule(
        "していた", "ja",
        beside(
            behind=plain(
            r"[^、。\n\d]{0,9}(?:(?:見込ん|見積もっ|予想し|予測し|想定し|計画し)[てで]|[とを](?:見て|みて|して))い(?:た|まし)"),
        ),
        ("春には[16億円]を見込んでいた。", "昨年秋には[5%増]と予想していた。"),
        ("今年は[16億円]を見込んでいる。",),
    ),
    Rule(
        "していた", "ja",
        beside(
            behind=plain(r"[^、。\n\d]{0,14}(?:予定|計画|見込み|見通し|方針|目標|想定)(?:だった|でした|であった)(?=が|もの|けれど)"),
        ),
        ("26年に[120店]を出す予定だったが、80店に絞る。",),
        ("26年に[120店]を出す予定だ。",),
    ),
    Rule(
        "前回は", "ja",
        beside(
            before=plain(rf"前回(?:の[^。、\n]{{0,24}})?(?:{_SAID}|リポート|レポート|調査|時点|公表)?(?:で?は)[^。\n]*?年度?[はの、][^。\n]*\Z"),
            behind=plain(r"[^。\n]{0,30}(?:だった|でした|であった|としていた|となっていた)"),
        ),
        ("前回は26年度、27年度ともにプラス[0.7%]だった。",),
        ("前回大会は26年、[5万人]が訪れた。",),
    ),
    Rule(
        "増益率が→", "ja",
        beside(
            behind=plain(r"(?:[増減])?→[^。、\n]{1,16}[にへ][^。、\n]{0,12}(?:拡大|縮小|修正|引き|増額|減額|改善)"),
            only=speaks_ahead,
        ),
        ("通期を修正し、増益率が[5.6%]増→6.4%増に拡大する見通し。",),
        ("利益率は[5.6%]→6.4%だった。",),
    ),
    Rule(
        "時点の", "ja",
        beside(
            before=plain(r"(?:\d{1,2}月|[春夏秋冬]|前回|当初|期初|年初)(?:の?(?:時点|公表|発表|試算|想定|会合))の?(?:(?:予想|予測|見通し|計画)の?[（(]?)?\Z"),
            behind=plain(r"[)）]?から[^。\n\d]{0,12}(?:上げ|下げ|修正|見直|上方|下方)"),
        ),
        ("日銀は成長率を0.7%とし、4月時点の[0.9%]から下げた。",),
        ("在庫は4月時点の[90万台]から減った。",),
    ),
    Rule(
        "（4月時点は", "ja",
        beside(
            before=plain(
            rf"{_THEN}\s*\Z|{_THEN}[^（()）。]{{1,12}}[)）][^（()）。]{{1,24}}[（(]同\s*\Z"),
            behind=r"[^（(、，。\n\d]{0,6}[)）]",
            only=_names_what_is_ahead,
        ),
        ("成長率は26年度が0.9%（4月時点は[0.6%]）になる見通しだ。",
         "成長率は26年度が0.9%（4月時点は0.6%）、27年度が0.8%（同[0.7%]）。"),
        ("成長率は26年度が0.9%（25年度は[0.6%]）になる見通しだ。",),
    ),
    Rule(
        "予想を修正", "ja",
        beside(
            before=plain(rf"{_SAID}[^。\n]*?(?:[をはがも]、?|プラス|マイナス)[^。、\n\d]{{0,12}}\Z"),
            behind=plain(r"から[^。\n]{1,48}(?:修正|引き上げ|引き下げ|見直|増額|減額|増配|減配|減らし|増やし)"),
        ),
        ("通期の売上高予想を[630億円]から650億円に上方修正する。",
         "成長率の予測は、26年度がプラス[1.0%]から1.4%に、27年度が1.5%に上方修正した。"),
        ("価格を[630円]から650円に引き上げる。",),
    ),
))  # fmt: skip
"""Rows beside those of `CHINESE_RULES`."""
