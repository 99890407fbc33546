"""Counted nouns: English words and Chinese measure words -> the noun that a claim is counted in."""

from forecasts.quantities.units import UNITS
from forecasts.reading.lexicon.simplified import SIMPLIFIED

__all__ = ["COUNTED", "HAN_COUNTERS", "IRREGULAR_PLURALS", "NOUNS", "NOUN_HEADS", "PEOPLE"]

_ROWS = {name: row for name, row in UNITS["count"].items() if not row[1]}

COUNTED = set(_ROWS)
"""Our own names of what is counted."""

NOUNS = {word: name for name, row in _ROWS.items() if row[2] for word in row[2].split(", ")}
"""Nouns that a claim's `value` may be counted in."""

NOUN_HEADS = {noun.partition(" ")[0] for noun in NOUNS if " " in noun}
"""The first words of nouns of two words: `base stations`."""

PEOPLE = frozenset(_ROWS["people"][2].split(", "))
"""Words for people whose count is a count of people."""

IRREGULAR_PLURALS = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "staff": "employee",
    "aircraft": "aircraft",
    "species": "species",
    "series": "series",
    "cattle": "cattle",
    "sheep": "sheep",
    "police": "police",
    "personnel": "employee",
    "troops": "troop",
    "media": "media",
    "criteria": "criterion",
    "premises": "premises",
    "wives": "wife",
    "lives": "life",
    "shelves": "shelf",
    "bus": "bus",
}

_MORE_COUNTERS = {
    "unit": (
        "副 袋 盏 株 尾 锭 罐 杯 粒 组 "
        "カ所 か所 ケ所 箇所 個所 棟 編成 区画 口 食 匹 羽 冊 頭 件数 銘柄 作品 品目"
    ),
    "region": "地域 地区",
    "country": "カ国 か国 ケ国",
    "city": "都市",
    "municipality": "自治体 市町村",
    "site": "拠点 事業所",
    "facility": "施設",
    "agency": "機関",
    "factory": "工場",
    "ship": "隻",
    "aircraft": "機",
    "flight": "便",
    "route": "路線",
    "school": "校",
    "university": "大学",
    "hospital": "病院",
    "station": "駅",
    "room": "室",
    "bed": "床",
    "seat": "席",
    "night": "泊 室泊",
    "account": "口座",
    "contract": "契约",
    "line": "回線",
    "model": "車种 機种 モデル",
    "company": "企業 社",
    "group": "団体",
    "time": "回",
}
HAN_COUNTERS = {
    **{word: name for name, row in _ROWS.items() for word in row[3].translate(SIMPLIFIED).split()},
    **{
        word: name
        for name, words in _MORE_COUNTERS.items()
        for word in words.translate(SIMPLIFIED).split()
    },
    "岁": "year",
}
"""Chinese and Japanese counters and nouns; years of age are counted and no length of time."""
