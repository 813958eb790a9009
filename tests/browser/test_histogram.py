"""The histogram of step lengths: its counts are the path's, and it is filled as far as played."""

import re
from functools import partial

import numpy as np
import pytest

from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from tests.browser.pages import until
from ui.takeaway.modules import MADE, text_of

SCENE = "?on=himmelblau&run=adam:lr=0.2&run=gradient_descent:lr=0.01&steps=120&histogram=true"
CANVAS = "document.querySelector('#histogram-picture canvas')"
COUNTED = """async (zero) => {
  const { barsOf, placesOf, tally } = await import('/assets/player/views/histogram.mjs');
  return window.lab.tracks.map(({ step_length: lengths, count }) => {
    const logs = [...lengths.subarray(1, count)].filter((value) => value > 0).map(Math.log10);
    const bars = barsOf(Math.min(...logs), Math.max(...logs), zero, 20);
    const places = placesOf(lengths, count, bars);
    return { ...bars, all: [...tally(places, 0, count - 1, bars.count)],
      part: [...tally(places, 40, 60, bars.count)] };
  });
}"""
IS_LAID = "document.querySelectorAll('.curves .picture:not([hidden]) canvas').length > 3"
# How many pixels of the picture are filled, in which the grounds show through.
FILLED = """() => {
  const canvas = document.querySelector('#histogram-picture canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let found = 0;
  for (let k = 0; k < data.length; k += 4) found += data[k + 3] > 40 && data[k + 3] < 200;
  return found;
}"""


def serve_made(page):
    """Answers for the modules that are made from declarations: the server has them joined alone."""
    for name in MADE:
        page.route(f"**/{name}", partial(_fulfil, text_of(name)))


def _fulfil(text, route):
    route.fulfill(body=text, content_type="text/javascript")


def lengths(link):
    paths = simulate(Experiment.from_query(link)[0])
    return [np.hypot(*np.diff(path.points, axis=0).T) for path in paths]


def test_each_bar_counts_the_steps_of_its_length(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    until(page, "window.lab.tracks.every((track) => track.step_length)")
    for zero in (False, True):
        serve_made(page)
        for found, steps in zip(page.evaluate(COUNTED, zero), lengths(SCENE), strict=True):
            edges = 10.0 ** (found["from"] + found["width"] * np.arange(found["count"] + 1))
            for counted, told in ((found["all"], steps), (found["part"], steps[40:60])):
                expected = np.histogram(told[told > 0], edges)[0]
                if zero:
                    expected[0] += np.sum(told == 0)
                # A length that float32 moves over an edge is counted beside it.
                assert np.abs(np.cumsum(counted) - np.cumsum(expected)).max() <= 1
                assert sum(counted) == (len(told) if zero else np.sum(told > 0))


def test_it_is_filled_as_the_clock_goes_and_told_at_rest(open_page):
    page = open_page(SCENE + "&hide=panel", reduced_motion="reduce")
    # Boxes that come and go beside it change its size; then it is as large as it stays.
    until(page, f"{CANVAS} && {IS_LAID}")
    page.wait_for_timeout(1000)
    filled = []
    for step in (10, 60, 120):
        page.evaluate(f"window.lab.clock.seek({step})")
        until(page, f"{CANVAS}.getAttribute('aria-label').includes('Adam: {step} of 120 steps')")
        filled.append(page.evaluate(FILLED))
        said = page.evaluate(f"{CANVAS}.ariaLabel").replace("−", "-")
        told = float(re.search(r"this one (\S+) long", said)[1])
        assert told == pytest.approx(lengths(SCENE)[0][step - 1], rel=1e-3)
    assert filled[0] < filled[1] < filled[2]
    page.keyboard.press("j")
    until(page, "document.querySelector('#histogram-picture').hidden")
    assert "histogram" not in page.evaluate("location.search")


@pytest.mark.parametrize("size", [(390, 800), (1366, 768)])
def test_it_stands_among_the_curves_and_waits_as_they_do(open_page, size):
    page = open_page(SCENE, width=size[0], height=size[1], reduced_motion="reduce")
    until(page, f"{CANVAS} && document.querySelector('.curves').classList.contains('of-3')")
    if size[0] < 700:
        page.click("[data-tab=curves]")
    until(page, f"{CANVAS}.clientWidth > 90 && {CANVAS}.clientHeight > 90")
    page.evaluate("document.documentElement.dataset.lesson = 'waiting'")
    until(page, f"getComputedStyle({CANVAS}).visibility === 'hidden'")
