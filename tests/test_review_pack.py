"""A packed PDF is the PDF that Typst wrote: the same objects, words and pictures in fewer bytes."""

import zlib
from io import BytesIO

import pytest
from pypdf import PdfReader

from forecasts.reviewing.pack import pack_pdf

CONTENT = b"0.00135 0 0 0.00135 265.5575123 469.7 cm\n1735.66666 -1045.5 m 1.23456 2 l S\n"


def typst_like() -> bytes:
    packed = zlib.compress(CONTENT)
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<</Title(a \\) endobj b)>>",
    ]
    pdf, offsets = b"%PDF-1.7\n%\xff\xff\xff\xff\n\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n\n" % (number, body)
    rows = b"".join(b"%010d 00000 n\r\n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(bodies) + 1)
    trailer = b"trailer\n<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF"
    return pdf + head + rows + trailer % (len(bodies) + 1, len(pdf))


def test_a_packed_pdf_holds_the_same_objects() -> None:
    reader = PdfReader(BytesIO(pack_pdf(typst_like())), strict=True)
    assert len(reader.pages) == 1
    assert reader.metadata is not None
    assert reader.metadata["/Title"] == "a ) endobj b"
    assert list(reader.pages[0].mediabox) == [0, 0, 9, 9]


def test_only_coordinates_of_lines_are_shortened() -> None:
    drawn = PdfReader(BytesIO(pack_pdf(typst_like()))).pages[0].get_contents()
    assert drawn is not None
    assert drawn.get_data().strip() == (
        b"0.00135 0 0 0.00135 265.5575123 469.7 cm\n1735.667 -1045.5 m 1.235 2 l S"
    )


def test_what_is_not_as_typst_writes_it_stays_or_is_refused() -> None:
    assert pack_pdf(b"%PDF-1.7 something else") == b"%PDF-1.7 something else"
    with pytest.raises(ValueError, match="object 2 is not where"):
        pack_pdf(typst_like().replace(b"\n2 0 obj", b"\n7 0 obj"))
