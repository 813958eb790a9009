"""Controls, links, undo: the paths follow the hand, and everything is in the address."""

import pytest

from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from tests.browser.pages import settled, until

# Without 3-D, which the software of a test machine draws slowly.
SCENE = "?on=himmelblau&run=adam:lr=0.3&run=momentum:lr=0.005&steps=50&view=contour"


def link(page):
    return page.evaluate("location.search")


def shown(page):
    """The experiment in the address bar."""
    experiment, problems = Experiment.from_query(link(page))
    assert not problems
    return experiment


def ends(page):
    """The last point of each run that the page holds."""
    return page.evaluate(
        "window.lab.tracks.map(t => [t.x[t.last ?? t.count - 1], t.y[t.last ?? t.count - 1]])"
    )


def thumb(page, path):
    return page.locator(f'[id*="logslider"][id*="{path}"] [role=slider]')


def test_dragging_the_learning_rate_moves_the_path_on_every_move(open_page):
    page = open_page(SCENE)
    handle = thumb(page, "adam.optimizer.lr")
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(1, 9):
        before = link(page)
        page.mouse.move(x - 6 * i, y)
        until(page, f"location.search != {before!r}")
    page.mouse.up()
    settled(page)
    experiment = shown(page)
    assert experiment.runs[0].optimizer.lr < 0.2
    expected = [t.points[-1] for t in simulate(experiment)]
    drawn = page.evaluate("window.lab.tracks.map(t => [t.x[50], t.y[50]])")
    for got, wanted in zip(drawn, expected, strict=True):
        assert got == pytest.approx(list(wanted), rel=1e-5, abs=1e-6)
    rate = experiment.runs[0].optimizer.lr
    until(page, f"Number(document.querySelector('#box-adam-optimizer-lr').value) == {rate}")


def test_back_is_undo_and_a_drag_is_one_step(open_page):
    page = open_page(SCENE)
    first = link(page)
    handle = thumb(page, "adam.optimizer.lr")
    box = handle.bounding_box()
    page.mouse.move(box["x"] + 6, box["y"] + 6)
    page.mouse.down()
    for i in range(6):
        page.mouse.move(box["x"] - 5 * i, box["y"] + 6)
        page.wait_for_timeout(60)
    page.mouse.up()
    until(page, f"location.search != {first!r}")
    second = settled(page)
    page.go_back()
    until(page, f"location.search == {first!r}")
    until(page, "document.querySelector('#box-adam-optimizer-lr').value == '0.3'")
    page.go_forward()
    until(page, f"location.search == {second!r}")


def test_clicking_the_contour_sets_the_start(open_page):
    page = open_page(SCENE)
    box = page.query_selector("#contour .nsewdrag").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.3)
    until(page, "location.search.includes('from=')")
    x, y = shown(page).start
    assert (x, y) == pytest.approx((-2.75, 2.2), abs=0.1)
    until(page, f"Math.abs(window.lab.tracks[0].x[0] - {x}) < 1e-5")


def test_dragging_the_start_marker_moves_the_paths(open_page):
    page = open_page(SCENE)
    box = page.query_selector("#start-handle").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y - 40, steps=4)
    until(page, "location.search.includes('from=')")
    page.mouse.up()
    before = settled(page)
    start = shown(page).start
    assert start[0] > 0.2
    assert start[1] > 0.2
    page.focus("#start-handle")
    page.keyboard.press("ArrowLeft")
    until(page, f"location.search != {before!r}")
    assert shown(page).start[0] < start[0]


def test_a_typed_number_and_a_refused_one(open_page):
    page = open_page(SCENE)
    box = "#box-adam-optimizer-lr"
    page.fill(box, "0.123")
    page.keyboard.press("Enter")
    until(page, "location.search.includes('lr=0.123')")
    page.fill(box, "fast")
    page.keyboard.press("Enter")
    page.wait_for_selector("#problems li")
    assert "not “fast”" in page.inner_text("#problems")
    assert shown(page).runs[0].optimizer.lr == 0.123
    until(page, f"document.querySelector('{box}').value == '0.123'")


