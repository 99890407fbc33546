"""Sums of products in one order, so that the last digit is the same on every machine.

What numpy's `@` gives comes from BLAS, which adds in an order of its own on each kind of
processor: a p-value in a review differed in its fifteenth digit from machine to machine.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["cross_products", "dot", "weigh_rows"]

Array = npt.NDArray[np.float64]


def dot(one: Array, other: Array) -> float:
    """Return the sum of the products of two vectors of one length."""
    return float((one * other).sum())


def cross_products(one: Array, other: Array) -> Array:
    """Return `one.T @ other`, [columns of one, columns of other]."""
    found: Array = np.einsum("ij,ik->jk", one, other)
    return found


def weigh_rows(weights: npt.NDArray[Any], values: npt.NDArray[Any]) -> Array:
    """Return `weights @ values`, a sum for each row of weights."""
    found: Array = np.einsum("ij,j->i", weights, values)
    return found
