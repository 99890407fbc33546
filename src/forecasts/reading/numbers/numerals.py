"""Numbers as digits and as English words: `1,500`, `2 1/2`, `4e14`, `half a million`, `dozens`."""

import re
from typing import NamedTuple

from forecasts.reading.lexicon.magnitudes import (
    COUNT_WORDS,
    FRACTION_WORDS,
    SCALE_WORDS,
    TENS,
    VAGUE_WORDS,
    VULGAR_FRACTIONS,
)
from forecasts.reading.patterns import Lazy

__all__ = ["Number", "digits_at", "figures_of", "raised", "words_at"]


class Number(NamedTuple):
    """A number with its place.

    Attributes:
        low: Lower end; equal to `high` unless the words are a range (两三, 六七).
        high: Upper end.
        figures: Significant figures as printed; 0 when no digit is given.
        start: Offset of the first character.
        end: Offset behind the last one.
        form: `digits`, `words`, `han`, `fraction`, `vague` (dozens), `magnitude` (trillion, 万亿).
        above: Whether the number itself says that it is a floor (三十多, 400余).
    """

    low: float
    high: float
    figures: int
    start: int
    end: int
    form: str
    above: bool = False


_DIGITS = Lazy(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"
    r"|[0-9]{1,3}(?:[  ][0-9]{3})+(?![0-9,])|[0-9]{1,3}(?:'[0-9]{3})+(?![0-9])"
    r"|[0-9]{1,40})(?:\.[0-9]{1,40})?"
    r"|\.[0-9]{1,40}"
)
_EXPONENT = Lazy(r"[eE]([+-]?[0-9]{1,3})(?![0-9A-Za-z])| ?[x×] ?10\^?([-−+]?[0-9]{1,3})(?![0-9])")
_SLASH = Lazy(r"([0-9]{1,4})/([0-9]{1,4})(?![0-9/])")
_MIXED = Lazy(r"(?: |-)([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")
_WORD = Lazy(r"[a-z]+")
_GAP = Lazy(r"(?: and | & |-and-|, | |-)(?=[a-z])")
_OF_VAGUE = Lazy(r" of (thousands|millions|billions|trillions|hundreds)\b")
_COUPLE = Lazy(r" (couple)(?: of)?\b")
_SCALE_MORE = Lazy(r"[ -](thousand|million|billion|trillion|crore)\b")
_OF_A_SCALE = Lazy(
    r"(?: of)?(?:[ -]an?)?[ -](dozen|hundred|thousand|million|billion|trillion|lakh|crore)\b"
)
_DECIMAL_COMMA = Lazy(r"([0-9]{1,3}),([0-9]{1,2}) (?=(?:m|b|tr)illion|[mb]n\b|tn\b)")
_LARGEST = 1e30  # a number in words that goes on beyond it is none
_RUN = Lazy(r"[0-9]{1,40}")
_PLAIN_ENDS = frozenset(
    ("%", "", ";", ")", "\n", "亿", "万", "年", "个", "辆", "元", "家", "人", "台", "项", "吨")
)
_MORE_DIGITS = frozenset("0123456789x×")
_NOT_PLAIN = frozenset((*VULGAR_FRACTIONS, "/", "-", " ", "e", "E", "x", "×"))
_UNGROUP = str.maketrans("", "", ",'   ")


def raised(value: float, exponent: int) -> float:
    """Return value times ten to the exponent, rounded once, so that 4.35 hundred is 435."""
    value = float(value)
    if not exponent:
        return value
    text = repr(value)
    return float(f"{text}e{exponent}") if "e" not in text else value * 10.0**exponent


def figures_of(text: str) -> int:
    """Return the significant figures of a plain number as printed: `240` has 2, `2.0` has 2."""
    if "." in text:
        return len(text.replace(".", "").lstrip("0")) or 1
    return len(text.strip("0")) or 1


