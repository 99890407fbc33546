"""A twin of the text, equal in length, for the words of time and certainty.

`reading.shadow` serves numbers; this one keeps Chinese punctuation, which ends clauses, and folds
the traditional characters of the words that tell time and tense.
"""

from forecasts.reading.lexicon.simplified import SIMPLIFIED

__all__ = ["plain"]

_TABLE = (
    SIMPLIFIED
    | {0xFF10 + value: 0x30 + value for value in range(10)}
    | {0xA0: 0x20, 0x202F: 0x20, 0x2009: 0x20, 0x2007: 0x20, 0x3000: 0x20}
    | {
        0xFF0D: 0x2D,
        0x2010: 0x2D,
        0x2011: 0x2D,
        0x2212: 0x2D,
        0xFF5E: 0x7E,
        0x301C: 0x7E,
        0xFF0F: 0x2F,
    }
)


def plain(text: str) -> str:
    """Return the text with full-width digits, odd spaces and traditional characters made plain.

    Every character becomes one character, so offsets hold.
    """
    return text if text.isascii() else text.translate(_TABLE)
