"""Words that say of growth whether it is of one year, of each of several, or of all together."""

import re

__all__ = ["OVER_YEARS", "RATE", "YEAR_ON_YEAR"]

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
