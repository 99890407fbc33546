"""The texts of sources, where they are at hand: found by the sha256 of their bytes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTexts:
    """Texts by sha256, and the sha256 of each file by its name without ending."""

    by_sha256: Mapping[str, str]
    sha256_by_name: Mapping[str, str]


NO_TEXTS = SourceTexts(by_sha256=MappingProxyType({}), sha256_by_name=MappingProxyType({}))


def read_texts(folder: Path) -> SourceTexts:
    """Read the regular files of a folder, links and anything past 64 MB left out."""
    texts, names = {}, {}
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
            continue
        data = path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        texts[sha256] = data.decode("utf-8", "replace")
        names[path.stem] = sha256
    return SourceTexts(by_sha256=MappingProxyType(texts), sha256_by_name=MappingProxyType(names))
