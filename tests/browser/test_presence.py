"""The server goes away and comes back; nothing that was done is lost."""

import pytest

from tests.browser.conftest import Site
from tests.browser.pages import until


@pytest.fixture
def frail():
    site = Site()
    site.start()
    yield site
    site.stop()


LOST = ("ERR_CONNECTION_REFUSED", "Failed to fetch", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE")


def test_a_lost_server_is_said_and_the_last_change_is_sent_later(open_page, frail):
    page = open_page("?on=bowl&run=adam&steps=20&view=contour", expected=LOST)
    page.goto(frail.address + "?on=bowl&run=adam&steps=20&view=contour")
    until(page, "window.lab && window.lab.tracks.length == 1")
    page.wait_for_selector("#box-adam-optimizer-lr")
    frail.stop()
    page.wait_for_selector("#banner", state="visible", timeout=9_000)
    assert "server is not responding" in page.inner_text("#banner")
    page.fill("#box-adam-optimizer-lr", "0.77")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    frail.start()
    page.wait_for_selector("#banner", state="hidden", timeout=15_000)
    until(page, "location.search.includes('lr=0.77')")
