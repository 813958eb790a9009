"""A page saved as one file, opened from the disk without any network."""

from urllib.request import urlopen

import numpy as np
import pytest

from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from tests.browser.conftest import ALLOWED, STARTED
from tests.browser.pages import until

SCENE = (
    "?on=himmelblau&run=momentum:lr=0.01&run=adam:lr=0.3&steps=620&theme=dark&map=sweep&inspect=1"
)
CAMERA = """JSON.stringify(document.querySelector('#surface .js-plotly-plot')
            ._fullLayout.scene._scene.getCamera().eye)"""
SHOWN = "Number(document.querySelector('#counter').textContent.split(' ')[1])"


NEAR = (
    "?on=linreg&run=gradient_descent:lr=0.1~batch:size=4&run=adam:lr=0.1&steps=80"
    "&field=true&fan=true&model=true&batch=true&inspect=2&losses=1&slice=x"
)


@pytest.fixture
def saved_page(browser, site, tmp_path, request):
    file = tmp_path / "saved.html"
    file.write_bytes(urlopen(f"{site.address}page.html{request.param}").read())
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True)
    page = context.new_page()
    asked, messages = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "console",
        lambda m: (
            messages.append(m.text)
            if m.type in ("error", "warning") and not any(part in m.text for part in ALLOWED)
            else None
        ),
    )
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(file.as_uri())
    until(page, STARTED)
    yield page
    context.close()
    assert not messages
    assert not [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]


def painted(page, name):
    """How many pixels of a picture's canvases are painted."""
    return page.evaluate(
        """(name) => [...document.querySelectorAll(`#${name}-picture canvas.overlay`)]
        .map((c) => c.getContext('2d').getImageData(0, 0, c.width, c.height).data)
        .reduce((sum, data) => sum + data.filter((v, k) => k % 4 === 3 && v > 0).length, 0)""",
        name,
    )


@pytest.mark.parametrize("saved_page", [NEAR], indirect=True)
def test_it_shows_what_is_near_each_step(saved_page):
    page = saved_page
    page.evaluate("() => { document.activeElement.blur(); lab.clock.pause(); }")
    adam = simulate(Experiment.from_query(NEAR)[0])[1]
    for step, key in ((0, "Home"), (1, "ArrowRight"), (80, "End")):
        page.keyboard.press(key)
        until(page, f"document.body.innerText.includes('(Adam, step {step})')")
        until(page, f"document.querySelector('#inspector').innerText.includes('{step}')")
    text = page.inner_text("body")
    assert "small arrows: −∇f" in text and "−∇f of 8 examples" in text
    assert "quadratic model (Adam, step 80)" in text
    loss = f"{adam.loss[80]:.4g}"
    assert loss in page.inner_text("#inspector").replace("\u2212", "-")
    until(page, "document.querySelector('#contour .js-plotly-plot').data.length > 1")
    until(page, "document.querySelector('.losses').innerText.includes('step 80')")
    until(page, "document.querySelector('.slice-title').textContent.includes('Adam, step 80')")
    assert "tangent" in page.inner_text(".tangent-slope")
    assert not page.is_visible(".secant-handle")
    assert page.is_visible(".why")
    page.click(".why >> nth=0")
    until(page, "document.body.innerText.includes('(Gradient descent, step 80)')")
    assert page.evaluate("document.querySelector('#problems').hidden")


@pytest.mark.parametrize("saved_page", [SCENE], indirect=True)
def test_it_plays_scrubs_and_turns_without_a_server(saved_page):
    page = saved_page
    until(page, f"{SHOWN} > 3")
    page.click("#play")
    until(page, "!window.lab.playing")
    page.fill("#scrub", "610")  # in the second chunk
    until(page, "document.querySelector('#counter').textContent === 'step 610 / 620'")
    until(page, "document.querySelector('#table td').textContent === '610'")
    for k, run in enumerate(simulate(Experiment.from_query(SCENE)[0])):
        for step in (0, 333, len(run.points) - 1):
            found = page.evaluate(f"[lab.tracks[{k}].x[{step}], lab.tracks[{k}].loss[{step}]]")
            assert found == [np.float32(run.points[step, 0]), np.float32(run.loss[step])]
    page.keyboard.press("Escape")
    page.fill("#scrub", "4")
    until(page, f"{SHOWN} === 4")
    for name in ("contour", "surface", "curve-loss", "curve-rate"):
        assert painted(page, name) > 300, name
    # The sweep is in the file; it takes its room beside the surface.
    until(page, "document.querySelector('.map-title').textContent.includes('after 500 of 620')")
    before = page.evaluate(CAMERA)
    box = page.query_selector("#surface-picture").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 90, middle[1], steps=4)
    page.mouse.up()
    until(page, f"{CAMERA} !== {before!r}")

    # What only a server works out is not offered.
    for name in ("#inspector", ".map [aria-keyshortcuts=w]", ".why", "[data-scale]", "#panel"):
        assert not page.is_visible(name), name

    # Runs are shown and hidden; what needs a server is refused in a sentence.
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("2")
    until(page, "!window.lab.tracks[1].visible && window.lab.tracks[0].visible")
    page.keyboard.press("2")
    until(page, "window.lab.tracks[1].visible")
    assert page.evaluate("document.querySelector('#problems').hidden")
    page.evaluate("window.lab.edit('start', '1,1')")
    until(page, "document.querySelector('#problems').textContent.includes('This is a recording')")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 20, 32)"
    assert "run=adam:lr=0.3" in page.inner_text(".recorded code")
    assert "Not in the recording: run in the step inspector." in page.inner_text(".recorded")
    focusable = page.evaluate(
        """() => { const handle = document.querySelector('#start-handle'); handle.focus();
        return document.activeElement === handle; }"""
    )
    assert not focusable
