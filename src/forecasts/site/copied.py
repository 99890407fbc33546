"""Reviews that a site takes along: copies of what the review wrote, and of nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forecasts.reviewing.write import earlier_files, read_manifest

__all__ = ["Copied", "copy_reviews"]

_FILES = ("review.html", "review.pdf")


@dataclass(frozen=True, kw_only=True, slots=True)
class Copied:
    """A review in the site: where it was, its year, day and language, its files by their paths."""

    source: Path
    year: int
    as_of: date
    language: str
    files: dict[str, bytes]

    @property
    def folder(self) -> str:
        """The folder in the site."""
        return f"reviews/{self.year}-{self.language}"

    @property
    def page(self) -> str:
        """The file to open first."""
        return next(iter(self.files))


def copy_reviews(folders: Iterable[Path], as_of: date) -> tuple[Copied, ...]:
    """Read reviews, the newest year first; one of a later day and what is none are left out.

    A file is taken where it is what the review's manifest says, so none that was changed since.
    """
    found = {each.folder: each for folder in folders if (each := _copy(folder, as_of))}
    return tuple(found[name] for name in sorted(found, reverse=True))


def _copy(folder: Path, as_of: date) -> Copied | None:
    facts = read_manifest(folder)
    try:
        year, day = int(facts["year"]), date.fromisoformat(facts["as_of"])
        language = str(facts["language"])
    except (KeyError, TypeError, ValueError):
        return None
    names = earlier_files(folder).intersection(_FILES)
    if day > as_of or not language.isalnum() or not names:
        return None
    copied = Copied(source=folder, year=year, as_of=day, language=language, files={})
    copied.files.update(
        {f"{copied.folder}/{name}": (folder / name).read_bytes() for name in sorted(names)}
    )
    return copied
