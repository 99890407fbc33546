"""Long lists: in pages of so many rows, and as data that the page of all claims asks for in pieces.

A table of 100,000 rows is 70 MB of page. Instead that page holds the newest rows, one file of what
is filtered and sorted by (`lists/columns.js`: a few bytes a row), and asks for the words of the
rows it shows, or of all once somebody searches (`lists/rows-1.js` and so on). They are scripts, as
a page opened from a disk may load nothing else. Without a script every row stands in the numbered
pages of the list.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from forecasts.reviewing.voice import Voice
from forecasts.site.contents import Contents
from forecasts.site.lists import Line, choices_of, list_lines

__all__ = ["FILTERS", "is_long", "list_data", "page_name", "pages_of"]

FILTERS = ("subject", "who", "code", "year")
WHOLE = 2_000
"""Claims up to which a list is one table on one page."""
PAGE = 500
"""Rows of a page of a longer list."""
SHARD = 250
"""Rows of a file of words."""

Data = Callable[[], bytes]


def is_long(names: Sequence[str]) -> bool:
    """Tell whether a list is too long for one table."""
    return len(names) > WHOLE


def pages_of(names: Sequence[str]) -> list[Sequence[str]]:
    """Return the claims of each page of a list; one page where it is not long."""
    if not is_long(names):
        return [names]
    return [names[first : first + PAGE] for first in range(0, len(names), PAGE)]


def page_name(stem: str, number: int) -> str:
    """Return the file of a page of a list, counted from 1: no stem of `name_pages` has a point."""
    return f"{stem}.html" if number == 1 else f"{stem}.{number}.html"


def list_data(contents: Contents, voice: Voice) -> Iterator[tuple[str, Data]]:
    """Return what makes the files of data of the list of all claims, by their names; none of short.

    The columns are coded: `values` are what a column can say, in the order in which filters name
    them, `rows` has the place of each row's value among them.
    """
    names = tuple(contents.rows)
    if not is_long(names):
        return
    yield "lists/columns.js", partial(_columns, contents, voice)
    for number, first in enumerate(range(0, len(names), SHARD), start=1):
        shown = names[first : first + SHARD]
        yield f"lists/rows-{number}.js", partial(_rows, number, shown, contents, voice)


def _columns(contents: Contents, voice: Voice) -> bytes:
    lines = list_lines(contents, contents.rows, voice)
    columns: dict[str, dict[str, list[object]]] = {}
    for name, choices in choices_of(lines, voice, FILTERS).items():
        values = [choice.value for choice in choices] + [""]
        columns[name] = _coded((str(getattr(line, name)) for line in lines), values)
        columns[name]["names"] = [choice.name for choice in choices]
    pages = {line.who: contents.files["claimants"][line.claimant] for line in lines}
    columns["who"]["pages"] = [pages.get(str(who), "") for who in columns["who"]["values"]]
    plain = {"stated": "stated_key", "due": "due_key", "what": "what", "verdict": "verdict"}
    for name, attribute in {**plain, "mark": "mark", "sign": "sign"}.items():
        texts = [str(getattr(line, attribute)) for line in lines]
        columns[name] = _coded(texts, dict.fromkeys(texts))
    return _call("columns", {"size": len(lines), "shard": SHARD, "columns": columns})


def _coded(texts: Iterable[str], values: Iterable[str]) -> dict[str, list[object]]:
    places = {value: place for place, value in enumerate(dict.fromkeys(values))}
    return {"values": [*places], "rows": [places[text] for text in texts]}


def _rows(number: int, names: Sequence[str], contents: Contents, voice: Voice) -> bytes:
    """Return the words of the rows of a shard: page, and the cells that are no column."""
    files: Mapping[str, str] = contents.files["claims"]
    rows = [_words(line, files) for line in list_lines(contents, names, voice)]
    return _call("rows", number, rows)


def _words(line: Line, files: Mapping[str, str]) -> list[str]:
    cells = (line.stated, line.claimed, line.period, line.came, line.quote, line.language)
    return [files[line.claim_id], *cells]


def _call(name: str, *values: object) -> bytes:
    told = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in values]
    return f"forecastsList.{name}({','.join(told)});\n".encode()
