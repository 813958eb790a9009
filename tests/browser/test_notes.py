"""What is marked on curves and paths: the bound of a stop rule, its flag, and the cold points."""

import numpy as np

from lab.analysis.noise_floor import noise_floor
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import problem_of, simulate
from tests.browser.pages import until

SCENE = (
    "?on=himmelblau&run=gradient_descent:lr=0.016~warm_restarts:period=4,growth=1"
    "&steps=12&curves=gradient,rate&hide=panel,table"
)
BELOW = 20.0
TOLD = """() => { window.told = []; const say = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
    window.told.push(text); return say.call(this, text, ...at); }; }"""


def alpha(host, z, left, top):
    """The opacity that the canvas of a picture has at a place of the page."""
    return f"""(() => {{
      const canvas = [...document.querySelectorAll('#{host}-picture canvas.overlay')]
        .find((one) => one.style.zIndex === '{z}');
      const box = canvas.getBoundingClientRect(), scale = canvas.width / box.width;
      return canvas.getContext('2d').getImageData(Math.round(({left} - box.left) * scale),
        Math.round(({top} - box.top) * scale), 1, 1).data[3];
    }})()"""


def level(host, x, value):
    """The place on the page of a value on a logarithmic curve."""
    return f"""(() => {{
      const gd = document.querySelector('#{host} .js-plotly-plot'), full = gd._fullLayout;
      const box = gd.getBoundingClientRect(), y = full.yaxis;
      return [box.left + full.xaxis._offset + full.xaxis.d2p({x}),
              box.top + y._offset + y.d2p({value})];
    }})()"""


def test_the_bound_the_flag_and_the_cold_points_are_drawn(open_page):
    link = f"{SCENE}&stop=gradient:below={BELOW:g},run_on=true"
    (path,) = simulate(Experiment.from_query(link)[0])
    fires = int(np.flatnonzero(np.hypot(*path.gradient.T) < BELOW)[0])
    assert 0 < fires < 12 and len(path.points) == 13
    page = open_page(link, reduced_motion="reduce")
    page.evaluate(TOLD)
    page.keyboard.press("Home")
    page.keyboard.press("End")
    until(page, "window.told.some((text) => /^(< |would stop below )20$/.test(text))")
    until(page, f"window.told.some((text) => text.endsWith('step {fires}'))")
    for text in "123":
        until(page, f"window.told.includes({text!r})")
    # The band: half clear below the bound, and nothing above it.
    for value, painted in ((BELOW * 0.97, True), (BELOW * 1.06, False)):
        left, top = page.evaluate(level("curve-gradient", 11.5, value))
        until(page, f"({alpha('curve-gradient', 2, left, top)} > 20) === {str(painted).lower()}")
    # The flags' cloth beside the pole, and the cold points around theirs.
    flag = page.evaluate(f"window.lab.screenPoint(0, {fires})")
    cold = [page.evaluate(f"window.lab.screenPoint(0, {k})") for k in (4, 8, 12)]
    until(page, f"{alpha('contour', 3, flag[0] + 4, flag[1] - 17)} > 200")
    for left, top in cold:
        until(page, f"{alpha('contour', 3, left, top + 7)} > 200")
    for k in (3, 7):
        left, top = page.evaluate(level("curve-rate", k, float(path.learning_rate[k])))
        until(page, f"{alpha('curve-rate', 2, left - 7, top)} > 200")
    page.keyboard.press("Home")
    until(page, f"{alpha('contour', 3, flag[0] + 4, flag[1] - 17)} === 0")
    until(page, f"{alpha('contour', 3, cold[2][0], cold[2][1] + 7)} === 0")


def test_the_noise_floor_is_a_dashed_line_and_the_keys_of_the_curves_work(open_page):
    link = "?on=bowl&run=gradient_descent:lr=0.1~noise:sigma=0.3&steps=60&curves=loss&floor=true"
    experiment, _ = Experiment.from_query(link)
    floor = noise_floor(problem_of(experiment, experiment.runs[0]))
    page = open_page(link + "&hide=panel,table&view=contour", reduced_motion="reduce")
    until(page, "window.lab.step === 60 && window.lab.tracks[0].floor")
    until(page, "document.querySelector('#curve-loss .js-plotly-plot')._fullLayout")
    ends = [page.evaluate(level("curve-loss", x, floor.loss)) for x in (8, 52)]
    along = [ends[0][0] + k * (ends[1][0] - ends[0][0]) / 40 for k in range(40)]
    found = " + ".join(f"({alpha('curve-loss', 2, x, ends[0][1])} > 150)" for x in along)
    until(page, f"({found}) >= 16 && ({found}) <= 36")
    page.evaluate("window.lab.edit('floor', 'false')")
    until(page, f"({found}) < 4")
    # The same page: the keys E and 0.
    page.evaluate(TOLD)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("e")
    until(page, "window.lab.tracks[0].effective_y && location.search.includes('loss,effective')")
    until(page, "document.querySelector('#curve-effective .js-plotly-plot')._fullLayout")
    until(page, "['x', 'y'].every((name) => window.told.includes(name))")
    at_end = "([left, top]) => " + alpha("curve-effective", 2, "left", "top")
    until(page, f"({at_end})({level('curve-effective', 60, 0.1)}) > 200")
    page.keyboard.press("e")
    until(page, "!location.search.includes('effective')")
    for shown in ("false", "true"):
        page.keyboard.press("0")
        until(page, f"window.lab.tracks.every((track) => track.visible === {shown})")
