"""Chinese numerals, mixed with digits or not: 1.5万亿, 三千五百, 两三千万, 十几亿, 400余."""

from forecasts.reading.lexicon.magnitudes import HAN_DIGITS, HAN_SCALES, HAN_UNITS
from forecasts.reading.numbers.numerals import Number, figures_of, raised
from forecasts.reading.patterns import Lazy

__all__ = ["han_at"]

_DIGITS = Lazy(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]{1,40}(?:\.[0-9]{1,40})?")
_SCALE_NEXT = Lazy("[多余]?[" + "".join(HAN_SCALES) + "]")
_NOT_SCALE = Lazy(r"兆(?:瓦|赫|字节|比特|帕|焦|欧)|千(?:瓦|克|米|卡|伏|比特|字节|赫|帕|焦|安|巴)")
_POWERS = frozenset((*HAN_UNITS, *HAN_SCALES))
_LARGEST = 1e18
_LONGEST = 40
_NO_SCALE_YET = 99

Ends = tuple[float, float]


class _Numeral:
    """A numeral while it is read: what is summed up, and the digits that wait for their power.

    All sums have two ends, which differ for a range (两三千万).
    """

    __slots__ = (
        "above", "at", "figures", "last_scale", "last_unit", "pieces", "plain", "run", "section",
        "seen", "text", "total", "waiting",
    )  # fmt: skip

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at
        self.total: Ends = (0.0, 0.0)  # in 万, 亿
        self.section: Ends = (0.0, 0.0)  # in 十, 百, 千
        self.waiting: Ends | None = None
        self.run = ""  # the Chinese digits just read; `~` for a range
        self.last_scale = _NO_SCALE_YET
        self.last_unit = 0
        self.figures = self.pieces = 0
        self.seen = self.above = self.plain = False

    def step(self) -> bool:
        """Take in the next character; False when the numeral has ended before it."""
        char = self.text[self.at]
        if "0" <= char <= "9":
            return self._take_digits()
        if char in HAN_DIGITS:
            return self._take_han_digit(char)
        if char in HAN_UNITS:
            return self._take_unit(HAN_UNITS[char])
        if char in HAN_SCALES:
            return self._take_scale(HAN_SCALES[char])
        if char == "点" or (char in ".．" and self.text[self.at + 1 : self.at + 2] in HAN_DIGITS):
            return self._take_point()
        return self._take_more(char)

    def _take_more(self, char: str) -> bool:
        """Take in 几 behind a power, 个 before a scale, 余 and 多 before a power."""
        if char == "几" and self.seen and self.last_unit and self.waiting is None:
            below = 0 if self.text[self.at + 1 : self.at + 2] in HAN_UNITS else self.last_unit - 1
            self.waiting, self.run = (raised(1, below), raised(9, below)), "~"
            self.last_unit, self.pieces = 0, self.pieces + 1
        elif char == "个" and self.waiting and _SCALE_NEXT.match(self.text, self.at + 1):
            pass  # 三个亿, 两个多亿
        elif char in "余多" and self.seen and self._before_power():
            self.above = True
        elif char == "个" and self.above and self._before_power():
            pass  # 三十多个亿
        else:
            return False
        self.at += 1
        return True

    def _before_power(self) -> bool:
        after = self.text[self.at + 1 : self.at + 3]
        return after[:1] in _POWERS or (after[:1] == "个" and after[1:] in HAN_SCALES)

    def _take_digits(self) -> bool:
        found = _DIGITS.match(self.text, self.at) if self.waiting is None else None
        if not found:
            return False
        written = found[0].replace(",", "")
        self.waiting = (float(written), float(written))
        self.figures = max(self.figures, figures_of(written))
        self.at, self.seen, self.plain = found.end(), True, True
        self.last_unit, self.pieces = 0, self.pieces + 1
        return True

    def _take_han_digit(self, char: str) -> bool:
        digit, after = HAN_DIGITS[char], self.text[self.at + 1 : self.at + 2]
        if (self.plain and self.waiting is not None) or self.run == "~":
            return False
        if char == "两" and self.seen and after not in _POWERS:
            return False
        if char == "零" and self.waiting is None and self.seen:
            self.last_unit = 0
        elif self.waiting is None:
            self.waiting, self.run, self.pieces = (float(digit),) * 2, str(digit), self.pieces + 1
        elif len(self.run) == 1 and _is_pair(self.run, digit, after):
            self.waiting, self.run = (self.waiting[0], float(digit)), "~"
        else:
            self.run += str(digit)
            self.waiting = (float(self.run),) * 2
        self.seen = True
        self.at += 1
        return True

    def _take_unit(self, exponent: int) -> bool:
        if self.seen and _NOT_SCALE.match(self.text, self.at):
            return False
        if self.waiting is None and self.seen and 0 < self.last_unit <= exponent:
            return False
        low, high = self.waiting or (1.0, 1.0)
        self.section = (
            self.section[0] + raised(low, exponent),
            self.section[1] + raised(high, exponent),
        )
        self._close(exponent)
        return True

    def _take_scale(self, exponent: int) -> bool:
        if _NOT_SCALE.match(self.text, self.at):
            return False
        low, high = self._open_ends()
        if exponent > self.last_scale or (not (low or high) and any(self.total)):
            self.total = (
                raised(self.total[0] + low, exponent),
                raised(self.total[1] + high, exponent),
            )
        else:
            self.total = (
                self.total[0] + raised(low or 1.0, exponent),
                self.total[1] + raised(high or 1.0, exponent),
            )
        self.section, self.last_scale = (0.0, 0.0), exponent
        self._close(exponent)
        return True

    def _close(self, exponent: int) -> None:
        self.waiting, self.run, self.plain, self.seen = None, "", False, True
        self.last_unit, self.at = exponent, self.at + 1

    def _take_point(self) -> bool:
        """Take in 点 and the digits behind it: 一百二十点五."""
        decimals = _decimals(self.text, self.at + 1)
        if not decimals or not self.seen or (self.waiting and self.waiting[0] != self.waiting[1]):
            return False
        whole = self.total[0] + self._open_ends()[0]
        written = f"{int(whole)}.{decimals}"
        self.total = self.section = (0.0, 0.0)
        self.waiting, self.figures = (float(written),) * 2, figures_of(written)
        self.plain, self.at = True, self.at + 1 + len(decimals)
        return True

    def _open_ends(self) -> Ends:
        low, high = self.waiting or (0.0, 0.0)
        return self.section[0] + low, self.section[1] + high

    def ends(self) -> Ends:
        """Return what was read; a last digit without a power is the next lower one (三万五)."""
        if self.waiting and self.last_unit > 1 and len(self.run) == 1 and not self.plain:
            low, high = self.waiting
            self.waiting = (raised(low, self.last_unit - 1), raised(high, self.last_unit - 1))
        low, high = self._open_ends()
        return self.total[0] + low, self.total[1] + high


