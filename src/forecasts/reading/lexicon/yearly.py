"""Words that say of growth whether it is of one year, of each of several, or of all together."""

import re

__all__ = ["ON_QUARTER_BEFORE", "ON_QUARTER_BEHIND", "OVER_YEARS", "RATE", "YEAR_ON_YEAR"]

YEAR_ON_YEAR = re.compile(
    r"(?i)year[- ](?:on|over)[- ]year|\byoy\b|\by/y\b|\b(?:a|the) year (?:earlier|before)\b"
    r"|同比|[比较]上年|前年比"
)
"""Growth against the year before."""

OVER_YEARS = re.compile(
    r"(?i)\b(?:a|per|each|every) year\b|\bper annum\b|\bp\.a\.|\bannual|\byearly\b|\bcagr\b"
    r"|\bcompound|\baverage\b|\bmean\b|平均|年均|每年|复合|複合|年率"
)
"""Growth of each of several years."""

RATE = re.compile(
    r"(?i)\brates?\b|\bpace\b|\bgrowing at\b|\bgrow(?:s|th)? (?:at|of)\b|增速|增长率|伸び率|成長率"
)
"""Growth that is told as a speed, which may be of each year though no word says so."""

_ON_QUARTER = (
    r"(?:sequential(?:ly)?|(?:month|quarter)[- ](?:on|over)[- ](?:month|quarter)|[qm][o/][qm])\b"
)
ON_QUARTER_BEFORE = re.compile(
    r"(?:环比|環比|[季月][增减減升降跌涨漲]|按[季月]|前期比|前月比|前四半期比)[^，,、。；%％]{0,8}$"
    rf"|(?i:\b{_ON_QUARTER})[^,.;%]{{0,24}}$"
)
ON_QUARTER_BEHIND = re.compile(rf"(?i)(?:\s[a-z]+){{0,2}}?[\s(]+{_ON_QUARTER}")
"""Growth against the month or quarter before, beside its figure."""
