"""The data plot: how many examples a run has right, and which ones its mini-batch holds."""

import numpy as np

from lab.experiment.experiment import Experiment
from lab.gradients.batch import Batch
from lab.simulation.simulate import simulate
from landscapes.logreg import Logreg
from tests.browser.pages import until

SCENE = "?on=logreg&run=gradient_descent:lr=0.8~batch:size=3&run=adam:lr=0.2&batch=true&steps=30"


def right(landscape, x, y):
    """How many examples the model with these weights puts into their class."""
    *inputs, labels = np.array(landscape.rows).T
    return int(((landscape.model(x, y, tuple(inputs), np) > 0.5) == (labels > 0)).sum())


def test_the_answers_are_counted_and_the_batch_is_ringed(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    experiment, landscape = Experiment.from_query(SCENE)[0], Logreg()
    source = Batch(size=3)
    page.evaluate(
        """() => { window.told = []; const say = CanvasRenderingContext2D.prototype.fillText;
                   CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
                     window.told.push(text); return say.call(this, text, ...at); }; }"""
    )
    # The columns of the coordinates are called what the axes are.
    heads = page.eval_on_selector_all(".table thead th", "all => all.map(head => head.textContent)")
    assert tuple(heads[2:4]) == landscape.axes != ("x", "y")
    page.evaluate("document.activeElement.blur()")
    for key, step in (("Home", 0), ("ArrowRight", 1), ("End", 30)):
        page.evaluate("window.told.length = 0")
        page.keyboard.press(key)
        points = [trajectory.points[step] for trajectory in simulate(experiment)]
        for x, y in points:
            until(page, f"window.told.includes('{right(landscape, x, y)}/12 right')")
    drawn = source.examples(landscape, experiment.seed, 30)
    for i, (x, y) in enumerate(landscape.points()):
        until(page, f"({ringed_at(x, y)}) === {'true' if i in drawn else 'false'}")


def ringed_at(x, y):
    """Whether the ring of the batch is painted around a point of the data plot."""
    return f"""(() => {{
      const gd = document.querySelector('#data .js-plotly-plot'), full = gd._fullLayout;
      const canvas = document.querySelector('#data-picture canvas.overlay');
      const plot = gd.getBoundingClientRect(), box = canvas.getBoundingClientRect();
      const scale = canvas.width / box.width, pen = canvas.getContext('2d');
      const left = plot.left - box.left + full.xaxis._offset + full.xaxis.d2p({x});
      const top = plot.top - box.top + full.yaxis._offset + full.yaxis.d2p({y}) - 8;
      const place = [left, top].map((edge) => Math.round(edge * scale));
      const [r, g, b] = pen.getImageData(...place, 1, 1).data;
      return Math.hypot(r - 176, g - 72, b - 159) < 40;
    }})()"""
