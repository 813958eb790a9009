"""A served application, a browser, and pages that fail on any console message."""

import os
import shutil
import socket
import threading
import time

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from tests.browser.pages import NOTE, until

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Software draws 3-D, at twice the pixels already: to smooth it once more takes a third longer.
ARGUMENTS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--webgl-antialiasing-mode=none"]
# What is a page's own choice; all else is its context's.
MEDIA = {"reduced_motion", "color_scheme"}
# What software rendering says of itself; nothing else may be on the console.
ALLOWED = ("Multiple readback operations", "GPU stall due to ReadPixels")
STARTED = """window.lab.tracks.length > 0 && window.lab.screenPoint(0, 0)
             && document.querySelector('#contour .js-plotly-plot').layout.meta"""


class Site:
    """The application on a port of its own; it can be stopped and started again."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"

    def start(self):
        from app import server
        from ui.server.protocol import Protocol

        config = uvicorn.Config(server, port=self.port, http=Protocol, log_level="critical")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.02)

    def stop(self):
        self.server.force_exit = self.server.should_exit = True
        self.thread.join(timeout=20)
        assert not self.thread.is_alive()


@pytest.fixture(scope="session")
def site():
    site = Site()
    site.start()
    yield site
    site.stop()


def program():
    """The browser's program on this machine."""
    found = os.environ.get("CHROME") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "No Chrome or Chromium: on Debian, apt-get install chromium"
    return found


@pytest.fixture(scope="session")
def profile(tmp_path_factory):
    """A browser with a profile: it keeps the program as compiled, as a visitor's does."""
    folder = tmp_path_factory.mktemp("profile")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=program(), args=ARGUMENTS
        )
        yield context
        context.close()


@pytest.fixture(scope="session")
def browser(profile):
    return profile.browser


@pytest.fixture
def home(profile):
    """Where pages are opened that need nothing of their own."""
    return profile


@pytest.fixture
def open_page(browser, home, site):
    """`open_page(link)` opens a page whose paths are there; other sizes and media on request."""
    opened, messages = [], []

    def blank(size, options):
        """A page at home, or in a context of its own for what a page cannot change."""
        if options.keys() <= MEDIA:
            page = home.new_page()
            opened.append(page)
            page.set_viewport_size(size)
            page.emulate_media(**options)
            return page
        opened.append(browser.new_context(viewport=size, **options))
        return opened[-1].new_page()

    def open_link(link="", width=1366, height=768, expected=(), **options):
        page = blank({"width": width, "height": height}, options)
        allowed = (*ALLOWED, *expected)

        def note(text):
            if not any(part in text for part in allowed):
                messages.append(text)

        page.on("console", lambda m: note(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: note(str(error)))
        page.goto(site.address + link)
        until(page, STARTED)
        page.evaluate(NOTE)
        return page

    yield open_link
    for each in opened:
        each.close()
    assert not messages
