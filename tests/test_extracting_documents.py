"""Documents of every encoding and kind to text; what is hostile ends, with a reason."""

import gzip
import io

import pytest

from conftest import not_run
from forecasts.extracting.pages.apart import join_wrapped
from forecasts.extracting.pages.decoding import decode
from forecasts.extracting.pages.documents import Document, NotRead, read_document
from forecasts.extracting.pages.layout import lay_out

CHINESE = "预计到2030年,中国市场规模将超过1000亿元,公司表示这是一个新的发展阶段。" * 4
JAPANESE = "同社は2030年の市場規模が1兆円に達すると予測している。これは前年の予想を上回る。" * 4


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "utf-8"),
        (CHINESE, "utf-8-sig"),
        (CHINESE, "gb18030"),
        ("預計到2030年,中國市場規模將超過1000億元,公司這是個時會的發電產業。" * 4, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "utf-16"),
        ("The market will reach €5bn by 2030.", "utf-16-le"),
        ("The café market will reach £5bn by 2030.", "cp1252"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04" + bytes(500),
        gzip.compress(bytes(100_000)),
        b"%PDF-1.7\nbroken",
        bytes(range(128, 256)) * 40,
    ],
)
def test_what_is_no_document_has_a_reason(data: bytes) -> None:
    found = read_document(data)
    assert isinstance(found, NotRead)
    assert found.reason


def test_wrapped_lines_are_joined_and_paragraphs_stay() -> None:
    lines = "The market for drones will exceed", "$120 billion by 2030, the house", "said."
    page = "\n".join((*lines, "Short", "Line"))
    assert join_wrapped(page) == "\n".join((" ".join(lines), "Short", "Line"))
    assert join_wrapped("市场规模将超过一千二百\n亿元。") == "市场规模将超过一千二百亿元。"


def test_a_page_is_taken_apart() -> None:
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        not_run("trafilatura is not installed")
    page = (
        "<html><head><title>Drones</title>"
        "<meta property='article:published_time' content='2025-09-19'>"
        "<script>alert('5 billion')</script></head><body><article><h1>Drones</h1>"
        + "<p>The market for drones will exceed $40 billion by 2031, Nordwing said in a note.</p>"
        * 3
        + "</article></body></html>"
    )
    found = read_document(page.encode())
    assert isinstance(found, Document)
    assert "exceed $40 billion" in found.text
    assert "alert" not in found.text
    assert found.published == "2025-09-19"


def test_a_pdf_knows_its_pages() -> None:
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    stream = io.BytesIO()
    with PdfPages(stream) as pdf:
        for words in ("The market will reach 5 billion dollars by 2030.", "Exports will double."):
            figure = Figure()
            figure.text(0.1, 0.5, words)
            pdf.savefig(figure)
    found = read_document(stream.getvalue())
    assert isinstance(found, Document)
    assert len(found.pages) == 2
    assert found.text.index("Exports") >= found.pages[1]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Sales of kites will reach 300,000 by 2030. " * 8, True),
        ("Sales of kites will reach 300,000 by 2030. " * 10, False),
        ("预计二〇三〇年风筝销量将达到三十万只。" * 7, True),
        ("预计二〇三〇年风筝销量将达到三十万只。" * 8, False),
        ("凧の販売は二〇三〇年に三十万枚になる見通し。" * 6, True),
        ("凧の販売は二〇三〇年に三十万枚になる見通し。" * 7, False),
    ],
)
def test_a_text_is_short_by_its_language(text: str, *, short: bool) -> None:
    assert bool(lay_out(text).warnings) is short
