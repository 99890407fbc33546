"""The same PDF in fewer bytes: small objects, which Typst leaves plain, in compressed streams.

What is drawn is compressed again, its coordinates written to a thousandth of a point.

PDF 1.5 and later read them (ISO 32000-1, 7.5.7 and 7.5.8), and PDF/A-3 and PDF/UA allow them.
"""

import re
import zlib

__all__ = ["pack_pdf"]

_TOGETHER = 200  # objects a stream: a reader unpacks those that lie together
_TRAILER = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj\s*$", re.DOTALL)
_CONTENT = re.compile(
    rb"<</Length \d+/Filter/FlateDecode>>\s*stream\r?\n(.*)\r?\nendstream", re.DOTALL
)
_DRAWN = re.compile(rb"(?<![^\s])[-0-9. ]+ [mlc](?=\s)")  # moves, lines and curves
_LONG = re.compile(rb"-?\d+\.\d{4,}")
_FREE, _PLAIN, _PACKED = 0, 1, 2  # kinds of entries of a cross-reference stream


def pack_pdf(pdf: bytes) -> bytes:
    """Return a PDF with every object that is no stream inside a compressed one.

    The file must be as Typst writes it: one table of references, one generation, no encryption.
    Anything else is returned as it is.
    """
    trailer = _TRAILER.search(pdf)
    if trailer is None:
        return pdf
    objects = _objects(pdf, int(trailer[2]))
    plain = {number: body for number, body in objects.items() if body.endswith(b"endstream")}
    small = [(number, body) for number, body in objects.items() if number not in plain]
    size = max(objects) + 1
    places: dict[int, tuple[int, int, int]] = {}
    for start in range(0, len(small), _TOGETHER):
        part = small[start : start + _TOGETHER]
        plain[size] = _packed(part)
        places |= {number: (_PACKED, size, place) for place, (number, _) in enumerate(part)}
        size += 1
    written = bytearray(pdf[: min(_offsets(pdf, int(trailer[2])).values())])
    for number, body in plain.items():
        places[number] = (_PLAIN, len(written), 0)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, _redrawn(body))
    places[size] = (_PLAIN, len(written), 0)
    rows = [places.get(number, (_FREE, 0, 0)) for number in range(size + 1)]
    table = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + inner.to_bytes(2, "big")
        for kind, place, inner in rows
    )
    kept = re.sub(rb"/Size\s+\d+", b"", trailer[1]).strip()
    facts = b"/Type/XRef/Size %d/W[1 4 2]%s" % (size + 1, kept)
    end = b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n"
    return bytes(written + end % (size, _stream(facts, table), len(written)))


def _offsets(pdf: bytes, table: int) -> dict[int, int]:
    """Return where each object begins, from the table of references at an offset."""
    rows = re.findall(rb"(\d{10}) (\d{5}) ([nf])", pdf[table:])
    return {number: int(row[0]) for number, row in enumerate(rows) if row[2] == b"n"}


def _objects(pdf: bytes, table: int) -> dict[int, bytes]:
    offsets = _offsets(pdf, table)
    starts = sorted(offsets.values())
    ends = dict(zip(starts, [*starts[1:], table], strict=True))
    found = {}
    for number, start in offsets.items():
        match = _OBJECT.match(pdf[start : ends[start]])
        if match is None or int(match[1]) != number:
            raise ValueError(f"the PDF's object {number} is not where its table says")
        found[number] = match[2]
    return found


def _redrawn(body: bytes) -> bytes:
    """Return a page's content, or a form's, with coordinates no longer than a picture can show."""
    content = _CONTENT.fullmatch(body)
    if content is None:
        return body
    text = zlib.decompress(content[1])
    short = _DRAWN.sub(lambda step: _LONG.sub(_rounded, step[0]), text)
    return _stream(b"", short)


def _rounded(number: re.Match[bytes]) -> bytes:
    return (b"%.3f" % float(number[0])).rstrip(b"0").rstrip(b".")


def _packed(objects: list[tuple[int, bytes]]) -> bytes:
    """Return objects as one stream: first their numbers and places, then they themselves."""
    heads, bodies = [], b""
    for number, body in objects:
        heads.append(b"%d %d" % (number, len(bodies)))
        bodies += body + b"\n"
    head = b" ".join(heads) + b"\n"
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head)), head + bodies)


def _stream(facts: bytes, contents: bytes) -> bytes:
    packed = zlib.compress(contents, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (
        facts,
        len(packed),
        packed,
    )