def han_at(text: str, position: int) -> Number | None:
    """Read a numeral of Chinese numerals, or of digits before 万 or 亿, at the position.

    Neighbouring digits that ascend by one are a range (六七, 两三千万); 几, 数, 上, 十几 are
    vague; 余 and 多 inside make a floor.
    """
    lead = text[position : position + 1] in ("几", "数", "上", "成")
    lead = lead and text[position + 1 : position + 2] in _POWERS
    numeral = _Numeral(text, position + lead)
    size = min(len(text), position + _LONGEST)
    while numeral.at < size and numeral.step():
        pass
    if not numeral.seen:
        return None
    low, high = numeral.ends()
    if high > _LARGEST:
        return None
    figures = numeral.figures
    if not figures or numeral.pieces > 1:
        figures = max(figures_of(f"{int(low)}"), figures)
    form, some = "han", text[position]
    if lead and some in "几数":
        low, high, figures = 2 * low, 10 * high, 1
    elif lead and some == "上":
        numeral.above, figures = True, 1
    elif lead:
        form, figures = "vague", 0
    elif not numeral.pieces and text[position] not in "十拾":
        form, figures = "magnitude", 0
    return Number(low, high, figures, position, numeral.at, form, numeral.above)


def _is_pair(run: str, digit: int, after: str) -> bool:
    """Whether two neighbouring digits are a range: 六七, 两三, 三五; not 二〇二五."""
    first = int(run)
    is_step = digit == first + 1 or (first, digit) == (3, 5)
    return after not in HAN_DIGITS and 0 < first < digit and is_step


def _decimals(text: str, at: int) -> str:
    digits = ""
    while at < len(text) and text[at] in HAN_DIGITS and len(digits) < 20:
        digits += str(HAN_DIGITS[text[at]])
        at += 1
    return digits
