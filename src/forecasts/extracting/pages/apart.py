"""Takes one HTML page or PDF apart: bytes on standard input, JSON on standard output.

It is run as a process of its own with limits of time and memory (`documents.py`).
"""

import io
import json
import re
import sys

from forecasts.extracting.pages.decoding import decode
from forecasts.extracting.pages.documents import MEMORY, MOST_CHARACTERS, MOST_PAGES, SECONDS

__all__ = ["main", "take_html", "take_pdf"]

_HAN_END = re.compile(r"[\u3000-\u9fff\uff00-\uffef]$")
_HAN_START = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_ENDS = re.compile(r"[.!?。！？：:;；”\"]$")
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})")
_SHORT_LINE = 0.7  # of the longest line of the page: a line shorter than that ends a paragraph

Found = dict[str, str | list[int]]


def take_html(data: bytes) -> Found:
    """Return the article of a page with title, publisher and day, as the page states them."""
    import trafilatura

    told = _CHARSET.search(data[:4096])
    page = _declared(data, told[1].decode()) if told else None
    page = page if page is not None else decode(data)
    if page is None:
        return {"refused": "its encoding is not known"}
    page = page.replace("\0", "")
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict):
        return {"refused": "no article is found on the page"}
    told_of = found.as_dict()
    title, text = str(told_of.get("title") or ""), str(told_of.get("text") or "")
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    return {
        "text": text,
        "title": title,
        "publisher": str(told_of.get("sitename") or ""),
        "published": str(told_of.get("date") or ""),
        "url": str(told_of.get("url") or ""),
        "pages": [],
    }


def _declared(data: bytes, charset: str) -> str | None:
    """Return the page in the charset that it declares, unless that is plainly wrong."""
    name = {"gb2312": "gb18030", "gbk": "gb18030"}.get(charset.lower(), charset)
    try:
        return data.decode(name)
    except (LookupError, UnicodeError):
        return None


def take_pdf(data: bytes) -> Found:
    """Return the text of a PDF with wrapped lines joined, and where each page begins."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"refused": "the PDF is locked by a password"}
    text, pages = "", []
    for page in reader.pages[:MOST_PAGES]:
        pages.append(len(text))
        text += join_wrapped(page.extract_text()) + "\n\n"
        if len(text) > MOST_CHARACTERS:
            break
    told = reader.metadata
    title = str(told.title or "") if told else ""
    return {
        "text": text,
        "title": title,
        "pages": pages,
        "publisher": "",
        "published": "",
        "url": "",
    }


def join_wrapped(page: str) -> str:
    """Join lines that were broken for their length alone; the rest stay lines."""
    lines = [line.rstrip() for line in page.replace("\r", "").split("\n")]
    longest = max((len(line) for line in lines), default=0)
    whole = ""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        wrapped = len(before) > _SHORT_LINE * longest and not _ENDS.search(before) and line.strip()
        if not wrapped:
            whole += ("\n" if number else "") + line
        elif _HAN_END.search(before) and _HAN_START.match(line):
            whole += line
        elif re.search(r"[a-z]-$", before) and line[:1].islower():
            whole = whole[:-1] + line
        else:
            whole += f" {line.lstrip()}"
    return whole


def _limit() -> None:
    """Set the limits of this process, where the system knows them."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock alone
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Read standard input, take it apart, and print what was found."""
    _limit()
    data = sys.stdin.buffer.read()
    found = take_pdf(data) if sys.argv[1] == "pdf" else take_html(data)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
