"""Pieces of the patterns by which English names an earlier forecast."""

__all__ = ["HEDGE", "HELD", "IN", "MEASURES", "MONTH", "NOUN", "REVISED", "REVISES"]

IN = r"(?:[^.;\n]|\.(?=\d))"
NOUN = (
    r"(?:forecast|estimate|guidance|outlook|projection|target|prediction|expectation|view|model|plan"
    r"|goal|range|assumption|call|PT|expected\s+[a-z]+)s?\b"
)
REVISES = (
    r"\b(?:rais|lift|lower|trim|revis|reduc|increas|boost|upgrad|downgrad|hik|slash|cut|narrow|nudg"
    r"|bump|widen|scal|pared?|paring|shav|upped|mark(?=ed\s+(?:up|down)))\w*\b"
)
HEDGE = (
    r"(?:(?:an?|the|its|our|their|about|around|some|roughly|nearly|almost|over|only|just|more|than|at"
    r"|least|up|to|between|of|for)\s+)*"
)
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|winter)"
)
HELD = (
    r"(?:forecast(?:ing)?|expect(?:ed|ing)|estimat(?:ed|ing)|predict(?:ed|ing)|project(?:ed|ing)|foreseen|foresaw"
    r"|pencill?(?:ed|ing)\s+in|hop(?:ed|ing)\s+for|plann(?:ed|ing)|budget(?:ed|ing)|target(?:ed|ing)|envisag(?:ed|ing)"
    r"|anticipat(?:ed|ing)|call(?:ed|ing)\s+for|look(?:ed|ing)\s+for|bet(?:ting)?\s+on|aim(?:ed|ing)\s+(?:for|at)"
    r"|guid(?:ed|ing)\s+(?:to|for)|bank(?:ed|ing)\s+on|promis(?:ed|ing)|assum(?:ed|ing))"
)
"""What somebody did who forecast: `was calling for`, `had pencilled in`."""
MEASURES = (
    r"(?:beat(?:s|ing|en)?|top(?:s|ped|ping)|exceed(?:s|ed|ing)|surpass(?:es|ed|ing)|miss(?:es|ed|ing)|outpac(?:es|ed|ing)|trail(?:s|ed|ing)"
    r"|above|below|ahead\s+of|versus|vs\.?|against|(?:high|low|bett|large|small|great|strong|weak|few)(?:e?r)\s+than|worse\s+than|short\s+of|compared\s+(?:with|to)|in\s+line\s+with|matching|matched)"
)
"""What sets a figure beside the forecast that was made of it."""
REVISED = (
    "rais", "lift", "lower", "trim", "revis", "reduc", "increas", "boost", "grad", "hik", "slash",
    "cut", "narrow", "nudg", "bump", "widen", "scal", "par", "shav", "upped", "marked",
)  # fmt: skip
