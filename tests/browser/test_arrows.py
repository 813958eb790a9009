"""What is drawn about one step: arrows, slow motion, field, fan and quadratic model."""

from tests.browser.pages import until

SCENE = "?on=himmelblau&run=momentum:lr=0.008&from=0,-4&steps=40"
FITTED = "?on=sine_fit&run=gradient_descent:lr=0.05&steps=30"
GRADIENT, MEMORY, STEP = (194, 0, 63), (91, 42, 134), (16, 24, 32)
MODEL, FIELD = (122, 12, 110), (11, 27, 51)


def inked(picture, colour, near=None, least=12):
    """Whether a picture's canvases have pixels of a colour, anywhere or around a point."""
    place = near or "null"
    return f"""(() => {{
      const near = {place}; let found = 0;
      for (const canvas of document.querySelectorAll('#{picture}-picture > canvas')) {{
        if (canvas.hidden || !canvas.width) continue;
        const box = canvas.getBoundingClientRect(), scale = canvas.width / box.width;
        const at = near ? [near[0] - box.left - 4, near[1] - box.top - 4, 8, 8]
          : [0, 0, box.width, box.height];
        const scaled = at.map((v) => Math.round(v * scale));
        const data = canvas.getContext('2d').getImageData(...scaled).data;
        for (let k = 0; k < data.length; k += 4) {{
          const close = {list(colour)}.every((value, c) => Math.abs(value - data[k + c]) < 5);
          if (data[k + 3] > 60 && close) found += 1;
        }}
      }}
      return found >= {least};
    }})()"""


def opened_at(open_page, link, number):
    """A page, paused at a step."""
    page = open_page(link)
    page.evaluate("window.lab.clock.pause()")
    page.evaluate(f"window.lab.clock.seek({number})")
    until(page, f"window.lab.step == {number} && !window.lab.playing")
    return page


def test_arrows_are_drawn_and_the_step_ends_at_the_next_point(open_page):
    page = opened_at(open_page, SCENE + "&arrows=true", 6)
    for colour in (GRADIENT, MEMORY, STEP):
        until(page, inked("contour", colour))
        until(page, inked("surface", colour, least=2))
    assert "momentum" in page.inner_text(".legend")
    # The last pixels before the next point belong to the step's arrow; no path is there yet.
    tip = """(() => { const [a, b] = [6, 7].map((k) => window.lab.screenPoint(0, k));
      const d = Math.hypot(b[0] - a[0], b[1] - a[1]);
      return [0, 1].map((c) => b[c] - 4 * (b[c] - a[c]) / d); })()"""
    until(page, inked("contour", STEP, near=tip, least=8))
    page.keyboard.press("g")
    until(page, "!location.search.includes('arrows')")
    for picture in ("contour", "surface"):
        until(page, f"!{inked(picture, GRADIENT, least=1)} && !{inked(picture, MEMORY, least=1)}")
    assert not page.query_selector(".legend-row")


def test_slow_motion_shows_one_part_a_press_and_then_moves(open_page):
    page = opened_at(open_page, SCENE, 5)
    stage = "document.documentElement.dataset.stage"
    assert page.evaluate(f"{stage} === undefined && !{inked('contour', GRADIENT, least=1)}")
    page.keyboard.press("s")
    until(page, f"{stage} == 'gradient' && {inked('contour', GRADIENT)}")
    assert page.evaluate(f"!{inked('contour', MEMORY, least=1)}")
    assert "Gradient" in page.inner_text(".slow-note")
    page.click("#parts")
    until(page, f"{stage} == 'memory' && {inked('contour', MEMORY)}")
    page.keyboard.press("s")
    until(page, f"{stage} == 'step' && {inked('contour', STEP)} && window.lab.step == 5")
    page.keyboard.press("s")
    until(page, f"{stage} === undefined && window.lab.step == 6")
    until(page, f"!{inked('contour', MEMORY, least=1)}")
    assert "step 6" in page.inner_text(".slow-note")
    page.keyboard.press("s")
    for key in ("ArrowRight", "Escape"):
        until(page, f"{stage} == 'gradient'")
        page.keyboard.press(key)
        until(page, f"{stage} === undefined && document.querySelector('.slow-note').hidden")
        page.keyboard.press("s")


def test_field_fan_and_model_come_and_go(open_page):
    page = opened_at(open_page, FITTED, 3)
    for name, colour, told in (
        ("field", FIELD, "−∇f"),
        ("fan", GRADIENT, "10 examples"),
        ("model", MODEL, "Newton"),
    ):
        page.evaluate(f"window.lab.edit('{name}', 'true')")
        until(page, inked("contour", colour))
        until(page, f"document.querySelector('.legend').textContent.includes('{told}')")
        page.evaluate(f"window.lab.edit('{name}', 'false')")
        until(
            page,
            f"!{inked('contour', colour, least=1)} && document.querySelector('.legend').hidden",
        )
    page.evaluate("window.lab.edit('fan', 'true')")
    until(page, inked("surface", GRADIENT))
    page.evaluate("window.lab.edit('landscape', 'bowl')")
    until(page, "document.querySelector('.legend').textContent.includes('made from data')")
    until(page, f"!{inked('contour', GRADIENT, least=1)}")
