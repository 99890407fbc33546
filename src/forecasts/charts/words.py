"""What every chart says: its heads, its sources, its units and its scale."""

from dataclasses import replace

import pandas as pd

from forecasts.charts.frame import Frame, Texts
from forecasts.words import Language, say
from forecasts.words.amounts import day, unit_name

__all__ = ["heads", "paged", "scale_words", "source_words", "unit_words"]


def heads(language: Language) -> dict[str, str]:
    """Return what stands before a note and before a source."""
    return {"note_head": say(language, "note"), "source_head": say(language, "source")}


def source_words(frame: Frame, series: str = "", vintage: str = "") -> str:
    """Say which ledger, as of when, and which actuals a picture is drawn from."""
    key = "source.ledger" if frame.ledger else "source.unknown"
    words = say(frame.language, key, ledger=frame.ledger, day=day(frame.as_of, frame.language))
    if series:
        words += say(frame.language, "source.actuals", series=series, vintage=vintage)
    return words


def paged(texts: Texts, data: pd.DataFrame, page: int, frame: Frame) -> Texts:
    """Return the words of one page: where there are several, which one it is."""
    pages = int(data["page"].max())
    if pages == 1:
        return texts
    told = say(frame.language, "page.of", text=texts.subtitle, page=page, pages=pages)
    return replace(texts, subtitle=told)


def unit_words(unit: str, frame: Frame) -> str:
    """Name the unit of an axis, with the price basis where it is money."""
    name = unit_name(unit, frame.language)
    if not unit.startswith(frame.currency):
        return name
    key = "unit.nominal" if frame.prices == "nominal" else "unit.real"
    return say(frame.language, key, unit=name, year=frame.prices)


def scale_words(frame: Frame, *, log: bool) -> str:
    """Say which scale an axis has."""
    return say(frame.language, "scale.log" if log else "scale.linear")
