"""Presenter mode: what is left of the page, how large its type is, and what its chips say."""

from lab.catalogue.lessons import lessons
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from tests.browser.pages import until

RUNS = "run=momentum:lr=0.01&run=adam:lr=0.3&run=gradient_descent:lr=0.05"
SCENE = f"?on=himmelblau&{RUNS}&steps=60"
AT_REST = {"reduced_motion": "reduce", "width": 1920, "height": 1080}
GONE = (".panel", ".table", "#share", "#settings .mantine-SegmentedControl-root")
LEFT = ("#contour-picture", "#surface-picture", ".curve", ".transport", "#chips", "#present")
# Every text of the page that is on screen, with the height of its letters.
TEXTS = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, parentElement: place } = walk.currentNode;
    const seen = place.checkVisibility() && !place.closest('.unseen, script, style');
    if (!seen || !data.trim()) continue;
    found.push([parseFloat(getComputedStyle(place).fontSize), data.trim()]);
  }
  return found;
}"""


def three(value):
    """Three digits as the page writes them."""
    size = abs(value)
    text = f"{value:.2e}" if size >= 1e5 or size < 1e-3 else f"{float(f'{value:.3g}'):g}"
    digits, _, power = text.partition("e")
    return (f"{digits}e{int(power)}" if power else digits).replace("-", "−")


def test_presenter_mode_leaves_pictures_playback_and_large_chips(open_page):
    page = open_page(SCENE, **AT_REST)
    until(page, "window.lab.step == 60")
    page.keyboard.press("p")
    until(page, "location.search.endsWith('&present=true')")
    until(page, "document.querySelectorAll('.chip').length == 3")
    plots = "[...document.querySelectorAll('#pictures .js-plotly-plot')]"
    until(page, f"{plots}.slice(0, 4).every(gd => gd._fullLayout.font.size >= 24)")
    for selector in GONE:
        assert not page.locator(selector).first.is_visible(), selector
    for selector in LEFT:
        box = page.locator(selector).first.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 1080, selector
    small = [text for size, text in page.evaluate(TEXTS) if size < 1080 / 45]
    assert not small
    font = page.evaluate("getComputedStyle(document.querySelector('#contour-picture')).fontSize")
    assert float(font.removesuffix("px")) >= 1080 / 45, "the labels of the paths"
    chips = page.query_selector_all(".chip")
    experiment = Experiment.from_query(SCENE)[0]
    runs = zip(chips, experiment.runs, simulate(experiment), strict=True)
    for chip, run, whole in runs:
        said = " ".join(chip.inner_text().split())
        loss = three(whole.loss[-1])
        rest = f"lr {run.optimizer.lr:g} loss {loss} {whole.verdict.word}"
        assert said == f"{run.optimizer.title} {rest}"
    chips[1].click()
    until(page, "document.querySelectorAll('.chip')[1].getAttribute('aria-pressed') == 'false'")
    assert page.evaluate("window.lab.tracks.map(track => track.visible)") == [True, False, True]
    page.keyboard.press("Escape")
    until(page, "!location.search.includes('present')")
    until(page, "document.querySelector('.panel').checkVisibility()")
    assert not page.locator("#chips").is_visible()


def test_keys_change_the_page_and_their_controls_follow(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    until(page, "document.querySelector('#box-momentum-optimizer-lr')")
    for key, lr in (("]", 0.02), ("]", 0.05), ("[", 0.02)):
        page.keyboard.press(key)
        until(page, f"window.lab.tracks[0].lr == {lr}")
    until(page, "document.querySelector('#box-momentum-optimizer-lr').value == '0.02'")
    page.keyboard.press("1")
    until(page, "!window.lab.tracks[0].visible")
    page.keyboard.press("2")
    until(page, "!window.lab.tracks[1].visible")
    page.keyboard.press("0")
    until(page, "window.lab.tracks.every(track => track.visible)")
    page.keyboard.press("h")
    until(page, "!document.querySelector('.panel').checkVisibility()")
    page.keyboard.press("h")
    until(page, "document.querySelector('.panel').checkVisibility()")
    page.keyboard.press("m")
    until(page, "getComputedStyle(document.body).fontSize == '21px'")
    page.click("#view-menu summary")
    large = "document.querySelector('[id*=\"large\"][type=checkbox]').checked"
    until(page, large)
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('#view-menu').open")
    page.keyboard.press("m")
    until(page, "getComputedStyle(document.body).fontSize == '14px'")


def test_the_sheet_has_every_key_once_and_its_buttons_press_it(open_page):
    page = open_page(SCENE, reduced_motion="reduce")
    page.keyboard.press("?")
    until(page, "document.querySelector('#keys').open")
    shown = page.evaluate("[...document.querySelectorAll('.key kbd')].map(e => e.textContent)")
    keys = {"Space", "→", "R", "Page Down", "N", "Q", "O", "1", "0", "[", "]", "P", "M", "H", "Esc"}
    assert keys <= set(shown)
    assert sorted(shown) == sorted(set(shown)), "a key is listed twice"
    assert page.evaluate("document.activeElement.closest('#keys') !== null")
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('#keys').open")
    page.click("#open-keys")
    page.locator(".key", has_text="H").filter(has=page.locator("text=/^H$/")).click()
    until(page, "!document.querySelector('.panel').checkVisibility()")
    assert not page.evaluate("document.querySelector('#keys').open")


# What is larger than the box that it is written in.
CUT = """selector => [...document.querySelectorAll(selector)]
  .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)"""


def test_six_runs_beside_a_lesson_are_told_whole_and_the_legend_stands_on_the_axis(open_page):
    race = next(lesson for lesson in lessons() if lesson.slug == "race")
    link = f"{race.link}&lesson=race&present=true&arrows=true&view=contour"
    page = open_page(link, reduced_motion="reduce")
    until(page, "document.querySelectorAll('.chip').length == 6")
    page.click("#to-end")
    until(page, "document.querySelector('.legend-row')?.checkVisibility()")
    until(page, "document.querySelector('.chip').innerText.includes('stuck')")
    assert page.evaluate(CUT, ".chip, .chip-state, .chip-loss, .chip-foot, .chips") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bottom, axis = page.evaluate("""() => {
      const gd = document.querySelector("#contour .js-plotly-plot");
      const { t, h } = gd._fullLayout._size;
      const bottom = document.querySelector(".legend").getBoundingClientRect().bottom;
      return [bottom, gd.getBoundingClientRect().top + t + h];
    }""")
    assert bottom <= axis
