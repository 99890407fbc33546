"""The charts of a review: those that its parts show, drawn in two processes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from forecasts.charts import CHARTS, Format, Frame, Job, Tables, plan_charts, save
from forecasts.processes import process_pool
from forecasts.reviewing.chosen import due_in, is_open
from forecasts.reviewing.document import Figure
from forecasts.reviewing.inputs import Inputs
from forecasts.study import names_in
from forecasts.words import Language

__all__ = ["CHOICES", "Drawn", "draw_pictures", "plan_pictures"]

CHOICES: Mapping[str, int] = {
    "scorecard": 1,
    "horizon": 1,
    "reliability": 1,
    "matrix": 1,
    "hedgehog": 3,
    "ladder": 3,
    "part-whole": 2,
    "drift": 2,
    "basis": 2,
    "editions": 2,
}
"""How many pictures of each kind a review shows; `forecasts chart all` draws every one."""

FORMATS: tuple[Format, ...] = ("png", "svg")
"""What a review's folder holds of each; `forecasts chart --format pdf` draws the same as PDF."""

_PLACE = ["subject", "measure", "region", "target_period"]

Drawn = tuple[dict[str, list[Figure]], dict[str, bytes]]
"""Figures by the kind of chart, and the files by their path in the review."""


def plan_pictures(
    tables: Mapping[str, pd.DataFrame], inputs: Inputs, language: Language
) -> list[Job]:
    """Return the pictures to draw: of each kind the subjects with the most claims to show."""
    frame = Frame(
        as_of=inputs.as_of,
        ledger=inputs.digest,
        currency=inputs.currency,
        language=language,
        names=names_in(inputs.names, language),
    )
    given = Tables(
        claims=inputs.claims,
        actuals=inputs.observations,
        spread=inputs.spread,
        outlooks=tables["outlooks"],
    )
    jobs = []
    for kind, most in CHOICES.items():
        chosen = replace(given, claims=_chosen(kind, inputs, most))
        if chosen.claims.empty:
            continue
        seen: dict[str, list[Job]] = {}
        for job in plan_charts([kind], chosen, frame):
            seen.setdefault(job.slug.rsplit("-", 1)[0] if job.page > 1 else job.slug, []).append(
                job
            )
        # Claims that the ledger says overlap come last in a plan, and are shown whatever the limit.
        kept = [*list(seen)[:most], *(slug for slug in seen if slug.startswith(f"{kind}-overlap"))]
        jobs += [job for slug in dict.fromkeys(kept) for job in seen[slug]]
    return jobs


def _chosen(kind: str, inputs: Inputs, most: int) -> pd.DataFrame:
    """Return the claims that the charts of a kind are planned from."""
    claims = inputs.claims
    if kind in {"scorecard", "horizon", "reliability", "matrix", "editions"}:
        return claims
    own: pd.DataFrame = claims[is_open(claims, inputs) | due_in(claims, inputs.year)]
    if kind == "basis":
        return own
    if kind == "part-whole":
        later = own.sort_values("target_end", ascending=False, kind="stable")
        wholes = later.loc[later["claim_id"].isin(own["part_of"]), "claim_id"].head(most)
        return own.loc[own["claim_id"].isin(wholes) | own["part_of"].isin(wholes)]
    keys = ["series"] if kind == "hedgehog" else _PLACE
    own = own[own["series"] != ""] if kind == "hedgehog" else own
    sizes = own.groupby(keys, sort=True).size().sort_values(ascending=False, kind="stable")
    largest = own.set_index(keys).index.isin(sizes.head(most).index)
    overlapping = (own["overlaps"] != "") if kind == "ladder" else own["claim_id"].isna()
    related = own["claim_id"].isin(" ".join(own.loc[overlapping, "overlaps"]).split())
    return own.loc[largest | overlapping | related]


def draw_pictures(
    jobs: Sequence[Job], *, workers: int = 2, report: Callable[[str], None] = lambda _: None
) -> Drawn:
    """Draw the pictures in so many processes, and return them in the order of the jobs.

    Args:
        jobs: What `plan_pictures` returned.
        workers: Processes; 1 draws here.
        report: Is told of every finished picture.
    """
    figures: dict[str, list[Figure]] = {}
    files: dict[str, bytes] = {}
    with TemporaryDirectory(prefix="forecasts-") as folder:
        for number, (job, words) in enumerate(_drawn(jobs, Path(folder), workers), start=1):
            report(f"{number} of {len(jobs)} pictures")
            for kind in FORMATS:
                name = f"{job.slug}.{kind}"
                files[f"charts/{name}"] = (Path(folder) / name).read_bytes()
            svg = files[f"charts/{job.slug}.svg"].decode("utf-8")
            figure = Figure(
                name=job.slug, title=words[0], alt=words[1], svg=svg, file=f"charts/{job.slug}"
            )
            figures.setdefault(job.chart, []).append(figure)
    return figures, files


def _drawn(
    jobs: Sequence[Job], folder: Path, workers: int
) -> Iterator[tuple[Job, tuple[str, str]]]:
    draw = partial(draw_one, folder=folder)
    if workers < 2 or len(jobs) < 2:
        yield from zip(jobs, map(draw, jobs), strict=True)
        return
    with process_pool(workers) as pool:
        yield from zip(jobs, pool.map(draw, jobs), strict=True)


def draw_one(job: Job, folder: Path) -> tuple[str, str]:
    """Draw one picture into a folder; return its title and alt text."""
    picture = CHARTS[job.chart].draw(job.data, job.frame, job.page)
    save(picture, folder / job.slug, FORMATS)
    return picture.words.title, picture.words.alt