def digits_at(text: str, position: int) -> Number | None:
    """Read a number that starts with a digit (or a decimal point) at the position."""
    start = position
    found = _RUN.match(text, position)
    if found:
        after = text[found.end() : found.end() + 1]
        if after in _PLAIN_ENDS or (
            after == " " and text[found.end() + 1 : found.end() + 2] not in _MORE_DIGITS
        ):
            return _plain(found, start)
    found = _DIGITS.match(text, position)
    if not found:
        return None
    end = found.end()
    after = text[end : end + 1]
    if after == "," and (comma := _DECIMAL_COMMA.match(text, position)):
        written = f"{comma[1]}.{comma[2]}"
        return Number(
            float(written), float(written), figures_of(written), start, comma.end(2), "digits"
        )
    if after not in _NOT_PLAIN:
        return _plain(found, start)
    slash = _SLASH.match(text, position) if after == "/" else None
    if slash and 0 < int(slash[2]) <= _HUNDRED and int(slash[1]) < int(slash[2]):
        value = int(slash[1]) / int(slash[2])
        return Number(value, value, 1, start, slash.end(), "fraction")
    next_sign = text[end + 1 : end + 2]
    number = _plain(found, start)
    ends = after in " -" and not next_sign.isdigit() and next_sign not in ("x", "×")
    return number if ends else _and_more(text, number, found[0].translate(_UNGROUP))


_HUNDRED = 100


def _and_more(text: str, number: Number, plain: str) -> Number:
    """Add the fraction or the power of ten behind a number: `2 1/2`, 2½, 4e14."""
    end = number.end
    mixed, part = _MIXED.match(text, end), 0.0
    if mixed and int(mixed[2]) and int(mixed[1]) < int(mixed[2]):
        part, end = int(mixed[1]) / int(mixed[2]), mixed.end()
    elif text[end : end + 1] in VULGAR_FRACTIONS:
        part, end = VULGAR_FRACTIONS[text[end]], end + 1
    if part:
        value, figures = number.low + part, number.figures + 1
        return Number(value, value, figures, number.start, end, "digits")
    power = _EXPONENT.match(text, end)
    scaled = float(f"{plain}e{(power[1] or power[2]).replace('−', '-')}") if power else float("inf")
    if power and abs(scaled) != float("inf"):
        return number._replace(low=scaled, high=scaled, end=power.end(), form="digits")
    return number


def _plain(found: re.Match[str], start: int) -> Number:
    written = found[0]
    plain = written.translate(_UNGROUP) if len(written) > 3 else written
    value, form = float(plain), "digits" if len(plain) == len(written) else "grouped"
    return Number(value, value, figures_of(plain), start, found.end(), form)


def _small(word: str) -> int | None:
    return COUNT_WORDS.get(word, TENS.get(word))


def words_at(lower: str, position: int) -> Number | None:
    """Read a number in English words at the position of a lower-case text.

    `a` and `an` count as one before a magnitude; `a third` and `two-thirds` are fractions.
    """
    word = _WORD.match(lower, position)
    if not word:
        return None
    name = word[0]
    if name in VAGUE_WORDS:
        return _vague(lower, position, word.end(), VAGUE_WORDS[name])
    if name in ("half", "quarter"):
        return _part(lower, position, word.end(), 1 / FRACTION_WORDS[name])
    if name in ("a", "an", "several", "few", "couple", "many"):
        return _with_article(lower, position, word)
    if name.endswith("fold"):
        return _fold_word(name, position, word.end())
    magnitude = name in SCALE_WORDS and name != "cr"
    return _bare_magnitude(lower, position, word) if magnitude else _cardinal(lower, position)


def _fold_word(name: str, start: int, end: int) -> Number | None:
    root = name[:-4]
    value = _small(root) or {"hundred": 100, "thousand": 1000, "million": 1_000_000}.get(root)
    return Number(value, value, 1, start, end, "fold") if value else None


def _vague(lower: str, start: int, end: int, value: float) -> Number:
    more = _OF_VAGUE.match(lower, end)
    if more:
        return Number(*(value * VAGUE_WORDS[more[1]],) * 2, 0, start, more.end(), "vague")
    return Number(value, value, 0, start, end, "vague")


def _part(lower: str, start: int, end: int, value: float) -> Number:
    """Return a fraction, or what it is of a magnitude behind it: `half a dozen`."""
    scale = _OF_A_SCALE.match(lower, end)
    if not scale:
        return Number(value, value, 1, start, end, "fraction")
    value = 12 * value if scale[1] == "dozen" else raised(value, SCALE_WORDS[scale[1]])
    return Number(value, value, 1, start, scale.end(), "words")


_AFTER_ARTICLE = Lazy(
    r"(?: few| couple(?: of)?| further| whopping| staggering| record| mere| full| total of| cool"
    r"| combined| estimated| additional)?(?: |-)"
    r"(dozens?|hundred|thousand|million|billion|trillion|lakh|crore|half|third|quarter|fifth|sixth"
    r"|seventh|eighth|ninth|tenth)\b"
)


