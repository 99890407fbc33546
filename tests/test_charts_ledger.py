"""The linter on every chart of the real ledger, in both languages."""

import re
from datetime import date
from functools import cache

import pytest

from conftest import ROOT
from forecasts.actuals import load_actuals
from forecasts.charts import (
    CHARTS,
    Frame,
    Job,
    Tables,
    earlier_outlooks,
    glyph_faults,
    lint,
    plan_charts,
)
from forecasts.cli.chart import code_names
from forecasts.comparing import compare
from forecasts.ledger import Ledger, load
from forecasts.normalising import claims_table, normalise, spread

AS_OF = date(2026, 11, 21)


@cache
def ledger() -> Ledger:
    return load(ROOT / "claims")


@cache
def tables() -> Tables:
    outcomes = load_actuals(ROOT / "actuals")
    stated = claims_table(ledger())
    claims = compare(stated, outcomes, as_of=AS_OF)
    return Tables(
        claims=normalise(claims, currency="USD", as_of=AS_OF),
        actuals=outcomes.observations,
        spread=spread(claims, currency="USD", as_of=AS_OF),
        outlooks=earlier_outlooks(stated, outcomes, as_of=AS_OF),
    )


def faults(job: Job) -> list[str]:
    picture = CHARTS[job.chart].draw(job.data, job.frame, job.page)
    title = picture.words.title
    found = lint(picture)
    if re.search(r"\bnan\b|\binf\b|  |\{|\}", title + picture.words.alt + picture.words.subtitle):
        found.append(f"a figure is missing: {title}")
    return [f"{job.slug}: {fault}" for fault in found]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_picture_of_the_ledger_is_clean(language: str) -> None:
    names = code_names(ledger(), language)
    frame = Frame(as_of=AS_OF, ledger="0000000", language=language, names=names)  # type: ignore[arg-type]
    jobs = plan_charts(tuple(CHARTS), tables(), frame)
    assert {job.chart for job in jobs} == set(CHARTS)
    if language == "zh":  # the words differ and the data do not: some of each kind will do
        jobs = [job for name in CHARTS for job in [job for job in jobs if job.chart == name][:4]]
    assert len({job.slug for job in jobs}) == len(jobs)
    # One after the other: forked processes would share the place in the open font files.
    found = [fault for job in jobs for fault in faults(job)]
    assert found == []


def test_every_character_of_the_ledger_can_be_drawn() -> None:
    assert glyph_faults(tables().claims) == []
