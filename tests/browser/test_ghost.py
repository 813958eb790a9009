"""The surface of new data on the contour: lines that move with the shift, and the losses there."""

import numpy as np

from tests.browser.pages import until
from tests.support.framed import ask

SCENE = "?on=flat_sharp&run=gradient_descent:lr=0.1&run=gradient_descent:lr=1&steps=60"
# The pixels of the contour's canvases that have the colour of the ghost, as x + 10000 y.
GREEN = """() => [...document.querySelectorAll('#contour-picture > canvas')]
  .filter((canvas) => !canvas.hidden && canvas.width).flatMap((canvas) => {
    const { width, height } = canvas, found = [];
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    for (let k = 0; k < data.length; k += 4) {
      const red = data[k], green = data[k + 1], blue = data[k + 2];
      if (data[k + 3] > 150 && red < 90 && green - red > 40 && blue < green) {
        found.push((k / 4) % width + 10000 * Math.floor(k / 4 / width));
      }
    }
    return found;
  })"""


def test_the_lines_move_with_the_shift_and_the_new_losses_are_told(open_page):
    page = open_page(SCENE + "&ghost=0.3&hide=panel,curves", reduced_motion="reduce")
    until(page, f"({GREEN})().length > 500")
    header, runs = ask(SCENE + "&ghost=0.3")
    for run in runs:
        value = f"→ {float(run['new_loss'][-1]):.4g}"
        until(page, f"document.querySelector('.legend').innerText.includes('{value}')")
    near = np.array(page.evaluate(GREEN))
    page.evaluate("window.lab.edit('ghost', '0.6')")
    until(page, "document.querySelector('.legend').innerText.includes('moved by 0.6')")
    far = np.array(page.evaluate(GREEN))
    pixels = page.evaluate(
        """() => { const { xaxis } = document.querySelector('#contour .js-plotly-plot')._fullLayout;
                   return 0.3 * xaxis._length / (xaxis.range[1] - xaxis.range[0]); }"""
    )
    shift, room = round(pixels), range(-1, 2)
    assert shift > 8

    def kept(by):
        moved = set(np.concatenate([near + by + aside for aside in room]).tolist())
        return sum(pixel in moved for pixel in far.tolist()) / len(far)

    assert kept(shift) > 0.8 > 0.6 > kept(0)
    page.evaluate("window.lab.edit('ghost', '0')")
    until(page, f"({GREEN})().length < 50")
    assert header["ghost"]["minima"]
