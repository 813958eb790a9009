"""The other views of the same paths: side by side, swapped, filling the window, in fog, flat."""

import base64

from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from tests.browser.pages import until

SCENE = "?on=himmelblau&run=momentum:lr=0.01&run=adam:lr=0.3&run=adagrad&steps=40"

# Whether a canvas over a side picture is painted opaque at a point that its ground's axes give.
PAINTED = """([cell, x, y, low, high]) => {
  const box = document.querySelector(`#side-${cell}-picture`);
  const ground = box.querySelector('.side-ground'), edge = ground.getBoundingClientRect();
  const [from, above, to, below] = ground.plane.slice(6);
  const left = from + (to - from) * (x - low[0]) / (high[0] - low[0]);
  const top = above + (below - above) * (high[1] - y) / (high[1] - low[1]);
  return [...box.querySelectorAll('canvas.overlay')].some((canvas) => {
    const scale = canvas.width / canvas.getBoundingClientRect().width;
    const pen = canvas.getContext('2d');
    return [[0, 0], [4, 0], [-4, 0], [0, 4], [0, -4]].every(([dx, dy]) =>
      pen.getImageData(Math.round((left + dx) * scale), Math.round((top + dy) * scale), 1, 1)
        .data[3] > 200);
  });
}"""


# What is wrong with the arrangement of any view, with anything hidden, with and without a slice.
OVERLAPS = """(tabs) => {
  const root = document.documentElement, wrong = [];
  const look = (name) => {
    const kinds = '.picture, .table, .panel, .side-scale, .transport';
    const boxes = [...document.querySelectorAll(kinds)]
      .filter((part) => part.getClientRects().length).map((part) =>
        [part.id || part.className, part.getBoundingClientRect(), part.matches('.transport')]);
    const pinned = tabs.length > 1;
    const bar = boxes.find(([,, transport]) => transport)?.[1];
    const out = (box) => !box || box.bottom > innerHeight + 1 || box.right > innerWidth + 1;
    if (out(bar)) wrong.push([name, 'transport']);
    if (!boxes.some(([part]) => /-picture|curve/.test(part))) wrong.push([name, 'empty']);
    for (const [k, [one, a, over]] of boxes.entries()) {
      if (!pinned && out(a)) wrong.push([name, one]);
      for (const [other, b, above] of boxes.slice(k + 1)) {
        if (pinned && (over || above)) continue;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1.5 && down > 1.5) wrong.push([name, one, other]);
      }
    }
  };
  const parts = ['curves', 'panel', 'table'];
  for (const view of ['both', 'surface', 'contour', 'side']) for (let mask = 0; mask < 8; mask++)
    for (const [slice, map] of [['none', 'none'], ['x', 'none'], ['none', 'sweep'],
      ['x', 'momentum']]) for (const swap of ['false', 'true']) for (const tab of tabs)
    {
      const hide = parts.filter((_, k) => mask & (1 << k)).join(' ');
      Object.assign(root.dataset, {view, hide, slice, map, swap, ...(tab ? {tab} : {})});
      look([view, hide, slice, map, swap, tab].join(' '));
    }
  return wrong.slice(0, 5);
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
        "Momentum lr 0.01",
        "Adam lr 0.3",
        "Adagrad lr 0.5",
    ]
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("2")
    until(page, "document.querySelectorAll('.side-cell:not([hidden])').length == 2")
    page.click("#side-3-picture .side-ground")
    until(page, "location.search.includes('from=')")
    # No arrangement lays one thing over another or leaves the window.
    assert page.evaluate(OVERLAPS, [None]) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(OVERLAPS, ["contour", "surface", "curves"]) == []


def seen(page, x, y):
    """The colour of the page at a place of the contour, as three bytes."""
    left, top = page.evaluate(
        """([x, y]) => {
          const full = document.querySelector('#contour .js-plotly-plot')._fullLayout;
          const box = document.querySelector('#contour .js-plotly-plot').getBoundingClientRect();
          return [box.left + full.xaxis._offset + full.xaxis.d2p(x),
                  box.top + full.yaxis._offset + full.yaxis.d2p(y)];
        }""",
        [x, y],
    )
    clip = {"x": round(left) - 1, "y": round(top) - 1, "width": 3, "height": 3}
    data = base64.b64encode(page.screenshot(clip=clip)).decode()
    return page.evaluate(
        """async (data) => {
          const image = new Image();
          image.src = 'data:image/png;base64,' + data;
          await image.decode();
          const pen = new OffscreenCanvas(3, 3).getContext('2d');
          pen.drawImage(image, 0, 0);
          return [...pen.getImageData(1, 1, 1, 1).data.slice(0, 3)];
        }""",
        data,
    )


def test_fog_covers_all_but_the_surroundings_and_lifts(open_page):
    link = "?on=himmelblau&run=adam:lr=0.3&from=-3.779,-3.283&steps=5"
    page = open_page(link, reduced_motion="reduce")
    far = [(3.584, -1.848), (-2.805, 3.131), (5, 5), (0, -4)]  # two minima with their marks
    before = [seen(page, *place) for place in far]
    close = seen(page, -3.4, -3.28)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("d")
    until(page, "location.search.includes('fog=true')")
    until(page, "document.documentElement.dataset.fog == 'true'")
    page.wait_for_selector(".fog-cover", state="visible")
    page.wait_for_timeout(300)
    fog = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--fog')")
    wanted = [int(fog.strip()[k : k + 2], 16) for k in (1, 3, 5)]
    assert [seen(page, *place) for place in far] == [wanted] * 4
    assert seen(page, -3.4, -3.28) == close
    # The fog lies in the way of the pointer; a click still sets the start.
    box = page.query_selector("#contour .nsewdrag").bounding_box()
    x, y = box["x"] + 0.75 * box["width"], box["y"] + 0.25 * box["height"]
    page.mouse.move(x, y)
    assert page.evaluate(f"document.elementFromPoint({x}, {y}).classList.contains('fog')")
    page.mouse.click(x, y)
    until(page, "!location.search.includes('from=-3.779')")
    page.go_back()
    until(page, "location.search.includes('from=-3.779')")
    page.click(".fog-cover button")
    until(page, "document.documentElement.dataset.fog == 'false'")
    page.wait_for_timeout(300)
    assert [seen(page, *place) for place in far] == before


CAMERA = "document.querySelector('#surface .js-plotly-plot')._fullLayout.scene.camera.eye"


def standing(page):
    """The camera's place, once it stands: in a narrow box it first steps back."""
    before = None
    while before is None or page.evaluate(CAMERA) != before:
        before = page.evaluate(CAMERA)
        page.wait_for_timeout(700)
    return before


