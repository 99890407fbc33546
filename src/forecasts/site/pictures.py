"""Where the marks of a record's picture stand; a template draws them, with text as text.

By hand instead of by matplotlib: a dozen marks a page, a thousand pages, in the page's own colours
and fonts, light and dark.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forecasts.diagnostics import display_width
from forecasts.reviewing.claim_picture import Track
from forecasts.reviewing.voice import Row, Voice
from forecasts.site.bars import LOG_FROM
from forecasts.words.amounts import amount, bare

__all__ = ["Record", "Spot", "Tick", "draw_claim", "draw_record"]

_LEFT, _RIGHT, _TOP, _BOTTOM = 6.0, 316.0, 26.0, 204.0
_ROOM = 15.0
"""Units between two labels."""
_LABEL = 21
"""Columns of the longest label that has room beside the picture."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A line of the grid, and what it says."""

    place: float
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A point with words: where it stands, where its words stand, what it is."""

    x: float
    y: float
    words: str
    kind: str = ""
    label: float = 0.0

    @property
    def squeezed(self) -> bool:
        """Whether the words are drawn narrower, as they would leave the picture."""
        return display_width(self.words) > _LABEL


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """The picture of a record, and of a claim beside it where there is one.

    `line` are the points of the record; `claim` runs from the last figure known to the claim's
    target; `reading` is the upper and lower end of what was claimed.
    """

    alt: str
    ticks: tuple[Tick, ...]
    years: tuple[Tick, ...]
    line: tuple[Spot, ...]
    spots: tuple[Spot, ...] = ()
    claim: tuple[float, float, float, float] | None = None
    reading: tuple[float, float] | None = None
    log: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """Years and values to places in the picture."""

    first: float
    last: float
    low: float
    high: float
    log: bool

    def x(self, year: float) -> float:
        """Return where a year stands."""
        share = (year - self.first) / max(self.last - self.first, 1.0)
        return _LEFT + 8 + share * (_RIGHT - _LEFT - 8)

    def y(self, value: float) -> float:
        """Return where a value stands; what is beyond the axis stands at its end."""
        held = min(max(value, self.low), self.high)
        if self.log:
            share = math.log(held / self.low) / math.log(self.high / self.low)
        else:
            share = (held - self.low) / (self.high - self.low)
        return _BOTTOM - share * (_BOTTOM - _TOP)


def _scale(years: Sequence[float], values: Sequence[float]) -> Scale:
    low, high = min(values), max(values)
    log = low > 0 and high / low > LOG_FROM
    if log:
        low, high = low / 1.15, high * 1.15
    else:
        low, high = min(low * 1.05, 0.0), max(high * 1.08, 0.0)
    return Scale(first=min(years), last=max(years), low=low, high=high or 1.0, log=log)


def _ticks(scale: Scale, unit: str, voice: Voice) -> tuple[Tick, ...]:
    """Return two to five round values with their words; the topmost names the unit."""
    if scale.log:
        powers = range(math.ceil(math.log10(scale.low)), math.floor(math.log10(scale.high)) + 1)
        step = max(1, round(len(powers) / 4))
        values = [10.0**power for power in powers][::step]
    else:
        rough = (scale.high - scale.low) / 4
        size = 10.0 ** math.floor(math.log10(rough))
        size *= next(part for part in (1, 2, 2.5, 5, 10) if part * size >= rough)
        values = [size * n for n in range(math.ceil(scale.low / size), int(scale.high / size) + 1)]
    last = len(values) - 1
    return tuple(
        Tick(
            place=scale.y(value),
            words=amount(value, unit, voice.language)
            if place == last
            else bare(value, unit, voice.language),
        )
        for place, value in enumerate(values)
    )


def _years(scale: Scale) -> tuple[Tick, ...]:
    ends = sorted({scale.first, scale.last})
    return tuple(Tick(place=scale.x(year), words=f"{year:.0f}") for year in ends)


def _line(
    points: Iterable[tuple[float, float]], scale: Scale, unit: str, voice: Voice
) -> tuple[Spot, ...]:
    return tuple(
        Spot(
            x=scale.x(year),
            y=scale.y(value),
            words=voice.say(
                "site.point", year=f"{year:.0f}", value=amount(value, unit, voice.language)
            ),
        )
        for year, value in points
    )


def draw_record(points: Sequence[tuple[float, float]], unit: str, voice: Voice, alt: str) -> Record:
    """Return the picture of a record alone: (year, value), oldest first, two or more."""
    scale = _scale([year for year, _ in points], [value for _, value in points])
    line = _line(points, scale, unit, voice)
    words = amount(points[-1][1], unit, voice.language, figures=4)
    last = Spot(x=line[-1].x, y=line[-1].y, words=words, kind="came", label=line[-1].y)
    return Record(
        alt=alt,
        ticks=_ticks(scale, unit, voice),
        years=_years(scale),
        line=line,
        spots=(last,),
        log=scale.log,
    )


def draw_claim(track: Track, row: Row, voice: Voice, alt: str) -> Record:
    """Return the picture of a claim over the record that it is judged by."""
    unit = str(row["unit"])
    year, value = track.end
    ends = [end for end in (track.low, track.high, track.baseline) if math.isfinite(end)]
    values = [figure for _, figure in track.actuals] + [value, *ends]
    scale = _scale([*(at for at, _ in track.actuals), year], values)
    came = [figure for at, figure in track.actuals if at == year]
    words = voice.say("site.claimed", claimed=voice.claimed(row))
    spots = [_spot(scale, year, value, words, voice.mark(row))]
    if came:
        words = voice.say(
            "site.came", came=voice.came(row) or amount(came[-1], unit, voice.language)
        )
        spots.append(_spot(scale, year, came[-1], words, "came"))
    if math.isfinite(track.baseline):
        words = voice.say("site.baseline", value=bare(track.baseline, unit, voice.language))
        spots.append(_spot(scale, year, track.baseline, words, "baseline"))
    claim = None
    if track.start is not None:
        start_year, start = track.start
        claim = (scale.x(start_year), scale.y(start), scale.x(year), scale.y(value))
    return Record(
        alt=alt,
        ticks=_ticks(scale, unit, voice),
        years=_years(scale),
        line=_line(track.actuals, scale, unit, voice),
        spots=_apart(spots),
        claim=claim,
        reading=(scale.y(track.high), scale.y(track.low)),
        log=scale.log,
    )


def _spot(scale: Scale, year: float, value: float, words: str, kind: str) -> Spot:
    return Spot(x=scale.x(year), y=scale.y(value), words=words, kind=kind, label=scale.y(value))


def _apart(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Move labels that would run into each other apart, in their order, and keep them inside."""
    ordered = sorted(spots, key=lambda spot: spot.label)
    places: list[float] = []
    for spot in ordered:
        places.append(max(spot.label, places[-1] + _ROOM if places else _TOP))
    over = places[-1] - _BOTTOM
    if over > 0:
        places = [place - over for place in places]
    return tuple(
        Spot(x=spot.x, y=spot.y, words=spot.words, kind=spot.kind, label=place)
        for spot, place in zip(ordered, places, strict=True)
    )
