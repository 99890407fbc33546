"""A sheet: its tables, its words, its files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from forecasts.sheets.choosing import Choice, choose
from forecasts.sheets.composing import compose_page
from forecasts.sheets.page import Page
from forecasts.sheets.printing import FORMATS, print_sheet
from forecasts.sheets.tables import claims_of, others_of, past_of, tensions_of
from forecasts.study import Study, open_study, require_sound
from forecasts.words import DEFAULT_LANGUAGE, Language
from forecasts.writing import write_files

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.actuals import Actuals
    from forecasts.charts import Picture
    from forecasts.ledger import Ledger
    from forecasts.normalising import PriceBasis

__all__ = ["Sheet", "make_sheet", "sheet", "write_sheet"]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Sheet:
    """One page about an event, a source or a choice of claims, before it is laid out.

    Attributes:
        study: The ledger as of a day.
        choice: What the sheet is about.
        currency: ISO code that money is shown in.
        prices: `nominal`, or the year whose prices money is in.
        claims: The claims, on one scale for each unit.
        others: What other claimants say of the same thing and year.
        tensions: Relations between claims that do not fit.
        past: How earlier claims of the event, its speakers and their organisations fared.
    """

    study: Study
    choice: Choice
    currency: str
    prices: "PriceBasis"
    claims: "pd.DataFrame"
    others: "pd.DataFrame"
    tensions: "pd.DataFrame"
    past: "pd.DataFrame"

    def page(self, language: Language = DEFAULT_LANGUAGE) -> Page:
        """Return the sheet in words."""
        tables = {
            "claims": self.claims,
            "others": self.others,
            "tensions": self.tensions,
            "past": self.past,
        }
        return compose_page(
            self.study,
            self.choice,
            tables,
            currency=self.currency,
            prices=self.prices,
            language=language,
        )

    def figures(self, language: Language = DEFAULT_LANGUAGE) -> "dict[str, Picture]":
        """Return the charts that the sheet's claims stand in, by name, as matplotlib figures.

        Ladders with what others say, parts and wholes, and the event's editions, once each.
        """
        from forecasts.sheets.figures import draw_figures

        return draw_figures(
            self.study, self.choice, (self.claims, self.others), self.currency, language
        )

    def render(
        self, language: Language = DEFAULT_LANGUAGE, formats: Iterable[str] = FORMATS
    ) -> dict[str, bytes]:
        """Return the sheet's files by name: `NAME.pdf`, or `NAME.zh.pdf` in another language.

        Raises:
            TypesettingError: Typst refused the sheet.
        """
        stem = self.choice.name + ("" if language == DEFAULT_LANGUAGE else f".{language}")
        made = print_sheet(self.page(language), formats)
        return {f"{stem}.{name}": contents for name, contents in made.items()}


def make_sheet(
    study: Study, choice: Choice, *, currency: str = "USD", prices: "PriceBasis" = "nominal"
) -> Sheet:
    """Return the sheet of a choice.

    Raises:
        ValueError: The study has an error, or the currency is no ISO 4217 code.
    """
    require_sound(study)
    claims = claims_of(study, choice, currency, prices)
    return Sheet(
        study=study,
        choice=choice,
        currency=currency,
        prices=prices,
        claims=claims,
        others=others_of(study, claims, currency, prices),
        tensions=tensions_of(study, choice),
        past=past_of(study, claims, choice),
    )


def sheet(  # noqa: PLR0913 - each is a choice that a user makes by name
    ledger: "Ledger | Path | str" = "claims",
    actuals: "Actuals | Path | str" = "actuals",
    *,
    event: str,
    as_of: date | str,
    currency: str = "USD",
    prices: "PriceBasis" = "nominal",
) -> Sheet:
    """Return the sheet of an event or a source: its tables, its words, its files.

    Args:
        ledger: The ledger, or its folder.
        actuals: The outcomes, or their folder.
        event: `SERIES`, `SERIES/EDITION`, or a file of the ledger by its path or stem.
        as_of: Nothing published later is used.
        currency: ISO code that money is shown in.
        prices: `nominal`, or the year whose prices money is in.

    Raises:
        UnknownSheetError: The ledger has no event and no source of this name.
        ValueError: The ledger or the outcomes have errors, or the currency is no ISO 4217 code.

    Example:
        >>> sheet = fc.sheet(event="example-forum/2024", as_of="2026-11-21")
        >>> len(sheet.claims)
        4
    """
    study = open_study(ledger, actuals, as_of=as_of)
    require_sound(study)
    return make_sheet(study, choose(study, event), currency=currency, prices=prices)


def write_sheet(files: dict[str, bytes], folder: Path) -> list[Path]:
    """Write a sheet's files into a folder, and return where they lie."""
    write_files(folder, files)
    return [folder / name for name in files]
