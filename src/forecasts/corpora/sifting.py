"""Tells, at the speed of one search, the texts that can hold no claim about the future."""

import re

__all__ = ["may_claim"]

_CUES = re.compile(
    r"\b(?:will|would|could|may|might|shall|should|expect|forecast|foresee|forese|project|predict"
    r"|anticipat|estimat|outlook|guidance|target|aim|plan|goal|pledge|intend|commit|ambition|poised"
    r"|set to|on (?:track|course)|likely|potential|seen|sees|see|by|until|through|reach|next|coming"
    r"|future|bound|due|pegged|tipped|eye|hope|seek|promise|vow|scenario)"
    r"|[\u3041-\u30ff\u4e00-\u9fff]"
)
_SIGNS = re.compile(r"[0-9\uff10-\uff19¼-¾⅐-⅞一二三四五六七八九十百千万亿兆億萬半倍]")
_WORDS = re.compile(
    r"\b(?:hundred|thousand|million|billion|trillion|dozen|half|third|quarter"
    r"|double|doubling|triple|tripling|quadruple|twice|fold|per ?cent|majority"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)"
)


def may_claim(text: str) -> bool:
    """Tell whether some paragraph holds a figure and a word that can speak of the future.

    A text in Chinese characters or kana needs a figure alone: its words have no bounds to be
    searched at. False is certain; True is a question for the reader.
    """
    # In lower case, as a pattern that ignores the case asks each of its words at each place; and
    # figures in digits first, which are found at once.
    lines = text.lower().split("\n")
    return any(_SIGNS.search(line) and _CUES.search(line) for line in lines) or any(
        _WORDS.search(line) and _CUES.search(line) for line in lines
    )
