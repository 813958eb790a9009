"""The sweep and the map of rate and momentum: drawn, read, and taken from by hand and keyboard."""

import re

from lab.analysis.maps.sweep import rate_map, sweep
from lab.experiment.experiment import Experiment
from tests.browser.pages import settled, until
from tests.browser.test_axe import complaints

SCENE = "?on=ravine&run=gradient_descent:lr=0.002&run=momentum:lr=0.01&steps=120"
# How many pixels of the plot, in a part of its width, have about this colour.
COUNT = """([red, green, blue, from, to]) => {
  const plot = document.querySelector('.map-plot'), { width, height } = plot;
  const left = Math.round(from * width), wide = Math.round((to - from) * width);
  const { data } = plot.getContext('2d').getImageData(left, 0, wide, height);
  let count = 0;
  for (let k = 0; k < data.length; k += 4)
    if (Math.abs(data[k] - red) < 30 && Math.abs(data[k + 1] - green) < 30
        && Math.abs(data[k + 2] - blue) < 30 && data[k + 3] > 200) count++;
  return count;
}"""
BLUE, INK = (0, 114, 178), (31, 41, 51)
READ = "document.querySelector('.map-body').getAttribute('aria-valuetext')"
READY = "document.querySelector('.map-title').textContent != ''"


def count(page, colour, part=(0, 1)):
    return page.evaluate(COUNT, [*colour, *part])


def rate_of(page, run):
    """The learning rate that the address gives a run."""
    return float(re.search(run + r":lr=([\d.e-]+)", page.evaluate("location.search"))[1])


def test_a_rate_is_taken_from_the_sweep(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    experiment = Experiment.from_query(SCENE)[0]
    page.keyboard.press("w")
    until(page, "location.search.endsWith('&map=sweep')")
    until(page, READY)
    # Momentum's line on the left, and its row of diverged rates on the right.
    assert count(page, BLUE, (0.15, 0.5)) > 200
    assert count(page, BLUE, (0.8, 0.95)) > 40
    box = page.query_selector(".map-plot").bounding_box()
    # At the bottom is the line that fell deepest: momentum's, at a rate near its best.
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.8 * box["height"])
    until(page, "!document.querySelector('.readout:not([hidden])')?.hidden")
    said = page.evaluate(READ)
    page.mouse.click(box["x"] + 0.5 * box["width"], box["y"] + 0.8 * box["height"])
    until(page, "!location.search.includes('run=momentum:lr=0.01&')")
    taken = rate_of(page, "momentum")
    found = sweep(experiment, experiment.runs[1])
    assert taken in found.rates.tolist() and f"learning rate {taken:g}" in said
    assert rate_of(page, "gradient_descent") == 0.002
    # By keyboard: the first run's own rate, five to the right, taken.
    page.keyboard.press("Tab")
    page.evaluate("document.querySelector('.map-body').focus()")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    until(page, f"{READ}.startsWith('Gradient descent: learning rate 0.00355')")
    page.keyboard.press("Enter")
    until(page, "location.search.includes('gradient_descent:lr=0.00355')")


def test_a_pair_is_taken_from_the_map_in_one_step_of_the_history(open_page):
    page = open_page(SCENE + "&map=momentum", reduced_motion="reduce")
    experiment = Experiment.from_query(SCENE)[0]
    until(page, READY)
    assert page.inner_text(".map-title").startswith("Momentum: updates to 1/1000 of the")
    said = page.inner_text(".map-legend")
    assert "diverged" in said and "not in 120" in said
    # What diverged is hatched in ink, what arrived has a colour.
    assert count(page, INK, (0.8, 0.95)) > 300 and count(page, (90, 100, 120), (0.3, 0.6)) > 100
    page.keyboard.press("Tab")
    page.evaluate("document.querySelector('.map-body').focus()")
    until(page, f"{READ}.includes('learning rate 0.01, momentum 0.9')")
    rows = [rate_map(experiment, experiment.runs[1], part) for part in range(6)]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    until(page, f"{READ}.includes('learning rate 0.00825')")
    steps = int(re.search(r"(\d+) updates$", page.evaluate(READ))[1])
    page.keyboard.press("Enter")
    until(page, "location.search.includes('lr=0.00825')")
    address = page.evaluate("location.search")
    momentum = float(re.search(r"lr=0.00825,momentum=([\d.]+)", address)[1])
    found = next(part for part in rows if momentum in part.momenta)
    place = found.momenta.tolist().index(momentum), found.rates.tolist().index(0.00825)
    assert found.reached[place] == steps
    page.go_back()
    # The page has gone back when the answer is there, not when the address is.
    until(page, "window.lab.link.includes('run=momentum:lr=0.01&')")
    settled(page)
    # A run without a momentum is passed over; without any, a sentence says so.
    page.evaluate("window.lab.edit('momentum.visible', 'false')")
    until(
        page,
        "document.querySelector('.map-note').textContent == 'Gradient descent has no momentum.'",
    )


def test_on_a_phone_it_is_among_the_curves(open_page):
    page = open_page(SCENE + "&map=sweep", width=390, height=844, reduced_motion="reduce")
    page.click(".tabs [data-tab=curves]")
    until(page, READY)
    until(page, "document.querySelector('.map-plot').clientHeight > 150")
    assert complaints(page) == []
    assert count(page, BLUE) > 200
    # A lesson that waits for a prediction does not tell the end.
    page.evaluate("document.documentElement.dataset.lesson = 'waiting'")
    page.evaluate("window.lab.clock.move(-1)")
    until(page, "document.querySelector('.map-note').textContent.startsWith('Shown once')")
    assert not page.is_visible(".map-plot")
