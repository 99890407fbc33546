"""A twin of the text, equal in length, for the words of time and certainty.

`reading.shadow` serves numbers; this one keeps Chinese punctuation, which ends clauses, and folds
the traditional characters of the words that tell time and tense.
"""

__all__ = ["plain"]

_TRADITIONAL = (
    "國業產發車機電動場華東陽歲預計測將會達標劃規爭來過較為從後內個億萬"
    "實現際數據顯統創歷長漲減擴躍邁幾兩間財終當號確擬諾設觀樂報與開佔調"
)
_SIMPLIFIED = (
    "国业产发车机电动场华东阳岁预计测将会达标划规争来过较为从后内个亿万"
    "实现际数据显统创历长涨减扩跃迈几两间财终当号确拟诺设观乐报与开占调"
)
_TABLE = (
    {ord(a): ord(b) for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)}
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
