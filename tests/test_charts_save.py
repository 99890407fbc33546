"""Pictures as files: the same bytes every time, the alt text inside, Chinese drawn."""

import hashlib
import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
import pytest
from PIL import Image
from pypdf import PdfReader

sys.path.insert(0, str(Path(__file__).parent))
import chart_tables
from forecasts.charts import CHARTS, FORMATS, save
from forecasts.charts.sheet.save import picture_bytes

SCRIPT = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
import chart_tables
from forecasts.charts import CHARTS, FORMATS
from forecasts.charts.sheet.save import picture_bytes
frame = chart_tables.frame("zh")
found = {}
for name in sys.argv[2:]:
    picture = CHARTS[name].draw(chart_tables.example_data(name, frame), frame, 1)
    for kind in FORMATS:
        found[f"{name} {kind}"] = hashlib.sha256(picture_bytes(picture, kind)).hexdigest()
print(json.dumps(found))
"""


def digests(seed: str, zone: str, names: list[str]) -> dict[str, str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": seed}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(Path(__file__).parent), *names],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_the_same_bytes_under_other_hash_seeds_and_time_zones() -> None:
    """matplotlib names the fonts in a PDF by a salted hash, and writes the time into all three."""
    names = ["ladder", "drift", "part-whole"]
    first, second = digests("1", "Asia/Shanghai", names), digests("77", "America/Lima", names)
    assert len(first) == 3 * len(names)
    assert first == second


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_bytes_on_a_second_run(kind: str) -> None:
    frame = chart_tables.frame()
    made = []
    for _ in range(2):
        picture = CHARTS["basis"].draw(chart_tables.example_data("basis", frame), frame, 1)
        made.append(hashlib.sha256(picture_bytes(picture, kind)).hexdigest())  # type: ignore[arg-type]
    assert made[0] == made[1]


def test_saving_one_format_leaves_the_others_alone() -> None:
    """Chinese is outlined for the PDF only: an SVG made afterwards was six times as big."""
    frame = chart_tables.frame("zh")
    picture = CHARTS["ladder"].draw(chart_tables.example_data("ladder", frame), frame, 1)
    before = picture_bytes(picture, "svg")
    picture_bytes(picture, "pdf")
    assert picture_bytes(picture, "svg") == before


def test_the_reader_s_own_settings_move_nothing() -> None:
    frame = chart_tables.frame()
    plain = CHARTS["horizon"].draw(chart_tables.example_data("horizon", frame), frame, 1)
    expected = picture_bytes(plain, "svg")
    own = {
        "axes.grid": True,
        "lines.linewidth": 9,
        "font.family": ["serif"],
        "savefig.bbox": "tight",
    }
    with mpl.rc_context(own):
        picture = CHARTS["horizon"].draw(chart_tables.example_data("horizon", frame), frame, 1)
        assert picture_bytes(picture, "svg") == expected


def test_alt_text_and_title_are_in_every_format(tmp_path: Path) -> None:
    frame = chart_tables.frame("zh")
    picture = CHARTS["ladder"].draw(chart_tables.example_data("ladder", frame), frame, 1)
    png, pdf, svg = save(picture, tmp_path / "a.picture")
    assert [path.name for path in (png, pdf, svg)] == [
        "a.picture.png",
        "a.picture.pdf",
        "a.picture.svg",
    ]
    words = picture.words
    with Image.open(png) as image:
        assert image.info["Description"] == words.alt
        assert image.info["Title"] == words.title
        assert image.width == 1440
        assert "Creation Time" not in image.info
    facts = PdfReader(pdf).metadata
    assert facts is not None
    assert facts["/Subject"] == words.alt
    assert facts["/Title"] == words.title
    assert "/CreationDate" not in facts
    text = svg.read_text("utf-8")
    assert f'<title id="title">{words.title}</title>' in text
    assert words.alt[:60] in text
    assert "<text" not in text
    assert "<dc:date>" not in text


def test_latin_text_of_a_pdf_can_be_selected_and_its_font_is_embedded() -> None:
    frame = chart_tables.frame()
    picture = CHARTS["part-whole"].draw(chart_tables.example_data("part-whole", frame), frame, 1)
    page = PdfReader(BytesIO(picture_bytes(picture, "pdf"))).pages[0]
    assert "add up to 32% more than the whole" in page.extract_text()
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("ForecastsSans" in str(font["/BaseFont"]) for font in fonts)


def test_chinese_is_drawn_and_not_a_row_of_boxes() -> None:
    """Two different characters give two different outlines."""
    frame = chart_tables.frame("zh")
    data = chart_tables.example_data("reliability", frame)
    svg = picture_bytes(CHARTS["reliability"].draw(data, frame, 1), "svg").decode()
    glyphs = re.findall(r'<path id="g[0-9a-f]+" d="([^"]+)"', svg)
    assert len(set(glyphs)) == len(glyphs) > 30