def test_the_surface_is_pressed_flat_and_comes_back_and_a_picture_fills_the_window(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    page.evaluate("document.activeElement.blur()")
    before = standing(page)
    page.keyboard.press("c")
    until(page, f"Math.abs({CAMERA}.x) < 1e-6 && {CAMERA}.z > 1")
    scene = "document.querySelector('#surface .js-plotly-plot')._fullLayout.scene"
    assert page.evaluate(f"{scene}.aspectratio.z") < 0.01
    # The path follows: seen from above, y is up and x to the right as on the contour.
    until(page, "window.lab.screenPoint3(1, 40)[0] > window.lab.screenPoint3(1, 0)[0]")
    page.keyboard.press("c")
    until(page, f"Math.abs({CAMERA}.x - {before['x']}) < 1e-9")
    assert page.evaluate(CAMERA) == before
    assert page.evaluate(f"{scene}.aspectratio.z") == 0.6

    page.hover("#contour-picture")
    page.keyboard.press("f")
    until(page, "document.querySelector('#contour .js-plotly-plot')._fullLayout.width > 1360")
    bar, picture = (
        page.query_selector(name).bounding_box() for name in (".transport", "#contour-picture")
    )
    assert picture["y"] + picture["height"] <= bar["y"] + 1
    assert bar["y"] + bar["height"] <= 769
    page.keyboard.press("Escape")
    until(page, "document.querySelector('#contour .js-plotly-plot')._fullLayout.width < 700")
    page.click("#surface-picture .tool:has-text('F')")
    until(page, "document.querySelector('#surface .js-plotly-plot')._fullLayout.width > 1360")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("f")
    page.keyboard.press("v")
    until(page, "location.search.includes('swap=true')")
    until(
        page,
        """document.querySelector('#surface-picture').clientWidth
                   > document.querySelector('#contour-picture').clientWidth""",
    )
