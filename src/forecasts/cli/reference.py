"""`schema`: what editors and the reference page know of the ledger's format."""

from pathlib import Path

import click

from forecasts.cli.shared import exit_at_problems, exit_if_missing


@click.command()
@click.argument("path", default="claims", type=click.Path(path_type=Path))
@click.option("--page", is_flag=True, help="Print the reference page (Markdown) instead.")
def schema(path: Path, *, page: bool) -> None:
    """Print the JSON Schema of a ledger file, with the codelists of the ledger at PATH."""
    from forecasts.ledger import load
    from forecasts.ledger.reference import reference_page, schema_text
    from forecasts.study import find_code_problems

    if page:
        click.echo(reference_page(), nl=False)
        return
    exit_if_missing((path,), ledger=True)
    ledger = load(path)
    exit_at_problems(find_code_problems(ledger))
    click.echo(schema_text(ledger), nl=False)
