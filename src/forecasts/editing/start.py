"""A new ledger: worked examples that draw every chart, and the files a team needs around them."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from forecasts.ledger import load
from forecasts.ledger.reference import schema_text
from forecasts.writing import write_files

TEMPLATE = Path(__file__).resolve().parent.parent / "template"

# Files whose names begin with a dot are kept without it, so that no tool takes them for its own.
RENAMED: Mapping[str, str] = MappingProxyType(
    {
        "gitignore": ".gitignore",
        "pre-commit-config.yaml": ".pre-commit-config.yaml",
        "github/forecasts.yaml": ".github/workflows/forecasts.yaml",
        "vscode/settings.json": ".vscode/settings.json",
    }
)


def template_files() -> dict[str, bytes]:
    """Return the files of a new ledger by their path in it."""
    files = {}
    for path in sorted(TEMPLATE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(TEMPLATE).as_posix()
            files[RENAMED.get(name, name)] = path.read_bytes()
    return files


def start_ledger(folder: Path) -> list[str]:
    """Write a new ledger into `folder` and return the paths written, relative to it.

    Raises:
        FileExistsError: One of the files is there already; nothing was written.
        OSError: The folder cannot be written.
    """
    files = template_files()
    schema = schema_text(load(TEMPLATE / "claims"))
    write_files(folder, {**files, "claims/schema.json": schema.encode("utf-8")}, only_new=True)
    return list(files)
