"""Partitions of files: whole files, row groups of Parquet, blocks of lines of a large CSV."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from glob import glob
from pathlib import Path

import pandas as pd

from forecasts.diagnostics import not_there
from forecasts.scores.roles import CLAIM_ALIASES
from forecasts.scores.tables.columns import TableError, name_columns, same_name
from forecasts.scores.tables.files import (
    BROKEN,
    SUFFIXES,
    arrow_frame,
    check_cells,
    read_table,
)

BLOCK_BYTES = 64_000_000
MODEL = "model_id"
"""Column of the model that a folder names."""
WHOLE = 1 << 62
"""No file has so many bytes: a block is the file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A partition of a file.

    Attributes:
        path: The file.
        start: First byte of a block of CSV lines, after the header; 0 for a whole file.
        stop: First byte after it; 0 for a whole file.
        groups: Row groups of a Parquet file; empty for a whole file.
        rows: Read no more than so many rows; 0 for all.
        columns: The columns of all partitions, where they differ; those missing here are blank.
        header: Line or lines of the header, where titles stand above it; else empty.
        model: Name of the file's folder where there are several, which is that of the model in the
            archives of forecast hubs; empty elsewhere.
    """

    path: str
    start: int = 0
    stop: int = 0
    groups: tuple[int, ...] = ()
    rows: int = 0
    columns: tuple[str, ...] = ()
    header: str = ""
    model: str = ""


def find_parts(
    paths: Sequence[str], *, block: int = BLOCK_BYTES, header: str | None = None
) -> list[Part]:
    """Return the partitions of files; a name with `*` stands for all that fit it, sorted.

    A file with titles above its `header` is never parted.

    Raises:
        TableError: No file.
    """
    names = [name for path in paths for name in files_of(path)]
    if not names:
        raise TableError(not_there(paths))
    folders = {Path(name).parent for name in names}
    size = WHOLE if header else block
    parts = [part for name in names for part in _parts_of(name, size)]
    if header:
        parts = [replace(part, header=header) for part in parts]
    if len(folders) < 2:
        return parts
    return [replace(part, model=Path(part.path).parent.name) for part in parts]


def is_several(path: str) -> bool:
    """Tell whether a name stands for several files: a pattern, or a folder."""
    return "*" in path or Path(path).is_dir()


def files_of(path: str) -> list[str]:
    """Return the files that a pattern fits, or the tables in a folder and those below it."""
    if "*" in path:
        return sorted(glob(path))  # noqa: PTH207 - the pattern may be absolute
    if not Path(path).is_dir():
        return [path]
    found = (each for each in Path(path).rglob("*") if {*each.suffixes} & {*SUFFIXES})
    return sorted(str(each) for each in found if each.is_file() and each.name[0] != ".")


def respelled(frame: pd.DataFrame, known: dict[str, str]) -> pd.DataFrame:
    """Return a table with the known spellings of its columns, and add those that are new."""
    return frame.rename(columns=spellings([str(name) for name in frame.columns], known))


def spellings(names: Sequence[str], known: dict[str, str]) -> dict[str, str]:
    """Return each name and its known spelling, and add those that are new to the known ones."""
    own = {same_name(name): name for name in names}
    if len(own) < len(names):  # it has both spellings itself
        return {name: name for name in names}
    return {spelling: known.setdefault(name, spelling) for name, spelling in own.items()}


def read_part(part: Part) -> pd.DataFrame:
    """Read a partition; text cells as `read_table` reads them."""
    if part.groups:
        from pyarrow import parquet

        file = parquet.ParquetFile(part.path)
        frame = arrow_frame(file.read_row_groups(list(part.groups)))
    elif part.stop:
        with Path(part.path).open("rb") as stream:
            header = stream.readline()
            stream.seek(part.start)
            frame = read_table("-", stream=io.BytesIO(header + stream.read(part.stop - part.start)))
    else:
        frame = read_table(part.path, header=part.header or None)
    if part.columns:
        frame = respelled(frame, {same_name(name): name for name in reversed(part.columns)})
    missing = [name for name in part.columns if name not in frame]
    if missing:
        frame = frame.assign(**dict.fromkeys(missing, ""))
    frame = with_model(frame, part)
    return frame.head(part.rows) if part.rows else frame


def with_model(frame: pd.DataFrame, part: Part) -> pd.DataFrame:
    """Return a table with the model that its folder names, where no column names a source."""
    if not part.model or source_column(frame) is not None:
        return frame
    return frame.assign(**{MODEL: part.model})


def source_column(frame: pd.DataFrame) -> str | None:
    """Return the column of the sources, if there is one."""
    return name_columns(frame, CLAIM_ALIASES, name="claims", chosen={})[0].roles.get("source")


def _parts_of(name: str, block: int) -> list[Part]:
    path = Path(name)
    if not path.is_file():
        raise TableError(not_there([name]))
    if path.suffix in {".parquet", ".pq"}:
        try:
            from pyarrow import parquet
        except ImportError as error:
            raise TableError(f"{name}: Parquet needs pyarrow: `forecasts[parquet]`") from error
        try:
            file = parquet.ParquetFile(path)
            check_cells(file)
        except TableError:
            raise
        except BROKEN as error:
            raise TableError(f"{name} is no table that can be read: {error}") from error
        groups = [Part(path=name, groups=(number,)) for number in range(file.num_row_groups)]
        return groups or [Part(path=name)]
    if path.suffix != ".csv" or path.stat().st_size <= block:
        return [Part(path=name)]
    return _blocks(name, block)


def _blocks(name: str, block: int) -> list[Part]:
    """Cut a CSV at the ends of lines that are not inside quotation marks."""
    parts = []
    with Path(name).open("rb") as stream:
        start = len(stream.readline())
        quoted = False
        while chunk := stream.read(block):
            quoted ^= chunk.count(b'"') % 2 == 1
            while line := stream.readline():
                quoted ^= line.count(b'"') % 2 == 1
                if not quoted:
                    break
            stop = stream.tell()
            parts.append(Part(path=name, start=start, stop=stop))
            start = stop
    return parts
