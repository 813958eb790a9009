"""The keys of the page that no view, curve or share format declares, in one table."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from lab.experiment.experiment import MOST_RUNS

# The headings of the sheet of keys, in their order.
PLAYBACK, RUNS, LESSONS, PICTURES, SCREEN = "Playback", "Runs", "Lessons", "Pictures", "Screen"
GROUPS = (PLAYBACK, RUNS, LESSONS, PICTURES, SCREEN)


class Key(NamedTuple):
    """Keys that do one thing, as a browser names them; a letter is in lower case.

    `text` says what they do, `group` is their heading in the sheet of keys.
    """

    keys: tuple[str, ...]
    text: str
    group: str = PICTURES


KEYS = {
    "play": Key((" ",), "Play or pause", PLAYBACK),
    "forward": Key(("ArrowRight",), "One step forward, with Shift ten", PLAYBACK),
    "back": Key(("ArrowLeft",), "One step back, with Shift ten", PLAYBACK),
    "restart": Key(("r", "Home"), "Back to the start", PLAYBACK),
    "end": Key(("End",), "To the last step", PLAYBACK),
    "slower": Key(("-",), "Slower", PLAYBACK),
    "faster": Key(("+", "="), "Faster", PLAYBACK),
    "run": Key(tuple(str(k + 1) for k in range(MOST_RUNS)), "Show or hide a run", RUNS),
    "all": Key(("0",), "Show all runs, or hide all", RUNS),
    "lower_rate": Key(
        ("[",), "Learning rate one step down (1-2-5), of the inspected or first run", RUNS
    ),
    "higher_rate": Key(
        ("]",), "Learning rate one step up (1-2-5), of the inspected or first run", RUNS
    ),
    "question": Key(("q",), "The question of the lesson", LESSONS),
    "observe": Key(("o",), "What to observe", LESSONS),
    "lesson_on": Key(("PageDown", "n"), "Forward: play, observe, why, the next scene", LESSONS),
    "lesson_back": Key(("PageUp",), "Back through the lesson", LESSONS),
    "start": Key(("x",), "Drop the start somewhere else"),
    "seed": Key(("k",), "New seed"),
    "fill": Key(("f",), "Fill the window with a picture, or back"),
    "flatten": Key(("c",), "Flatten the surface to the contour, or restore it"),
    "parts": Key(("s",), "Parts of one step, one per press"),
    "present": Key(("p",), "Presenter mode", SCREEN),
    "large": Key(("m",), "Large type", SCREEN),
    "panel": Key(("h",), "Hide or show the controls", SCREEN),
    "sheet": Key(("?",), "This list of keys", SCREEN),
    # What is on top takes Escape: it is one key, whoever listens.
    "leave": Key(("Escape",), "Close the topmost panel; leave presenter mode", SCREEN),
}


def written(name: str) -> str:
    """The first key of a name as it is written on a keyboard."""
    first = KEYS[name].keys[0]
    return first.upper() if len(first) == 1 else first


def checked(claims: Iterable[tuple[str, str]], table: Mapping[str, Key] = KEYS) -> None:
    """Raises TypeError for a key that two things claim; `claims` are keys with their places."""
    own = [(key, _place(name)) for name, known in table.items() for key in known.keys]
    found: dict[str, str] = {}
    for key, place in (*own, *claims):
        other = found.setdefault(key, place)
        # Escape is that of what is on top, whoever listens.
        if other is not place and key != "Escape":
            raise TypeError(f"{place}: the key {key} is taken by {other}.")


def _place(name: str) -> str:
    """The file and the line of a name of the table."""
    lines = Path(__file__).read_text("utf-8").splitlines()
    number = next(k for k, line in enumerate(lines, 1) if line.startswith(f'    "{name}": '))
    return f"ui/screen/keys.py:{number}"
