"""The PDF: tagged and archivable, data attached, selectable Chinese, the same bytes every time."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from forecasts.reviewing.composing import PARTS
from forecasts.reviewing.document import Block, Document, Figure, Paragraph, Part
from forecasts.reviewing.printing.pdf import TypesettingError, print_pdf
from review_cases import example_review

REVIEW = example_review()
ATTACHED = {"claims.csv": b"claim_id\nlamps\n"}


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def with_words(document: Document, *words: str) -> Document:
    part = Part(
        number=1, key="changes", title="T", elements=tuple(Paragraph(text=w) for w in words)
    )
    return replace(document, parts=(document.parts[0], part))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return print_pdf(REVIEW.document(), ATTACHED)


def test_it_is_tagged_and_says_which_standards_it_follows(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    metadata = root["/Metadata"].get_object().get_data().decode("utf-8")
    assert "pdfuaid:part" in metadata
    assert "pdfaid:part" in metadata
    assert reader.metadata is not None
    assert reader.metadata.title == "Review of 2025"


def test_tables_are_attached(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    assert {name: contents[0] for name, contents in reader.attachments.items()} == ATTACHED


def test_it_has_bookmarks_page_numbers_and_selectable_chinese(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    outline = [item for item in reader.outline if not isinstance(item, list)]
    assert len(outline) == len(PARTS) + 1
    assert f"Page 1 of {len(reader.pages)}" in text_of(pdf)
    assert text_of(pdf).startswith("Review of 2025"), (
        "nothing of the template may leak onto page one"
    )
    chinese = text_of(print_pdf(REVIEW.document(language="zh"), {}))
    assert "到期的预测" in chinese


def test_the_same_document_gives_the_same_bytes(pdf: bytes) -> None:
    assert print_pdf(REVIEW.document(), ATTACHED) == pdf


def test_words_are_never_markup() -> None:
    hostile = "$x$ #panic() @nobody *bold* <label> \\ _under_ `raw` //c [a](b) = head"
    found = text_of(print_pdf(with_words(REVIEW.document(), hostile), {}))
    assert hostile.replace(" ", "") in found.replace(" ", "").replace("\n", "")


def test_a_character_without_a_glyph_is_spelled_out() -> None:
    found = text_of(print_pdf(with_words(REVIEW.document(), "before \U0001f600 after"), {}))
    assert "before [U+1F600] after" in found


def test_a_picture_that_is_none_stops_the_document() -> None:
    document = REVIEW.document()
    elements = [
        replace(element, picture=replace(element.picture, svg="no picture"))
        for element in document.parts[2].elements
        if isinstance(element, Block) and element.picture
    ]
    part = replace(document.parts[2], elements=tuple(elements))
    with pytest.raises(TypesettingError, match=r"SVG|svg|image"):
        print_pdf(replace(document, parts=(document.parts[0], part)), {})


def test_words_go_on_where_a_picture_does_not_fit() -> None:
    """A picture once took the rest of a page with it: half of it and more stayed white."""
    box = '<rect width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="504" height="450">{box}</svg>'
    picture = Figure(name="p", title="A picture", alt="A picture.", svg=svg)
    words = tuple(Paragraph(text=f"Line {number} of what is said.") for number in range(34))
    part = Part(number=1, key="changes", title="T", elements=(*words, picture, *words))
    document = REVIEW.document()
    document = replace(document, parts=(document.parts[0], part))
    pages = PdfReader(io.BytesIO(print_pdf(document, {}))).pages
    said = [page.extract_text().count("of what is said.") for page in pages]
    assert sum(said) == 68
    assert max(said) > 40  # a page of words alone, though the picture stands among them


def test_pictures_of_one_part_leave_no_page_to_themselves_where_words_follow() -> None:
    """Six pictures of a part once stood on pages of their own, half of each white."""
    box = '<rect width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="504" height="380">{box}</svg>'
    picture = Figure(name="p", title="A picture", alt="A picture.", svg=svg)
    words = tuple(Paragraph(text=f"Line {number} of what is said.") for number in range(30))
    parts = [
        Part(number=number, key="changes", title="T", elements=elements)
        for number, elements in enumerate([(*words, picture, picture, picture), words, words], 1)
    ]
    document = REVIEW.document()
    document = replace(document, parts=(document.parts[0], *parts))
    pages = PdfReader(io.BytesIO(print_pdf(document, {}))).pages
    said = [page.extract_text().count("of what is said.") for page in pages]
    assert sum(said) == 90
    assert min(said[2:-1]) > 9
