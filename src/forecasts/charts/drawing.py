"""`chart`: one picture of a ledger as a matplotlib figure, for who works in Python."""

from datetime import date
from typing import TYPE_CHECKING

from forecasts.charts.frame import Frame, Picture
from forecasts.charts.jobs import CHARTS, Tables, plan_charts
from forecasts.problem import did_you_mean
from forecasts.study import names_in, open_study, require_sound
from forecasts.words import DEFAULT_LANGUAGE, Language, locale_of

if TYPE_CHECKING:
    from pathlib import Path

    from forecasts.actuals import Actuals
    from forecasts.ledger import Ledger

__all__ = ["chart"]


def chart(
    name: str,
    ledger: "Ledger | Path | str" = "claims",
    actuals: "Actuals | Path | str" = "actuals",
    *,
    as_of: date | str,
    picture: str = "",
    currency: str = "USD",
    language: Language = DEFAULT_LANGUAGE,
) -> Picture:
    """Return one picture of a ledger, a matplotlib `Figure` that a notebook shows by itself.

    `fc.charts.part_whole(...)` is `fc.chart("part-whole", ...)`, and so for each name.

    Args:
        name: Of a chart: ladder, hedgehog, part-whole, scorecard, horizon, basis, drift, editions,
            matrix, reliability.
        ledger: The ledger, or its folder.
        actuals: The outcomes, or their folder.
        as_of: Nothing known after this day is used; a date, or text as 2026-11-21.
        picture: Which of them, where the claims give several: the name of the file that
            `forecasts chart` would write, or its end.
        currency: ISO code that money is shown in.
        language: Of the words in the picture.

    Raises:
        LookupError: No chart or no picture of this name, or several; the message names them.
        ValueError: The ledger or the outcomes have errors, or the currency is no ISO 4217 code.

    Example:
        >>> figure = fc.chart("scorecard", as_of="2026-11-21")
        >>> figure.words.title
        'The median of 42 claims of a value that fell due was 7.9% too low'
        >>> figure.savefig("scorecard.png")
    """
    if name not in CHARTS:
        raise LookupError(f"no chart `{name}`; {_one_of(name, tuple(CHARTS))}")
    study = open_study(ledger, actuals, as_of=as_of)
    require_sound(study)
    outlooks = {"outlooks": study.outlooks()} if name == "reliability" else {}
    tables = Tables(
        claims=study.amounts(currency),
        actuals=study.actuals.observations,
        spread=study.conversions(currency),
        **outlooks,
    )
    frame = Frame(
        as_of=study.as_of,
        ledger=study.fingerprint,
        currency=currency,
        language=language,
        names=names_in(study.names, language),
    )
    jobs = {job.slug: job for job in plan_charts((name,), tables, frame)}
    if not jobs:
        raise LookupError(nothing_to_draw(name))
    slug = _choose(picture, tuple(jobs))
    return CHARTS[name].draw(jobs[slug].data, frame, jobs[slug].page)


def nothing_to_draw(name: str) -> str:
    """Say that there is no chart of this name, and what a ledger has to hold for one."""
    if name == "all":
        return "no chart; `forecasts chart NAME` says what each needs"
    needs = locale_of(DEFAULT_LANGUAGE).needs.get(name, "")
    return f"no {name} chart{f': it needs {needs}' if needs else ''}"


def _choose(picture: str, slugs: tuple[str, ...]) -> str:
    found = [slug for slug in slugs if slug == picture or slug.endswith(picture)]
    if len(found) == 1 or picture in found:
        return picture if picture in found else found[0]
    if found:
        raise LookupError(f"{len(found)} pictures; name one as `picture`: {', '.join(found)}")
    raise LookupError(f"no picture `{picture}`; {_one_of(picture, slugs)}")


def _one_of(name: str, known: tuple[str, ...]) -> str:
    return did_you_mean(name, known) or f"one of {', '.join(known)}"
