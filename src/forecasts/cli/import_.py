"""`import`: a table and its map, or an export of a ledger, to ledger files."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.added import places_apart
from forecasts.cli.shared import Existing, today
from forecasts.diagnostics import count
from forecasts.files import holds
from forecasts.importing import (
    Imported,
    ImportFault,
    Listed,
    guess_map,
    import_export,
    import_table,
)
from forecasts.importing.report import write_report
from forecasts.problem import one_line
from forecasts.writing import inside, locked, replace_text, write_files

if TYPE_CHECKING:
    from forecasts.ledger.claim import Claim
    from forecasts.problem import Problem

_USUAL = "UTF-8, separated by `,`"
_WIDEST, _MOST_TOLD = 60, 1_000  # characters of a row's name; rows at fault
_FIRST = "  - id: "  # how each claim of a written file begins


@click.command("import")
@click.argument("table", type=Existing())
@click.option(
    "--map",
    "map_file",
    type=Existing(dir_okay=False),
    help="What the table's words mean; `--guess` proposes one.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to (default: claims, or actuals for outcomes).",
)
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Markdown file for every row that was left out, waived or corrected, with its reason.",
)
@click.option("--replace", is_flag=True, help="Overwrite files that are there and differ.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--guess", is_flag=True, help="Propose a map for TABLE from its header, on stdout.")
def import_command(
    table: Path,
    map_file: Path | None,
    into: Path | None,
    report_file: Path | None,
    replace: bool,  # noqa: FBT001  click hands flags over by position
    dry_run: bool,  # noqa: FBT001
    guess: bool,  # noqa: FBT001
) -> None:
    """Turn the rows of TABLE (CSV, Excel) into ledger files, by a map of what its words mean.

    What `export` wrote of a ledger's claims needs no map: sqlite, datapackage, jsonld, and the
    table entries as csv, jsonl, parquet or xlsx.

    A number that its quotation does not prove is not forced: the row is left out and listed on
    stderr. Exits 1 when a row was left out that the map itself does not leave out.
    """
    try:
        _use_units_beside(into or Path("claims"))
        if guess:
            click.echo(guess_map(table, entered=today()), nl=False)
            return
        result = import_table(table, map_file) if map_file else import_export(table)
        if result is None:
            raise click.UsageError(
                "give a map with --map; --guess proposes one (of what `export` writes, the table "
                "`entries` needs none)"
            )
        into = into or Path("claims" if result.kind == "claims" else "actuals")
        changed = _find_changed(result.files, into)
    except (ImportFault, ValueError) as fault:
        _tell_faults(fault)
        click.echo(one_line(str(fault)), err=True)
        sys.exit(2)
    taken = [into / name for name in changed if os.path.lexists(into / name)]
    if taken and not replace:
        named = ", ".join(str(path) for path in taken[:3])
        raise click.UsageError(
            f"there already, and not the same: {named}{' ...' if taken[3:] else ''}; "
            "--replace overwrites"
        )
    claims = _sound_claims(changed, into, result.numbers) if result.kind == "claims" else ()
    if not dry_run:
        try:
            _write(changed, into)
            if report_file is not None:
                report_file.parent.mkdir(parents=True, exist_ok=True)
                replace_text(report_file, write_report(result, table.name))
        except OSError as error:
            click.echo(f"nothing more was written: {error}", err=True)
            sys.exit(3)
    _tell(result, len(changed), written=not dry_run)
    for line in places_apart(claims, result.sentences):
        click.echo(f"note: {line}", err=True)
    if any(listed.by_reader for listed in result.left_out):
        sys.exit(1)


def _find_changed(files: Mapping[str, str], into: Path) -> dict[str, bytes]:
    """Return the files that are not there already as they would be written.

    Raises:
        ValueError: A name would leave the folder.
    """
    changed = {}
    for name, text in files.items():
        data = text.encode("utf-8")
        if not holds(inside(into, name), data):
            changed[name] = data
    return changed


def _use_units_beside(folder: Path) -> None:
    """Make the units known that the ledger in a folder, or beside one of outcomes, declares."""
    from forecasts.ledger import load

    ledgers = (folder, folder.parent / "claims")
    there = next((each for each in ledgers if (each / "codes").is_dir()), None)
    if there is not None:
        load(there, only_instead=True)


def _sound_claims(
    files: Mapping[str, bytes], into: Path, numbers: Mapping[str, int]
) -> list["Claim"]:
    """Return the claims of the files; leave where the next `check` would find a new error."""
    from forecasts.checks import check
    from forecasts.diagnostics import summarise
    from forecasts.ledger import load

    if not (into / "codes").is_dir():
        return []  # no ledger yet: nothing says what its codes are
    known = set(check(load(into)))
    instead = {(into / name).as_posix(): data.decode() for name, data in files.items()}
    after = load(into, instead=instead)
    faults = [each for each in check(after) if each.severity == "error" and each not in known]
    if faults:
        _tell_rows([_as_row(fault, after.texts, numbers) for fault in faults])
        click.echo(f"nothing written: {summarise(faults)}; correct the map or the codes", err=True)
        sys.exit(2)
    return [claim for claim in after.claims if claim.position.file in instead]


def _as_row(fault: "Problem", texts: Mapping[str, str], numbers: Mapping[str, int]) -> Listed:
    """Return a fault of a file to write as one of the row that the claim comes from."""
    file, line = fault.position.file, fault.position.line
    above = texts.get(file, "").splitlines()[:line]
    named = next((text for text in reversed(above) if text.startswith(_FIRST)), "")
    claim = named.removeprefix(_FIRST).strip("\"'")
    parts = (f"{fault.code} {fault.message}", fault.expected and f"expected {fault.expected}")
    told = "; ".join(filter(None, (*parts, fault.hint)))
    return Listed(row=numbers.get(claim, 0), what=claim or f"{file}:{line}", because=told)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files whole or not at all, one writer at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        write_files(folder, files)


def _tell_faults(fault: Exception) -> None:
    """Write every fault of every row as a table, where there is more than one."""
    rows = fault.rows if isinstance(fault, ImportFault) else ()
    if len(rows) > 1:
        _tell_rows(rows)


def _tell_rows(rows: Sequence[Listed]) -> None:
    """Write rows at fault as a table; one without a number is of no row alone."""
    width = min(max(len(listed.what) for listed in rows), _WIDEST)
    for listed in rows[:_MOST_TOLD]:
        what = one_line(listed.what, _WIDEST)
        row = f"row {listed.row}" if listed.row else ""
        click.echo(f"{row:<9} {what:<{width}}  {one_line(listed.because)}", err=True)
    if len(rows) > _MOST_TOLD:
        click.echo(f"and {len(rows) - _MOST_TOLD:,} more", err=True)


def _tell(result: Imported, changed: int, *, written: bool) -> None:
    verb = "written" if written else "to write"
    read_as = f"read as {result.found}\n" if result.found != _USUAL else ""
    click.echo(
        f"{read_as}{count(result.rows, 'row')}, {result.taken} imported, "
        f"{len(result.left_out)} left out; {count(len(result.files), 'file')}, {changed} {verb}",
        err=True,
    )
    for listed in result.left_out:
        click.echo(one_line(f"row {listed.row}  {listed.what}: {listed.because}"), err=True)
