"""A new ledger: worked examples that draw every chart, and the files a team needs around them."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from forecasts.ledger import load
from forecasts.ledger.reference import schema_text
from forecasts.writing import replace_text, write_files

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

_GENERAL = ("claims/codes/measures.yaml", "claims/codes/regions.yaml")
_EMPTY: Mapping[str, str] = MappingProxyType(
    {
        "claims/codes/subjects.yaml": (
            "# What claims are about: one code, one definition. Replace this one by yours.\n"
            "my-market: {name: My market, name_zh: 我的市场, definition: What counts in it.}\n"
        ),
        "actuals/README.md": (
            "Outcomes: `SERIES.csv` beside `SERIES.origin.yaml`, then "
            "`forecasts actuals add SERIES --period 2025 --value ... --published ...`.\n"
        ),
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


def empty_files() -> dict[str, bytes]:
    """Return the files of a new ledger without a claim: codelists of three measures and no more."""
    kept = {
        name: data
        for name, data in template_files().items()
        if not name.startswith(("actuals/", "claims/")) or name in _GENERAL
    }
    readme = kept["README.md"].decode("utf-8")
    head, _, commands = readme.partition("\n    forecasts check")
    words = head.partition("Everything in this")[0].rstrip()
    kept["README.md"] = f"{words}\n\n    forecasts check{commands}".encode()
    return kept | {name: text.encode("utf-8") for name, text in _EMPTY.items()}


def start_ledger(folder: Path, *, empty: bool = False) -> list[str]:
    """Write a new ledger into `folder` and return the paths written, relative to it.

    Args:
        folder: Is made where it is missing.
        empty: Leave the invented claims and outcomes out.

    Raises:
        FileExistsError: One of the files is there already; nothing was written.
        OSError: The folder cannot be written.
    """
    files = empty_files() if empty else template_files()
    write_files(folder, {**files, "claims/schema.json": b"{}\n"}, only_new=True)
    replace_text(folder / "claims" / "schema.json", schema_text(load(folder / "claims")))
    return list(files)
