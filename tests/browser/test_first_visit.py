"""What a first visit asks for, and in which order it draws."""

from tests.browser.pages import settled, until

LINK = "?on=himmelblau&run=adam:lr=0.2&steps=60"
STAMP = "document.querySelector('#{}.js-plotly-plot, #{} .js-plotly-plot')?.layout?.meta?.stamp"
SURFACE, CONTOUR = STAMP.replace("{}", "surface"), STAMP.replace("{}", "contour")
# In each frame: which pictures are there.
NOTICE = f"""
  window.order = [];
  const look = () => {{
    const there = [["contour", {CONTOUR}], ["surface", {SURFACE}]].filter(([, s]) => s);
    for (const [name] of there) if (!window.order.includes(name)) window.order.push(name);
    requestAnimationFrame(look);
  }};
  requestAnimationFrame(look);
"""

COUNT = """() => {
  window.drawn = [];
  const { react, update, addTraces } = window.Plotly;
  window.Plotly.react = (gd, ...rest) => {
    window.drawn.push(gd.closest("[id]").id);
    return react(gd, ...rest);
  };
  window.Plotly.addTraces = (gd, ...rest) => {
    window.drawn.push(`paths on ${gd.closest("[id]").id}`);
    return addTraces(gd, ...rest);
  };
  window.Plotly.update = (gd, data, layout, ...rest) => {
    if ("scene.camera.eye.x" in layout) window.drawn.push("camera");
    return update(gd, data, layout, ...rest);
  };
}"""


def asked(page):
    return page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")


def test_the_contour_comes_first_and_nothing_is_fetched_twice(open_page):
    page = open_page(LINK)
    page.add_init_script(NOTICE)
    page.reload()
    until(page, "window.order.length == 2")
    assert page.evaluate("window.order") == ["contour", "surface"]
    page.wait_for_selector("[role=slider][aria-label*='learning rate' i]")
    addresses = [name.partition("?")[0] for name in asked(page)]
    scripts = [name for name in addresses if name.endswith(("js", ".mjs"))]
    assert len(scripts) == len(set(scripts))
    assert [name.rpartition("/")[2] for name in scripts if "plotly" in name] == ["plotly.min.js"]
    assert len([name for name in scripts if name.endswith(".mjs")]) == 1
    assert not any("polyfill" in name or "dash_table" in name for name in scripts)
    assert len([name for name in addresses if name.endswith("figures.json")]) == 1


def test_a_phone_draws_the_surface_when_it_is_asked_for(open_page):
    page = open_page(LINK, width=390, height=844)
    until(page, "window.lab.step > 2")
    assert page.evaluate(SURFACE) is None
    page.get_by_role("tab", name="3-D").or_(page.get_by_role("button", name="3-D")).first.click()
    until(page, SURFACE)
    until(page, "window.lab.screenPoint3(0, 0) !== null")


def test_a_change_draws_each_picture_once(open_page):
    """In a narrow box the camera moves, and the curves have axes of their own: Dash is not told."""
    page = open_page(LINK, width=1000, height=900, reduced_motion="reduce")
    page.wait_for_selector("[role=slider][aria-label*='learning rate' i]")
    until(page, "window.lab.committed().length == 2")
    settled(page)
    page.evaluate(COUNT)
    page.evaluate(
        """link => { history.pushState(null, '', link);
                     dispatchEvent(new PopStateEvent('popstate')); }""",
        "?on=rosenbrock&run=adam:lr=0.2&steps=90",
    )
    until(page, f"{SURFACE}.startsWith('rosenbrock')")
    until(page, "window.drawn.includes('paths on surface')")
    until(page, "window.lab.committed().length == 2")
    drawn = page.evaluate("window.drawn.filter((name) => name !== 'data')")
    assert sorted(drawn) == ["contour", "paths on contour", "paths on surface", "surface"]


def test_a_surface_is_not_drawn_again_for_paths_of_no_length(open_page):
    page = open_page(LINK, reduced_motion="reduce")
    traces = "document.querySelector('#surface .js-plotly-plot').data.length"
    until(page, f"window.lab.committed().length == 2 && {traces} > 1")
    page.evaluate("window.lab.clock.seek(0)")
    until(page, f"{traces} == 1")
    until(page, "window.lab.committed().length == 2")
    assert page.evaluate(traces) == 1
