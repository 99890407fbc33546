"""From somebody else's table to ledger files, by a map in which every decision stands as data."""

from forecasts.importing.exported import import_export
from forecasts.importing.guess import guess_map
from forecasts.importing.records import Imported, Listed
from forecasts.importing.table import ImportFault, import_table

__all__ = ["ImportFault", "Imported", "Listed", "guess_map", "import_export", "import_table"]
