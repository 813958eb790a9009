"""Derivatives by complex step: f'(x) = Im f(x + ih) / h, exact to rounding."""

from types import SimpleNamespace

import numpy as np

from declare.floats import FLOATS
from tests.support.drawn import places

STEP = 1e-150


def _sized(z):
    """The absolute value as an analytic function: -z left of zero, z right of it."""
    return np.where(np.real(z) < 0, -z, z)


# The maths namespace of complex numbers, as analytic as each function can be.
COMPLEX = SimpleNamespace(
    **{name: getattr(np, name) for name in vars(FLOATS)}
    | {
        "abs": _sized,
        "hypot": lambda a, b: np.sqrt(a * a + b * b),
        "maximum": lambda a, b: np.where(np.real(a) >= np.real(b), a, b),
        "minimum": lambda a, b: np.where(np.real(a) <= np.real(b), a, b),
        "sign": lambda z: np.sign(np.real(z)),
    }
)


def slopes(function, x, y):
    """(∂/∂x, ∂/∂y) of `function(x, y, m)`, by complex step."""
    across = np.imag(function(x + 1j * STEP, y + 0j, COMPLEX)) / STEP
    along = np.imag(function(x + 0j, y + 1j * STEP, COMPLEX)) / STEP
    return across + 0 * x, along + 0 * x


def _smooth_places(landscape):
    """Random points of the domain; off the axes, where the kinks are, if there are kinks."""
    x, y = places(landscape)
    off = np.full(x.shape, True) if landscape.smooth else (x != 0) & (y != 0)
    return x[off], y[off]


def gradient_error(landscape) -> float:
    """The worst difference between the gradient and the derivative of the value."""
    x, y = _smooth_places(landscape)
    with np.errstate(all="ignore"):
        return _difference(landscape.gradient(x, y, np), slopes(landscape.value, x, y))


def hessian_error(landscape) -> float:
    """The worst difference between the Hessian and the derivatives of the gradient."""
    x, y = _smooth_places(landscape)
    with np.errstate(all="ignore"):
        hxx, hxy, hyy = landscape.hessian(x, y, np)
        of_gx = slopes(lambda *at: landscape.gradient(*at)[0], x, y)
        of_gy = slopes(lambda *at: landscape.gradient(*at)[1], x, y)
        return _difference((hxx, hxy, hxy, hyy), (*of_gx, *of_gy))


def _difference(found, exact) -> float:
    """Relative to the length of the exact vector at a point, or half of the usual length."""
    found, exact = np.array(np.broadcast_arrays(*found)), np.array(exact)
    length = np.hypot.reduce(exact, axis=0)
    error = np.abs(found - exact) / np.maximum(length, np.median(length) / 2 + 1e-300)
    return float(np.inf if np.isnan(error).any() else error.max())
