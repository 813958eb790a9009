"""A first visit and the next one: the time to the first moving path, and the bytes over the wire.

Each visit is made by a browser context of its own, so that nothing is cached; the repeat visit
opens the link again in that context. Bytes are what the browser's network log counts as received,
headers and compressed bodies (`encodedDataLength`); an answer from its cache counts nothing. On a
machine that is busy with other things the processor time of the page's thread says more than the
clock does.
"""

import time
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from benchmarks.local import browser_arguments, chrome, served
from benchmarks.report import Row

LINK = "/?on=himmelblau&run=momentum:lr=0.01&run=adam:lr=0.3&steps=200"
VISITS = 7
PATIENCE, REST = 60, 2500

# Asked in every frame: the first one that shows a path past its start on the contour plot.
NOTICE = """
(() => {
  const seen = () => {
    const lab = window.lab;
    return lab && lab.step > 0 && lab.tracks.length > 0 && lab.screenPoint(0, lab.step) !== null;
  };
  let due = false;
  const look = () => {
    if (due) window.movedAt = performance.now();
    else due = Boolean(seen());
    if (window.movedAt === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""


class Visit(NamedTuple):
    """Seconds until the path moved, by the clock and of the page's own thread, and kilobytes
    received until the page had come to rest."""

    moved: float
    thread: float
    kilobytes: float


def rows() -> list[Row]:
    """The rows of the first visit and of the repeated one."""
    with served() as url, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chrome(), args=browser_arguments())
        try:
            pairs = [visits(chromium, url) for _ in range(VISITS)]
        finally:
            chromium.close()
    first, again = ([pair[k] for pair in pairs] for k in (0, 1))
    return [
        time_row("first visit to the first moving path", first, 2),
        bytes_row("first visit over the wire", first, 1800),
        time_row("repeat visit to the first moving path", again),
        bytes_row("repeat visit over the wire", again, 50),
    ]


def time_row(what: str, seen: list[Visit], goal: float | None = None) -> Row:
    """The median time of some visits; the quickest and the slowest of them beside it."""
    times = [visit.moved for visit in seen]
    thread = median(visit.thread for visit in seen)
    spread = f"({min(times):.2f} to {max(times):.2f}), {thread:.2f} s of its thread"
    measured = f"median {median(times):.2f} s {spread}"
    if goal is None:
        return Row(what, measured)
    return Row(what, measured, f"≤ {goal:g} s", median(times) <= goal)


def bytes_row(what: str, seen: list[Visit], goal: float) -> Row:
    """The most that a visit received."""
    most = max(visit.kilobytes for visit in seen)
    return Row(what, f"{most:.0f} kB", f"≤ {goal} kB", most <= goal)


def visits(chromium: Browser, url: str) -> tuple[Visit, Visit]:
    """A first visit and a repeated one, by a browser that has never been here."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    context.add_init_script(NOTICE)
    try:
        return visit(context, url + LINK), visit(context, url + LINK)
    finally:
        context.close()


def visit(context: BrowserContext, url: str) -> Visit:
    """Opens a link in a tab of its own and waits until nothing more comes."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(url)
    deadline = time.monotonic() + PATIENCE
    # Asked for by value: the page's security policy forbids the eval of `wait_for_function`.
    while (moved := page.evaluate("window.movedAt")) is None:
        if time.monotonic() > deadline:
            raise RuntimeError("The path did not move.")
        page.wait_for_timeout(100)
    metrics = session.send("Performance.getMetrics")["metrics"]
    thread = next(m["value"] for m in metrics if m["name"] == "TaskDuration")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(REST)
    page.close()
    return Visit(moved / 1e3, thread, sum(received) / 1e3)
