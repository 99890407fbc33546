"""Reads documents in a process of its own, one after the other, until its input ends.

A line of JSON says what comes and how many bytes it has; the bytes follow. A line of JSON goes
back: the `rows` of the document, or why it was `refused`. What a document does to a library ends
here.
"""

import json
import logging
import os
import sys
from collections.abc import Mapping
from typing import Any

from forecasts.corpora.rows import proposal_rows
from forecasts.corpora.sifting import may_claim
from forecasts.extracting.pages.apart import Found, take_html, take_pdf
from forecasts.extracting.pages.decoding import decode
from forecasts.extracting.pages.documents import LARGEST, MEMORY, MOST_CHARACTERS, kind_of
from forecasts.extracting.pages.layout import canonical, lay_out
from forecasts.extracting.proposing import extract
from forecasts.ledger.dates import read_day

__all__ = ["main"]

Answer = dict[str, Any]


def main() -> None:
    """Answer each document on standard input with a line on standard output."""
    _limit_memory()
    logging.disable()
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = sys.stderr  # what a library prints is no answer
    answers.write("ready\n")
    answers.flush()
    for line in source:
        header = json.loads(line)
        data = source.read(header["size"])
        try:
            answer = _read(data, header)
        except Exception as error:  # noqa: BLE001  whatever a broken page does to a library
            answer = {"refused": f"it cannot be read: {type(error).__name__} {error}"[:200]}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _read(data: bytes, header: Mapping[str, str]) -> Answer:
    found = _take(data, header)
    text = canonical(str(found.get("text", "")))
    if refused := found.get("refused") or _unfit(text):
        return {"refused": refused}
    if not may_claim(text):
        return {"rows": []}
    article = lay_out(
        text,
        title=header["title"] or str(found.get("title", "")),
        publisher=str(found.get("publisher", "")),
        published=header["date"] or str(found.get("published", "")),
    )
    day = read_day(article.published or header["stated"])
    if day is None:
        return {"refused": "it states no date, and none is given"}
    rows = proposal_rows(extract(article, stated=day.first))
    url = header["url"] or str(found.get("url", ""))
    return {"rows": [{"url": url, **row} for row in rows]}


def _unfit(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        return f"its text has more than {MOST_CHARACTERS:,} characters"
    return "" if text.strip() else "it holds no text"


def _take(data: bytes, header: Mapping[str, str]) -> Found:
    if len(data) > LARGEST:
        return {"refused": f"it has more than {LARGEST:,} bytes"}
    if header["text"]:
        return {"text": data.decode("utf-8", "replace")}
    kind = kind_of(data, header["name"])
    if kind == "text":
        text = decode(data)
        return {"refused": "its encoding is not known"} if text is None else {"text": text}
    return take_pdf(data) if kind == "pdf" else take_html(data)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
