"""Units of measure: what a text writes -> our ASCII name, from the rows of `quantities.units`."""

from forecasts.quantities.currencies import MINOR
from forecasts.quantities.units import COMPOUNDS, UNITS
from forecasts.reading.lexicon.nouns import NOUNS
from forecasts.reading.lexicon.simplified import SIMPLIFIED

__all__ = ["DURATIONS", "HAN_UNITS", "PER_WORDS", "SYMBOLS", "TIMES", "UNIT_NAMES", "WORDS"]

_ROWS = {
    name: row
    for dimension, rows in UNITS.items()
    for name, row in rows.items()
    if dimension != "count" or row[1]
}

SYMBOLS = {
    **{symbol: name for name, row in _ROWS.items() for symbol in row[1].split()},
    **{symbol: name for name, (symbols, _) in COMPOUNDS.items() for symbol in symbols.split()},
    "p": "penny",
    "am": "am",
    "mbpd": "Mbarrel/day",
    "mmbpd": "Mbarrel/day",
    "mmb/d": "Mbarrel/day",
}
"""Case matters: MW is not mW. `5 p` may be money, `5 am` is a time of day and no length."""

DURATIONS = frozenset(UNITS["time"])

TIMES = {word: name for name, row in UNITS["time"].items() if row[2] for word in row[2].split(", ")}

WORDS = {
    **{
        word: name
        for name, row in _ROWS.items()
        if row[2] and name not in DURATIONS
        for word in row[2].split(", ")
    },
    **{word: name for name, (_, words) in COMPOUNDS.items() if words for word in words.split(", ")},
}
"""English unit words, lower case, singular and plural; time words are in `TIMES`."""

HAN_UNITS = {
    **{word: name for name, row in _ROWS.items() for word in row[3].translate(SIMPLIFIED).split()},
    "兆": "MB",
}
"""Chinese units; 兆 is here for 兆瓦 and its like: as a number it is in the numerals."""

UNIT_NAMES = {*_ROWS, *COMPOUNDS, *MINOR} - {"x"}
"""Our own names, which the canonical form of a value is written in."""

_PRICED = (
    "share unit person vehicle car night ticket user customer household order trip flight wafer "
    "token container"
)
PER_WORDS = {
    **{word: NOUNS[word] for word in _PRICED.split()},
    "head": "people",
    "capita": "people",
    "employee": "people",
    "mt": "t",
    "bu": "bushel",
    "kwh": "kWh",
    "kw": "kW",
    "mwh": "MWh",
    "d": "day",
    "yr": "year",
    "dozen": "dozen",
    "million": "million",
}
"""What a price or a rate is of besides units of measure: `a share`, `per head`, `/kWh`."""
