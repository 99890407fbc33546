"""Sums of products are the same to the last bit on every kind of processor."""

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from forecasts.scores.inference.products import cross_products, dot, weigh_rows

PROGRAM = """
import numpy as np
from forecasts.scores.inference.long_run import long_run_variance, mean_p
from forecasts.scores.inference.small_samples import sum_draws
from forecasts.scores.inference.error_tests import diebold_mariano
from forecasts.scores.metrics.regressions import mincer_zarnowitz_slope
drawn = np.random.default_rng(7)
for count in range(5, 60):
    one, other = drawn.random(count), drawn.random(count)
    found = [long_run_variance(one - one.mean(), 2, name)
             for name in ("rectangular", "bartlett", "newey_west", "prewhitened")]
    found += [mean_p(one - 0.4, 2), diebold_mariano(one, other, 2)]
    found += [float(sum_draws(one, np.arange(count) // 2).sum())]
    found += [mincer_zarnowitz_slope(one, other)]
    print(*found)
"""
KINDS = ("Nehalem", "Haswell", "SkylakeX")
"""Processors that OpenBLAS can be told to be; what it does not know, it takes for the real one."""


def test_what_tests_and_intervals_rest_on_is_the_same_on_every_processor() -> None:
    said = set()
    for kind in KINDS:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "OPENBLAS_CORETYPE": kind, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=True,
        )
        assert len(done.stdout.splitlines()) == 55
        said.add(done.stdout)
    assert len(said) == 1


@given(st.integers(1, 30), st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_they_are_the_products_of_linear_algebra(rows: int, columns: int, seed: int) -> None:
    drawn = np.random.default_rng(seed)
    one, other = drawn.normal(size=(rows, columns)), drawn.normal(size=(rows, columns))
    assert dot(one[:, 0], other[:, 0]) == pytest.approx(one[:, 0] @ other[:, 0])
    assert cross_products(one, other) == pytest.approx(one.T @ other)
    assert weigh_rows(one, other[0]) == pytest.approx(one @ other[0])
