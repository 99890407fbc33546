"""Many files as one table: the columns of all, each spelled as in the first file that has it."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pandas as pd

from forecasts.diagnostics import agree, count
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.file_parts import (
    MODEL,
    WHOLE,
    Part,
    find_parts,
    read_part,
    respelled,
    source_column,
    spellings,
    with_model,
)
from forecasts.scores.tables.files import read_table, table_blocks
from forecasts.scores.tables.text_blocks import as_text


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
    parts = find_parts([path], block=WHOLE, header=header)
    spelled: dict[str, str] = {}
    read = [read_part(part) for part in parts]
    below = [told for frame in read if (told := frame.attrs.get("below", ""))]
    frames = [respelled(frame, spelled) for frame in read]
    if names:
        frames = [frame.assign(file=_stem(part)) for frame, part in zip(frames, parts, strict=True)]
    sources = [source_column(frame) for frame in frames]
    named = {name for name in sources if name is not None}
    if len(named) > 1:
        raise TableError(f"{path}: the source is in columns of several names: {sorted(named)}")
    files: dict[str, tuple[Sequence[str], bool]] = {}
    for part, frame in zip(parts, frames, strict=True):
        rows = len(frame) > 0 or (part.path in files and files[part.path][1])
        files[part.path] = ([str(name) for name in frame.columns], rows)
    return one_table(frames), [*_say_below(below, parts), *_say_differences(files)]


def _say_below(below: Sequence[str], parts: Sequence[Part]) -> list[str]:
    """Return what is left out below tables: of the first file, and in how many others so."""
    if not below or len(parts) == 1:
        return [*below]
    return [f"{below[0]} (so in {len(below)} of {count(len(parts), 'file')})"]


def blocks_of_parts(path: str, *, names: bool, told: list[str]) -> Iterator[pd.DataFrame]:
    """Give the rows of all files of a pattern or a folder block by block, as `read_parts` does.

    It gives nothing where columns are known of whole files alone, or where `read_parts` refuses.

    Args:
        path: The pattern or folder.
        names: Whether to add a column `file`.
        told: Where to put at the end what is said of the files.
    """
    parts = find_parts([path], block=WHOLE)
    known: dict[str, str] = {}
    every: dict[str, None] = {}
    sources = set()
    for part in parts:
        if not part.groups and Path(part.path).suffix != ".csv":
            return
        try:
            own = [str(name) for name in _head(part).columns]
            spelled = [*spellings(own, known).values()]
        except TableError:  # another file may be at fault before this one
            return
        source = source_column(pd.DataFrame(columns=spelled))
        added = [MODEL] if part.model and source is None else []
        sources |= {source, *added} - {None}
        every |= dict.fromkeys([*spelled, *added, *(["file"] if names else [])])
    if len(sources) > 1 or not {*known.values(), MODEL, "file"} >= {*every}:
        return
    about: dict[str, tuple[list[str], bool]] = {}
    for part in parts:
        rows = False
        for block in _part_blocks(part):
            frame = respelled(block, known)
            if names:
                frame = frame.assign(file=_stem(part))
            rows = rows or len(frame) > 0
            about[part.path] = ([str(name) for name in frame.columns], rows)
            missing = [name for name in every if name not in frame]
            yield frame.assign(**dict.fromkeys(missing, ""))[[*every]]
    told += _say_differences(about)


def _stem(part: Part) -> str:
    return Path(part.path).name.split(".")[0]


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
    heads = [_head(part) for part in parts]
    names = [[str(name) for name in head.columns] for head in heads]
    below = [told for head in heads if (told := head.attrs.get("below", ""))]
    spelled = [list(spellings(each, known).values()) for each in names]
    files = {part.path: (each, _has_rows(part)) for part, each in zip(parts, spelled, strict=True)}
    notes = [*_say_below(below, parts), *_say_differences(files)]
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
    if part.stop or part.header or suffix != ".csv":
        return True
    with Path(part.path).open("rb") as stream:
        stream.readline()
        return any(line.strip() for line in stream)


def _is_text(frame: pd.DataFrame, name: str) -> bool:
    return name in frame and not pd.api.types.is_numeric_dtype(frame[name].dtype)


def _head(part: Part) -> pd.DataFrame:
    """Return a file's table without its rows, which is not read where its kind allows."""
    if part.groups:
        from pyarrow import parquet

        return pd.DataFrame(columns=parquet.read_schema(part.path).names)
    if Path(part.path).suffix == ".csv" and not part.header:
        with Path(part.path).open("rb") as stream:
            return _named(stream.readline())
    return read_part(part).head(0)


@lru_cache(maxsize=64)
def _named(line: bytes) -> pd.DataFrame:
    """Return a table without rows out of its first line, which many files of an archive share."""
    return read_table("-", stream=io.BytesIO(line)).head(0)


def _say_differences(files: Mapping[str, tuple[Sequence[str], bool]]) -> list[str]:
    """Return which files hold no rows, and which columns not all of the others have.

    Args:
        files: The columns of each, and whether it has rows.
    """
    empty = [path for path, (_, rows) in files.items() if not rows]
    notes = (
        [f"{agree(len(empty), 'file', 'holds', 'hold', of=len(files))} no rows, such as {empty[0]}"]
        if empty
        else []
    )
    full = [(path, names) for path, (names, rows) in files.items() if rows]
    for column in dict.fromkeys(name for _, names in full for name in names):
        lacking = [path for path, names in full if column not in names]
        if lacking:
            some = agree(len(lacking), "file", "lacks", "lack", of=len(full))
            notes.append(f"claims: `{column}` is blank where {some} it, such as {lacking[0]}")
    return notes


def _part_blocks(part: Part) -> Iterator[pd.DataFrame]:
    """Give the rows of a partition that is a file or row groups of Parquet, block by block."""
    groups = [*part.groups] or None
    for block in table_blocks(part.path, groups=groups):
        yield with_model(block, part)
