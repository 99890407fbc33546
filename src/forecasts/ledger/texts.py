"""The texts of sources, where they are at hand: found by the sha256 of their bytes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024


class SourceTexts(NamedTuple):
    """Texts by sha256, and the sha256 of each file by its name without ending."""

    by_sha256: Mapping[str, str]
    sha256_by_name: Mapping[str, str]


NO_TEXTS = SourceTexts(by_sha256=MappingProxyType({}), sha256_by_name=MappingProxyType({}))


def read_texts(folder: "Path") -> SourceTexts:
    """Read the regular files of a folder, links and anything past 64 MB left out."""
    from hashlib import sha256

    texts, names = {}, {}
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
            continue
        data = path.read_bytes()
        digest = sha256(data).hexdigest()
        texts[digest] = data.decode("utf-8", "replace")
        names[path.stem] = digest
    return SourceTexts(by_sha256=MappingProxyType(texts), sha256_by_name=MappingProxyType(names))


def fingerprint(texts: Mapping[str, str]) -> str:
    """Return the first seven digits of the SHA-256 of a ledger's files, by name and text.

    A commit would change whenever a picture is committed beside its ledger; the content does not.
    """
    from hashlib import sha256
    from pathlib import PurePath

    digest = sha256()
    for name in sorted(texts):
        digest.update(f"{PurePath(name).name}\0{texts[name]}\0".encode())
    return digest.hexdigest()[:7]
