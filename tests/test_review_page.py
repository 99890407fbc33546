"""The HTML page: nothing is loaded, everything is escaped, tables and pictures are accessible."""

import re
from html.parser import HTMLParser

import pytest

from forecasts.reviewing.blocks import web_address
from forecasts.reviewing.document import Bullets, Figure, Paragraph
from forecasts.reviewing.printing.html import print_page
from forecasts.words.amounts import count
from review_cases import example_review

REVIEW = example_review()
FIGURE = Figure(
    name="f",
    title="t",
    alt='An "alt" & more',
    svg='<svg xmlns="http://www.w3.org/2000/svg"/>',
    file="charts/f",
)


def page(language: str = "en") -> str:
    from forecasts.reviewing.composing import compose

    chosen = "zh" if language == "zh" else "en"
    return print_page(
        compose(REVIEW.tables, REVIEW.inputs, language=chosen, pictures={"scorecard": [FIGURE]})
    )


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "img", "br", "link", "hr"} and not tag.startswith("path"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


@pytest.mark.parametrize("language", ["en", "zh"])
def test_markup_is_balanced_and_ids_are_unique(language: str) -> None:
    reader = read(page(language))
    assert reader.faults == []
    assert reader.open == []
    ids = [facts["id"] for _, facts in reader.tags if "id" in facts]
    assert len(ids) == len(set(ids)) > 10
    links = {
        facts["href"]
        for tag, facts in reader.tags
        if tag == "a" and (facts["href"] or "").startswith("#")
    }
    assert {str(link)[1:] for link in links} <= set(ids)


def test_nothing_is_loaded_from_anywhere() -> None:
    text = page()
    assert not re.search(r"<(script|link|iframe|object|embed|base)\b", text)
    assert not re.search(r"(url\(|@import)", text)
    assert all(
        str(facts["src"]).startswith("data:")
        for tag, facts in read(text).tags
        if "src" in facts and tag
    )
    assert "default-src 'none'" in text


def test_hostile_words_stay_words() -> None:
    text = page()
    assert "<b>will</b>" not in text
    assert "Lamps &lt;b&gt;will&lt;/b&gt;" in text
    assert 'alt="An &#34;alt&#34; &amp; more"' in text


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        (" JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(address: str, *, kept: bool) -> None:
    assert bool(web_address(address)) == kept


def test_tables_have_captions_and_scopes_and_pictures_alt_texts() -> None:
    tags = read(page()).tags
    names = [tag for tag, _ in tags]
    assert names.count("caption") == names.count("table") > 5
    assert all(facts.get("scope") in {"col", "row"} for tag, facts in tags if tag == "th")
    assert all(facts.get("alt") for tag, facts in tags if tag == "img")
    assert (
        "<title>Example Institute, Example lamps, sales, World, 2025: claimed and came</title>"
        in page()
    )


def test_language_dark_mode_and_print_are_declared() -> None:
    assert '<html lang="en">' in page()
    assert '<html lang="zh-Hans">' in page("zh")
    assert 'lang="zh"' not in page().split("<main>")[0]
    assert "prefers-color-scheme: dark" in page()
    assert "@media print" in page()


@pytest.mark.parametrize("year", [2020, 2024, 2025])
def test_the_heading_of_the_findings_counts_those_that_are_there(year: int) -> None:
    summary = example_review(year).document().parts[0]
    said = [each for each in summary.elements if isinstance(each, Paragraph | Bullets)]
    (place,) = [n for n, each in enumerate(said) if isinstance(each, Bullets)]
    head, found = said[place - 1], said[place]
    assert isinstance(head, Paragraph)
    assert isinstance(found, Bullets)
    nouns = "finding" if len(found.items) == 1 else "findings"
    assert head.text == f"{count(len(found.items), first=True)} {nouns}"
