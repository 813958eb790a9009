"""A phone, a first visit, a reader of twice the size of type."""

import pytest

from tests.browser.pages import until

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
SCENE = "?on=himmelblau&run=momentum:lr=0.01&run=adam:lr=0.3&steps=60"
DRAWN = "document.querySelector('#contour .js-plotly-plot').layout.meta"


def inside(page, selector):
    """The element is on the screen as a whole."""
    box, size = page.locator(selector).bounding_box(), page.viewport_size
    assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"] + 1, selector
    assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"] + 1, selector
    return box


def drag(page, start, by):
    """A finger moves over the page."""
    session = page.context.new_cdp_session(page)
    x, y = start
    touch = "Input.dispatchTouchEvent"
    session.send(touch, {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for k in range(1, 9):
        point = {"x": x + by[0] * k / 8, "y": y + by[1] * k / 8}
        session.send(touch, {"type": "touchMove", "touchPoints": [point]})
        page.wait_for_timeout(20)
    session.send(touch, {"type": "touchEnd", "touchPoints": []})


def centre(box):
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_phone_taps_turns_and_scrolls(open_page):
    page = open_page("", **PHONE, reduced_motion="reduce")
    until(page, DRAWN)
    assert page.locator(".welcome").is_visible()
    inside(page, "#contour-picture")
    inside(page, ".transport")
    assert not page.locator("#surface-picture").is_visible()
    targets = ".top button, .top summary, .tabs button, .transport button"
    for small in page.query_selector_all(targets):
        box = small.bounding_box()
        assert not box or min(box["width"], box["height"]) >= 43.5, small.inner_text()
    box = page.locator("#contour-picture").bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.7)
    until(page, "location.search.includes('from=')")
    assert page.locator(".welcome").count() == 0
    drag(page, (box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.8), (0, -200))
    until(page, "scrollY > 50")
    inside(page, ".transport")
    page.evaluate("scrollTo(0, 0)")
    page.tap("[data-tab=surface]")
    scene = "document.querySelector('#surface .js-plotly-plot')._fullLayout.scene._scene"
    eye = f"{scene}.getCamera().eye"
    until(page, f"document.querySelector('#surface-picture').checkVisibility() && {eye}")
    page.wait_for_timeout(300)
    before, place = page.evaluate(eye), page.evaluate("scrollY")
    drag(page, centre(page.locator("#surface-picture").bounding_box()), (90, 40))
    until(page, f"Math.hypot({eye}.x - {before['x']}, {eye}.y - {before['y']}) > 0.1")
    assert page.evaluate("scrollY") == place


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_twice_the_size_of_type_cuts_nothing_off(open_page, size):
    page = open_page(SCENE, *size, reduced_motion="reduce")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(300)
    inside(page, ".transport")
    for control in page.query_selector_all(".transport > *, .top > *"):
        box = control.bounding_box()
        if box and box["width"] > 2:
            name = control.get_attribute("class")
            assert box["x"] >= 0 and box["x"] + box["width"] <= size[0] + 1, name
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
