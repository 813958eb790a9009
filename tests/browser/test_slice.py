"""The slice: its slopes are the landscape's, and the secant becomes the tangent."""

import re

import pytest

from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from tests.browser.pages import until

SCENE = "?on=himmelblau&run=momentum:lr=0.01&run=adam:lr=0.3&steps=40"


def number(text, name):
    found = re.search(name + r" (−?[\d.]+(?:e−?\d+)?)", text)
    assert found, text
    return float(found[1].replace("−", "-"))


def test_the_slice_shows_slopes_and_the_secant_becomes_the_tangent(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    whole = simulate(Experiment.from_query(SCENE)[0])[0]
    page.evaluate("window.lab.clock.seek(3)")
    page.evaluate("window.lab.clock.move(0)")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("t")
    until(
        page,
        "document.querySelector('.slice-title').textContent == 'Momentum, step 3: loss along x'",
    )
    page.keyboard.press("t")
    until(
        page,
        "document.querySelector('.slice-title').textContent == 'Momentum, step 3: loss along y'",
    )
    said = page.inner_text(".slice-head")
    slope = float(whole.gradient[3, 1])
    assert number(said, "tangent") == pytest.approx(slope, rel=1e-3)
    assert ("falls to the right" if slope < 0 else "falls to the left") in said
    first = number(said, "secant")
    assert abs(first - slope) > 0.02 * abs(slope)
    painted = """() => { const c = document.querySelector('.slice-plot');
      return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0); }"""
    assert page.evaluate(painted)
    # Towards the point with the arrow keys: the secant's slope goes to the tangent's.
    page.focus(".secant-handle")
    for _ in range(12):
        page.keyboard.press("Shift+ArrowLeft")
    apart = "document.querySelector('.secant-slope').textContent.split(' over ')[1]"
    until(page, f"Number({apart}.replaceAll('−', '-')) < 1e-4")
    assert number(page.inner_text(".slice-head"), "secant") == pytest.approx(slope, rel=2e-3)
    # And dragged away again, to the other side.
    box = page.query_selector(".secant-handle").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=3)
    page.mouse.up()
    until(page, f"Number({apart}.replaceAll('−', '-')) < -0.5")
    other = number(page.inner_text(".slice-head"), "secant")
    assert abs(other - slope) > 0.02 * abs(slope)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("t")
    until(page, "document.querySelector('.slice-title').textContent.endsWith('the gradient')")
    page.keyboard.press("t")
    page.wait_for_selector("#slice-picture", state="hidden")
