"""Requests for a sweep of a run's learning rate and for its map over the momentum."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from declare.parameters import declarations
from declare.phrases import Phrase, say
from lab.analysis.maps.rates import Missing
from lab.analysis.maps.sweep import PARTS, ROWS, rate_map, sweep
from lab.experiment.experiment import NEVER, Experiment
from lab.experiment.run import Run
from ui.answers.decode import decode
from ui.answers.refusal import Refusal
from ui.answers.route import Asked, Question, Route

WORDS = ("which", "part")


def swept(link: str, which: str) -> dict[str, Any]:
    """The sweep of one run as numbers for JSON. Raises Refusal if there is no such run."""
    return _answered(link, which, _sweep)


def mapped(link: str, which: str, part: str) -> dict[str, Any]:
    """Some rows of a run's map of rate and momentum. Raises Refusal if there are none such."""
    if part not in map(str, range(PARTS)):
        raise Refusal(400, f"“part” is a whole number from 0 to {PARTS - 1}.")
    return _answered(link, which, lambda experiment, run: _map(experiment, run, int(part)))


def asked(experiment: Experiment) -> dict[str, dict[str, Any]]:
    """All that the page asks for the map of a link, by the address that it asks for it."""
    link, found = experiment.query(), {}
    for which in experiment.names():
        if experiment.map == "sweep":
            found[f"sweep{link}&which={which}"] = swept(link, which)
        if experiment.map == "momentum":
            found |= {
                f"momentum{link}&which={which}&part={part}": mapped(link, which, str(part))
                for part in range(PARTS)
            }
    return found


def _answered(
    link: str, which: str, ask: Callable[[Experiment, Run], dict[str, Any]]
) -> dict[str, Any]:
    experiment, _ = decode(link)
    runs = dict(experiment.named())
    if which not in runs:
        raise Refusal(404, "There is no such run.")
    stops = experiment.stop != NEVER and not experiment.stop.run_on
    head = {"which": which, "stops": stops}
    try:
        return head | {"missing": None} | ask(experiment, runs[which])
    except Missing as missing:
        return head | {"missing": say(missing.args[0], experiment.language)}


def _sweep(experiment: Experiment, run: Run) -> dict[str, Any]:
    found = sweep(experiment, run)
    arrays = {name: getattr(found, name) for name in ("rates", "height", "reached", "diverged_at")}
    return {name: _numbers(values) for name, values in arrays.items()} | {
        "levels": found.levels._asdict(),
        "steps": found.steps,
        "budget": found.budget,
        "limit": found.limit,
        "own": found.own,
    }


def _map(experiment: Experiment, run: Run, part: int) -> dict[str, Any]:
    found = rate_map(experiment, run, part)
    arrays = {name: getattr(found, name) for name in ("rates", "momenta", "reached", "diverged_at")}
    label = declarations(type(run.optimizer))[found.name].label
    return {name: _numbers(values) for name, values in arrays.items()} | {
        "levels": found.levels._asdict(),
        "steps": found.steps,
        "budget": found.budget,
        "limits": found.limits,
        "name": found.name,
        "label": say(Phrase(label), experiment.language),
        "value": getattr(run.optimizer, found.name),
        "part": part,
        "parts": PARTS,
        "rows": ROWS,
    }


def _numbers(values: np.ndarray) -> list[Any]:
    """The numbers row after row; null where there is none."""
    flat = values.ravel().tolist()
    return [v if math.isfinite(v) else None for v in flat]


def _which(asked: Asked) -> tuple[str]:
    return (asked.words.get("which", ""),)


def _which_part(asked: Asked) -> tuple[str, str]:
    return asked.words.get("which", ""), asked.words.get("part", "")


ROUTES = (
    Route("/sweep", swept, Question(WORDS[:1], _which), view="map"),
    Route("/momentum", mapped, Question(WORDS, _which_part), view="map"),
)
