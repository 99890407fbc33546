"""Chinese numerals, mixed with digits or not: 1.5万亿, 三千五百, 两三千万, 十几亿, 三分之二, 七成五."""

from forecasts.reading.lexicon.magnitudes import HAN_DIGITS, HAN_SCALES, HAN_UNITS
from forecasts.reading.numerals import Number, figures_of, raised
from forecasts.reading.patterns import Lazy

__all__ = ["han_at", "han_share_at"]

_DIGITS = Lazy(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]{1,40}(?:\.[0-9]{1,40})?")
_NOT_SCALE = Lazy(r"兆(?:瓦|赫|字节|比特|帕|焦|欧)|千(?:瓦|克|米|卡|伏|比特|字节|赫|帕|焦|安|巴)")
_LARGEST = 1e18
_MORE = Lazy(r"[余多]")
_LONGEST = 40


def han_at(text: str, position: int) -> Number | None:  # noqa: C901, PLR0912, PLR0915 - one automaton
    """Read a numeral that starts with a Chinese numeral, 几, 数, 上, or with digits before 万 or 亿.

    Neighbouring digits that ascend by one are a range (六七, 两三千万); 几, 数, 十几 are vague;
    余 and 多 inside make a floor.
    """
    size = min(len(text), position + _LONGEST)
    at, lead = position, ""
    if text[at : at + 1] in ("几", "数", "上", "成") and text[at + 1 : at + 2] in (
        *HAN_UNITS,
        *HAN_SCALES,
    ):
        lead, at = text[at], at + 1
    total = [0.0, 0.0]
    section = [0.0, 0.0]
    current: list[float] | None = None
    last_scale = 99
    last_unit = 0
    figures = pieces = 0
    digit_run = ""
    seen = vague = above = plain = False
    while at < size:
        char = text[at]
        if "0" <= char <= "9":
            if current is not None:
                break
            found = _DIGITS.match(text, at)
            if not found:
                break
            written = found[0].replace(",", "")
            current, figures, at = (
                [float(written)] * 2,
                max(figures, figures_of(written)),
                found.end(),
            )
            seen = plain = True
            last_unit, pieces = 0, pieces + 1
            continue
        if char in HAN_DIGITS:
            digit = HAN_DIGITS[char]
            if plain and current is not None:
                break
            if char == "两" and seen and text[at + 1 : at + 2] not in (*HAN_UNITS, *HAN_SCALES):
                break
            pieces += current is None
            if digit == 0 and char in "零" and current is None and seen:
                at, last_unit = at + 1, 0
                continue
            if current is None:
                current, digit_run = [float(digit)] * 2, str(digit)
            elif len(digit_run) == 1 and _pair(digit_run, digit, text, at):
                current, digit_run = [current[0], float(digit)], "~"
            elif digit_run == "~":
                break
            else:
                digit_run += str(digit)
                current = [float(digit_run)] * 2
            seen, at = True, at + 1
            continue
        if char == "点" and seen and (not current or current[0] == current[1]):
            decimals = _decimals(text, at + 1)
            if not decimals:
                break
            base = total[0] + section[0] + (current[0] if current else 0)
            written = f"{int(base)}.{decimals}"
            total, section, current = [0.0, 0.0], [0.0, 0.0], [float(written)] * 2
            figures = figures_of(written)
            plain, at = True, at + 1 + len(decimals)
            continue
        if char == "几" and seen and last_unit and current is None:
            vague, at = True, at + 1
            above = True
            continue
        if char in HAN_UNITS and not (seen and _NOT_SCALE.match(text, at)):
            exponent = HAN_UNITS[char]
            if current is None and seen and last_unit and exponent >= last_unit:
                break
            ends = current or [1.0, 1.0]
            section = [section[i] + raised(ends[i], exponent) for i in (0, 1)]
            current, digit_run, plain, seen, last_unit = None, "", False, True, exponent
            at += 1
            continue
        if char in HAN_SCALES and not _NOT_SCALE.match(text, at):
            exponent = HAN_SCALES[char]
            ends = [section[i] + (current[i] if current else 0.0) for i in (0, 1)]
            if exponent > last_scale or (not any(ends) and any(total)):
                total = [raised(total[i] + ends[i], exponent) for i in (0, 1)]
            else:
                total = [total[i] + raised(ends[i] or 1.0, exponent) for i in (0, 1)]
            section, current, digit_run, plain, seen = [0.0, 0.0], None, "", False, True
            last_scale, last_unit, at = exponent, exponent, at + 1
            continue
        if _MORE.match(char) and seen and text[at + 1 : at + 2] in (*HAN_SCALES, *HAN_UNITS):
            above, at = True, at + 1
            continue
        break
    if not seen:
        return None
    if current is not None and last_unit > 1 and len(digit_run) == 1 and not plain:
        current = [raised(end, last_unit - 1) for end in current]
    ends = [total[i] + section[i] + (current[i] if current else 0.0) for i in (0, 1)]
    if ends[1] > _LARGEST:
        return None
    if not figures or pieces > 1:
        figures = max(figures_of(f"{int(ends[0])}"), figures)
    no_digit = not any("0" <= c <= "9" or c in HAN_DIGITS for c in text[position:at])
    form = "magnitude" if no_digit and text[position] not in "十拾" else "han"
    if lead or vague:
        form = "vague"
        figures = 0
    return Number(
        ends[0], ends[1], 0 if form == "magnitude" else figures, position, at, form, above
    )


