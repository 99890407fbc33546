"""What the charts along time say, in English and in Chinese."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["TIME_WORDS"]

TIME_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # hedgehog
        "hedgehog.title.open": (
            "{subject}: {value} by {year} needs {growth} growth a year; the record is {record}",
            "{subject}：要在{year}年达到{value}，每年须增长{growth}；历史增速为{record}",
        ),
        "hedgehog.title.due": (
            "{subject}: the claims needed {low} to {high} growth a year; the record is {record}",
            "{subject}：各项预测要求每年增长{low}至{high}；历史增速为{record}",
        ),
        "hedgehog.title.same": (
            "{subject}: {low} growth a year was needed; the record is {record}",
            "{subject}：所需增速为每年{low}；历史增速为{record}",
        ),
        "hedgehog.subtitle": (
            "{subject}, {region}, {measure}, {unit}, log scale: equal slopes are equal growth",
            "{subject}，{region}，{measure}，{unit}，对数刻度：斜率相同则增速相同",
        ),
        "hedgehog.growth": ("{percent} a year", "每年{percent}"),
        "hedgehog.growth.unknown": ("no actual known then", "当时无已知实际值"),
        "hedgehog.label": ("{value} in {year}: {growth}", "{year}年{value}：{growth}"),
        "hedgehog.label.bare": ("{value} in {year}", "{year}年{value}"),
        "hedgehog.trend": ("Trend carried on: {value}", "趋势外推：{value}"),
        "hedgehog.pace": ("{percent} a year", "每年{percent}"),
        "hedgehog.note.lines": (
            (
                "A line starts at the last actual known when the claim was published and ends at "
                "its "
                "target; percentages: the growth a year that it needed."
            ),
            "每条线始于预测发布时已知的最新实际值，止于目标；百分比为所需年增速。",
        ),
        "hedgehog.note.trend": (
            (
                "Dashed: growth of {since} to {last} ({record} a year) carried on; shaded: one "
                "standard "
                "deviation of yearly growth, compounded."
            ),
            "虚线：{since}至{last}年增速（每年{record}）外推；阴影：年增速的一个标准差，累计。",
        ),
        "hedgehog.note.sides": ("▲ lower bound, ▼ upper bound.", "▲ 下限，▼ 上限。"),
        "hedgehog.note.more": (
            "{number} older claims have no label.",
            "另有{number}项较早预测未标注。",
        ),
        "hedgehog.alt": (
            "Actuals and claims over time, log scale. {title}. {rows}",
            "实际值与预测随时间变化，对数刻度。{title}。{rows}",
        ),
        "hedgehog.alt.row": (
            "{who} in {stated}: {value} for {year}, {growth}.",
            "{who}（{stated}年）：{year}年{value}，{growth}。",
        ),
        # drift
        "drift.title.moved": (
            "{subject} in {year}: claims made since {since} are {change}",
            "{year}年{subject}：{since}年以来的预测{change}",
        ),
        "drift.title.still": (
            "{subject} in {year}: claims made since {since} are about where they were before",
            "{year}年{subject}：{since}年以来的预测与此前相当",
        ),
        "drift.title.few": (
            "{subject} in {year}: {count} claims made from {since} to {last}, {low} to {high}",
            "{year}年{subject}：{since}至{last}年的{count}项预测，从{low}到{high}",
        ),
        "drift.change.up": ("{factor} times those made before", "是此前的{factor}倍"),
        "drift.change.more": ("{percent} above those made before", "比此前高{percent}"),
        "drift.change.less": ("{percent} below those made before", "比此前低{percent}"),
        "drift.subtitle": (
            "{subject}, {region}, {measure} in {year} by date of publication, {unit}, {scale}",
            "{subject}，{region}，{year}年{measure}，按发布日期，{unit}，{scale}",
        ),
        "drift.latest": ("Latest actual: {value}", "最新实际值：{value}"),
        "drift.note.lines": (
            "A line joins the claims of one claimant; a ring is a number that another relayed.",
            "线连接同一预测者的各次预测；圆环为转述他人的数值。",
        ),
        "drift.note.median": (
            "The heading compares the medians before and after the middle date; relays count once.",
            "标题比较中间日期前后的中位数；转述不重复计。",
        ),
        "drift.note.actual": (
            "Black steps: the latest actual known on that day.",
            "黑色阶梯线：当日已知的最新实际值。",
        ),
        "drift.alt": (
            "Claims by date of publication, {scale}. {title}. {rows}",
            "按发布日期的预测，{scale}。{title}。{rows}",
        ),
        "drift.alt.row": ("{who}, {when}: {value}.", "{who}，{when}：{value}。"),
    }
)
"""Key to (English, Chinese)."""
