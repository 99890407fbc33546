"""The linter on every chart of the real ledger, in both languages."""

import re
from datetime import date
from functools import cache

import pytest

from conftest import ROOT
from forecasts.charts import (
    CHARTS,
    Frame,
    Job,
    Tables,
    glyph_faults,
    lint,
    plan_charts,
)
from forecasts.study import Study, names_in, open_study

AS_OF = date(2026, 11, 21)


@cache
def study() -> Study:
    return open_study(ROOT / "claims", ROOT / "actuals", as_of=AS_OF)


@cache
def tables() -> Tables:
    return Tables(
        claims=study().amounts("USD"),
        actuals=study().actuals.observations,
        spread=study().conversions("USD"),
        outlooks=study().outlooks(AS_OF.year),
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
    names = names_in(study().names, language)
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
