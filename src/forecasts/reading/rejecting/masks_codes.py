"""What masks a number in digits that is a code: a telephone number, a version, a model."""

from forecasts.reading.rejecting.anchor import LETTERS, MaskRules, masking
from forecasts.reading.rules import Rule

__all__ = ["CODES"]

_NO_PERCENT = r"(?!%| percent)"

CODES: MaskRules = (
    Rule(
        "terms of a sum", "",
        masking(r"[0-9]+(?:\+(?:[0-9]+|[NXn]))+(?![0-9.%])", behind="+"),
        fires=("这是[3+6]个项目。",),
        spares=("It has [300+ plants].",),
    ),
    Rule(
        "volts of a kind", "zh",
        masking(
            r"[0-9]{2,4}[Vv](?=[^0-9，。；、,;]{0,2}(?:高压|架构|平台|系统|轻混|快充|超充|碳化硅|电气|充电))",
            behind="Vv",
        ),
        fires=("采用[800V]高压平台。",),
        spares=("电压达到[800V]。",),
    ),
    Rule(
        "letters and digits glued", "",
        masking(
            r"(?![0-9.]+ ?[ckdm]?m[23](?![0-9A-Za-z]))[0-9]+[A-Za-z]+[0-9][0-9A-Za-z-]*"
            r"|[0-9]+[A-Z]-[0-9A-Z]",
            behind=LETTERS,
        ),
        fires=("The key is [4e14] now.",),
        spares=("It has [25 m2].",),
    ),
    Rule(
        "resolution or generation", "",
        masking(r"(?:[248]K|[0-9][GD])(?![A-Za-z])", behind="KGD"),
        fires=("It sells [4K] sets.",),
        spares=("It sells [4 kg].",),
    ),
    Rule(
        "number with a letter behind a hyphen", "",
        masking(r"[0-9]{1,3}-[A-Z](?![A-Za-z0-9.-])" + _NO_PERCENT, behind="-"),
        fires=("It filed a [10-K] today.",),
        spares=("It has a [12-MW] plant.",),
    ),
    Rule(
        "code of a share", "",
        masking(
            r"[0-9]{4,6}\.(?:S[HZSI]|BJ|HK|TWO?|T|K[SQL]|AX|BK|JK)(?![A-Za-z0-9])", behind="."
        ),
        fires=("Holders of [600519.SH] will vote.",),
        spares=("It sold [600,519 sheets].",),
    ),
    Rule(
        "paragraph of a law", "en",
        masking(r"401\(k\)|403\(b\)|[0-9]{1,4}(?:\([0-9a-z]{1,3}\)){2,}", behind="("),
        fires=("Under [14(2)(b)] it will pay.", "A [401(k)] will hold it."),
        spares=("It will pay [14 (2 plants)].",),
    ),
    Rule(
        "ratio or score", "",
        masking(
            r"[0-9]+(?:\.[0-9]+)?:[0-9]+(?:\.[0-9]+)?(?![0-9])(?:-[0-9]+(?![0-9%]|\.[0-9]))?",
            behind=".:",
        ),
        fires=("They won [3:2].",),
        spares=("It has: [3 plants].",),
    ),
    Rule(
        "version or network address", "",
        masking(
            r"10\.[0-9]{4,5}/[^\s，。]+"
            r"|[0-9]{1,5}\.[0-9]{1,5}(?:\.[0-9A-Za-z]{1,5})+(?::[0-9]{1,5})?|[0-9]{1,4}(?::[0-9A-Fa-f]{0,4}){2,}",
            behind=".:",
        ),
        fires=("It is version [1.2.3].", "See [10.1016/j.enpol.2021.112345] on it."),
        spares=("It sold [1.2 million].",),
    ),
    Rule(
        "telephone number", "",
        masking(
            r"(?:(?:[0-9]{1,6}-){2,}[0-9]{1,8}"
            r"|[0-9]{1,4}[-. ]\(?[0-9]{2,4}\)?[-. ][0-9]{3,4}[-. ][0-9]{3,5}(?![0-9])"
            r"|[0-9]{3}[-. ][0-9]{3}[-. ][0-9]{4}(?![0-9])"
            r"|0[0-9]{2,3}\)?[- ]?[0-9]{7,8}(?:-[0-9]{1,6})?(?![0-9])|1[3-9][0-9]{9}(?![0-9])"
            r"|[0-9]{3}-[0-9]{4}(?![0-9])"
            r"|[0-9]{3}\)?[- ][0-9]{3}[- ]?[0-9]{4}(?![0-9])|[48]00-?[0-9]{3}-?[0-9]{4}(?![0-9])"
            r"|1-8[0-9]{2}-[0-9A-Z]{3,}(?:-[0-9A-Z]+)*|[0-9]{11,40}(?![0-9.,%]| ?[A-Za-z万亿元])"
            r"|00[0-9]{2,3}[- ][0-9 -]{6,14}|[0-9]{3,4} [0-9]{3} [0-9]{4}(?![0-9])"
            r"|0[0-9]{2,4} [0-9]{3} [0-9]{3,4}(?![0-9])|[0-9]{2}(?: [0-9]{2}){3,4}(?![0-9]))"
            + _NO_PERCENT
        ),
        fires=("Call [020-7946-0958] today.",),
        spares=("It sold [555 to 600 cars].",),
    ),
)  # fmt: skip
