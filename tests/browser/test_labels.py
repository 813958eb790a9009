"""The names at the heads of the paths lie beside one another, never over one another."""

from itertools import pairwise

SCENE = "?on=bowl&run=adam&steps=3&view=contour"
# Where three labels are written, by their heights on the screen; each is as wide as the picture.
PLACED = """async (heights) => {
  const { drawLabels } = await import("/assets/player/labels.mjs"), written = [];
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
