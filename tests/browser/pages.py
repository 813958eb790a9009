"""Waiting for a page, without the eval that its security policy forbids."""

import time

PATIENCE = 40.0
# The changes that a page is told of, and by what kind of control; kept by the page itself.
NOTE = """() => {
  const { edit } = window.lab;
  window.edits = [];
  window.lab.edit = (path, value, as) => {
    window.edits.push(`${Math.round(performance.now())}: ${path}=${value} ${as ?? ""}`);
    return edit(path, value, as);
  };
}"""
# What a page that does not come to it says of itself.
SAID = """() => JSON.stringify({ link: location.search, edits: window.edits,
  said: ["problems", "banner"].map((id) => document.getElementById(id)?.innerText) })"""


def until(page, expression):
    """Wait until a JavaScript expression is true; an error of it counts as not yet."""
    deadline = time.monotonic() + PATIENCE
    while not page.evaluate(
        f"() => {{ try {{ return !!({expression}) }} catch {{ return false }} }}"
    ):
        assert time.monotonic() < deadline, f"never true: {expression}\n{page.evaluate(SAID)}"
        page.wait_for_timeout(50)


def settled(page):
    """The link, once it has stood still for more than half a second."""
    before, since = None, time.monotonic()
    while time.monotonic() - since < 0.6:
        page.wait_for_timeout(50)
        now = page.evaluate("location.search")
        if now != before:
            before, since = now, time.monotonic()
    return before
