"""The report of an import: what came in, and of every other row why not."""

from collections import Counter
from collections.abc import Iterable

from forecasts.diagnostics import count
from forecasts.importing.records import Imported, Listed
from forecasts.problem import one_line

__all__ = ["write_report"]


def write_report(result: Imported, table: str) -> str:
    """Return Markdown; every count is computed from the result."""
    what = "claims" if result.kind == "claims" else "outcomes"
    folders = Counter(name.partition("/")[0] for name in result.files if "/" in name)
    lines = [
        f"# Import of {table}",
        "",
        f"Computed by `forecasts import` from {table} and its map; do not edit by hand.",
        "",
        f"- rows in the table: {result.rows}",
        f"- imported as {what}: {result.taken}, in {count(len(result.files), 'file')}",
        f"- left out, each with its reason below: {len(result.left_out)}",
    ]
    if result.kind == "claims":
        lines.append(
            "- imported although the quotation alone does not prove the number, "
            f"with a person's reason: {len(result.waived)}"
        )
    lines += [f"- imported otherwise than the table has it: {len(result.corrected)}", ""]
    if folders:
        years = ", ".join(f"{year}: {count}" for year, count in sorted(folders.items()))
        lines += [f"Files by year of statement: {years}.", ""]
    lines += _section("Left out", result.left_out)
    lines += _section("Waived", result.waived)
    lines += _section("Corrected", result.corrected)
    if result.closing:
        lines += [result.closing.rstrip(), ""]
    return "\n".join(lines)


def _section(title: str, rows: Iterable[Listed]) -> list[str]:
    listed = list(rows)
    if not listed:
        return []
    lines = [f"## {title}", "", "| row | what | why |", "|---|---|---|"]
    for row in listed:
        what, because = (one_line(words).replace("|", "\\|") for words in (row.what, row.because))
        lines.append(f"| {row.row} | {what} | {because} |")
    return [*lines, ""]
