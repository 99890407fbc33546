"""What a value cannot hold though its words are plain, and what to write in its place."""

from forecasts.reading.patterns import Lazy

__all__ = ["why_refused"]

_REASONS = (
    (
        Lazy(r"环比|按季|按月|(?:month|quarter)[ -]on[ -](?:month|quarter)|[qm]o[qm](?![a-z])"),
        (
            "`{}` compares with the month or quarter before, and a rate of growth is a year's: "
            "write the number alone, as `10%`"
        ),
    ),
    (
        Lazy(r"累计|合计|总计|cumulative(?:ly)?|in total"),
        "`{}` needs the years that are summed, as `220 GW, cumulative 2024-2030`",
    ),
    (
        Lazy(r"翻了?[两二三四五]倍"),
        "`{}` is said of a multiple and of an increase: write which, as `2x` or `3x`",
    ),
    (
        Lazy(r"flat|unchanged|持平"),
        "`{}` names no figure: write `0%`, or a range as `flat to 4%`",
    ),
    (
        Lazy(
            r"(?:double|single|两|双|单|个)[ -]?(?:digits?|位数)"
            r"|(?:low|mid|high)[ -](?:single|double|teens|twenties|thirties)"
        ),
        "`{}` names no figure: write the range that is meant, as `10-19%`",
    ),
)


def why_refused(lower: str, start: int) -> str:
    """Return why the words at the offset cannot stand in a value; empty where nobody knows."""
    for pattern, reason in _REASONS:
        if found := pattern.match(lower, start):
            return reason.format(found[0].strip())
    return ""
