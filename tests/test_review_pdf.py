"""The PDF: tagged and archivable, data attached, selectable Chinese, the same bytes every time."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from forecasts.reviewing.composing import PARTS
from forecasts.reviewing.document import (
    Block,
    Column,
    Document,
    Element,
    Figure,
    Grid,
    Paragraph,
    Part,
)
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


@pytest.mark.parametrize("elements", [(), (Paragraph(text="Words first."),)])
def test_a_picture_taller_than_a_page_is_drawn_smaller_and_whole(
    elements: tuple[Element, ...],
) -> None:
    """Twenty-five rows of long names once lost their heading, axis, note and source."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="504" height="1100">'
    svg += '<rect width="504" height="1100" fill="#ff0000"/></svg>'
    picture = Figure(name="p", title="A picture", alt="A picture.", svg=svg)
    document = REVIEW.document()
    part = Part(number=1, key="changes", title="T", elements=(*elements, picture))
    last = Part(number=2, key="trails", title="T", elements=(picture,))
    parts = (document.parts[0], part, last)
    reader = PdfReader(io.BytesIO(print_pdf(replace(document, parts=parts), {})))
    heights: list[float] = []

    def corner(operator: bytes, values: Any, cm: list[float], _tm: list[float]) -> None:  # noqa: ANN401
        if operator in (b"m", b"l"):
            heights.append(cm[1] * float(values[0]) + cm[3] * float(values[1]) + cm[5])

    for page in reader.pages:
        page.extract_text(visitor_operand_before=corner)
    assert max(heights) - min(heights) > 600
    assert min(heights) > 50
    assert max(heights) < 842 - 45


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


def grid_of(rows: Sequence[tuple[str, ...]]) -> Grid:
    heads = tuple(Column(head=name) for name in ("who", "step"))
    return Grid(name="trails", caption="Steps", columns=heads, rows=tuple(rows))


def pages_of(*elements: Element) -> list[str]:
    document = REVIEW.document()
    parts = (document.parts[0], Part(number=1, key="trails", title="T", elements=elements))
    made = print_pdf(replace(document, parts=parts), {})
    return [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]


@pytest.mark.parametrize("before", range(5))
def test_rows_about_the_same_stay_on_one_page_with_who_they_are_about(before: int) -> None:
    """A revision stood on the next page under a head "Who" with nothing below it."""
    rows = [("first", "0")] * before
    for name in range(30):
        rows += [(f"who-{name};", f"made-{name}-0;")]
        rows += [("", f"made-{name}-{step};") for step in range(1, 4)]
    pages = pages_of(grid_of(rows))
    for name in range(30):
        (own,) = [page for page in pages if f"who-{name};" in page]
        assert all(f"made-{name}-{step};" in own for step in range(4))


def test_more_rows_about_the_same_than_a_page_holds_go_on_over_it() -> None:
    rows = [("who;", "made-0;"), *(("", f"made-{step};") for step in range(1, 120))]
    told = "".join(pages_of(grid_of(rows)))
    assert all(f"made-{step};" in told for step in range(120))


def test_a_table_of_a_few_rows_fills_the_page_it_begins_on() -> None:
    """Eight rows that a page had no room for left a quarter of it empty."""
    words = [Paragraph(text=f"line {number}") for number in range(26)]
    rows = [(f"who-{row};", f"made-{row};") for row in range(9)]
    for left in range(20, 40):
        pages = pages_of(*words, *([Paragraph(text="more")] * left), grid_of(rows))
        (first,) = [number for number, page in enumerate(pages) if "who-0;" in page]
        (last,) = [number for number, page in enumerate(pages) if "who-8;" in page]
        if first != last:
            return
    pytest.fail("it never was cut")


def picture_of(height: int) -> Figure:
    box = '<rect width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="504" height="{height}">{box}</svg>'
    return Figure(name="p", title="A picture", alt="A picture.", svg=svg)


def rows_of(number: int) -> Grid:
    return grid_of([(f"who-{row};", f"made-{row};") for row in range(number)])


def test_a_picture_waits_for_the_rows_that_fill_its_page() -> None:
    """Under one explained claim a quarter of a page stayed white above a picture."""
    (explained, *_) = [e for e in REVIEW.document().parts[2].elements if isinstance(e, Block)]
    claims = [replace(explained, claim_id=f"c{n}", head=f"claim-{n};") for n in range(6)]
    head = Paragraph(text="A head", style="head")
    pages = pages_of(picture_of(380), head, *claims, rows_of(50))
    told = [page.count("claim-") for page in pages]
    assert max(told) > 3
    (first,) = [page for page in pages if "who-0;" in page]
    assert "who-30;" not in first  # the picture stands below the rows


def test_a_finding_stands_above_a_table_on_the_next_page() -> None:
    """Head, finding, caption and rows went over together: a fifth of a page stayed white."""
    finding = Paragraph(text="Found at last.", style="finding")
    words = [Paragraph(text=f"line {number}") for number in range(60)]
    for left in (57, 58, 59):
        pages = pages_of(*words[:left], finding, rows_of(20))
        (found,) = [number for number, page in enumerate(pages) if "Found at last." in page]
        if "who-0;" not in pages[found]:
            return
    pytest.fail("they never were parted")


def test_the_last_page_is_not_a_picture_alone() -> None:
    """A picture of a quarter of a page was all of the last one, and the page before was full."""
    words = tuple(Paragraph(text=f"line {number}") for number in range(39))
    document = REVIEW.document()
    last = (rows_of(9), picture_of(160))
    parts = [
        Part(number=number, key="changes", title="T", elements=elements)
        for number, elements in enumerate((words, last), 1)
    ]
    made = print_pdf(replace(document, parts=(document.parts[0], *parts)), {})
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]
    assert len(pages) == 3
    assert "who-8;" in pages[-1]