def _with_article(lower: str, start: int, word: re.Match[str]) -> Number | None:
    name, end = word[0], word.end()
    vague = name not in ("a", "an") or lower.startswith((" few", " couple"), end)
    next_word = _AFTER_ARTICLE.match(lower, end)
    if not next_word:
        pair = _COUPLE.match(lower, end) if name == "a" else None
        return Number(2, 2, 1, start, pair.end(), "words") if pair else None
    noun = next_word[1]
    if noun in FRACTION_WORDS:
        return None if vague else _part(lower, start, next_word.end(), 1 / FRACTION_WORDS[noun])
    if noun.startswith("dozen"):
        figures, form = (0, "vague") if vague else (2, "words")
        return Number(12.0, 12.0, figures, start, next_word.end(), form)
    if vague or lower[next_word.end() : next_word.end() + 1] == "-":
        value = raised(1, SCALE_WORDS[noun])
        return Number(value, value, 0, start, next_word.end(), "vague" if vague else "magnitude")
    read = _cardinal(lower, next_word.start(1))
    return read and read._replace(start=start)


def _bare_magnitude(lower: str, start: int, word: re.Match[str]) -> Number:
    value, end = raised(1, SCALE_WORDS[word[0]]), word.end()
    gap = _SCALE_MORE.match(lower, end)
    if gap:
        value, end = raised(value, SCALE_WORDS[gap[1]]), gap.end()
    return Number(value, value, 0, start, end, "magnitude")


def _scaled(total: float, current: float, scale: str, last: str) -> tuple[float, float]:
    """Return what is summed up, and what waits for its scale, behind one more scale."""
    if scale == "hundred":
        return total, (current or 1) * 100
    total += raised(current or (0 if total else 1), SCALE_WORDS[scale])
    again = last in SCALE_WORDS and last != "hundred"
    return raised(total, SCALE_WORDS[scale]) if again else total, 0.0


def _cardinal(lower: str, start: int) -> Number | None:
    total = current = 0.0
    end, position, seen = start, start, 0
    last = ""
    while (word := _WORD.match(lower, position)) and total + current <= _LARGEST:
        name = word[0]
        small = _small(name)
        if small is not None:
            if seen and last not in SCALE_WORDS and not (last in TENS and small < 10):
                break
            current += small
        elif (
            name in SCALE_WORDS
            and name != "cr"
            and (seen or name in ("hundred", "thousand", "million", "billion", "trillion"))
        ):
            total, current = _scaled(total, current, name, last)
        elif name == "dozen" and seen:
            return Number(current * 12, current * 12, 2, start, word.end(), "words")
        elif name in FRACTION_WORDS and seen and current and last != "hundred":
            return _part(lower, start, word.end(), (total + current) / FRACTION_WORDS[name])
        else:
            break
        seen, last, end = seen + 1, name, word.end()
        gap = _GAP.match(lower, end)
        if not gap or (gap[0].strip(" -") in ("and", "&", ",") and last not in SCALE_WORDS):
            break
        position = gap.end()
    value = total + current
    if not seen or value > _LARGEST:
        return None
    return _and_a_half(
        lower, Number(value, value, figures_of(str(int(value))), start, end, "words"), last
    )


_POINT = Lazy(r" point((?: (?:zero|one|two|three|four|five|six|seven|eight|nine|oh))+)")
_AND_A_HALF = Lazy(r" and (?:a|one)[ -](half|quarter|third)\b")
_SCALE_AFTER = Lazy(r"[ -](hundred|thousand|million|billion|trillion|lakh|crore)\b")


def _and_a_half(lower: str, number: Number, last: str) -> Number:
    """Add `and a half`, `point five`, and a magnitude behind them."""
    value, figures, end = number.low, number.figures, number.end
    more = _AND_A_HALF.match(lower, end)
    point = _POINT.match(lower, end)
    if more and last != "hundred":
        step = raised(1 / FRACTION_WORDS[more[1]], SCALE_WORDS.get(last, 0))
        value, figures, end = value + step, figures + 1, more.end()
    elif point:
        digits = "".join(str(COUNT_WORDS.get(word, 0)) for word in point[1].split())
        value, figures, end = float(f"{int(value)}.{digits}"), figures + len(digits), point.end()
    else:
        return number
    scale = _SCALE_AFTER.match(lower, end)
    if scale:
        value, end = raised(value, SCALE_WORDS[scale[1]]), scale.end()
    return number._replace(low=value, high=value, figures=figures, end=end)
