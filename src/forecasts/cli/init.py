"""`init` and `doctor`."""

import sys
from pathlib import Path

import click


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Start a ledger in FOLDER, with invented examples that draw every chart."""
    import json

    from forecasts.editing.start import start_ledger
    from forecasts.ledger import load
    from forecasts.ledger.reference import json_schema

    try:
        written = start_ledger(folder)
        codes = {name: tuple(entries) for name, entries in load(folder / "claims").codes.items()}
        schema = json.dumps(json_schema(codes), ensure_ascii=False, indent=2)
        (folder / "claims" / "schema.json").write_text(schema + "\n", encoding="utf-8")
    except FileExistsError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"{folder} cannot be written: {error.strerror or error}", err=True)
        sys.exit(3)
    click.echo(f"{len(written)} files in {folder}; next:", err=True)
    if folder != Path():
        click.echo(f"  cd {folder}", err=True)
    click.echo("  forecasts check\n  forecasts chart all -o reports/", err=True)


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
        "openpyxl": "tables of Excel (pip install openpyxl)",
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
    if missing:
        sys.exit(1)