def test_runs_are_added_duplicated_and_removed(open_page):
    page = open_page(SCENE)
    page.click("button:has-text('Add run')")
    until(page, "document.querySelectorAll('#table tr').length == 3")
    page.click("button[aria-label='Duplicate run 1']")
    until(page, "document.querySelectorAll('#table tr').length == 4")
    assert [run.optimizer.key() for run in shown(page).runs] == [
        "adam",
        "adam",
        "momentum",
        "gradient_descent",
    ]
    page.wait_for_selector("button[aria-label='Remove run 4']")
    page.click("button[aria-label='Remove run 1']")
    until(page, "document.querySelectorAll('#table tr').length == 3")
    assert shown(page).runs[0].optimizer.lr == 0.3
    # The panel is drawn anew, and the keyboard goes on where it was.
    page.wait_for_selector("button[aria-label='Remove run 4']", state="detached")
    until(page, "document.activeElement.closest('.panel button')")


def choose(page, label, title):
    page.click(f"input[aria-label='{label}']")
    page.click(f"[role=option]:has-text('{title}')")


def test_another_landscape_and_another_optimizer(open_page):
    page = open_page(SCENE)
    choose(page, "Landscape", "Round bowl")
    until(page, "location.search.startsWith('?on=bowl')")
    until(
        page,
        "document.querySelector('#contour .js-plotly-plot').layout.meta.stamp.startsWith('bowl')",
    )
    choose(page, "Optimizer of run 1", "RMSProp")
    until(page, "location.search.includes('run=rmsprop')")
    page.wait_for_selector("#box-rmsprop-optimizer-lr")
    assert [run.optimizer.key() for run in shown(page).runs] == ["rmsprop", "momentum"]


def test_a_copied_link_opens_the_same_picture(open_page):
    scene = "?on=rosenbrock:b=30&run=adam:lr=0.2~cosine~noise:sigma=0.3&from=-1.2,1&seed=7&steps=80"
    one, other = (open_page(scene, reduced_motion="reduce") for _ in range(2))
    until(one, "window.lab.step == 80")
    until(other, "window.lab.step == 80")
    read = "Array.from(window.lab.tracks[0].x.slice(0, 81))"
    assert one.evaluate(read) == other.evaluate(read)
    assert link(one) == link(other)
    # The pages are still being laid out when their paths are there: they come to rest alike.
    place = "window.lab.screenPoint(0, 80)"
    for _ in range(200):
        if one.evaluate(place) == other.evaluate(place):
            break
        one.wait_for_timeout(50)
    assert one.evaluate(place) == other.evaluate(place)


def test_a_bad_link_opens_a_page_with_sentences(open_page):
    page = open_page("?on=moon&run=adam:lr=0.2&run=adem&steps=1e9")
    page.wait_for_selector("#problems li")
    said = page.inner_text("#problems")
    assert "There is no landscape “moon”." in said
    assert "outside its range" in said
    # Each sentence is on the screen, none is scrolled away.
    assert page.evaluate("""() => {
      const list = document.querySelector("#problems");
      return list.scrollHeight <= list.clientHeight + 1;
    }""")
    assert shown_runs(page) == ["adam"]


def shown_runs(page):
    return page.evaluate("window.lab.tracks.map(t => t.name)")


def test_theme_and_view_are_in_the_link(open_page):
    page = open_page(SCENE + "&theme=dark&hide=panel")
    until(page, "document.documentElement.dataset.mantineColorScheme == 'dark'")
    until(page, "document.documentElement.dataset.view == 'contour'")
    page.wait_for_selector("#surface-picture", state="hidden")
    page.wait_for_selector("#panel", state="hidden")
    page.click("#view-menu summary")
    page.click("#view-menu label:has-text('panel') >> nth=0")
    page.wait_for_selector("#panel", state="visible")
    assert "hide" not in link(page)


def test_what_a_busy_page_reports_late_is_no_hand(open_page):
    page = open_page(SCENE)
    page.wait_for_selector("#box-adam-optimizer-lr")
    before = settled(page)
    page.evaluate("""() => {
      window.dash_clientside.lab.show("arrows", "true");
      for (const begun = performance.now(); performance.now() - begun < 1500; );
    }""")
    assert settled(page) == before
