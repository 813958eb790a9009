"""The outlier: dragged in the data plot, it moves minimum, paths and link while it is held."""

import numpy as np

from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from landscapes.linreg import Linreg
from tests.browser.pages import settled, until

SCENE = "?on=linreg&run=gradient_descent:lr=0.2&steps=30"
HANDLE = "document.getElementById('outlier-handle')"
MINIMUM = "document.querySelector('#contour .js-plotly-plot').layout.meta.critical[0]"
EXAMPLE = "document.querySelector('#data .js-plotly-plot').layout.meta.points[7][1]"


def shown(page):
    """The landscape of the page's link, once path, minimum and example are its own."""
    experiment, problems = Experiment.from_query(settled(page))
    assert problems == ()
    landscape = experiment.landscape
    assert isinstance(landscape, Linreg)
    (minimum,) = landscape.critical_points()
    for name in ("x", "y"):
        until(page, f"Math.abs({MINIMUM}.{name} - {getattr(minimum, name)!r}) < 1e-9")
    until(page, f"Math.abs({EXAMPLE} - {landscape.rows[7][1]!r}) < 1e-9")
    (trajectory,) = simulate(experiment)
    x = page.evaluate("Array.from(lab.tracks[0].x.subarray(0, lab.tracks[0].count))")
    assert np.allclose(x, trajectory.points[:, 0], rtol=1e-6, atol=1e-6)
    return landscape


def test_an_example_is_dragged_and_all_follows(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    # Plotly draws a plot before it knows its size.
    until(page, f"{HANDLE}.offsetWidth && {HANDLE}.getBoundingClientRect().left < innerWidth - 30")
    box = page.locator("#outlier-handle").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = page.evaluate("document.getElementById('data-picture').getBoundingClientRect().height")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + before / 8)
    # The path follows while the hand is still on it.
    until(page, "new URLSearchParams(location.search).get('on').includes('outlier=-')")
    page.mouse.move(x, y + before / 4, steps=4)
    page.mouse.up()
    dragged = shown(page).outlier
    assert -8 <= dragged < -1
    now = page.locator("#outlier-handle").bounding_box()
    assert abs(now["y"] + now["height"] / 2 - (y + before / 4)) < 2
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    assert abs(shown(page).outlier - (dragged + 0.06 * 9.5)) < 0.011
    page.keyboard.press("Home")
    assert shown(page).outlier == -8
    assert page.get_attribute("#outlier-handle", "aria-valuenow") == "-8"
    page.go_back()
    until(page, f"{HANDLE}.getAttribute('aria-valuenow') !== '-8'")
