"""The other views of the same paths: side by side, swapped, filling the window, in fog, flat."""

from engine import simulate
from experiment import Experiment
from tests.browser.pages import until

SCENE = "?on=himmelblau&run=momentum:lr=0.01&run=adam:lr=0.3&run=adagrad&steps=40"

# Whether a canvas over a side picture is painted opaque at a point that its ground's axes give.
PAINTED = """([cell, x, y, low, high]) => {
  const box = document.querySelector(`#side-${cell}-picture`);
  const ground = box.querySelector('.side-ground'), edge = ground.getBoundingClientRect();
  const full = ground._fullLayout;
  const at = (axis, value, [from, to]) =>
    axis._offset + axis._length * (axis === full.yaxis ? to - value : value - from) / (to - from);
  const left = at(full.xaxis, x, [low[0], high[0]]), top = at(full.yaxis, y, [low[1], high[1]]);
  return [...box.querySelectorAll('canvas.overlay')].some((canvas) => {
    const scale = canvas.width / canvas.getBoundingClientRect().width;
    const pen = canvas.getContext('2d');
    return [[0, 0], [4, 0], [-4, 0], [0, 4], [0, -4]].every(([dx, dy]) =>
      pen.getImageData(Math.round((left + dx) * scale), Math.round((top + dy) * scale), 1, 1)
        .data[3] > 200);
  });
}"""


def at_step(page, number):
    """Show a step with the scrubber."""
    page.evaluate("if (window.lab.playing) window.lab.clock.toggle()")
    page.evaluate(f"window.lab.clock.seek({number})")
    page.evaluate("window.lab.clock.move(0)")
    until(page, f"document.querySelector('#counter').textContent.startsWith('step {number} /')")


def test_side_by_side_has_a_picture_a_run_and_heads_in_their_places(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    page.click(".settings label:has-text('Side by side')")
    until(page, "location.search.includes('view=side')")
    experiment, _ = Experiment.from_query(SCENE)
    (left, right), (bottom, top) = experiment.landscape.domain
    until(page, "document.querySelectorAll('.side-cell:not([hidden])').length == 3")
    at_step(page, 7)
    for k, whole in enumerate(simulate(experiment), start=1):
        x, y = map(float, whole.points[7])
        wanted = [k, x, y, [left, bottom], [right, top]]
        until(page, f"({PAINTED})({wanted})")
    # Each shows its own run only: the head of another one is not there.
    x, y = map(float, simulate(experiment)[2].points[7])
    assert not page.evaluate(PAINTED, [1, x, y, [left, bottom], [right, top]])
    names = page.locator(".side-cell:not([hidden]) .side-title").all_inner_texts()
    assert [" ".join(name.split()) for name in names] == [
        "Momentum lr 0.01", "Adam lr 0.3", "Adagrad lr 0.5",
    ]  # fmt: skip
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("2")
    until(page, "document.querySelectorAll('.side-cell:not([hidden])').length == 2")
    page.click("#side-3-picture .side-ground")
    until(page, "location.search.includes('from=')")
