"""A browser without WebGL: all but the surface goes on, and the surface says why it does not."""

import pytest

from tests.browser.conftest import program
from tests.browser.pages import until
from ui.screen.screen import FLAT

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-software-rasterizer", "--disable-3d-apis")


@pytest.fixture
def home(browser):
    flat = browser.browser_type.launch(executable_path=program(), args=ARGUMENTS)
    yield flat
    flat.close()


def test_without_webgl_all_but_the_surface_goes_on(open_page):
    page = open_page("?on=bowl&run=gradient_descent:lr=0.1&steps=20&view=both")
    until(page, "window.lab.step > 2")
    until(page, "document.querySelector('.flat').checkVisibility()")
    assert page.inner_text(".flat") == FLAT
    page.keyboard.press("End")
    until(page, "document.querySelector('#counter').textContent == 'step 20 / 20'")
    until(page, "window.lab.committed().includes('contour')")
    until(page, "document.querySelectorAll('#table td')[0].textContent == '20'")
    box = page.locator("#contour-picture").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    until(page, "location.search.includes('from=')")
    page.keyboard.press("p")
    until(page, "document.querySelectorAll('.chip').length == 1")
