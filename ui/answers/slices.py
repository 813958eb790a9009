"""Requests for a slice: parsed, checked and answered as bytes."""

import math
from typing import Any

from declare.numbers import ParameterError, read_number
from declare.phrases import say
from lab.analysis.inspector.curvature import NO_SLOPE, usual
from lab.analysis.slices import ALONG, Missing, Slice, slice_of
from lab.experiment.experiment import Experiment
from lab.experiment.run import MOST_STEPS
from lab.simulation.simulate import problem_of
from ui.answers.decode import decode
from ui.answers.frames import frame, unframe
from ui.answers.refusal import Refusal
from ui.answers.route import Asked, Carried, Question, Route, Steps, whole

WORDS = ("which", "step", "along", "apart")
# How far away the second point of a secant is first, and how far one sees in the fog: parts of
# the picture, as in the player.
SECANT, SIGHT = 0.12, 0.08


def read(asked: Asked) -> tuple[str, int, str, float | None]:
    """The words of a question, each of its type. Raises Refusal with a sentence."""
    which, text, along, apart = (asked.words.get(name, "") for name in WORDS)
    step = whole(text, 0, MOST_STEPS)
    if step is None:
        raise Refusal(400, "“step” is the number of a step.")
    if along not in ALONG:
        raise Refusal(400, f"“along” is one of {', '.join(ALONG)}.")
    try:
        distance = read_number(apart, "“apart”") if apart else None
    except ParameterError as error:
        raise Refusal(400, str(error)) from error
    return which, step, along, distance


def answer(link: str, which: str, step: int, along: str, apart: float | None) -> bytes:
    """One slice: its numbers to the last bit in the header, its samples as float64s.

    A slice that is not there is answered with the sentence that says why. Raises Refusal where the
    link has no such run.
    """
    experiment, _ = decode(link)
    runs = dict(experiment.named())
    if which not in runs:
        raise Refusal(404, "There is no such run.")
    header = {"which": which, "step": step, "along": along, "missing": None, "level": True}
    try:
        found = slice_of(problem_of(experiment, runs[which]), step, along, apart)
    except Missing as missing:
        said = say(missing.args[0], experiment.language)
        return frame({**header, "missing": said, "count": 0}, [])
    # Where the inspector calls a gradient none, a tangent is level.
    header["level"] = abs(found.slope) <= NO_SLOPE * usual(experiment.landscape)
    return frame(header | _header(found), [found.samples.astype("<f8").tobytes()])


def _header(found: Slice) -> dict[str, Any]:
    line, secant = found.line, found.secant
    return {
        **line._asdict(),
        "point": found.point,
        "at": found.at,
        "value": found.value,
        "slope": found.slope,
        "reached": found.reached,
        "secant": None if secant is None else {k: _finite(v) for k, v in secant._asdict().items()},
        "count": len(found.samples),
    }


def _finite(value: float) -> float | None:
    """A number that JSON can say."""
    return value if math.isfinite(value) else None


def _carried(experiment: Experiment, link: str, steps: Steps) -> Carried:
    """With the second point where the player has it before a hand moves it."""
    for which, count in steps.items():
        for step in range(count):
            yield f"slice&which={which}&step={step}", _with_secant(experiment, link, which, step)


def _with_secant(experiment: Experiment, link: str, which: str, step: int) -> bytes:
    sides = [high - low for low, high in experiment.landscape.domain]
    span = {"x": sides[0], "y": sides[1]}.get(experiment.slice, min(sides))
    apart = span * (SIGHT if experiment.fog else SECANT)
    while True:
        sent = answer(link, which, step, experiment.slice, apart)
        header, _ = unframe(sent)
        if header["missing"] or header["secant"]:
            return sent
        # It is beyond the picture's edge: on the other side, or closer.
        apart = -apart if apart > 0 else -apart / 2


ROUTE = Route("/slice", answer, Question(WORDS, read), view="slice", carried=_carried)
