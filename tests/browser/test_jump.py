"""Data that jump: the data plot shows those in force, the contour where the minimum was."""

from landscapes import LANDSCAPES
from landscapes.base_turned import mirror
from tests.browser.pages import until

SCENE = "?on=linreg_noisy&run=gradient_descent:lr=0.1~jump:size=32,at=20&steps=40&view=contour"
PLOT = "document.querySelector('#data .js-plotly-plot')"


def inked(x, y):
    """Whether an example is painted on the canvas over the data plot, at a place of the plot."""
    return f"""(() => {{
      const gd = {PLOT}, full = gd._fullLayout;
      const canvas = document.querySelector('#data-picture canvas.overlay');
      const plot = gd.getBoundingClientRect(), box = canvas.getBoundingClientRect();
      const scale = canvas.width / box.width;
      const left = plot.left - box.left + full.xaxis._offset + full.xaxis.d2p({x});
      const top = plot.top - box.top + full.yaxis._offset + full.yaxis.d2p({y});
      const place = [left, top].map((edge) => Math.round(edge * scale));
      return canvas.getContext('2d').getImageData(...place, 1, 1).data[3] > 250;
    }})()"""


def test_earlier_data_and_minimum_are_shown_until_the_jump(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    page.evaluate(
        """() => { window.told = []; const say = CanvasRenderingContext2D.prototype.fillText;
                   CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
                     window.told.push(text); return say.call(this, text, ...at); }; }"""
    )
    landscape = LANDSCAPES["linreg_noisy"]()
    x, y = landscape.rows[7]
    earlier = inked(mirror(landscape) - x, y)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Home")
    until(page, f"lab.step === 0 && {PLOT}.data[0].opacity < 0.5 && ({earlier})")
    page.evaluate("lab.clock.seek(19)")
    until(page, f"lab.step === 19 && ({earlier})")
    told = "document.querySelector('#table .status span').title"
    until(page, f"{told}.includes('Its data jump before update 20')")
    page.evaluate("lab.clock.seek(20)")
    until(page, f"{PLOT}.data[0].opacity === 1 && !({earlier})")
    until(page, f"!{told}.includes('Its data jump')")
    page.evaluate("window.told.length = 0")
    page.set_viewport_size({"width": 1300, "height": 760})
    until(page, "window.told.includes('minimum before the jump')")
    until(page, "window.told.includes('data jump')")
