"""The charts of a sheet's claims, for a page that somebody else lays out."""

import pandas as pd

from forecasts.charts import CHARTS, Frame, Picture, Tables, plan_charts
from forecasts.sheets.choosing import Choice
from forecasts.study import Study, names_in
from forecasts.words import Language

__all__ = ["draw_figures"]

KINDS = ("ladder", "part-whole", "editions")


def draw_figures(
    study: Study,
    choice: Choice,
    tables: tuple[pd.DataFrame, pd.DataFrame],
    currency: str,
    language: Language,
) -> dict[str, Picture]:
    """Return the figures by the name that `forecasts chart` gives their files.

    Args:
        study: The ledger as of a day.
        choice: What the sheet is about.
        tables: Its claims, and what others say.
        currency: That of the sheet.
        language: Of the words.
    """
    claims, others = tables
    everything = study.amounts(currency)
    shown = {*claims["claim_id"], *others["other_id"]}
    stage = everything["event"].str.split("/").str[0] == choice.event
    kept = everything["claim_id"].isin(shown) | (stage & (choice.event != ""))
    given = Tables(
        claims=everything[kept],
        actuals=study.actuals.observations,
        spread=study.conversions(currency),
    )
    frame = Frame(
        as_of=study.as_of,
        ledger=study.fingerprint,
        currency=currency,
        language=language,
        names=names_in(study.names, language),
    )
    jobs = plan_charts(KINDS, given, frame)
    return {job.slug: CHARTS[job.chart].draw(job.data, job.frame, job.page) for job in jobs}
