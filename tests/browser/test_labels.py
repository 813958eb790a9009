"""The names at the heads of the paths lie beside one another, never over one another."""

from itertools import pairwise

from tests.browser.pages import until

SCENE = "?on=bowl&run=adam&steps=3&view=contour"
# Where three labels are written, by their heights on the screen; each is as wide as the picture.
PLACED = """async (heights) => {
  const { drawLabels } = await import("/assets/player/paths/labels.mjs"), written = [];
  const ctx = {
    measureText: () => ({ width: 60 }), setLineDash() {}, strokeText() {},
    fillText: (text, x, y) => written.push(y),
  };
  const labels = heights.map((y, k) => ({ name: `${k}`, text: `run ${k}`, x: 100, y }));
  const box = { left: 0, top: 0, right: 400, bottom: 400 };
  drawLabels(ctx, labels, box, { ink: "", paper: "" }, 14, "sans-serif");
  return written.sort((a, b) => a - b);
}"""


def test_labels_keep_a_line_from_each_other(open_page):
    page, line = open_page(SCENE), 14 * 1.25
    for tenth in range(400):
        # The second and third are pushed to the same line, at heights that round either way.
        top = 100 + 0.1 * tenth / 3
        placed = page.evaluate(PLACED, [top, top + 7, top + 11])
        gaps = [after - before for before, after in pairwise(placed)]
        assert min(gaps) > line - 0.02, top


NOTE_TEXTS = """() => {
  window.told = [];
  const say = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
    window.told.push(text);
    return say.call(this, text, ...at);
  };
}"""


def test_a_head_has_its_step_at_rest_and_its_name_while_it_moves(open_page):
    page = open_page(SCENE.replace("steps=3", "steps=40"), reduced_motion="reduce")
    until(page, "window.lab.committed().length > 0")
    page.evaluate(NOTE_TEXTS)
    page.evaluate("window.lab.clock.seek(1)")
    until(page, "window.told.includes('1')")
    page.evaluate("() => { window.told.length = 0; window.lab.clock.play(); }")
    until(page, "window.lab.step > 4")
    assert not [text for text in page.evaluate("window.told") if text.endswith(("2", "3", "4"))]
    page.evaluate("window.lab.clock.pause()")
    until(page, "window.told.includes(String(window.lab.step))")
