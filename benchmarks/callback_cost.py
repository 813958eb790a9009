"""CPU and bytes of one answer when a learning rate of one 500-step run has changed.

The functions behind the routes are called directly, each time with a rate never seen before, so
that no cache answers. The panel is asked for only when other controls are needed (another
optimizer, one more run), not while a slider is dragged.
"""

import asyncio
import itertools
import time
from collections.abc import Callable
from statistics import median

from plotly.io.json import to_json_plotly

from benchmarks.report import Row
from ui.answers import stream
from ui.screen import callbacks

LINK = "?on=rosenbrock&run=adam&steps=500"
CALLS, WARM = 200, 20


def rows() -> list[Row]:
    """One row for the stream, one for the panel."""
    (took, size), (panel_took, panel_size) = cost(stream_answer), cost(panel_answer)
    return [
        Row(
            "stream answer, one 500-step run changed",
            f"{took:.2f} ms CPU, {size:.1f} kB",
            "≤ 1.5 ms, ≤ 25 kB",
            took <= 1.5 and size <= 25,
        ),
        Row("panel answer, one run", f"{panel_took:.2f} ms CPU, {panel_size:.1f} kB"),
    ]


def cost(answer: Callable[[str], bytes]) -> tuple[float, float]:
    """The median CPU time of `answer(rate)` in milliseconds, and the longest answer in kB."""
    took, size = [], 0
    for rate in itertools.islice(itertools.count(0.01, 1e-4), WARM + CALLS):
        before = time.process_time()
        body = answer(f"{rate:.6f}")
        took.append(1e3 * (time.process_time() - before))
        size = max(size, len(body))
    return median(took[WARM:]), size / 1e3


def stream_answer(rate: str) -> bytes:
    """The answer of /stream to a moved slider."""
    edit = {"path": "adam.optimizer.lr", "value": rate}
    return stream.answer({"link": LINK, "edit": edit, "base": True, "chunk": 0})


def panel_answer(rate: str) -> bytes:
    """The answer of the panel's callback, as Dash writes it."""
    drawn = asyncio.run(callbacks.draw_panel(LINK.replace("adam", f"adam:lr={rate}")))
    return (to_json_plotly(drawn) or "").encode()
