"""What the figures add to the surfaces is true of them."""

from itertools import pairwise

import numpy as np
import pytest

from lab.figures.base import Look
from lab.figures.contour import contour
from lab.figures.surface import surface
from landscapes import LANDSCAPES

every = pytest.mark.parametrize("key", LANDSCAPES)


@every
def test_a_valley_is_made_of_minima(key):
    landscape = LANDSCAPES[key]()
    valley = landscape.valley()
    assert bool(valley) is (not landscape.isolated)
    for points in valley:
        assert len(points) > 20
        for x, y in points:
            assert landscape.contains(x, y)
            assert float(landscape.value(x, y, np)) == pytest.approx(landscape.infimum, abs=1e-12)
            assert np.hypot(*landscape.gradient(x, y, np)) < 1e-6


@pytest.mark.parametrize("key", [key for key, cls in LANDSCAPES.items() if cls.mirrored])
def test_a_mirrored_surface_is_the_same_when_the_coordinates_change_places(key):
    landscape = LANDSCAPES[key]()
    x, y = np.random.default_rng(1).uniform(-2, 2, (2, 200))
    assert np.array_equal(landscape.value(x, y, np), landscape.value(y, x, np))


@every
def test_the_pictures_say_what_they_show(key):
    landscape = LANDSCAPES[key]()
    (note,) = surface(landscape, Look())["layout"]["annotations"]
    assert note["text"] == f"2 of {landscape.weights_in_all} parameters"
    shapes = contour(landscape, Look())["layout"]["shapes"]
    assert len(shapes) == len(landscape.valley()) + landscape.mirrored


def test_the_network_has_as_many_weights_as_its_note_says():
    layers = (2, 16, 16, 1)
    weights = sum((a + 1) * b for a, b in pairwise(layers))
    assert LANDSCAPES["mlp_slice"].weights_in_all == weights
