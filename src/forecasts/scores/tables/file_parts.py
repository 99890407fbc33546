"""Partitions of files: whole files, row groups of Parquet, blocks of lines of a large CSV."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from glob import glob
from pathlib import Path

import pandas as pd

from forecasts.diagnostics import agree, count, not_there
from forecasts.scores.roles import CLAIM_ALIASES
from forecasts.scores.tables.columns import TableError, name_columns, same_name
from forecasts.scores.tables.files import BROKEN, SUFFIXES, arrow_frame, check_cells, read_table
from forecasts.scores.tables.text_blocks import as_text

BLOCK_BYTES = 64_000_000
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


def find_parts(paths: Sequence[str], *, block: int = BLOCK_BYTES) -> list[Part]:
    """Return the partitions of files; a name with `*` stands for all that fit it, sorted.

    Raises:
        TableError: No file.
    """
    names = [name for path in paths for name in _files_of(path)]
    if not names:
        raise TableError(not_there(paths))
    folders = {Path(name).parent for name in names}
    parts = [part for name in names for part in _parts_of(name, block)]
    if len(folders) < 2:
        return parts
    return [replace(part, model=Path(part.path).parent.name) for part in parts]


def is_several(path: str) -> bool:
    """Tell whether a name stands for several files: a pattern, or a folder."""
    return "*" in path or Path(path).is_dir()


def _files_of(path: str) -> list[str]:
    """Return the files that a pattern fits, or the tables in a folder and those below it."""
    if "*" in path:
        return sorted(glob(path))  # noqa: PTH207 - the pattern may be absolute
    if not Path(path).is_dir():
        return [path]
    found = (each for each in Path(path).rglob("*") if {*each.suffixes} & {*SUFFIXES})
    return sorted(str(each) for each in found if each.is_file() and each.name[0] != ".")


def read_parts(
    path: str, *, header: str | None = None, names: bool = False
) -> tuple[pd.DataFrame, list[str]]:
    """Read all files of a pattern or a folder, in order, as one table, and say where they differ.

    A name that one file spells otherwise (`Horizon`) is that of the first file that has it.

    Args:
        path: The pattern or folder.
        header: Line or lines of each file's header, where titles stand above it.
        names: Whether to add a column `file`, the name of each row's file without its suffixes.

    Raises:
        TableError: Some files name their source in a column, others by their folder alone.
    """
    parts = [replace(part, header=header or "") for part in find_parts([path], block=WHOLE)]
    spelled: dict[str, str] = {}
    read = [read_part(part) for part in parts]
    below = [told for frame in read if (told := frame.attrs.get("below", ""))]
    frames = [_respelled(frame, spelled) for frame in read]
    if names:
        stems = [Path(part.path).name.split(".")[0] for part in parts]
        frames = [frame.assign(file=stem) for frame, stem in zip(frames, stems, strict=True)]
    sources = [_source(frame) for frame in frames]
    named = {name for name in sources if name is not None}
    if len(named) > 1:
        raise TableError(f"{path}: the source is in columns of several names: {sorted(named)}")
    files = [
        (part.path, [str(name) for name in frame.columns], len(frame) > 0)
        for part, frame in zip(parts, frames, strict=True)
    ]
    notes = [f"{below[0]} (so in {len(below)} of {count(len(parts), 'file')})"] if below else []
    return one_table(frames), [*notes, *_say_differences(files)]


def _respelled(frame: pd.DataFrame, known: dict[str, str]) -> pd.DataFrame:
    """Return a table with the known spellings of its columns, and add those that are new."""
    return frame.rename(columns=_spellings([str(name) for name in frame.columns], known))


def _spellings(names: Sequence[str], known: dict[str, str]) -> dict[str, str]:
    """Return each name and its known spelling, and add those that are new to the known ones."""
    own = {same_name(name): name for name in names}
    if len(own) < len(names):  # it has both spellings itself
        return {name: name for name in names}
    return {spelling: known.setdefault(name, spelling) for name, spelling in own.items()}


def _say_differences(files: Sequence[tuple[str, Sequence[str], bool]]) -> list[str]:
    """Return which files hold no rows, and which columns not all of the others have.

    Args:
        files: Of each its name, its columns, and whether it has rows.
    """
    empty = [path for path, _, rows in files if not rows]
    notes = (
        [f"{agree(len(empty), 'file', 'holds', 'hold', of=len(files))} no rows, such as {empty[0]}"]
        if empty
        else []
    )
    full = [(path, names) for path, names, rows in files if rows]
    for column in dict.fromkeys(name for _, names in full for name in names):
        lacking = [path for path, names in full if column not in names]
        if lacking:
            some = agree(len(lacking), "file", "lacks", "lack", of=len(full))
            notes.append(f"claims: `{column}` is blank where {some} it, such as {lacking[0]}")
    return notes


def one_table(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return tables below each other; what one does not have is blank there."""
    frames = [as_text(each) for each in frames]
    frame = pd.concat(frames, ignore_index=True)
    texts = [name for name in frame.columns if any(_is_text(each, name) for each in frames)]
    blanks = {name: frame[name].fillna("") for name in texts if frame[name].hasnans}
    return frame.assign(**blanks) if blanks else frame


def same_columns(parts: Sequence[Part]) -> tuple[list[Part], list[str]]:
    """Return the partitions, with the columns of all of them where they differ, and how they do.

    Columns are spelled as in the first file that has them.
    """
    known: dict[str, str] = {}
    names = [_column_names(part) for part in parts]
    spelled = [list(_spellings(each, known).values()) for each in names]
    files = {part.path: (each, _has_rows(part)) for part, each in zip(parts, spelled, strict=True)}
    notes = _say_differences([(path, *about) for path, about in files.items()])
    every = tuple(dict.fromkeys(name for each in spelled for name in each))
    if all(set(each) == set(every) for each in names):
        return list(parts), notes
    return [replace(part, columns=every) for part in parts], notes


def _has_rows(part: Part) -> bool:
    """Tell whether a partition has rows, as far as that is known before it is read."""
    suffix = Path(part.path).suffix
    if suffix in {".parquet", ".pq"}:
        from pyarrow import parquet

        return bool(parquet.read_metadata(part.path).num_rows)
    if part.stop or suffix != ".csv":
        return True
    with Path(part.path).open("rb") as stream:
        stream.readline()
        return any(line.strip() for line in stream)


def _is_text(frame: pd.DataFrame, name: str) -> bool:
    return name in frame and not pd.api.types.is_numeric_dtype(frame[name].dtype)


def _column_names(part: Part) -> list[str]:
    """Return the columns of a file, without reading it where its kind allows."""
    if part.groups:
        from pyarrow import parquet

        return [str(name) for name in parquet.read_schema(part.path).names]
    if Path(part.path).suffix == ".csv":
        with Path(part.path).open("rb") as stream:
            head = stream.readline()
        return [str(name) for name in read_table("-", stream=io.BytesIO(head)).columns]
    return [str(name) for name in read_part(part).columns]


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
        frame = _respelled(frame, {same_name(name): name for name in reversed(part.columns)})
    missing = [name for name in part.columns if name not in frame]
    if missing:
        frame = frame.assign(**dict.fromkeys(missing, ""))
    if part.model and _source(frame) is None:
        frame = frame.assign(model_id=part.model)
    return frame.head(part.rows) if part.rows else frame


def _source(frame: pd.DataFrame) -> str | None:
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
