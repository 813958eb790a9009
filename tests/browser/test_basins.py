"""The map of the basins and the crowd on the page: what they show is what single runs do."""

from dataclasses import replace
from urllib.request import urlopen

import numpy as np

from lab.analysis.maps.chosen import bare
from lab.analysis.maps.crowd import GROUPS, crowd, starts
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import problem_of, solve
from tests.browser.conftest import STARTED
from tests.browser.pages import until
from tests.http.test_many_starts import tints

LINK = "?on=himmelblau&run=gradient_descent:lr={}&run=lbfgs&steps=60&seed=5"
SLOW, FAST = LINK.format(0.01), LINK.format(0.02)
# Two starts with ends of their own, and one that has another end at the other rate.
# All are deep inside of their basins and beside no letter: a pixel may be of the next cell.
PLACES = ((2.0, 3.0), (-1.5, 1.5), (-2.5, -2.0))

# What is drawn at a place of the contour on one of its canvases: red, green, blue and alpha.
AT = """([name, x, y]) => {
  const plot = document.querySelector('#contour .js-plotly-plot'), full = plot._fullLayout;
  const canvas = document.querySelector(`#contour-picture > canvas.${name}`);
  if (!canvas || canvas.hidden) return null;
  const ratio = canvas.width / canvas.getBoundingClientRect().width;
  const left = full.xaxis._offset + full.xaxis.d2p(x), top = full.yaxis._offset + full.yaxis.d2p(y);
  return [...canvas.getContext('2d')
    .getImageData(Math.round(left * ratio), Math.round(top * ratio), 1, 1).data];
}"""
STRIP = "document.querySelector('#contour-picture > .map-strip')"
# Nothing is covered: the words are below the plot, and the map is as large as that is.
FITS = f"""(() => {{
  const [strip, plot, map] = [{STRIP}, document.querySelector('#contour .main-svg'),
    document.querySelector('canvas.basins')].map((part) => part.getBoundingClientRect());
  return strip.height > 10 && plot.bottom <= strip.top + 1
    && Math.abs(map.height - plot.height) < 1;
}})()"""


def end_of(link, place):
    """The number of the minimum that the link's first run reaches from a place, None for none."""
    experiment, _ = Experiment.from_query(link)
    run = replace(experiment.runs[0], start=place)
    verdict = solve(problem_of(experiment, run)).verdict
    found = verdict.status == "converged" and verdict.point.kind == "minimum"
    return experiment.landscape.minima().index(verdict.point) if found else None


def shown(page, place):
    """The number of the minimum whose colour a place has, or None; “pale” while it is old."""
    colours, opacity = tints()
    *pixel, alpha = page.evaluate(AT, ["basins", *place])
    known = [[int(colour[k : k + 2], 16) for k in (1, 3, 5)] for colour in colours]
    near = [k for k, tint in enumerate(known) if np.abs(np.subtract(pixel, tint)).max() <= 3]
    if near and abs(alpha - 255 * opacity) > 2:
        return "pale"
    return near[0] if near else None


def test_places_have_the_colour_of_their_end_and_the_crowd_is_counted(open_page):
    assert len({end_of(SLOW, place) for place in PLACES[:2]}) == 2
    assert end_of(SLOW, PLACES[2]) is not None and end_of(FAST, PLACES[2]) is None
    page = open_page(SLOW, reduced_motion="reduce")
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(f"{STRIP} === null")
    page.keyboard.press("b")
    until(
        page, f"location.search.includes('map=basins') && {STRIP}.innerText.includes('192 × 192')"
    )
    until(page, FITS)
    assert [shown(page, place) for place in PLACES] == [end_of(SLOW, place) for place in PLACES]
    # Another start has the same map, which is not asked for again; another rate has another.
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("window.lab.edit('start', '1,1')")
    until(page, "location.search.includes('from=1,1') && !window.lab.playing")
    page.wait_for_timeout(450)
    assert not [url for url in asked if "/basins" in url]
    page.evaluate("window.lab.edit('gradient_descent.optimizer.lr', '0.02')")
    # The map of before is on the screen until the new one has come.
    ends, seen = [end_of(FAST, place) for place in PLACES], []
    for _ in range(200):
        seen = [shown(page, place) for place in PLACES]
        if seen == ends:
            break
        page.wait_for_timeout(50)
    assert seen == ends
    until(page, f"location.search.includes('lr=0.02') && {STRIP}.innerText.includes('192 × 192')")

    page.keyboard.press("a")
    until(page, f"location.search.includes('crowd=true') && {STRIP}.innerText.includes('of 200')")
    experiment, _ = Experiment.from_query(FAST)
    landscape, run = experiment.landscape, bare(experiment.runs[0])
    found = crowd(experiment, run)
    count = dict(zip(GROUPS, np.bincount(found.group, minlength=5).tolist(), strict=True))
    text = page.evaluate(f"{STRIP}.innerText").replace("\u00a0", " ")
    assert f"{count['lowest']} of 200 reached the lowest loss" in text
    moving = f"{count['moving']} still moving at the end or there for fewer than 20 steps"
    assert f"{count['diverged']} diverged, {moving}" in text
    page.evaluate("window.lab.clock.seek(0)")
    until(page, f"window.lab.step == 0 && {STRIP}.innerText.includes('200 on their way')")
    white = [255, 255, 255, 255]
    dots = np.stack(starts(landscape, 5), axis=1)[:60]
    seen = [page.evaluate(AT, ["crowd", *dot]) == white for dot in dots.tolist()]
    assert sum(seen) >= 55, "dots at the edge of the picture may be cut, the others are there"

    page.keyboard.press("a")
    page.keyboard.press("b")
    until(page, "!/map|crowd/.test(location.search)")
    until(page, f"{STRIP}.hidden")
    assert page.evaluate(AT, ["basins", 0, 0]) is None
    assert page.evaluate(AT, ["crowd", 0, 0]) is None


def test_a_recording_has_its_map_and_its_crowd_without_a_server(browser, site, tmp_path):
    link = FAST + "&map=basins&crowd=true"
    file = tmp_path / "himmelblau.html"
    file.write_bytes(urlopen(f"{site.address}page.html{link}").read())
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    until(page, STARTED)
    until(page, f"/192 × 192[^]*of 200 reached/.test({STRIP}.innerText)")
    until(page, FITS)
    assert [shown(page, place) for place in PLACES] == [end_of(FAST, place) for place in PLACES]
    context.close()
