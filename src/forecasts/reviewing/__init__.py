"""The annual review: tables, sentences computed from them, one document, three printers.

from forecasts.reviewing import review
found = review(2025, as_of=date(2026, 11, 21))
found.tables["due"]
found.write("reports/2025")
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from forecasts.reviewing.document import Document
from forecasts.reviewing.inputs import Inputs, gather
from forecasts.study import Study, open_study, require_sound
from forecasts.words import DEFAULT_LANGUAGE, Language

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.actuals import Actuals
    from forecasts.ledger import Ledger
    from forecasts.money import Rates

__all__ = ["Document", "Inputs", "Review", "review", "review_study"]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Review:
    """The review of a year.

    Attributes:
        tables: Every table by name: claims, due, open, scoreboard ... (docs/review.md lists them).
        inputs: What they were computed from.
    """

    tables: "Mapping[str, pd.DataFrame]"
    inputs: Inputs

    def document(self, *, language: Language = DEFAULT_LANGUAGE) -> Document:
        """Return the review in words, without charts, to print in a format of your own."""
        from forecasts.reviewing.composing import compose

        return compose(self.tables, self.inputs, language=language)

    def render(
        self,
        *,
        language: Language = DEFAULT_LANGUAGE,
        workers: int = 2,
        report: Callable[[str], None] = lambda _: None,
    ) -> dict[str, bytes]:
        """Return every file of the review by its path: PDF, HTML, Markdown, charts and tables."""
        from forecasts.reviewing.write import render_review

        return render_review(
            self.tables, self.inputs, language=language, workers=workers, report=report
        )

    def write(
        self, folder: Path | str, *, language: Language = DEFAULT_LANGUAGE, workers: int = 2
    ) -> None:
        """Write those files into a folder."""
        from forecasts.reviewing.write import write_files

        write_files(self.render(language=language, workers=workers), Path(folder))


def review(  # noqa: PLR0913 - each is a choice that a user makes by name
    year: int,
    ledger: "Ledger | Path | str" = "claims",
    actuals: "Actuals | Path | str" = "actuals",
    *,
    as_of: date | str,
    currency: str = "USD",
    rates: "Rates | None" = None,
    since: Path | str | None = None,
) -> Review:
    """Return the review of a year: what fell due in it, what came, what is open.

    Args:
        year: The year under review.
        ledger: The ledger, or its folder.
        actuals: The outcomes, or their folder.
        as_of: Nothing published later is used.
        currency: ISO code in which claims are compared with each other.
        rates: Rates and deflators in place of the shipped ones with the ledger's own over them.
        since: Folder of an earlier review to count changes from; without it, from the same ledger
            as of a year before.

    Raises:
        ValueError: The ledger, the outcomes or the rates have errors; the first is named with its
            place. Or the currency is no ISO 4217 code.
        EarlierReviewError: `since` holds no review.

    Example:
        >>> review = fc.review(2025, as_of="2026-11-21")
        >>> len(review.tables["due"])
        7
        >>> review.write("reports/2025")  # doctest: +SKIP
    """
    study = open_study(ledger, actuals, as_of=as_of, rates=rates)
    return review_study(study, year, currency=currency, since=since)


def review_study(
    study: Study, year: int, *, currency: str = "USD", since: Path | str | None = None
) -> Review:
    """Return the review of a year from an open study; see `review` for the rest.

    Raises:
        ValueError: The study has an error, or the currency is no ISO 4217 code.
        EarlierReviewError: `since` holds no review.
    """
    from forecasts.reviewing.build import build_tables
    from forecasts.reviewing.since import count_from

    require_sound(study)
    inputs = gather(study, year, currency)
    if since is not None:
        inputs = count_from(inputs, Path(since))
    return Review(tables=build_tables(inputs), inputs=inputs)
