"""Why this step: the working of a run's updates as JSON, for the card that shows it.

Stateless: an answer is a function of the link, the run and a range of steps.
"""

import json
import math
from typing import Any

import numpy as np

from declare.numbers import shorten
from declare.phrases import say
from lab.analysis.inspector.curvature import RULE
from lab.experiment.experiment import Experiment
from lab.experiment.run import MOST_STEPS
from lab.simulation.problem import Problem
from lab.simulation.segments import segment
from lab.simulation.simulate import problem_of
from ui.answers.decode import decode
from ui.answers.inspected_steps import Answerer
from ui.answers.mathml import mathml
from ui.answers.refusal import Refusal
from ui.answers.route import JSON, Asked, Carried, Question, Route, Steps, whole, without

MOST_ANSWERED = 64
WORDS = ("which", "step", "count", "every")


def read(asked: Asked) -> tuple[str, int, int, int]:
    """The run, first step, count and distance that an address names. Raises Refusal."""
    words = asked.words
    step = whole(words.get("step", ""), 0, MOST_STEPS)
    if step is None:
        raise Refusal(400, "“step” is the number of a step.")
    count = whole(words.get("count", "1"), 1, MOST_ANSWERED)
    if count is None:
        raise Refusal(400, f"“count” is a whole number from 1 to {MOST_ANSWERED}.")
    every = whole(words.get("every", "1"), 1, MOST_STEPS)
    if every is None:
        raise Refusal(400, f"“every” is a whole number from 1 to {MOST_STEPS}.")
    return words.get("which", ""), step, count, every


def why(link: str, which: str, step: int, count: int, every: int = 1) -> str:
    """Steps `step`, `step + every`, … of a run, at most `count`, as JSON; past its end the last.

    Raises Refusal where the link has no such run.
    """
    experiment, _ = decode(without(link, WORDS))
    number = _number(experiment, which)
    problem = problem_of(experiment, experiment.runs[number - 1])
    last = _last(problem, step + count * every)
    first = min(step, last)
    shown = range(first, min(first + count * every, last + 1), every)
    answerer = Answerer(problem, experiment.language)
    steps = [answerer.step(k, k == last) for k in shown]
    optimizer = problem.optimizer
    found = {
        "run": number,
        "which": experiment.names()[number - 1],
        "title": optimizer.title,
        "equation": mathml(optimizer.equation),
        "source": optimizer.source,
        "rule": say(RULE, experiment.language),
        "axes": experiment.landscape.axes,
        "shapes": answerer.shapes,
        "steps": steps,
    }
    return json.dumps(_plain(found), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _number(experiment: Experiment, which: str) -> int:
    names = list(experiment.names())
    if which in names:
        return names.index(which) + 1
    number = whole(which, 1, len(names))
    if number is None:
        raise Refusal(404, f"There is no run “{shorten(which)}”: they are 1 to {len(names)}.")
    return number


def _last(problem: Problem, wanted: int) -> int:
    """The last point of a run, or one past `wanted` if the run goes on there."""
    index, last = 0, -1
    while True:
        found = segment(problem, index)
        last += len(found.points)
        if found.end is not None:
            return last
        if last > wanted:
            return wanted + 1
        index += 1


def _plain(value: Any) -> Any:
    """A value as JSON has it; numbers that JSON lacks as what JavaScript's Number reads."""
    if isinstance(value, dict):
        return {key: _plain(v) for key, v in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, np.ndarray | np.generic):
        return _plain(value.tolist())
    if isinstance(value, float):
        if math.isfinite(value):
            return float(value)
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
    return value


def _carried(experiment: Experiment, link: str, steps: Steps) -> Carried:
    """As many steps in an answer as the server gives: `part` is which of them these are."""
    for number, count in enumerate(steps.values(), start=1):
        for part in range(-(-count // MOST_ANSWERED)):
            found = why(link, str(number), part * MOST_ANSWERED, MOST_ANSWERED)
            yield f"why&which={number}&part={part}", found.encode()


ROUTE = Route("/why", why, Question(WORDS, read), JSON, view="inspect", carried=_carried)
