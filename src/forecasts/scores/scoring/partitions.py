"""Tables larger than memory: the same scores by partitions, on Dask.

Two ways, both of which give the single machine's result to the last bit. Where every score is a
mean of scores of single claims, partitions are joined and scored where they lie, and running sums
go from partition to partition in the order of the file. Otherwise the rows of a group are brought
together first, in that order, and each bundle of groups is scored by the function for one machine.
A task is a function of files and of earlier tasks only, so that a worker that dies costs its tasks,
never the result.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.processes import safe_children
from forecasts.scores.joins.baselines import CONSENSUS
from forecasts.scores.joins.counts import Counts
from forecasts.scores.joins.revisions import REVISION_INPUTS
from forecasts.scores.metrics.names import FORMS
from forecasts.scores.request import ScoreRequest
from forecasts.scores.roles import CLAIM_ALIASES
from forecasts.scores.scoring.blocks import finish_sums
from forecasts.scores.scoring.finished import finish_table
from forecasts.scores.scoring.groups import group_rows, natural_ranks
from forecasts.scores.scoring.notes import say_all
from forecasts.scores.scoring.running_sums import Partial, Running, add_part, start_sums
from forecasts.scores.scoring.score_columns import (
    ScoreColumn,
    inputs_of,
    score_columns,
)
from forecasts.scores.scoring.score_table import (
    Scores,
    prepare,
    score_prepared,
)
from forecasts.scores.tables.bands import read_band
from forecasts.scores.tables.column_families import name_families
from forecasts.scores.tables.columns import (
    Columns,
    NothingToScoreError,
    TableError,
    name_columns,
    parse_number,
)
from forecasts.scores.tables.file_parts import Part, find_parts, read_part
from forecasts.scores.tables.folders import one_table, same_columns
from forecasts.scores.tables.long_reading import split_claims
from forecasts.scores.tables.text_blocks import as_text

if TYPE_CHECKING:
    from distributed import Client

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]
BUNDLES = 16


def score_files(  # noqa: PLR0913  where the work is done, beside the work
    paths: Sequence[str],
    actuals: pd.DataFrame | None,
    request: ScoreRequest,
    *,
    header: str | None = None,
    scheduler: str = "local",
    workers: int | None = None,
    bundles: int = BUNDLES,
) -> Scores:
    """Score the claims in files, partition by partition.

    Args:
        paths: Files, in order; a large CSV and a Parquet file are several partitions.
        actuals: Outcomes; they go to every worker.
        request: What to compute.
        header: Line or lines of each file's header, where titles stand above it.
        scheduler: `local` for processes on this machine, or the address of a Dask scheduler.
        workers: How many local processes; None for one a core.
        bundles: Into how many bundles of groups rows are exchanged.

    Returns:
        The scores, equal to those of `score_request` on the whole table.

    Raises:
        TableError: What the tables lack, or a partition that no worker survives.
    """
    if request.totals or request.weights is not None:
        raise TableError("--scheduler does not go with --totals or --weights")
    if any(read_band(text).shares for text in request.bands):
        raise TableError("bands by quantiles take the whole table, not parts of a --scheduler")
    parts, differences = same_columns(find_parts(paths, header=header))
    asked = score_columns(request)
    head = read_part(replace(parts[0], rows=20))
    run = uuid4().hex  # a scheduler takes tasks of one name for one task, whoever sends them
    with _connect(scheduler, workers) as client:
        held = client.submit(_hold, actuals, key=f"actuals-{run}")
        if _is_local(head, asked, request):
            found = _run_sums(client, parts, held, request, run)
        else:
            columns = _bundle_columns(head, request)
            count = bundles if columns else 1
            found = _run_bundles(client, parts, held, request, columns, count, run)
    return replace(found, notes=(*differences, *found.notes))


@contextmanager
def _connect(scheduler: str, workers: int | None) -> "Iterator[Client]":
    """Give a client of a scheduler, or of processes on this machine that end with it."""
    try:
        import distributed
    except ImportError as error:
        raise TableError("--scheduler needs Dask: install `forecasts[scale]`") from error
    untyped: Any = distributed  # it has no annotations
    if scheduler != "local":
        try:
            client = untyped.Client(scheduler, timeout="5s")
        except (OSError, ValueError, TypeError, RuntimeError) as error:  # an address without TLS
            raise TableError(f"no Dask scheduler answers at {scheduler}: {error}") from error
        with client:
            yield client
        return
    with (
        safe_children(),
        untyped.LocalCluster(
            host="127.0.0.1",
            processes=True,
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs="ERROR",
        ) as cluster,
        untyped.Client(cluster) as client,
    ):
        yield client


def _is_local(head: pd.DataFrame, asked: Sequence[ScoreColumn], request: ScoreRequest) -> bool:
    """Tell whether each claim can be scored without any other claim."""
    columns = _head_columns(head, request)
    long = {"quantile_level", "output_type", "output_type_id", "category", "sample"} & set(
        columns.roles
    )
    sums = all(column.metric.each and not column.crossed for column in asked)
    baseline = request.baseline is not None and not _is_plain_baseline(head, request)
    apart = request.rolling is None and not request.intervals and not request.common
    forms = any(column.word in FORMS for column in asked)
    paths = _compares_occasions(request)
    return sums and not long and not baseline and apart and not forms and not paths


def _compares_occasions(request: ScoreRequest) -> bool:
    """Tell whether a forecast is set beside others of its source: growth and revisions are."""
    needed = inputs_of(score_columns(request))
    return request.growth is not None or bool(REVISION_INPUTS & needed)


def _head_columns(head: pd.DataFrame, request: ScoreRequest) -> Columns:
    """Return the columns of the files as they stand there, with the roles that they were given."""
    roles = name_families(head, request.columns, name="claims").roles
    return name_columns(head, CLAIM_ALIASES, name="claims", chosen=roles)[0]


def _is_plain_baseline(head: pd.DataFrame, request: ScoreRequest) -> bool:
    return request.baseline == "no_change" or request.baseline in head.columns


def _run_sums(
    client: "Client",
    parts: Sequence[Part],
    held: Any,  # noqa: ANN401 - a future of `distributed`, which has no annotations
    request: ScoreRequest,
    run: str,
) -> Scores:
    asked = score_columns(request)
    state: Any = start_sums(len(asked))
    for number, part in enumerate(parts):
        partial = client.submit(score_part, part, held, request, key=f"part-{run}-{number}")
        state = client.submit(add_part, state, partial, asked, key=f"sum-{run}-{number}")
    running: Running = _gather(client, state, parts)
    if not running.counts.forecasts and (request.where or request.as_of):
        raise NothingToScoreError("no row of any partition meets the conditions")
    names = (*request.by, *request.average_over)
    labels = pd.DataFrame(list(running.labels), columns=list(names), dtype=object)
    groups = group_rows(labels)
    order = np.argsort(groups.codes, kind="stable")
    columns = {
        column.name: finish_sums(column.metric, running.totals[row], running.numbers[row])[order]
        for row, column in enumerate(asked)
    }
    table = groups.labels.assign(**columns)
    return Scores(
        table=finish_table(table, asked, request),
        notes=say_all(running.notes, running.counts, request),
    )


def score_part(part: Part, actuals: pd.DataFrame | None, request: ScoreRequest) -> Partial:
    """Join one partition with the actuals and score its claims one by one."""
    by = [*request.by, *request.average_over]
    needed = inputs_of(score_columns(request))
    try:
        forecasts, ready = prepare(read_part(part), actuals, request)
    except NothingToScoreError:  # another partition may have rows that meet the conditions
        return Partial(
            labels=pd.DataFrame(columns=by, dtype=object),
            codes=np.zeros(0, np.int64),
            arrays={name: np.zeros(0) for name in sorted(needed)},
            counts=Counts(),
            notes=(),
        )
    except TableError as error:
        raise TableError(f"{part.path}: {error}") from error
    groups = group_rows(forecasts.frame)
    return Partial(
        labels=groups.labels,
        codes=groups.codes.astype(np.min_scalar_type(groups.count)),
        arrays={name: forecasts.arrays[name] for name in sorted(needed)},
        counts=ready.counts,
        notes=ready.notes,
    )


def _run_bundles(  # noqa: PLR0913, PLR0917  one step of `score_files`, which holds all of these
    client: "Client",
    parts: Sequence[Part],
    held: Any,  # noqa: ANN401 - a future of `distributed`, which has no annotations
    request: ScoreRequest,
    columns: Sequence[str],
    count: int,
    run: str,
) -> Scores:
    split = [
        client.submit(split_part, part, tuple(columns), count, key=f"split-{run}-{number}")
        for number, part in enumerate(parts)
    ]
    done = []
    for bundle in range(count):
        pieces = [
            client.submit(_pick, each, bundle, key=f"pick-{run}-{number}-{bundle}")
            for number, each in enumerate(split)
        ]
        done.append(
            client.submit(score_bundle, pieces, held, request, key=f"bundle-{run}-{bundle}")
        )
    results = [each for each in _gather(client, done, parts) if each is not None]
    if not results and (request.where or request.as_of):
        raise NothingToScoreError("no row of any partition meets the conditions")
    if not results:
        raise TableError("the claims have no rows")
    asked = score_columns(request)
    table = pd.concat([result[0] for result in results], ignore_index=True)
    names = {f"{column.name}{end}" for column in asked for end in ("", "_low", "_high")}
    labels = table[[name for name in table.columns if name not in names]]
    order = np.argsort(group_rows(labels).codes, kind="stable")
    counts = sum((result[1] for result in results), Counts())
    notes = tuple(dict.fromkeys(note for result in results for note in result[2]))
    return Scores(
        table=finish_table(table.iloc[order].reset_index(drop=True), asked, request),
        notes=say_all(notes, counts, request),
    )


def _bundle_columns(head: pd.DataFrame, request: ScoreRequest) -> list[str]:
    """Return the columns by which rows may be parted without parting what belongs together."""
    columns = _head_columns(head, request)
    if request.rolling is not None or _compares_occasions(request):
        return []
    if request.baseline is not None and not _is_plain_baseline(head, request):
        rule = request.baseline in CONSENSUS or parse_number(request.baseline) is not None
        if not rule:
            # A source, or an unknown name: whether it speaks at all, and the columns that set it
            # beside the others, are known of the whole table alone.
            return []
    apart = {columns.find(read_band(text).column) for text in request.bands}
    asked = score_columns(request)
    sources = request.baseline is not None and not _is_plain_baseline(head, request)
    if sources or request.common or any(column.crossed for column in asked):
        apart.add(columns.roles.get("source"))
    found = [columns.find(word) for word in request.by]
    return [name for name in found if name is not None and name not in apart]


def split_part(part: Part, columns: Sequence[str], count: int) -> list[pd.DataFrame]:
    """Return the rows of a partition by bundle: rows with equal labels are in the same one."""
    frame = read_part(part)
    mixed = np.zeros(len(frame), np.uint64)
    for column in columns:
        ranks, words = natural_ranks(frame[column])
        marks = np.array([zlib.crc32(str(word).encode()) for word in words], np.uint64)
        mixed = mixed * np.uint64(1_000_003) + marks[ranks]
    bundle = (mixed % np.uint64(count)).astype(np.int64)
    return [frame[bundle == number].reset_index(drop=True) for number in range(count)]


def score_bundle(
    pieces: Iterable[pd.DataFrame], actuals: pd.DataFrame | None, request: ScoreRequest
) -> tuple[pd.DataFrame, Counts, tuple[str, ...]] | None:
    """Score whole groups with the function for one machine; nothing for no rows."""
    frames = [piece for piece in pieces if len(piece)]
    if not frames:
        return None
    texts = (as_text(frame) for frame in frames)
    claims = split_claims(texts, request, alone=actuals is None) or one_table(frames)
    try:
        table, notes, counts = score_prepared(*prepare(claims, actuals, request), request)
    except NothingToScoreError:  # another bundle may have rows that meet the conditions
        return None
    return table, counts, notes


def _gather(client: Any, futures: Any, parts: Sequence[Part]) -> Any:  # noqa: ANN401 - untyped too
    from distributed import KilledWorker

    try:
        return client.gather(futures)
    except KilledWorker as error:
        raise TableError(
            f"a partition of {', '.join(sorted({part.path for part in parts}))} ended every worker "
            f"that took it ({error.task}); give workers more memory or smaller files"
        ) from error


def _hold(actuals: pd.DataFrame | None) -> pd.DataFrame | None:
    """Keep the actuals as a task of their own, which can be done again on another worker."""
    return actuals


def _pick(pieces: Sequence[pd.DataFrame], bundle: int) -> pd.DataFrame:
    return pieces[bundle]
