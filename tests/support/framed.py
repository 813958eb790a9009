"""The stream's answers taken apart, as the page does it."""

import numpy as np

from ui.answers.frames import unframe
from ui.answers.series import SERIES
from ui.answers.stream import answer


def ask(link, path=None, value="", base=False, chunk=0):
    """The header of an answer, and for each run its series by name, or None if not sent."""
    edit = None if path is None else {"path": path, "value": value}
    raw = answer({"link": link, "edit": edit, "base": base, "chunk": chunk})
    return taken_apart(raw)


def taken_apart(raw):
    """Header and series of the bytes of an answer; nothing may be left over."""
    header, blocks = unframe(raw)
    assert (len(raw) - len(blocks)) % 4 == 0
    numbers, place, runs = np.frombuffer(blocks, "<f4"), 0, []
    for run in header["runs"]:
        if run["same"] is not None:
            runs.append(None)
            continue
        count = run["count"]
        names = (*SERIES, *run["extra"])
        runs.append({n: numbers[place + i * count :][:count] for i, n in enumerate(names)})
        place += count * len(names)
    assert place == len(numbers)
    return header, runs
