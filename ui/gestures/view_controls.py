"""The controls of the view as paths and texts: a switch, a choice, or a switch for each word."""

from typing import Any

from declare.parameters import declarations
from lab.experiment.screen import CURVES, SCALES, Screen

KNOWN = declarations(Screen)
# A choice of several words is a switch for each of them: `show.panel`, `curve.loss`.
SHOW, CURVE, SCALE = "show", "curve", "scale"
OWN_SCALE = "own"
SIMPLE = tuple(name for name in KNOWN if name not in ("hide", "curves", "scales", "lesson"))


def view_controls(view: Screen) -> dict[str, str]:
    """The path of every control of the view, and the text of its value."""
    found = {name: KNOWN[name].write(getattr(view, name)) for name in SIMPLE}
    found |= {f"{SHOW}.{part}": _flag(part not in view.hide) for part in KNOWN["hide"].words}
    for curve in CURVES:
        found[f"{CURVE}.{curve}"] = _flag(curve in view.curves)
        found[f"{SCALE}.{curve}"] = view.scale_of(curve) or OWN_SCALE
    return found


def view_change(view: Screen, path: str, value: str) -> dict[str, Any] | None:
    """The fields that one gesture changes; None where the path is none of the view's."""
    head, _, word = path.partition(".")
    if path in (*SIMPLE, "lesson"):
        return {path: KNOWN[path].read(value)}
    if head == SHOW and word in KNOWN["hide"].words:
        return {"hide": _with(view.hide, word, value != "true")}
    if head == CURVE and word in CURVES:
        return {"curves": _with(view.curves, word, value == "true")}
    if head == SCALE and word in CURVES:
        others = tuple(scale for scale in view.scales if scale.partition("-")[0] != word)
        return {"scales": _with(others, f"{word}-{value}", value in SCALES)}
    return None


def _with(words: tuple[str, ...], word: str, wanted: bool) -> tuple[str, ...]:
    others = tuple(other for other in words if other != word)
    return (*others, word) if wanted else others


def _flag(on: bool) -> str:
    return "true" if on else "false"
