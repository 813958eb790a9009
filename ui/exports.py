"""What a link can be taken away as: the numbers of its runs, and a program that repeats them."""

import json
from typing import Any

from engine import simulate
from snippet import pytorch
from trajectory import Trajectory
from ui.stream import decode

ARRAYS = ("points", "loss", "gradient", "learning_rate")
CUT = "This run diverged: only its finite part is here."


def code(link: str) -> str:
    """The visible runs of a link as a PyTorch program."""
    experiment, _ = decode(link)
    return pytorch(experiment)


def data(link: str) -> str:
    """Every run of a link as JSON, each number to its last bit."""
    experiment, problems = decode(link)
    trajectories = simulate(experiment)
    runs = [
        {"name": name, "optimizer": run.optimizer.word(), "visible": run.visible} | _told(path)
        for name, run, path in zip(experiment.names(), experiment.runs, trajectories, strict=True)
    ]
    found = {"link": experiment.query(), "problems": list(problems), "runs": runs}
    return json.dumps(found, ensure_ascii=False, allow_nan=False)


def _told(trajectory: Trajectory) -> dict[str, Any]:
    diverged = trajectory.status == "diverged"
    return {
        "status": trajectory.status,
        "verdict": trajectory.verdict.sentence,
        "stopped_at": trajectory.stopped_at,
        "note": CUT if diverged else None,
        **{name: getattr(trajectory, name).tolist() for name in ARRAYS},
    }
