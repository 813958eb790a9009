"""The height of the surface in the three modes: one rule for all that is drawn."""

import math

import numpy as np
import pytest

from lab.figures.base import Look, grid, height, heights, scale_title
from lab.figures.contour import contour
from lab.figures.data import SHEET, sheet
from lab.figures.surface import surface
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from tests.support.framed import ask
from ui.answers.decode import decode

MODES = ("auto", "log", "linear")


@pytest.fixture(params=LANDSCAPES)
def landscape(request):
    return LANDSCAPES[request.param]()


@pytest.mark.parametrize("mode", MODES)
def test_the_drawn_heights_are_finite_and_rise_with_the_loss(landscape, mode):
    drawn = grid(landscape, mode)
    assert np.isfinite(drawn.height).all()
    order = np.argsort(drawn.loss, axis=None)
    assert (np.diff(drawn.height.ravel()[order]) >= 0).all()


def test_the_true_height_is_the_loss_and_nothing_is_cut(landscape):
    assert np.array_equal(grid(landscape, "linear").height, grid(landscape).loss)
    assert scale_title(landscape, Look(height="linear")) == "loss"


@pytest.mark.slow
def test_the_log_height_is_the_logarithm_of_what_is_above_the_lowest(landscape):
    floor, clip, lowest, known = heights(landscape, "log")
    drawn = grid(landscape, "log")
    loss = drawn.loss if clip is None else np.minimum(drawn.loss, clip)
    back = 10**drawn.height - floor
    assert back == pytest.approx(np.maximum(loss - lowest, 0), abs=1e-9 * float(np.ptp(loss)))
    assert "log" in scale_title(landscape, Look(height="log"))
    declared = landscape.lowest()
    assert known == (declared is not None)
    assert lowest == (drawn.loss.min() if declared is None else declared)
    assert ("lowest drawn" in scale_title(landscape, Look(height="log"))) == (declared is None)
    if landscape.display.floor is None:
        assert clip is None
        assert floor is not None
        assert 1e-5 < floor / float(np.ptp(loss)) < 1e-3


@pytest.mark.parametrize("mode", MODES)
def test_contour_surface_and_their_ticks_agree(landscape, mode):
    look = Look(height=mode)
    flat, deep = contour(landscape, look), surface(landscape, look)
    assert flat["data"][0]["z"] == deep["data"][0]["z"]
    bar, axis = flat["data"][0]["colorbar"], deep["layout"]["scene"]["zaxis"]
    assert bar.get("tickvals") == axis.get("tickvals")
    assert bar.get("ticktext") == axis.get("ticktext")
    assert (bar.get("tickvals") is None) == (heights(landscape, mode).floor is None)
    lowest = heights(landscape, mode).lowest
    ticks = list(zip(bar.get("tickvals", []), bar.get("ticktext", []), strict=True))
    for k, (at, text) in enumerate(ticks):
        # The first is the lowest loss itself, to three digits; the others are above it.
        loss = lowest + float(text) if k and lowest else float(text) if k else lowest
        assert k or float(text) == pytest.approx(lowest, rel=5e-3)
        assert height(landscape, np.array([loss]), mode)[0] == pytest.approx(at, abs=1e-6)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("surface_name", ["rosenbrock", "bowl", "horse_saddle", "deep_linear"])
def test_the_heights_of_a_path_are_those_of_the_surface(surface_name, mode):
    link = f"?on={surface_name}&run=adam:lr=0.05&steps=20&height={mode}"
    experiment, _ = decode(link)
    sent = ask(link)[1][0]
    landscape, drawn = experiment.landscape, grid(experiment.landscape, mode)
    loss = np.asarray(landscape.value(sent["x"].astype(float), sent["y"].astype(float), np))
    floor, clip, lowest, _ = heights(landscape, mode)
    expected = [min(v, clip if clip is not None else math.inf) for v in loss]
    if floor is not None:
        expected = [math.log10(max(v - lowest, 0) + floor) for v in expected]
    assert sent["height"] == pytest.approx(expected, rel=1e-4, abs=1e-4)
    assert sent["height"].max() <= drawn.height.max() + 1e-6


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", [k for k, c in LANDSCAPES.items() if issubclass(c, Examples)])
def test_the_sheet_of_all_examples_lies_on_the_surface(name, mode):
    landscape = LANDSCAPES[name]()
    laid = sheet(landscape.subset(range(len(landscape.rows))), mode)
    whole = grid(landscape, mode).height
    assert laid.shape == (SHEET, SHEET)
    assert laid == pytest.approx(whole[::3, ::3], abs=1e-6)
