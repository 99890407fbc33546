"""Where a quantity may start: at digits, number words and Chinese numerals."""

from forecasts.reading.lexicon.magnitudes import COUNT_WORDS, FRACTION_WORDS, TENS, VAGUE_WORDS
from forecasts.reading.patterns import Lazy

__all__ = ["anchors", "start_of_words"]

_FRACTION_SIGNS = "½¼¾⅓⅔⅕⅖⅗⅘⅛⅜⅝⅞"
_HAN = Lazy(
    r"[一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟參][〇零一二两三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟參几]*"
    r"|[几数上](?=[十百千万亿])|半(?=[年数成折天个])|翻(?=[了一两二三四五番倍近约超逾])|对折|过半|减半|(?:半减|(?<![\d一二三四五六七八九十数])倍増)(?=[すしさ])"
    r"|[零〇]点(?=[〇零一二三四五六七八九]{1,4}(?![十分刻]))"
)

_MULTIPLES = (
    "double doubled doubles doubling triple tripled triples tripling treble trebled quadruple "
    "quadrupled quadruples quadrupling quintuple quintupled quintuples quintupling sextuple "
    "sextupled sextupling halve halved halving twice thrice twofold threefold fourfold fivefold "
    "sixfold sevenfold eightfold ninefold tenfold twentyfold fiftyfold hundredfold thousandfold"
).split()

_WORDS = frozenset(
    (
        *COUNT_WORDS,
        *TENS,
        *FRACTION_WORDS,
        *VAGUE_WORDS,
        *_MULTIPLES,
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
        "lakh",
        "crore",
        "couple",
    )
) - {"zero", "tens", "scores"}


def _beginning_like(words: frozenset[str]) -> str:
    """Return a pattern of words behind a blank whose first three letters are those of some word.

    Most words of a text differ in them; what begins so is looked up.
    """
    thirds: dict[str, str] = {}
    for head in sorted({word[:3] for word in words}):
        thirds[head[:2]] = thirds.get(head[:2], "") + head[2]
    near = "".join(f"[{''.join(sorted(set(place)))}]" for place in zip(*words, strict=False))
    heads = "|".join(f"{head}[{letters}]" for head, letters in thirds.items())
    return f" (?={near})((?:{heads})[a-z]*)"


_CANDIDATE = Lazy(_beginning_like(_WORDS))
_SEPARATE = bytes(
    code + 32 if 65 <= code <= 90 else code if 97 <= code <= 122 else 32 for code in range(256)
)
_DIGIT_OR_BLANK = bytes(48 if 48 <= code <= 57 else 32 for code in range(256))
_ARTICLE = Lazy(
    r"(?:half an? |quarter of an? |an? few |a further |an? |several |a couple of |tens of "
    r"|scores of |many )\Z"
)


_ARTICLE_ENDS = ("a ", "an ", "few ", "several ", "of ", "further ", "many ")


def anchors(text: str, *, han: bool) -> list[int]:
    """Return the offsets where a number may start, ascending; `han`: it has Chinese characters.

    Digits are found in a byte twin of the text, which is equally long, and so are English words:
    a search among bytes that are blanks or letters outruns any pattern of words.
    """
    twin = text.encode("latin-1", "replace")
    found = _digit_runs(twin.translate(_DIGIT_OR_BLANK))
    if han:
        found += [match.start() for match in _HAN.finditer(text)]
    if any(sign in text for sign in _FRACTION_SIGNS):
        found += [at for at, sign in enumerate(text) if sign in _FRACTION_SIGNS]
    folded = " " + twin.translate(_SEPARATE).decode("ascii")
    found += [match.start() for match in _CANDIDATE.finditer(folded) if match[1] in _WORDS]
    found.sort()
    return found


def _digit_runs(marks: bytes) -> list[int]:
    """Return where runs of digits start; searching for one byte outruns any pattern."""
    found = []
    at = marks.find(b"0")
    while at >= 0:
        found.append(at)
        end = marks.find(b" ", at)
        at = marks.find(b"0", end) if end > 0 else -1
    return found


def start_of_words(lower: str, at: int, floor: int) -> int:
    """Return where a number in words starts: before the article of `a million`."""
    ends = lower.endswith(_ARTICLE_ENDS, floor, at)
    found = _ARTICLE.search(lower[max(floor, at - 18) : at]) if ends else None
    if not found:
        return at
    start = max(floor, at - 18) + found.start()
    return start if start == 0 or not lower[start - 1].isalnum() else at
