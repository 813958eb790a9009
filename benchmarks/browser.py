"""The player in headless Chromium: its own work a frame, and a slider's way to the picture.

The page measures itself, because only it knows when a frame was drawn:
`window.lab.frameCost()` is the JavaScript time of the frames played so far, in milliseconds
(`{median, p95, frames}`); `window.lab.timings` holds, for each edit that was drawn, the
milliseconds from the event to the first new point on screen.
"""

from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.local import browser_arguments, chrome, served
from benchmarks.report import Row, percentile

SIX = "&".join(
    f"run={name}"
    for name in (
        "gradient_descent:lr=0.0002",
        "momentum:lr=0.0002",
        "nesterov:lr=0.0002",
        "adagrad",
        "rmsprop:lr=0.01",
        "adam:lr=0.05",
    )
)
PLAYED = f"/?on=rosenbrock&{SIX}&steps=500"
BUSY = f"{PLAYED}&arrows=true&inspect=1"
DRAGGED = "/?on=rosenbrock&run=adam:lr=0.05&steps=500"
SLIDER = "[role=slider][aria-label*='learning rate' i]"
MOVES = 40


def rows() -> list[Row]:
    """The row of the player, and that of the slider."""
    with served() as url, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chrome(), args=browser_arguments())
        page = chromium.new_page(viewport={"width": 1366, "height": 768})
        try:
            return [
                frame_row(page, url + PLAYED),
                frame_row(page, url + BUSY, ", arrows and inspector"),
                drag_row(page, url + DRAGGED),
            ]
        finally:
            chromium.close()


def frame_row(page: Page, url: str, more: str = "") -> Row:
    """JavaScript a frame while six paths of 500 steps play on both plots, with `more` on them."""
    open_page(page, url)
    # From the start, whatever has been played meanwhile: frames at rest cost nothing.
    page.evaluate("window.lab.clock.seek(0); window.lab.clock.play(); window.lab.forgetCosts()")
    page.wait_for_timeout(6000)
    cost = page.evaluate("window.lab.frameCost()")
    measured = f"median {cost['median']:.2f} ms, p95 {cost['p95']:.2f} ms, {cost['frames']} frames"
    reached = cost["frames"] > 0 and cost["median"] <= 1
    return Row(f"player's JavaScript a frame, six paths × 500{more}", measured, "≤ 1 ms", reached)


def drag_row(page: Page, url: str) -> Row:
    """From the event of a dragged learning-rate slider to its first new point drawn."""
    open_page(page, url)
    before = page.evaluate("window.lab.timings.length")
    drag(page)
    took = page.evaluate("Array.from(window.lab.timings)")[before:]
    if not took:
        return Row("slider event to new path", "no edit was drawn", "≤ 50 ms", False)
    measured = (
        f"median {median(took):.0f} ms, p95 {percentile([*took, took[-1]], 95):.0f} ms, "
        f"{len(took)} drawn of {MOVES} moves"
    )
    return Row("slider event to new path", measured, "≤ 50 ms", median(took) <= 50)


def drag(page: Page) -> None:
    """Drags the first learning-rate slider to the left and back, as a hand would."""
    box = page.locator(SLIDER).first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for move in range(1, MOVES + 1):
        page.mouse.move(x - 2 * min(move, MOVES - move), y)
        page.wait_for_timeout(80)
    page.mouse.up()
    page.wait_for_timeout(500)


def open_page(page: Page, url: str) -> None:
    """Opens a link and waits until its paths are drawn."""
    page.goto(url)
    page.wait_for_function("window.lab && window.lab.timings", timeout=30_000)
    page.locator(SLIDER).first.wait_for(timeout=30_000)
    page.wait_for_timeout(1500)
