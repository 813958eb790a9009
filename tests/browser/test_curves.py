"""The curves as drawn: pixels at known places, scales, and the step read in every picture."""

import math

import numpy as np
import pytest

from lab.curves import CURVES
from lab.curves.base import SCALES
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import problem_of, simulate
from tests.browser.pages import until
from tests.support.stretched import stretch_of

SCENE = "?on=himmelblau&run=gradient_descent:lr=0.01&steps=12"
# A small picture of the canvases over a plot: whether any of them is painted near a place.
PAINTED = """(host, axes, x, level) => {
  const gd = document.querySelector(`#${host} .js-plotly-plot`), full = gd._fullLayout;
  const [low, high] = full.yaxis.range, {_offset, _length} = full.yaxis;
  const plot = gd.getBoundingClientRect();
  const left = plot.left + full.xaxis._offset + full.xaxis.d2p(x);
  const top = plot.top + _offset + _length * (high - level) / (high - low);
  return [...document.querySelectorAll(`#${host}-picture canvas.overlay`)].some((canvas) => {
    const box = canvas.getBoundingClientRect(), scale = canvas.width / box.width;
    if (!canvas.width || getComputedStyle(canvas).clipPath !== 'none' && axes) return false;
    const pen = canvas.getContext('2d');
    const at = (dx, dy) => pen.getImageData(Math.round((left + dx - box.left) * scale),
      Math.round((top + dy - box.top) * scale), 1, 1).data[3];
    return at(0, 0) > 150;
  });
}"""


def levels(scale, threshold, values):
    """Where values lie on an axis, told apart from the player's own arithmetic."""
    if scale == "log":
        return [math.log10(v) if v > 0 else math.nan for v in values]
    if scale == "linear":
        return list(values)
    inside = [abs(v) <= threshold for v in values]
    outside = [math.copysign(1 + math.log10(max(abs(v), threshold) / threshold), v) for v in values]
    return [v / threshold if i else o for v, i, o in zip(values, inside, outside, strict=True)]


def painted(host, step, level):
    return f"({PAINTED})({host!r}, false, {step}, {level!r})"


def solid(host):
    """Whether the played part of a curve is drawn, in full strength below the heads."""
    return f"""[...document.querySelectorAll('#{host} canvas')].some((canvas) => {{
      const {{ opacity, zIndex }} = canvas.style, pen = canvas.getContext('2d');
      const {{ data }} = pen.getImageData(0, 0, canvas.width, canvas.height);
      return zIndex == '1' && opacity == '' && data.some((value, k) => k % 4 == 3 && value);
    }})"""


def calm(open_page, link):
    page = open_page(link, reduced_motion="reduce")
    until(page, "window.lab.step === 12 && !window.lab.playing")
    return page


def values_of(name, link):
    experiment, _ = Experiment.from_query(link)
    (path,) = simulate(experiment)
    stretch = stretch_of(problem_of(experiment, experiment.runs[0]), path)
    return np.atleast_2d(CURVES[name]().values(experiment.landscape, stretch))[0].tolist()


def shown_as(page, name, scale):
    until(
        page,
        f"""(document.querySelector('#curve-{name} .js-plotly-plot').layout.meta.scale === '{scale}'
        && document.querySelector('#curve-{name}-picture .scale').innerText.includes('{scale}'))""",
    )


def wrong_scales(page):
    """Values that do not come back from their level, and ticks whose text is not their place."""
    return page.evaluate(
        """async () => {
          const { createScale } = await import('/assets/player/curves/scales.mjs'), wrong = [];
          const near = (a, b) => a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
          const digits = {'⁻': '-', '⁰': 0, '¹': 1, '²': 2, '³': 3, '⁴': 4, '⁵': 5, '⁶': 6, '⁷': 7, '⁸': 8, '⁹': 9};
          const read = (text) => {
            const [, sign, power] = text.match(/^(−?)10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/) ?? [];
            const size = power ? Number(`1e${[...power].map((c) => digits[c]).join('')}`) : Number(text.replaceAll('−', '-'));
            return sign ? -size : size;
          };
          for (const threshold of [1e-6, 1e-3, 1]) {
            const scale = createScale('symlog', threshold);
            for (const value of [0, 1e-300, 1e-9, 1e-6, 3e-4, 1e-3, 1, 7, 1e12, 1e30]) {
              for (const signed of [value, -value]) if (!near(scale.from(scale.to(signed)), signed)) wrong.push([threshold, signed]);
            }
            for (let k = -threshold; k <= threshold; k += threshold / 4) if (!near(scale.to(k), k / threshold)) wrong.push(['linear', k]);
            for (const [low, high] of [[-3, 9], [0, 8], [-1, 1], [0.1, 0.9], [-20, 4], [2.2, 2.8]]) {
              for (const most of [2, 4, 9]) {
                const { values, texts } = scale.ticks(low, high, most);
                if (!values.length) wrong.push(['none', low, high]);
                values.forEach((level, k) => {
                  const back = read(texts[k]), expected = scale.from(level);
                  if (level < low || level > high || Math.abs(back - expected) > 6e-3 * Math.abs(expected)) wrong.push([threshold, low, high, texts[k], expected]);
                });
              }
            }
          }
          const log = createScale('log', 1);
          if (log.to(0) !== -Infinity || log.to(-2) !== -Infinity || !near(log.from(log.to(0.02)), 0.02)) wrong.push('log');
          for (const [low, high] of [[-6, 3], [-1.6, -1.3], [0.02, 0.32], [-40, 5], [2, 2.4]]) {
            for (const most of [2, 4, 9]) {
              const { values, texts } = log.ticks(low, high, most);
              if (!values.length || values.some((v, k) => !(Math.log10(v) >= low && Math.log10(v) <= high) || !near(read(texts[k]), v))) wrong.push([low, high, texts]);
            }
          }
          return wrong;
        }"""  # noqa: E501
    )


