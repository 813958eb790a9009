"""A served application, a browser, and pages that fail on any console message."""

import os
import shutil
import socket
import threading
import time

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from tests.browser.pages import until

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--enable-unsafe-swiftshader"]
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
        from ui.protocol import Protocol

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
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, site):
    """`open_page(link)` opens a page whose paths are there; other sizes and media on request."""
    contexts, messages = [], []

    def opened(link="", width=1366, height=768, expected=(), **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        allowed = (*ALLOWED, *expected)

        def note(text):
            if not any(part in text for part in allowed):
                messages.append(text)

        page.on("console", lambda m: note(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: note(str(error)))
        page.goto(site.address + link)
        until(page, STARTED)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not messages
