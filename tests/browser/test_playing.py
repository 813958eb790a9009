"""The paths run: play, pause, step, scrub, and every panel shows the same step."""

import pytest

from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from tests.browser.pages import until

# Without 3-D, which the software of a test machine draws slowly.
SCENE = "?on=himmelblau&run=momentum:lr=0.01&run=adam:lr=0.3&steps=60&view=contour"


def step(page):
    return page.evaluate("window.lab.step")


def rows(page):
    """The numbers of the table: step, x and y of each run."""
    found = []
    for row in page.query_selector_all("#table tr"):
        cells = [cell.inner_text() for cell in row.query_selector_all("td, th")]
        found.append([float(text.replace("−", "-")) for text in cells[1:4]])
    return found


def paused_at(page, number):
    """Pause, and go to a step with the keys."""
    if page.evaluate("window.lab.playing"):
        page.click("#play")
    page.click("#restart")
    if page.evaluate("window.lab.playing"):
        page.click("#play")
    page.evaluate("document.activeElement.blur()")
    for _ in range(number):
        page.keyboard.press("ArrowRight")
    until(page, f"document.querySelector('#counter').textContent == 'step {number} / 60'")


def test_the_page_plays_pauses_and_goes_on(open_page):
    page = open_page(SCENE)
    until(page, "window.lab.step > 2")
    page.click("#play")
    here = step(page)
    page.wait_for_timeout(400)
    assert step(page) == here
    page.click("#play")
    until(page, f"window.lab.step > {here}")
    page.evaluate("window.lab.clock.seek(56)")
    until(page, "window.lab.step == 60 && !window.lab.playing")


def test_table_and_path_and_engine_agree_at_every_step(open_page):
    page = open_page(SCENE)
    trajectories = simulate(Experiment.from_query(SCENE)[0])
    for number in (1, 2, 7):
        paused_at(page, number)
        for whole in trajectories:
            until(page, painted_at(*whole.points[number]))
        for run, whole in enumerate(trajectories):
            x, y = whole.points[number]
            until(page, f"document.querySelectorAll('#table tr td')[0].textContent == '{number}'")
            assert rows(page)[run] == pytest.approx([number, x, y], rel=1e-3, abs=1e-6)


def test_what_is_written_is_of_one_step_while_it_plays(open_page):
    page = open_page(SCENE)
    until(page, "window.lab.step > 10")
    pairs = page.evaluate("""async () => {
      const found = [];
      for (let k = 0; k < 60; k++) {
        await new Promise(requestAnimationFrame);
        const [, counted] = document.querySelector("#counter").textContent.split(" ");
        const apart = Math.abs(document.querySelector("#scrub").value - window.lab.step);
        found.push([counted, document.querySelector("#table td").textContent, apart]);
      }
      return found;
    }""")
    assert len({counted for counted, *_ in pairs}) > 2
    assert all(counted == told and apart == 0 for counted, told, apart in pairs)


def painted_at(x, y):
    """Whether the canvas over the contour is painted all around a point: a run's head.

    The place is asked of Plotly's own axes, not of the player.
    """
    return f"""(() => {{
      const gd = document.querySelector('#contour .js-plotly-plot'), full = gd._fullLayout;
      const plot = gd.getBoundingClientRect();
      const left = plot.left + full.xaxis._offset + full.xaxis.d2p({x});
      const top = plot.top + full.yaxis._offset + full.yaxis.d2p({y});
      const painted = (canvas) => {{
        const box = canvas.getBoundingClientRect(), scale = canvas.width / box.width;
        const pen = canvas.getContext('2d');
        const at = (place, edge) => Math.round((place - edge) * scale);
        return [[0, 0], [4, 0], [-4, 0], [0, 4], [0, -4]].every(([dx, dy]) =>
          pen.getImageData(at(left + dx, box.left), at(top + dy, box.top), 1, 1).data[3] > 200);
      }};
      return [...document.querySelectorAll('#contour-picture canvas')].some((canvas) =>
        canvas.classList.contains('overlay') && painted(canvas));
    }})()"""


def test_scrubbing_shows_the_step(open_page):
    page = open_page(SCENE)
    page.click("#play")
    page.evaluate(
        """() => { const s = document.querySelector('#scrub'); s.value = 33;
                   s.dispatchEvent(new Event('input', {bubbles: true})); }"""
    )
    until(page, "document.querySelector('#counter').textContent == 'step 33 / 60'")
    assert step(page) == 33
    until(page, "document.querySelectorAll('#table tr td')[0].textContent == '33'")
    assert [row[0] for row in rows(page)] == [33, 33]


def test_keys_step_jump_and_play(open_page):
    page = open_page(SCENE)
    paused_at(page, 3)
    page.keyboard.press("Shift+ArrowRight")
    until(page, "window.lab.step == 13")
    page.keyboard.press("ArrowLeft")
    until(page, "window.lab.step == 12")
    page.keyboard.press("Space")
    until(page, "window.lab.playing")
    page.keyboard.press("Space")
    page.keyboard.press("End")
    until(page, "window.lab.step == 60")
    until(page, "document.querySelectorAll('#table tr td')[0].textContent == '60'")
    words = [cell.inner_text() for cell in page.query_selector_all("#table tr td:last-child")]
    verdicts = [t.verdict.word for t in simulate(Experiment.from_query(SCENE)[0])]
    assert words == verdicts
    hint = page.query_selector("#table tr td:last-child [title], #table tr td:last-child[title]")
    assert len(hint.get_attribute("title")) > 40


def test_a_loss_beyond_the_range_of_what_is_sent_is_said_to_be_beyond(open_page):
    scene = "?on=himmelblau&run=gradient_descent:lr=0.5&steps=40"
    page = open_page(scene, reduced_motion="reduce")
    (whole,) = simulate(Experiment.from_query(scene)[0])
    assert whole.status == "diverged"
    assert whole.loss[-1] > 3.5e38
    until(page, "document.querySelector('#table td.loss').textContent == '> 3.4e38'")


def test_a_loop_begins_again(open_page):
    page = open_page("?on=bowl&run=adam&steps=3&view=contour")
    page.click("#loop")
    page.select_option("#speed", "16")
    if not page.evaluate("window.lab.playing"):
        page.click("#play")
    until(page, "window.lab.step == 3")
    until(page, "window.lab.step < 3 && window.lab.playing")


def test_a_long_run_keeps_flowing(open_page):
    page = open_page("?on=himmelblau&run=adam:lr=0.001&steps=4000&view=contour")
    page.click("#to-end")
    until(page, "document.querySelector('#counter').textContent == 'step 4000 / 4000'")
    assert step(page) == 4000


def test_reduced_motion_shows_the_end_at_once(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    until(page, "window.lab.step == 60 && !window.lab.playing")


def test_the_path_in_3d_ends_where_the_surface_has_it(open_page):
    """The adapter's projection of a point against a marker that Plotly draws there."""
    page = open_page("?on=bowl&run=gradient_descent:lr=0.1&steps=4", reduced_motion="reduce")
    until(page, "window.lab.screenPoint3(0, 4) !== null")
    left, top = page.evaluate("window.lab.screenPoint3(0, 4)")
    box = page.query_selector("#surface-picture").bounding_box()
    assert box["x"] < left < box["x"] + box["width"]
    assert box["y"] < top < box["y"] + box["height"]
