"""Smaller files of the same picture: coordinates of an SVG stay, colours of a PNG move a little."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.charts.compact import compact_svg, few_colours, relative_path

NUMBERS = {"M": 2, "L": 2, "Q": 4, "C": 6}
STEPS = st.lists(st.sampled_from("MLQCz"), max_size=12).flatmap(
    lambda letters: st.tuples(
        *(
            st.tuples(
                st.just(letter),
                st.lists(
                    st.floats(-5000, 5000).map(lambda number: round(number, 6)),
                    min_size=NUMBERS.get(letter, 0),
                    max_size=NUMBERS.get(letter, 0),
                ),
            )
            for letter in letters
        )
    )
)


def points(path: str) -> list[tuple[str, float, float]]:
    """Return every point of a relative path where it lies, flat lines as lines."""
    found: list[tuple[str, float, float]] = []
    x = y = start_x = start_y = 0.0
    for letter, text in re.findall(r"([MlhvqczL])([^MlhvqczL]*)", path):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]
        if letter == "z":
            x, y = start_x, start_y
            found.append(("z", x, y))
        each = {"h": 1, "v": 1, "q": 4, "c": 6}.get(letter, 2)
        for first in range(0, len(numbers), each):
            step = numbers[first : first + each]
            step = [step[0], 0.0] if letter == "h" else [0.0, step[0]] if letter == "v" else step
            base = (0.0, 0.0) if letter == "M" else (x, y)
            ends = [number + base[place % 2] for place, number in enumerate(step)]
            name = {"h": "L", "v": "L"}.get(letter, letter.upper())
            found += [(name, *ends[place : place + 2]) for place in range(0, len(ends), 2)]
            x, y = ends[-2:]
            if letter == "M":
                start_x, start_y = x, y
    return found


@given(STEPS)
def test_a_relative_path_goes_through_the_same_points(
    steps: tuple[tuple[str, list[float]], ...],
) -> None:
    steps = (("M", [1.0, 2.0]), *steps)
    path = " \n".join(f"{letter} {' '.join(f'{n:.6f}' for n in ns)}" for letter, ns in steps)
    wanted = []
    start = (0.0, 0.0)
    for letter, numbers in steps:
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True)) or [start]
        start = pairs[-1] if letter == "M" else start
        wanted += [(letter, *pair) for pair in pairs]
    found = points(relative_path(path))
    assert [letter for letter, *_ in found] == [letter for letter, *_ in wanted]
    assert np.abs(np.array([p[1:] for p in found]) - np.array([p[1:] for p in wanted])).max() < 6e-4


@pytest.mark.parametrize("path", ["M 0 0 A 1 1 0 0 1 2 2", "m 1 1 l 2 2"])
def test_a_path_with_other_commands_stays_as_it_is(path: str) -> None:
    assert relative_path(path) == path


def test_glyphs_keep_their_places_under_short_names() -> None:
    text = (
        '<g id="text_1">\n  <defs>\n   <path id="Font-Regular-25f" d="M 1 1 \nL 5 1 \nz\n"/>\n'
        '  </defs>\n  <use xlink:href="#Font-Regular-25f"/>\n'
        '  <use xlink:href="#Font-Regular-25f" transform="translate(40.671875 0)"/>\n'
        '  <use xlink:href="#Font-Regular-25f" transform="translate(-7 2.5)"/>\n </g>'
    )
    assert compact_svg(text) == (
        '<g>\n<defs>\n<path id="g0" d="M1 1h4z"/>\n</defs>\n<use xlink:href="#g0"/>\n'
        '<use xlink:href="#g0" x="40.672"/>\n<use xlink:href="#g0" x="-7" y="2.5"/>\n</g>'
    )


def test_a_text_is_scaled_once_and_its_glyphs_stand_at_whole_units() -> None:
    text = (
        '<g style="fill: #5c6570" transform="translate(85.114 301.219) scale(0.09 -0.09)">\n'
        '<defs>\n<path id="Font-Regular-25f" d="M 1 1 \nL 5 1 \nz\n" '
        'transform="scale(0.015625)"/>\n</defs>\n<use xlink:href="#Font-Regular-25f"/>\n'
        '<use xlink:href="#Font-Regular-25f" transform="translate(60.984375 0)"/>\n</g>'
    )
    assert 0.09 * 0.015625 == 0.00140625
    assert 60.984375 / 0.015625 == 3903
    assert compact_svg(text) == (
        '<g style="fill: #5c6570" '
        'transform="translate(85.114 301.219) scale(0.00140625 -0.00140625)">\n'
        '<defs>\n<path id="g0" d="M1 1h4z"/>\n</defs>\n<use xlink:href="#g0"/>\n'
        '<use xlink:href="#g0" x="3903"/>\n</g>'
    )


def test_few_colours_stay_exactly_and_of_many_the_commonest_do() -> None:
    plain = np.array([[[0, 0, 0], [255, 255, 255]], [[11, 79, 138], [0, 0, 0]]], dtype=np.uint8)
    palette, places = few_colours(plain)
    assert np.array_equal(palette[places], plain)
    shades = np.zeros((40, 256, 3), dtype=np.uint8)
    shades[:] = np.arange(256)[None, :, None]
    shades[..., 0] = 255 - shades[..., 0]
    shades[:20, :, 2] //= 3
    shades[20:, :100] = (11, 79, 138)
    palette, places = few_colours(shades)
    shown = palette[places]
    assert len(palette) <= 256 < len(np.unique(shades.reshape(-1, 3), axis=0))
    assert np.abs(shown.astype(int) - shades).max() < 8
    assert np.array_equal(shown[20:, :100], shades[20:, :100])