def _pair(run: str, digit: int, text: str, at: int) -> bool:
    """Whether two neighbouring digits are a range: 六七, 两三, 三五; not 二〇二五."""
    if text[at + 1 : at + 2] in HAN_DIGITS:
        return False
    first = int(run)
    return 0 < first < digit and (digit == first + 1 or (first, digit) == (3, 5))


def _decimals(text: str, at: int) -> str:
    digits = ""
    while at < len(text) and text[at] in HAN_DIGITS and len(digits) < 20:
        digits += str(HAN_DIGITS[text[at]])
        at += 1
    return digits


_PARTS = Lazy(r"(百|佰|千|仟|万|百万|千万|万万|百万万)分之")
_PART_EXPONENTS = {
    "百": 0,
    "佰": 0,
    "千": -1,
    "仟": -1,
    "万": -2,
    "百万": -4,
    "千万": -5,
    "万万": -6,
    "百万万": -8,
}
_TENTHS = Lazy(
    r"成(?!立|为|功|本|交|果|员|熟|都|长|绩|效|就|分|型|品|套|批|人|年|份|因|形|像|色|千|百|万)"
)
_DISCOUNT = Lazy(r"折(?!合|算|旧|叠|线|扣|射|磨|腾|返|中)")


def han_share_at(text: str, position: int) -> Number | None:
    """Read 百分之五, 三分之二, 七成五, 八五折, 一半 as a number of percent."""
    parts = _PARTS.match(text, position)
    if parts:
        number = _value_at(text, parts.end())
        if number is None and text.startswith("百", parts.end()):
            return Number(100.0, 100.0, 1, position, parts.end() + 1, "share")
        if number is None:
            return None
        shift = _PART_EXPONENTS[parts[1]]
        return number._replace(
            low=raised(number.low, shift),
            high=raised(number.high, shift),
            start=position,
            form="share",
        )
    if text.startswith(("半数", "一半"), position):
        return Number(50.0, 50.0, 1, position, position + 2, "share")
    if text.startswith("对折", position):
        return Number(50.0, 50.0, 1, position, position + 2, "share")
    if text.startswith(("半成", "半折"), position):
        value = 5.0 if text[position + 1] == "成" else 50.0
        return Number(value, value, 1, position, position + 2, "share")
    number = _value_at(text, position)
    if number is None:
        return None
    if text.startswith("分之", number.end):
        over = _value_at(text, number.end + 2)
        if over is None or not number.low:
            return None
        value = 100 * (over.low / number.low)
        return Number(value, value, over.figures, position, over.end, "share")
    return _tenths(text, number)


def _value_at(text: str, position: int) -> Number | None:
    number = han_at(text, position)
    if (
        number
        and number.end < len(text)
        and text[number.end] in "kK"
        and not text[number.end + 1 : number.end + 2].isalpha()
    ):
        return number._replace(low=number.low * 1000, high=number.high * 1000, end=number.end + 1)
    return number


def _tenths(text: str, number: Number) -> Number | None:
    """Read 成 (tenths) and 折 (what is left of a price, in tenths or, with two digits, percent)."""
    end = number.end
    if number.low <= 10 and _TENTHS.match(text, end):
        low, high, end = raised(number.low, 1), raised(number.high, 1), end + 1
        figures = number.figures
        if text.startswith("半", end):
            low, high, end, figures = low + 5, high + 5, end + 1, figures + 1
        elif (
            end < len(text)
            and text[end] in HAN_DIGITS
            and text[end + 1 : end + 2] not in (*HAN_UNITS, *HAN_SCALES, *HAN_DIGITS, "个", "年")
        ):
            low, high, end, figures = (
                low + HAN_DIGITS[text[end]],
                high + HAN_DIGITS[text[end]],
                end + 1,
                figures + 1,
            )
        return number._replace(low=low, high=high, end=end, figures=figures, form="share")
    if (
        number.low < 100
        and number.low != 10
        and _DISCOUNT.match(text, end)
        and number.form != "magnitude"
    ):
        low, high = number.low, number.high
        if low != high:
            low = high = low * 10 + high
        elif low < 10:
            low = high = raised(low, 1)
        return number._replace(low=low, high=high, end=end + 1, form="share")
    return None
