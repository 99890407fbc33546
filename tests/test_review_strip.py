"""The small picture: well-formed, inside its frame, the right shape on the right side."""

import math
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.reviewing.claim_picture import HEIGHT, WIDTH, Ratio, Track, draw_strip

RECORD = ((2020.0, 10.0), (2021.0, 12.0), (2022.0, 15.0), (2023.0, 14.0))


def track(value: float, **changed: float) -> Track:
    facts = {"low": value, "high": value, "baseline": math.nan} | changed
    return Track(actuals=RECORD, start=(2021.0, 12.0), end=(2023.0, value), **facts)


def circles(svg: str, name: str) -> list[tuple[float, float]]:
    found = re.findall(rf'class="{name}" cx="([-\d.]+)" cy="([-\d.]+)"', svg)
    return [(float(x), float(y)) for x, y in found]


def test_markup_is_xml_with_title_and_description() -> None:
    svg = draw_strip(track(20), None, "high", title="a < b", alt="“c” & d")
    root = ET.fromstring(svg)  # noqa: S314 - our own markup
    texts = [node.text for node in root if node.tag.endswith(("title", "desc"))]
    assert texts == ["a < b", "“c” & d"]
    assert "<text" not in svg, "words are paths, or every printer sets them in a font of its own"


@given(st.floats(1e-3, 1e6), st.sampled_from(["high", "low", "within", "open"]))
def test_nothing_leaves_the_frame(value: float, mark: str) -> None:
    ratio = Ratio(error=math.log(value / 14), baseline=0.2, points=False)
    svg = draw_strip(track(value, baseline=13.0), ratio, mark, title="t", alt="a")
    for x, y in re.findall(r'[ML]?(-?\d+\.\d) (-?\d+\.\d)(?=[LvhZ"])', svg):
        assert -1 <= float(x) <= WIDTH + 1
        assert -1 <= float(y) <= HEIGHT + 1


def test_a_claim_over_the_outcome_stands_right_of_it() -> None:
    def place(error: float) -> float:
        ratio = Ratio(error=error, baseline=math.nan, points=False)
        return circles(draw_strip(None, ratio, "within", title="", alt=""), "f-within")[0][0]

    assert place(-0.05) < place(0.0) < place(0.05)


@pytest.mark.parametrize(
    ("low", "high", "arrows"), [(20.0, math.inf, 1), (-math.inf, 20.0, 1), (18.0, 22.0, 0)]
)
def test_bounds_have_an_arrow(low: float, high: float, arrows: int) -> None:
    svg = draw_strip(track(20, low=low, high=high), None, "open", title="", alt="")
    assert svg.count("m-3 ") == arrows


@pytest.mark.parametrize("points", [True, False])
@pytest.mark.parametrize("error", [0.01, 0.3, 0.7, 1.4, 2.9, 27.9])
def test_the_words_under_the_ratio_do_not_touch(error: float, *, points: bool) -> None:
    from forecasts.charts.sheet.fonts import text_width
    from forecasts.reviewing import claim_picture as strip

    reach = max(error * 1.12, 1.6 if points else 1.6 * math.log(1.25))
    reach = reach if points else min(reach, math.log(20))
    left, right = strip._SPLIT + 12, WIDTH - 14
    edges = []
    for place, words in strip._ticks(reach, points=points):
        middle, half = (
            left + (right - left) * (place + reach) / (2 * reach),
            text_width(words, 7) / 2,
        )
        edges.append((middle - half, middle + half))
    assert edges[-1][1] <= WIDTH
    assert all(before[1] + 1 < after[0] for before, after in pairwise(edges))


def test_percentage_points_have_their_own_ticks_and_negative_values_a_linear_scale() -> None:
    points = draw_strip(
        None, Ratio(error=0.3, baseline=-2.0, points=True), "within", title="", alt=""
    )
    logs = draw_strip(
        None, Ratio(error=0.3, baseline=-2.0, points=False), "within", title="", alt=""
    )
    assert points != logs
    below_zero = Track(
        actuals=((2020.0, -5.0), (2021.0, 2.0)), start=None, end=(2022.0, -1.0), low=-1, high=-1,
        baseline=math.nan,
    )  # fmt: skip
    assert "nan" not in draw_strip(below_zero, None, "low", title="", alt="")
