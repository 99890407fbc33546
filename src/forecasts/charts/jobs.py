"""Which pictures a ledger gives, and drawing one of them, here or in another process."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pandas as pd

from forecasts.charts.frame import Frame, Picture
from forecasts.charts.sheet.fonts import code_points, missing
from forecasts.charts.sheet.save import FORMATS, Format, save
from forecasts.words import DEFAULT_LANGUAGE, locale_of

__all__ = ["CHARTS", "Chart", "Job", "Tables", "glyph_faults", "plan_charts", "render", "slug"]

_DRAWN = ("claimant", "person", "organisation", "publisher", "quote")
_READ = (
    "claim_id", "claimant", "person", "organisation", "publisher", "event", "stated",
    "stated_precision", "subject", "measure", "region", "series", "kind", "value", "low", "high",
    "stated_low", "stated_high", "hedge", "strict", "figures", "unit", "modality", "because",
    "target_period", "target_end", "horizon", "part_of", "overlaps", "supersedes", "relays",
    "quote", "status", "verdict", "direction", "actual", "actual_published", "error", "error_kind",
    "no_change_error", "half_trend_verdict", "baseline_error", "flags", "probability",
    "price_basis", "base_period", "scenario", "condition",
)  # fmt: skip
_UNREAD = ("url", "notes", "retrieved_on")
_LONGEST, _MARK = 100, 8  # characters of a name, and of the hash in it
_UNSAFE = re.compile(r"[^a-z0-9]+")


def _no_rows() -> pd.DataFrame:
    return pd.DataFrame()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What charts are computed from.

    Attributes:
        claims: Comparison table, normalised to the frame's currency.
        actuals: Observations of the actuals.
        spread: What `normalise.spread` returned for that currency.
        outlooks: Earlier outlooks and what came of them: `claim_id`, `as_of`, `probability` (0 to
            1) and `met` (true or false); only the reliability chart reads it.
    """

    claims: pd.DataFrame
    actuals: pd.DataFrame
    spread: pd.DataFrame
    outlooks: pd.DataFrame = field(default_factory=_no_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One picture to draw; it can be sent to another process.

    Attributes:
        chart: Name of the chart in `CHARTS`.
        slug: What its file is called, without a suffix.
        data: What the chart's data function returned.
        frame: The circumstances.
        page: From 1.
    """

    chart: str
    slug: str
    data: pd.DataFrame
    frame: Frame
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One kind of chart.

    Attributes:
        draw: Draws one page of its data.
        plan: Yields the name and the data of each picture that some tables give.
    """

    draw: Callable[[pd.DataFrame, Frame, int], Picture]
    plan: Callable[[Tables, Frame], Iterator[tuple[str, pd.DataFrame]]]


class _Catalogue(Mapping[str, Chart]):
    """Name to chart, in the order of the words; a chart is imported when it is asked for.

    The chart `part-whole` is the `CHART` of `catalogue.part_whole`.
    """

    def __getitem__(self, name: str) -> Chart:
        if name not in self._names():
            raise KeyError(name)
        home = import_module(f"forecasts.charts.catalogue.{name.replace('-', '_')}")
        chart: Chart = home.CHART
        return chart

    def __iter__(self) -> Iterator[str]:
        return iter(self._names())

    def __len__(self) -> int:
        return len(self._names())

    @staticmethod
    def _names() -> Mapping[str, str]:
        return locale_of(DEFAULT_LANGUAGE).charts


CHARTS: Mapping[str, Chart] = _Catalogue()
"""Name to chart of the ledger, in the order of the words."""


def plan_charts(names: Sequence[str], tables: Tables, frame: Frame) -> list[Job]:
    """Return a job for every picture and page that the tables give, in the order of the names.

    Args:
        names: Names in `CHARTS`.
        tables: The tables.
        frame: The circumstances, the same for all.
    """
    jobs = []
    taken: dict[str, str] = {}
    lean = _without_ballast(tables, frame)
    for name in names:
        for words, data in CHARTS[name].plan(lean, frame):
            pages = int(data["page"].max()) if "page" in data else 1
            for page in range(1, pages + 1):
                part = "" if pages == 1 else f"-{page}"
                stem = slug(f"{name} {words}")
                if taken.setdefault(stem, words) != words:  # `a b` and `a-b`
                    stem = f"{stem}-{_mark(words)}"
                stem += part
                language = "" if frame.language == DEFAULT_LANGUAGE else f".{frame.language}"
                jobs.append(
                    Job(chart=name, slug=stem + language, data=data, frame=frame, page=page)
                )
    return jobs


def _without_ballast(tables: Tables, frame: Frame) -> Tables:
    """Keep the columns that charts read: every group taken from a wide table copies it all."""
    money = [f"{name}_{frame.currency}" for name in ("value", "low", "high")]
    kept = [name for name in (*_READ, *money) if name in tables.claims]
    columns = [name for name in tables.actuals if name not in _UNREAD]
    return Tables(
        claims=_plain_text(tables.claims[kept]),
        actuals=_plain_text(tables.actuals[columns]),
        spread=_plain_text(tables.spread),
        outlooks=tables.outlooks,
    )


def _plain_text(table: pd.DataFrame) -> pd.DataFrame:
    """Hold texts as Python strings: rows are read one by one, which Arrow's are slow at."""
    texts = [name for name, kind in table.dtypes.items() if kind in ("str", "string", "category")]
    return table.astype(dict.fromkeys(texts, object))


def slug(words: str) -> str:
    """Turn words into the name of a file: lower-case ASCII, hyphens, at most 100 characters.

    What is not ASCII, or too long, is told apart by the beginning of a hash of the words.
    """
    plain = _UNSAFE.sub("-", words.lower()).strip("-")
    if words.isascii() and len(plain) <= _LONGEST:
        return plain
    return f"{plain[: _LONGEST - _MARK - 1].strip('-')}-{_mark(words)}"


def _mark(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def glyph_faults(claims: pd.DataFrame, names: Iterable[str] = ()) -> list[str]:
    """Say which claim, and which name of a codelist, holds a character that no font can draw.

    It is drawn as a square.
    """
    faults = [
        f"no font has {code_points(lacking)} in the name: {name}"
        for name in dict.fromkeys(names)
        if (lacking := missing(name))
    ]
    told: set[object] = set()  # who claims alone is claimant and organisation
    for column in _DRAWN:
        for text, rows in claims.groupby(column, sort=False, dropna=True):
            lacking = missing(str(text))
            if lacking and text not in told:
                told.add(text)
                claim = rows["claim_id"].iloc[0]
                more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
                faults.append(
                    f"{claim}{more}: no font has {code_points(lacking)} in its {column}: {text}"
                )
    return faults


def render(job: Job, folder: Path, formats: Sequence[Format] = FORMATS) -> list[Path]:
    """Draw one picture and write its files into a folder; return their paths.

    It can run in another process: a job is plain data.
    """
    picture = CHARTS[job.chart].draw(job.data, job.frame, job.page)
    return save(picture, folder / job.slug, formats)
