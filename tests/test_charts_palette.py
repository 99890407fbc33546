"""Colours under three kinds of colour blindness, in grey, and as type; the shapes beside them."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from forecasts.charts.facts.due import MARKS
from forecasts.charts.sheet.style import CLAIM, GREY, HIGH, INK, LOW, LOW_TEXT, OTHER

# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
BLINDNESS = {
    "none": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                   [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                     [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                   [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = _TO_XYZ.sum(axis=1)


def linear(color: str) -> np.ndarray:
    rgb = np.array(to_rgb(color))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    x, y, z = np.cbrt(np.maximum(_TO_XYZ @ np.clip(rgb, 0, 1) / _WHITE, 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("kind", BLINDNESS)
def test_the_outcomes_stay_apart(kind: str) -> None:
    """A difference of 20 in CIELAB is plain to see in small marks."""
    seen = [lab(np.asarray(BLINDNESS[kind]) @ linear(color)) for color in (INK, HIGH, LOW)]
    assert all(np.linalg.norm(a - b) > 20 for a, b in combinations(seen, 2))


def test_claims_stand_out_from_other_lines_in_grey() -> None:
    lightness = [lab(linear(color))[0] for color in (INK, CLAIM, OTHER)]
    assert lightness == sorted(lightness)
    assert lightness[2] - lightness[1] > 25


def test_status_is_said_by_shape_as_well() -> None:
    assert len({marker for marker, _ in MARKS.values()}) == len(MARKS)


@pytest.mark.parametrize("color", [INK, CLAIM, HIGH, LOW_TEXT, GREY])
def test_type_is_legible_on_white(color: str) -> None:
    """WCAG's contrast for small type: 4.5 to 1."""
    luminance = float(_TO_XYZ[1] @ linear(color))
    assert 1.05 / (luminance + 0.05) >= 4.5
