"""`docs/security.md`: each limit that it names is the one of the program."""

import re

import pytest

from conftest import ROOT
from forecasts import files, writing
from forecasts.actuals import observations
from forecasts.charts import jobs
from forecasts.checks import report
from forecasts.corpora import documents as corpora
from forecasts.exporting import query
from forecasts.extracting import proposing
from forecasts.extracting.pages import documents, layout
from forecasts.fetching import addresses
from forecasts.fetching.web import Limits
from forecasts.importing import cells, exported
from forecasts.ledger import git, loading, nodes, shape, texts
from forecasts.money import yearly
from forecasts.reading.numbers import numerals
from forecasts.reviewing import write
from forecasts.reviewing.printing import pdf, typeset
from forecasts.scores.tables import files as tables
from forecasts.scores.tables import opening
from forecasts.site import serving

MEGABYTE, GIGABYTE = 2**20, 2**30
LIMITS: dict[str, tuple[str, ...]] = {
    "a file of a ledger": (f"{files.MAX_BYTES // MEGABYTE} MB",),
    "values in one file": (f"{nodes.MAX_NODES:,}",),
    "a text for `read`": (f"{files.MAX_BYTES // MEGABYTE} MB",),
    "a pipe, or a packed table": (f"{opening.MOST_STREAMED // MEGABYTE} MB",),
    "a Parquet file": (f"{tables.MOST_CELLS:,} cells",),
    "the columns of a table": (f"{opening.MOST_COLUMNS:,}", f"{cells.MOST_COLUMNS:,}"),
    "nesting": (f"{nodes.MAX_DEPTH} levels",),
    "problems of one file": (f"{loading.MAX_PROBLEMS:,}; {nodes.MAX_FORM_PROBLEMS}",),
    "problems that are printed": (f"{report.MOST_SHOWN:,}",),
    "a name (person": (f"{shape.LONGEST_NAME} characters",),
    "any other text": (f"{shape.LONGEST_TEXT:,} characters",),
    "an outcome": (f"{observations.LARGEST:.0e}".replace("+", ""),),
    "a number in words": (f"{numerals._LARGEST:.0e}".replace("+", ""),),
    "a file of `rates/`": (f"{yearly._LARGEST_FILE // 10**6} MB",),
    "the text of a source": (f"{texts.MAX_BYTES // MEGABYTE} MB",),
    "the manifest of a review": (f"{write._LARGEST_MANIFEST // MEGABYTE} MB",),
    "an article for `extract`": (
        f"{documents.LARGEST:,} bytes",
        f"{documents.MOST_CHARACTERS:,} characters",
    ),
    "the pages of an article": (f"{documents.MOST_PAGES}",),
    "taking a page or PDF apart": (f"{documents.SECONDS} seconds", f"{documents.MEMORY:,} bytes"),
    "the figures of an article": (f"{proposing.MOST_FIGURES:,}; {proposing.MOST_CLAIMS:,}",),
    "a paragraph of an article": (f"{layout.LONGEST:,} characters",),
    "a line of a corpus": (f"{corpora._LONGEST:,} bytes",),
    "the words of an address": (f"{addresses._LONGEST:,} characters",),
    "rows of the SQLite file of an export": (f"{exported._MOST_ROWS:,}",),
    "waiting for another writer": (f"{writing.LOCK_SECONDS} seconds",),
    "an answer of the network": (f"{Limits().size // MEGABYTE} MB",),
    "an address of the network": (
        f"{Limits().whole:g} seconds",
        f"{Limits().attempts} attempts",
        f"{Limits().redirects} redirects",
    ),
    "waiting for a host": (f"{Limits().wait:g} seconds",),
    "git": (f"{git._SECONDS} seconds",),
    "typesetting": (f"{pdf._LIMIT} seconds", f"{typeset._MEMORY // GIGABYTE} GB"),
    "an answer of `sql`": (f"{query.LONGEST:g} seconds", f"{query.MOST_ROWS:,} rows"),
    "a line that a browser sends": (f"{serving.LONGEST:g} seconds",),
    "the name of a picture": (f"{jobs._LONGEST} characters",),
}
WRITTEN_AS_FIGURES = {"a sheet of Excel", "series or readings of a claim"}
"""Limits that the program has as figures in its code, not by name."""
ROWS = [
    line.strip("| ")
    for line in (ROOT / "docs" / "security.md").read_text("utf-8").splitlines()
    if re.match(r"\| (?!what |-)", line)
]


@pytest.mark.parametrize("row", ROWS)
def test_each_limit_is_the_one_of_the_program(row: str) -> None:
    what = row.split(" | ", maxsplit=1)[0]
    if what in WRITTEN_AS_FIGURES:
        return
    (named,) = {
        name
        for name in LIMITS
        if what == name or what.startswith((name + " ", name + ",", name + ";"))
    }
    for words in LIMITS[named]:
        assert words in row


def test_each_limit_has_a_row() -> None:
    for name in (*LIMITS, *WRITTEN_AS_FIGURES):
        assert any(row.startswith(name) for row in ROWS), name
