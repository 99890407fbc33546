"""Words that bound a number: phrase -> (hedge, strict); METHOD section 2."""

__all__ = ["AFTER", "AFTER_HAN", "ALONE_HAN", "BEFORE", "BEFORE_HAN", "SIGNS", "VERBS", "VERBS_HAN"]

_ABOUT = ("about", False)
_BELOW = ("below", False)
_OVER = ("above", True)
_LEAST = ("above", False)
_MOST = ("up-to", False)
_UNDER = ("up-to", True)

_STEPS = ("shade", "touch", "hair", "whisker", "tad", "fraction", "notch", "little")
"""How little a figure is off: `a shade under`."""

SIGNS = {
    ">=": _LEAST,
    "≥": _LEAST,
    "=>": _LEAST,
    "<=": _MOST,
    "≤": _MOST,
    "=<": _MOST,
    ">": _OVER,
    "<": _UNDER,
    "~": _ABOUT,
    "≈": _ABOUT,
    "±": _ABOUT,
}

BEFORE = {
    **dict.fromkeys(
        (
            "about",
            "around",
            "roughly",
            "approximately",
            "approx",
            "approx.",
            "some",
            "circa",
            "ca.",
            "c.",
            "ca",
            "something like",
            "in the region of",
            "in the order of magnitude of",
            "in the order of",
            "on the order of",
            "of the order of",
            "in the neighborhood of",
            "in the vicinity of",
            "somewhere around",
            "somewhere near",
            "give or take",
            "broadly",
            "more or less",
            "an estimated",
            "estimated at about",
            "equivalent to about",
            "closer to",
        ),
        _ABOUT,
    ),
    **dict.fromkeys(
        (
            "nearly",
            "almost",
            "close to",
            "approaching",
            "nearing",
            "near",
            "just under",
            "just below",
            "just shy of",
            "shy of",
            "a little under",
            "a little less than",
            "slightly less than",
            "slightly under",
            "slightly below",
            "close on",
            "not quite",
            "just short of",
            "little short of",
            "a little short of",
            "not far short of",
            "not far off",
            "just less than",
            "virtually",
            "a bit less than",
            "a bit under",
            "the best part of",
            "the better part of",
            *(
                f"a {step} {word}"
                for step in _STEPS
                for word in ("under", "below", "shy of", "less than")
            ),
        ),
        _BELOW,
    ),
    **dict.fromkeys(
        (
            "over",
            "more than",
            "exceeding",
            "surpassing",
            "topping",
            "above",
            "upwards of",
            "upward of",
            "in excess of",
            "greater than",
            "higher than",
            "larger than",
            "bigger than",
            "north of",
            "beyond",
            "well over",
            "well above",
            "just over",
            "just above",
            "a little over",
            "a little more than",
            "slightly more than",
            "slightly over",
            "slightly above",
            "far more than",
            "much more than",
            "well more than",
            "better than",
            "past",
            "comfortably over",
            "a bit more than",
            "a bit over",
            "way over",
            *(f"a {step} {word}" for step in _STEPS for word in ("over", "above", "more than")),
        ),
        _OVER,
    ),
    **dict.fromkeys(
        (
            "at least",
            "no less than",
            "not less than",
            "no fewer than",
            "not fewer than",
            "a minimum of",
            "minimum of",
            "a minimum",
            "no lower than",
            "not below",
            "at a minimum",
            "at least some",
            "at least about",
            "at least around",
        ),
        _LEAST,
    ),
    **dict.fromkeys(
        (
            "up to",
            "at most",
            "no more than",
            "not more than",
            "as much as",
            "as many as",
            "a maximum of",
            "maximum of",
            "as high as",
            "not exceeding",
            "not to exceed",
            "no greater than",
            "no higher than",
            "as little as",
            "capped at",
            "limited to",
            "a ceiling of",
            "a cap of",
            "within",
            "upto",
            "at the most",
        ),
        _MOST,
    ),
    **dict.fromkeys(
        (
            "less than",
            "fewer than",
            "below",
            "under",
            "lower than",
            "smaller than",
            "well below",
            "well under",
            "far less than",
            "south of",
            "short of",
            "much less than",
        ),
        _UNDER,
    ),
}
"""Phrases that stand directly before an amount and belong to its quotation."""

VERBS = {
    **dict.fromkeys(
        (
            "exceed",
            "exceeds",
            "exceeded",
            "surpass",
            "surpasses",
            "surpassed",
            "top",
            "tops",
            "topped",
            "outstrip",
            "overtake",
            "cross",
            "crosses",
            "crossed",
            "crossing",
            "break through",
            "broke through",
            "breaking through",
            "breach",
            "pass",
            "breached",
            "eclipse",
        ),
        _OVER,
    ),
    **dict.fromkeys(("approach", "approaches", "approached", "near", "nears", "neared"), _BELOW),
}
"""Verbs that bound their object; the quotation starts behind them."""

