"""Starting a series of outcomes: its origin and an empty table, both or none."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from forecasts.actuals.folder import ORIGIN, SERIES_NAME, SERIES_NAMES, find_series, read_folder
from forecasts.actuals.origin import ORIGIN_FIELDS
from forecasts.editing.emit import emit_scalar
from forecasts.editing.outcome import AddedOutcome
from forecasts.files import ledger_folder
from forecasts.ledger.loading import load
from forecasts.writing import locked, replace_text

__all__ = ["start_series"]

_HEADER = "period,value,unit,price_basis,published_on,retrieved_on,release,rounding,url,notes\n"


def start_series(ledger: Path, folder: Path, series: str, facts: Mapping[str, str]) -> AddedOutcome:
    """Write the origin and the empty table of a new series, where the two have no fault.

    Args:
        ledger: The ledger's folder, whose lock is held and whose codelists hold.
        folder: The folder of outcomes; it is made where it is not there.
        series: The name of the series.
        facts: What its origin says, by the names of `ORIGIN_FIELDS`.

    Returns:
        The file of its origin, with the faults or the reason where nothing was written.

    Raises:
        OSError: The folder cannot be written or the disk is full.
    """
    shown = folder.as_posix()
    name = f"{shown}/{series}{ORIGIN}"
    if not SERIES_NAME.fullmatch(series):
        return AddedOutcome(name, refusal=f"`{series}` cannot name a series: {SERIES_NAMES}")
    with locked(Path(ledger_folder(ledger))):
        folder.mkdir(exist_ok=True)
        if series in find_series(folder) or (folder / f"{series}{ORIGIN}").exists():
            return AddedOutcome(name, refusal=f"there is a series `{series}` already")
        origin = "".join(
            f"{item.name}: {emit_scalar(facts[item.name])}\n"
            for item in ORIGIN_FIELDS
            if item.name in facts
        )
        with TemporaryDirectory() as draft:
            (Path(draft) / f"{series}{ORIGIN}").write_text(origin, encoding="utf-8")
            (Path(draft) / f"{series}.csv").write_text(_HEADER, encoding="utf-8")
            found = read_folder(draft, shown, load(ledger).codes)
        if not found.problems:
            replace_text(folder / f"{series}{ORIGIN}", origin)
            replace_text(folder / f"{series}.csv", _HEADER)
        return AddedOutcome(name, problems=found.problems, texts=found.texts)
