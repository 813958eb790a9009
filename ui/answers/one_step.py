"""Answers about one step of one run: stateless, each a function of the link and the step."""

from typing import Any

import numpy as np

from declare.phrases import Phrase
from lab.analysis.anatomy import first_point, place, pulls
from lab.experiment.experiment import Experiment
from lab.figures import quadratic
from lab.figures.data import one_by_one
from lab.simulation.problem import Problem
from lab.simulation.segments import segment
from lab.simulation.simulate import problem_of
from landscapes.base_examples import Examples
from ui.answers.decode import decode
from ui.answers.frames import frame
from ui.answers.refusal import Refusal
from ui.answers.route import OF_A_STEP, Carried, Route, Steps, every_step


def field(link: str) -> bytes:
    """x, y and the gradient on a grid over a link's landscape, framed like an answer."""
    landscape = decode(link)[0].landscape
    found = quadratic.field(landscape)
    largest = np.finfo("<f4").max
    return frame(
        {"size": found.shape[-1]}, [np.clip(found, -largest, largest).astype("<f4").tobytes()]
    )


def fan(link: str, which: str, step: int) -> dict[str, Any]:
    """The gradient of every example at the point of a step, their mean and its length.

    Raises Refusal where the landscape is not made from data, or there is no such run.
    """
    experiment, _ = decode(link)
    landscape = experiment.landscape
    k, x, y = point(problem(experiment, which), step)
    if not isinstance(landscape, Examples):
        raise Refusal(404, f"{landscape.title} is not made from data: it has no examples.")
    single = one_by_one(landscape, x, y)
    mean = [float(part) for part in landscape.gradient(x, y, np)]
    if not np.isfinite([*single.ravel(), *mean]).all():
        return {"missing": Phrase("The gradients are not finite at this point.")}
    return {"step": k, "x": x, "y": y, "single": single.tolist(), "mean": mean}


def model(link: str, which: str, step: int) -> dict[str, Any]:
    """The quadratic model at the point of a step. Raises Refusal if there is no such run."""
    experiment, _ = decode(link)
    k, x, y = point(problem(experiment, which), step)
    return {"step": k, **quadratic.quadratic(experiment.landscape, x, y, experiment.height)}


def moves(link: str, which: str, step: int) -> dict[str, Any]:
    """The step asked for, and the arrows of every run there, by its name: see `pulls`."""
    experiment, _ = decode(link)
    runs = experiment.named()
    return {"step": step, "runs": {n: _moves(problem_of(experiment, run), step) for n, run in runs}}


def _moves(problem: Problem, step: int) -> dict[str, float]:
    index, row = place(problem, step)
    found = {name: float(values[row]) for name, values in pulls(problem, index).items()}
    return {name: value for name, value in found.items() if np.isfinite(value)}


def problem(experiment: Experiment, which: str) -> Problem:
    """The course of a run by its name. Raises Refusal if there is no such run."""
    runs = dict(experiment.named())
    if which not in runs:
        raise Refusal(404, "There is no such run.")
    return problem_of(experiment, runs[which])


def point(problem: Problem, step: int) -> tuple[int, float, float]:
    """The number of the point that a step led to, or of the run's last one, and its place."""
    index, row = place(problem, step)
    x, y = segment(problem, index).points[row].tolist()
    return row + first_point(index), x, y


def _field_carried(experiment: Experiment, link: str, steps: Steps) -> Carried:
    yield f"field?on={experiment.landscape.word()}", field(link)


ROUTES = (
    Route("/field", field, view="field", carried=_field_carried),
    Route("/fan", fan, OF_A_STEP, view="fan", carried=every_step("fan", fan)),
    Route("/model", model, OF_A_STEP, view="model", carried=every_step("model", model)),
    Route("/parts", moves, OF_A_STEP),
)
