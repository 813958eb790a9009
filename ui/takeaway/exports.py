"""Exports of a link: the numbers of its runs, and a program that repeats them."""

import json
from typing import Any

import numpy as np

from lab.curves import CURVES
from lab.curves.base import Stretch
from lab.pytorch import pytorch
from lab.simulation.simulate import simulate
from lab.simulation.trajectory import Trajectory
from landscapes.base import Landscape
from ui.answers.decode import decode
from ui.answers.route import Body

ARRAYS = ("points", "loss", "gradient", "learning_rate")
# The curves that are exported beside what a trajectory holds.
CURVES_TOO = ("distance", "step")
CUT = "This run diverged: only its finite part is here."


def code(link: str) -> str:
    """The visible runs of a link as a PyTorch program."""
    experiment, _ = decode(link)
    return pytorch(experiment)


def table(link: str) -> str:
    """Every step of every run of a link as comma-separated values, to the last digit.

    Each row has the status of its run; the last row of a run that diverged says that the table
    ends there.
    """
    import pandas

    experiment, _ = decode(link)
    frames = []
    for path in simulate(experiment):
        frame = path.frame().assign(**_measured(experiment.landscape, path))
        notes = [""] * (len(frame) - 1) + [CUT if path.status == "diverged" else ""]
        frames.append(frame.assign(status=path.status, note=notes))
    named = pandas.concat(frames, keys=experiment.names(), names=["run"])
    return named.reset_index("run").to_csv(index=False)


def data(link: str) -> str:
    """Every run of a link as JSON, each number to its last bit."""
    experiment, problems = decode(link)
    trajectories = simulate(experiment)
    runs = [
        {"name": name, "optimizer": run.optimizer.word(), "visible": run.visible}
        | _told(path)
        | {name: _plain(values) for name, values in _measured(experiment.landscape, path).items()}
        for (name, run), path in zip(experiment.named(), trajectories, strict=True)
    ]
    found = {"link": experiment.query(), "problems": list(problems), "runs": runs}
    return json.dumps(found, ensure_ascii=False, allow_nan=False)


def _measured(landscape: Landscape, path: Trajectory) -> dict[str, np.ndarray]:
    """The exported curves of a run, those that its landscape has."""
    stretch = Stretch(path.points, path.loss, path.gradient, path.learning_rate)
    curves = [CURVES[name]() for name in CURVES_TOO]
    return {c.column: c.values(landscape, stretch) for c in curves if c.absent(landscape) is None}


def _plain(values: np.ndarray) -> list[float | None]:
    """Numbers for JSON, which has no NaN."""
    return [None if np.isnan(value) else value for value in values.tolist()]


def _told(trajectory: Trajectory) -> dict[str, Any]:
    diverged = trajectory.status == "diverged"
    return {
        "status": trajectory.status,
        "verdict": trajectory.verdict.sentence,
        "stopped_at": trajectory.stopped_at,
        "note": CUT if diverged else None,
        **{name: getattr(trajectory, name).tolist() for name in ARRAYS},
    }


def program(link: str) -> Body:
    """The visible runs of a link as a PyTorch program, to be saved."""
    return Body(code(link).encode(), name="code.py")
