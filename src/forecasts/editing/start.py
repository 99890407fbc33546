"""A new ledger: worked examples that draw every chart, and the files a team needs around them."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from forecasts.files import holds
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

_SCHEMA = "claims/schema.json"
_GENERAL = ("claims/codes/measures.yaml", "claims/codes/regions.yaml")
_EMPTY: Mapping[str, str] = MappingProxyType(
    {
        "claims/codes/subjects.yaml": (
            "# What claims are about: one code, one definition. Replace this one by yours.\n"
            "my-market: {name: My market, name_zh: 我的市场, definition: What counts in it.}\n"
        ),
        "actuals/README.md": (
            "Outcomes: `forecasts actuals start SERIES ...` writes `SERIES.csv` beside "
            "`SERIES.origin.yaml`, then\n"
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


FIELDS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "energy": (
            ("example-robots-service", "example-heat-pumps-large"),
            ("Example service robots", "Example large heat pumps"),
            ("示例服务机器人", "示例大型热泵"),
            ("机器人", "热泵"),
        ),
        "health": (
            ("example-robots-service", "example-hearing-aids-implanted"),
            ("Example service robots", "Example implanted hearing aids"),
            ("示例服务机器人", "示例植入式助听器"),
            ("机器人", "助听器"),
        ),
        "housing": (
            ("example-robots-service", "example-prefab-homes-wooden"),
            ("Example service robots", "Example wooden prefab homes"),
            ("示例服务机器人", "示例木质预制住宅"),
            ("机器人", "预制住宅"),
        ),
    }
)
"""What the example is called in other fields: its words, the longer before those in them."""
_NOUNS = {"energy": "heat pumps", "health": "hearing aids", "housing": "prefab homes"}


def example_files(field: str) -> dict[str, bytes]:
    """Return the files of a new ledger whose invented example is of a field, one of `FIELDS`."""
    noun = _NOUNS[field]
    code = noun.replace(" ", "-")
    words = (
        *FIELDS[field],
        ("example-robots", f"example-{code}"),
        ("example_robots", f"example_{noun.replace(' ', '_')}"),
        ("org/robots", f"org/{code}"),
        ("robots", noun),
    )
    files = {}
    for name, data in template_files().items():
        path, text = name, data.decode("utf-8")
        for old, new in words:
            path, text = path.replace(old, new), text.replace(old, new)
        files[path] = text.encode("utf-8")
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


def start_ledger(folder: Path, *, empty: bool = False, field: str = "") -> list[str]:
    """Write a new ledger into `folder` and return the paths written, relative to it.

    Args:
        folder: Is made where it is missing.
        empty: Leave the invented claims and outcomes out.
        field: Of which of `FIELDS` the invented example is; '' for robots.

    Raises:
        FileExistsError: One of the files is there already and says something else, or all are;
            nothing was written.
        OSError: The folder cannot be written, or the disk is full; no file is left there.
    """
    files = empty_files() if empty else example_files(field) if field else template_files()
    with TemporaryDirectory() as beside:  # the schema is known before the first file is written
        write_files(Path(beside), {**files, _SCHEMA: b"{}\n"})
        schema = schema_text(load(Path(beside) / "claims"))
    wanted = {**files, _SCHEMA: schema.encode("utf-8")}
    # A start that was killed left some of these very files; a ledger that has all is there already.
    missing = {name: data for name, data in wanted.items() if not holds(folder / name, data)}
    write_files(folder, missing or wanted, only_new=True)
    return list(files)