def test_every_curve_is_drawn_where_its_numbers_are_on_every_scale(open_page):
    page = calm(open_page, f"{SCENE}&curves={','.join(CURVES)}")
    assert wrong_scales(page) == []
    for scale in SCALES:
        for name in CURVES if scale != "log" else ():
            page.evaluate(f"window.lab.edit('scale.{name}', '{scale}')")
        for name, known in CURVES.items():
            shown_as(page, name, scale)
            values = values_of(name, SCENE)
            for step in (1, 6):
                level = levels(scale, known.threshold, values)
                until(page, painted(f"curve-{name}", step, level[step]))
            # Between two steps there is no marker: it is the line.
            until(page, painted(f"curve-{name}", 6.5, (level[6] + level[7]) / 2))
    # It is a line that is painted, not the plot.
    assert not page.evaluate(painted("curve-loss", 10, values_of("loss", SCENE)[1]))
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("l")
    shown_as(page, "loss", "log")
    page.click("#curve-rate-picture .scale")
    shown_as(page, "rate", "log")
    link = page.evaluate("location.search")
    others = [name for name in CURVES if name not in ("loss", "rate")]
    assert link.endswith(f"scales={','.join(f'{name}-linear' for name in others)}")
    for hidden in others:
        page.evaluate(f"window.lab.edit('curve.{hidden}', 'false')")
    until(page, "document.querySelectorAll('.plots .picture').length === 2")
    assert page.evaluate("window.lab.step") == 12
    assert not page.query_selector("#curve-step")


RINGS = """(host) => {
  const canvas = [...document.querySelectorAll(`#${host}-picture canvas.overlay`)]
    .find((one) => one.style.zIndex === '3');
  return canvas ? canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
    .reduce((sum, value, k) => sum + (k % 4 === 3 && value > 0), 0) : 0;
}"""


def test_a_step_that_is_read_is_marked_in_every_picture(open_page):
    page = calm(open_page, f"{SCENE}&curves=loss,rate")
    reader = page.wait_for_selector("#curve-loss-picture .reader")
    until(page, painted("curve-loss", 6, levels("log", 0, values_of("loss", SCENE))[6]))
    until(page, solid("curve-loss-picture"))
    x = page.evaluate(
        """() => { const gd = document.querySelector('#curve-loss .js-plotly-plot');
        const { xaxis } = gd._fullLayout;
        return gd.getBoundingClientRect().left + xaxis._offset + xaxis.d2p(6.2); }"""
    )
    box = reader.bounding_box()
    page.mouse.move(x, box["y"] + box["height"] / 2)
    # The map of rates has a readout of its own.
    until(page, "document.querySelector('.readout:not([hidden])')")
    loss = values_of("loss", SCENE)[6]
    text = page.inner_text(".readout:not([hidden])")
    assert text.split()[:2] == ["step", "6"]
    assert float(text.split()[-1].replace("−", "-")) == pytest.approx(loss, rel=5e-4)
    (path,) = simulate(Experiment.from_query(SCENE)[0])
    left, top = page.evaluate("window.lab.screenPoint(0, 6)")
    until(page, ring_at("contour", left, top))
    for host in ("contour", "surface", "curve-loss", "curve-rate"):
        until(page, f"({RINGS})({host!r}) > 50")
    page.mouse.click(x, box["y"] + box["height"] / 2)
    until(page, "window.lab.step === 6")
    page.mouse.move(5, 5)
    until(page, f"!document.querySelector('.readout:not([hidden])') && ({RINGS})('contour') === 0")

    reader.focus()
    page.keyboard.press("ArrowRight")
    spoken = "document.querySelector('#curve-loss-picture .reader').getAttribute('aria-valuetext')"
    until(page, f"{spoken}.startsWith('step 7, Gradient descent ')")
    until(page, f"({RINGS})('surface') > 50")
    page.keyboard.press("Enter")
    until(page, "window.lab.step === 7")
    page.keyboard.press("Escape")
    until(page, f"({RINGS})('surface') === 0")
    assert path.points.shape == (13, 2)


def ring_at(host, left, top):
    """Whether a ring, and no disc, lies around a place of the page."""
    return f"""(() => {{
      const canvas = [...document.querySelectorAll('#{host}-picture canvas.overlay')]
        .find((one) => one.style.zIndex === '3');
      const box = canvas.getBoundingClientRect(), scale = canvas.width / box.width;
      const alpha = (dx, dy) => canvas.getContext('2d').getImageData(
        Math.round(({left} + dx - box.left) * scale), Math.round(({top} + dy - box.top) * scale),
        1, 1).data[3];
      const around = [[9, 0], [-9, 0], [0, 9], [0, -9]];
      return alpha(0, 0) === 0 && around.every(([a, b]) => alpha(a, b) > 100);
    }})()"""