AFTER = {
    **dict.fromkeys(("or more", "or above", "or higher", "and above", "and more", "plus"), _LEAST),
    **dict.fromkeys(("and over", "or greater", "or over", "at least", "and up", "upwards"), _LEAST),
    **dict.fromkeys(("or less", "or below", "or lower", "or under", "or fewer", "at most"), _MOST),
    **dict.fromkeys(("or so", "give or take", "or thereabouts", "more or less"), _ABOUT),
    "+": _LEAST,
}
"""Phrases that stand directly behind an amount."""

BEFORE_HAN = {
    **dict.fromkeys(("最大", "最大で", "最大可达"), ("up-to", False)),
    "最低": ("above", False),
    **dict.fromkeys(("约", "大约", "约为", "大概", "约合", "左右", "约占", "大致", "约达"), _ABOUT),
    **dict.fromkeys(
        (
            "约莫",
            "折合约",
            "合约",
            "大体",
            "估计约",
            "约有",
            "大约为",
            "大约是",
            "大约有",
            "およそ",
            "ほぼ",
            "≈",
        ),
        _ABOUT,
    ),
    **dict.fromkeys(
        (
            "近",
            "将近",
            "接近",
            "逼近",
            "趋近",
            "临近",
            "接近于",
            "直逼",
            "几近",
            "几乎",
            "近乎",
            "直追",
        ),
        _BELOW,
    ),
    **dict.fromkeys(
        ("超", "超过", "逾", "超出", "高于", "大于", "多于", "远超", "破", "超越", "跨过"), _OVER
    ),
    **dict.fromkeys(("远超过", "超逾", "大幅超过", "过"), _OVER),
    **dict.fromkeys(
        (
            "不低于",
            "不得低于",
            "不应低于",
            "不能低于",
            "不少于",
            "不得少于",
            "至少",
            "最少",
            "起码",
            "不小于",
            "不下",
            "不下于",
            "不止",
            "至少要",
            "至少需",
            "至少有",
            "至少达",
            "至少需要",
        ),
        _LEAST,
    ),
    **dict.fromkeys(("达到或超过", "少说", "不会低于", "不会少于", "少なくとも"), _LEAST),
    **dict.fromkeys(
        (
            "最多",
            "最高",
            "最高达",
            "最高可达",
            "最高或达",
            "最多可达",
            "最多可",
            "不超过",
            "至多",
            "不高于",
            "不多于",
            "不大于",
            "不超",
            "不会超过",
            "不会高于",
            "不会多于",
            "上限",
        ),
        _MOST,
    ),
    **dict.fromkeys(
        ("低于", "少于", "不足", "不到", "小于", "未满", "未超过", "不及", "未达", "未到", "不满"),
        _UNDER,
    ),
}
"""What stands directly before a Chinese amount and belongs to its quotation."""

VERBS_HAN = {
    **dict.fromkeys(
        ("突破", "突破了", "冲破", "站上", "迈过", "跨越", "跨入", "超过了", "突破至"), _OVER
    ),
    **dict.fromkeys(("失守", "跌穿", "击穿"), _UNDER),
}

_OVER_JAPANESE = (
    "超え",
    "を超え",
    "を初めて超え",
    "を初めて上回",
    "を初めて突破",
    "を超す",
    "を上回",
    "を突破",
    "余り",
    "あまり",
)
_UNDER_JAPANESE = ("未満", "を下回", "を割り", "を切る", "を割る", "台を割")

ALONE_HAN = {"超": _OVER, "强": _OVER, "弱": _BELOW}
"""One character behind an amount, where a particle or a pause follows: 3割超の, 三分之一强."""

AFTER_HAN = {
    **dict.fromkeys(
        ("左右", "上下", "前后", "大约", "许", "程度", "ほど", "くらい", "附近"), _ABOUT
    ),
    **dict.fromkeys(("以上", "及以上", "或以上", "之上", "起", "或更多", "或更高"), _LEAST),
    **dict.fromkeys(("有余", "开外", "出头", "多", *_OVER_JAPANESE), _OVER),
    **dict.fromkeys(_UNDER_JAPANESE, _UNDER),
    **dict.fromkeys(("近く", "近い", "足らず", "に迫る", "に迫り", "に迫っ"), _BELOW),
    **dict.fromkeys(("以内", "以下", "及以下", "之内", "或以下", "之下"), _MOST),
}
