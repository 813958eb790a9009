"""Every landscape: the printed formula is the computed one, and its derivatives are right."""

import numpy as np
import pytest
import sympy
from sympy.parsing.latex import parse_latex

from declare.floats import FLOATS
from declare.parameters import declarations
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from tests.support.derivatives import gradient_error, hessian_error
from tests.support.drawn import EXACT, places, surfaces
from tests.support.recorded import SURFACES, records
from tests.support.rows import written_out

every = pytest.mark.parametrize("key", LANDSCAPES)
TABULATED = [key for key in LANDSCAPES if LANDSCAPES[key].tabulated]


def printed(landscape):
    """The printed formula as a function of two arrays, the parameters put in."""
    names = declarations(type(landscape)).items()
    known = {parse_latex(p.tex): getattr(landscape, name) for name, p in names if p.tex}
    known |= {sympy.Symbol("pi"): sympy.pi, sympy.Symbol("e"): sympy.E}
    x, y = sympy.symbols("x y")
    expression = parse_latex(landscape.formula)
    if isinstance(landscape, Examples):
        expression = written_out(expression, landscape)
    expression = expression.subs(known)
    assert expression.free_symbols <= {x, y}, "an unknown symbol in the formula"
    return sympy.lambdify((x, y), expression, "numpy")


@every
def test_declares_what_is_shown(key):
    cls = LANDSCAPES[key]
    assert cls.title and cls.group and cls.about().endswith(".") and cls.sources
    # A word is no letter of the formula.
    assert all(p.label and (p.tex or p.kind == "word") for p in declarations(cls).values())
    assert cls().contains(*cls.start)


@pytest.mark.slow
@pytest.mark.parametrize("key", [key for key in LANDSCAPES if key not in TABULATED])
def test_printed_formula_is_computed(key, record_property):
    errors = []
    for landscape in surfaces(key):
        x, y = places(landscape)
        shown, computed = printed(landscape)(x, y), landscape.value(x, y, np)
        scale = np.maximum(np.abs(shown), np.median(np.abs(shown)))
        errors.append(float(np.max(np.abs(shown - computed) / scale)))
    record_property("compared: printed formulas with computed ones", max(errors))
    assert max(errors) <= 1e-12


@every
def test_gradient_is_the_derivative(key, record_property):
    error = max(map(gradient_error, surfaces(key)))
    record_property("compared: gradients with the derivative of the value", float(error))
    assert error <= 1e-12


@every
def test_hessian_is_the_second_derivative(key, record_property):
    error = max(map(hessian_error, surfaces(key)))
    record_property("compared: Hessians with the derivative of the gradient", float(error))
    assert error <= 1e-12


@pytest.mark.parametrize("name", records("surfaces"))
def test_recorded_values(name, record_property):
    record, surface = records("surfaces")[name], SURFACES[name]
    x, y = np.array(record["points"]).T
    hxx, hxy, hyy = np.broadcast_arrays(*surface.hessian(x, y, np))
    found = np.column_stack(
        [surface.value(x, y, np), *surface.gradient(x, y, np), hxx, hxy, hxy, hyy]
    )
    recorded = np.column_stack(
        [record["value"], record["gradient"], np.reshape(record["hessian"], (-1, 4))]
    )
    error = float(np.max(np.abs(found - recorded) / np.maximum(1, np.abs(recorded))))
    record_property("compared: recorded values and derivatives of surfaces", float(error))
    assert error <= 1e-12


def everything(landscape, x, y, m):
    """Value, gradient and Hessian: six numbers, or six arrays of the shape of x + y."""
    found = (landscape.value(x, y, m), *landscape.gradient(x, y, m), *landscape.hessian(x, y, m))
    return np.broadcast_arrays(*found, x + y)[:6]


@every
def test_floats_and_numpy_agree(key):
    """To the last bit, unless a function is used that the two libraries round differently."""
    for landscape in surfaces(key):
        used, x, y = Watched(FLOATS), *places(landscape)
        pairs = zip(x.tolist(), y.tolist(), strict=True)
        found = np.array([everything(landscape, *at, used) for at in pairs]).T
        on_arrays = np.array(everything(landscape, x, y, np))
        if used.names <= EXACT:
            assert np.array_equal(found, on_arrays)
        size = np.median(np.abs(on_arrays), axis=1, keepdims=True)
        assert np.all(np.abs(found - on_arrays) <= 1e-13 * np.maximum(np.abs(on_arrays), size))


@every
def test_sparse_grid_broadcasts(key):
    for landscape in surfaces(key):
        x, y = places(landscape, 12)
        sparse = everything(landscape, x[None, :], y[:, None], np)
        dense = everything(landscape, *np.meshgrid(x, y), np)
        assert all(a.shape == (12, 12) for a in sparse)
        for one, other in zip(sparse, dense, strict=True):
            assert np.abs(one - other).max() <= 1e-14 * max(1, np.abs(other).max())


@every
def test_separable_means_no_mixed_term(key):
    found = []
    for landscape in surfaces(key):
        x, y = places(landscape)
        mixed = np.broadcast_to(landscape.hessian(x, y, np)[1], x.shape)
        found.append(bool(np.all(mixed == 0)))
    assert LANDSCAPES[key].separable == all(found)


@every
@pytest.mark.parametrize("m", [FLOATS, np], ids=["floats", "numpy"])
def test_exact_zeros_stay_exact(key, m):
    """Where f is even in a coordinate, its slope on the axis is zero: not 1e-17, but zero."""
    for landscape in surfaces(key):
        x, y = places(landscape)
        for i, (mirrored, axis) in enumerate((((-x, y), (0.0, None)), ((x, -y), (None, 0.0)))):
            if np.array_equal(landscape.value(*mirrored, np), landscape.value(x, y, np)):
                for along in (*x.tolist(), 0.0):
                    at = [along if a is None else a for a in axis]
                    assert landscape.gradient(*at, m)[i] == 0


class Watched:
    """A maths namespace that knows which of its names were used."""

    def __init__(self, namespace):
        self.namespace, self.names = namespace, set()

    def __getattr__(self, name):
        self.names.add(name)
        return getattr(self.namespace, name)


def test_namespaces_have_the_same_names():
    assert all(hasattr(np, name) for name in vars(FLOATS))
