"""One release in forty papers is one claim with forty relays: proposals of a corpus, merged.

Two proposals of different documents are one claim when value, unit, hedge, kind and target are the
same and the words around them are alike: half of their words at least are shared (of Chinese and
Japanese text, of their pairs of characters).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from forecasts.corpora.rows import proposal_schema

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["ALIKE", "merge_relays"]

ALIKE = 0.5
"""Share of the words of two sentences, of all that either has, from which they are one."""
_SAME = ("low", "high", "unit", "hedge", "kind", "target", "modality")
_PLACE = ("document", "start", "published")
_PIECES = re.compile(r"[a-z0-9]+|(?=([\u3041-\u30ff\u4e00-\u9fff]{2}))")
_CLAIMS, _RELAYS = "claims.parquet", "relays.parquet"


class _Seen(NamedTuple):
    file: int
    row: int
    published: str
    document: str
    start: int
    pieces: frozenset[str]


def merge_relays(folder: Path) -> int:
    """Write `claims.parquet` and `relays.parquet` of an extracted corpus; return how many claims.

    A claim is the row of its first document (by day, then by name), with `relays`: how many other
    documents say the same. `relays.parquet` names them: `claim` and `claim_start`, the place of the
    claim, with `document` and `start` of the relay. Only what has the same figures is compared, and
    held in memory.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    files = sorted((folder / "proposals").glob("*.parquet"))
    doubled = _doubled(files)
    later: dict[tuple[int, int], _Seen] = {}
    counts: Counter[tuple[int, int]] = Counter()
    for group in _gathered(files, doubled).values():
        for first, *others in _clusters(group):
            counts[first.file, first.row] = len({one.document for one in others})
            later |= {(one.file, one.row): first for one in others}
    schema = proposal_schema().append(pa.field("relays", pa.int64()))
    claims = 0
    with (
        _whole_or_not(folder / _CLAIMS, folder / _RELAYS) as (new_claims, new_relays),
        pq.ParquetWriter(new_claims, schema, compression="zstd") as kept,
        pq.ParquetWriter(new_relays, _relay_schema(), compression="zstd") as told,
    ):
        for number, file in enumerate(files):
            rows = pq.read_table(file).to_pylist()
            first_rows = [
                {**row, "relays": counts[number, at]}
                for at, row in enumerate(rows)
                if (number, at) not in later
            ]
            relays = [
                _relay(row, later[number, at])
                for at, row in enumerate(rows)
                if (number, at) in later
            ]
            claims += len(first_rows)
            kept.write_table(pa.Table.from_pylist(first_rows, schema=schema))
            told.write_table(pa.Table.from_pylist(relays, schema=_relay_schema()))
    return claims


@contextmanager
def _whole_or_not(*files: Path) -> Iterator[list[Path]]:
    """Give each file a place beside it to be written at, which becomes it at the end, or goes."""
    places = [file.with_name(f".{file.name}.new") for file in files]
    try:
        for place in places:  # what a kill left, or a link that would be followed
            place.unlink(missing_ok=True)
        yield places
        for place, file in zip(places, files, strict=True):
            place.replace(file)
    finally:
        for place in places:
            place.unlink(missing_ok=True)


def _relay_schema() -> "pa.Schema":
    import pyarrow as pa

    texts, places = ("claim", "document", "url"), ("claim_start", "start")
    return pa.schema(
        [*((one, pa.string()) for one in texts), *((one, pa.int64()) for one in places)]
    )


def _relay(row: dict[str, Any], first: _Seen) -> dict[str, Any]:
    return {
        "claim": first.document,
        "claim_start": first.start,
        "document": row["document"],
        "url": row["url"],
        "start": row["start"],
    }


def _doubled(files: Sequence[Path]) -> frozenset[int]:
    """Return the hashes of figures that more than one row has."""
    import numpy as np

    hashes = [_hashes(file) for file in files]
    if not hashes:
        return frozenset()
    values, numbers = np.unique(np.concatenate(hashes), return_counts=True)
    return frozenset(values[numbers > 1].tolist())


def _hashes(file: Path) -> Any:  # noqa: ANN401  an array of uint64
    import pandas as pd

    rows = pd.read_parquet(file, columns=list(_SAME))
    return pd.util.hash_pandas_object(rows, index=False).to_numpy()


def _gathered(files: Sequence[Path], doubled: frozenset[int]) -> dict[int, list[_Seen]]:
    """Return the rows that share their figures with another, by the hash of those."""
    import pyarrow.parquet as pq

    found: dict[int, list[_Seen]] = defaultdict(list)
    for number, file in enumerate(files):
        keys = _hashes(file).tolist()
        rows = pq.read_table(file, columns=[*_PLACE, "sentence"]).to_pylist()
        for at, (key, row) in enumerate(zip(keys, rows, strict=True)):
            if key in doubled:
                place = (row["published"], row["document"], row["start"])
                found[key].append(_Seen(number, at, *place, _pieces(row["sentence"])))
    return found


def _pieces(sentence: str) -> frozenset[str]:
    return frozenset(match[1] or match[0] for match in _PIECES.finditer(sentence.lower())) - {""}


def _clusters(group: Iterable[_Seen]) -> list[list[_Seen]]:
    """Put rows whose words are alike together, each with the first one that it is like."""
    clusters: list[list[_Seen]] = []
    for one in sorted(group, key=lambda each: (each.published, each.document, each.start)):
        for cluster in clusters:
            first = cluster[0]
            if first.document != one.document and _likeness(first, one) >= ALIKE:
                cluster.append(one)
                break
        else:
            clusters.append([one])
    return clusters


def _likeness(one: _Seen, other: _Seen) -> float:
    return len(one.pieces & other.pieces) / max(1, len(one.pieces | other.pieces))
