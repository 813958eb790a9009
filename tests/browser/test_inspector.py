"""Why this step? The card has the engine's numbers, in step with the clock."""

import pytest

from lab.analysis.inspector.working import worked
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from tests.browser.pages import until
from tests.support.scenes import scene

SCENE = "?on=himmelblau&run=adam:lr=0.1&run=momentum:lr=0.005&steps=60"
SMALL = {"width": 820, "height": 560}


def card(page, step):
    """The values of the card's lines, when it shows a step: exact, from their titles."""
    until(
        page,
        f"document.querySelector('.why-body').dataset.step == '{step}' "
        "&& document.querySelector('.why-body').dataset.late == 'false'",
    )
    values = page.query_selector_all(".why-lines .why-row b.why-value")
    return [float(value.get_attribute("title")) for value in values]


def put(value):
    """A number as it is put into a product: four digits, with brackets if it has a sign."""
    text = f"{value:.4g}".replace("-", "−")
    return f"({text})" if value < 0 else text


def numbers(course, step):
    return [float(row.node) for line in worked(course, step).lines for row in line.rows]


def test_the_card_from_its_key_to_its_close(open_page):
    page = open_page(SCENE, reduced_motion="reduce", **SMALL)
    page.keyboard.press("Home")
    page.keyboard.press("i")
    until(page, "document.querySelector('#inspector').checkVisibility()")
    until(page, "location.search.includes('inspect=1')")
    adam = scene("himmelblau", "adam:lr=0.1", steps=60)
    assert card(page, 0) == numbers(adam, 0)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert card(page, 2) == numbers(adam, 2)
    point = simulate(Experiment.from_query(SCENE)[0])[0].points[3]
    assert card(page, 2)[-2:] == point.tolist()
    first = page.locator(".why-line").nth(1)
    assert "β" in first.locator(".why-symbols").first.text_content()
    m, g = worked(adam, 1).states[0][0], worked(adam, 2).gradient[0]
    assert first.locator(".why-worked").first.text_content() == f"=0.9·{put(m)}+(1−0.9)·{put(g)}"
    page.click(".why-runs button:nth-child(2)")
    until(page, "location.search.includes('inspect=2')")
    momentum = scene("himmelblau", "momentum:lr=0.005", steps=60)
    until(page, "document.querySelector('.why-about').textContent.includes('Momentum')")
    assert card(page, 2) == numbers(momentum, 2)
    page.keyboard.press("End")
    until(page, "document.querySelector('.why-said').textContent.startsWith('No step leaves')")
    before = page.evaluate("location.search.replace('inspect=2', 'inspect=1')")
    page.mouse.click(*page.evaluate("window.lab.screenPoint(0, 60)"))
    until(page, "location.search.includes('inspect=1')")
    assert page.evaluate("location.search") == before
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('#inspector').checkVisibility()")
    until(page, "!location.search.includes('inspect')")


def test_it_follows_the_play_and_opens_from_the_table(open_page):
    page = open_page(f"{SCENE}&hide=panel", **SMALL)
    until(page, "document.querySelector('#table .why')")
    page.locator("#table .why").nth(1).click()
    until(page, "location.search.includes('inspect=2')")
    until(page, "document.querySelector('.why-about').textContent.startsWith('Momentum')")
    page.click("#restart")
    if not page.evaluate("window.lab.playing"):
        page.click("#play")
    until(page, "Number(document.querySelector('.why-body').dataset.step) >= 8")
    page.click("#play")
    step = page.evaluate("window.lab.step")
    momentum = scene("himmelblau", "momentum:lr=0.005", steps=60)
    assert card(page, step) == pytest.approx(numbers(momentum, step), rel=0, abs=0)
    assert page.locator("#inspector").is_visible() and not page.locator("#panel").is_visible()
