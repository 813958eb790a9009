"""Answers computed for many starts at once: the basin map and the crowd."""

from functools import lru_cache
from typing import Any

import brotli
import numpy as np

from declare.phrases import Phrase, say
from lab.analysis.maps.basins import FINE, LEAST, PREVIEW, basins, too_long
from lab.analysis.maps.chosen import NOTHING, bare, chosen, shown
from lab.analysis.maps.crowd import COUNT, GROUPS, crowd, longest
from lab.analysis.maps.outcomes import FIRST, lettered
from lab.experiment.experiment import Experiment
from landscapes.base import Landscape
from ui.answers.decode import decode
from ui.answers.frames import frame
from ui.answers.refusal import Refusal
from ui.answers.route import Body, Carried, Route, Steps

QUALITY = 4


@lru_cache(maxsize=48)
def map_of(link: str) -> Body:
    """The fates of a grid of starts, uint8, rows along y. Raises Refusal for a strange number."""
    link, cells = _apart(link, "cells", {str(PREVIEW): PREVIEW, str(FINE): FINE})
    experiment, _ = decode(link)
    which = chosen(experiment)
    if isinstance(which, Phrase):
        return _missing(experiment, which)
    if too_long(experiment.landscape, experiment.steps):
        return _missing(
            experiment,
            Phrase(
                "{steps} steps from {n} × {n} starts are too much work on this surface: no map.",
                steps=experiment.steps,
                n=LEAST,
            ),
        )
    landscape, run = experiment.landscape, bare(experiment.runs[which])
    found = basins(landscape, run, experiment.steps, cells)
    minima = lettered(landscape)
    counts = np.bincount(found.outcome.reshape(-1), minlength=FIRST + len(minima))
    header = {
        "which": which,
        "side": found.side,
        "final": cells == FINE or found.side < cells,
        "domain": landscape.domain,
        "minima": [{"x": point.x, "y": point.y} for point in minima],
        "counts": counts.tolist(),
    }
    return _packed(header, [found.outcome.tobytes()])


@lru_cache(maxsize=16)
def crowd_of(link: str) -> Body:
    """The paths of many random starts as float32, x and then y, and what became of each."""
    experiment, _ = decode(link)
    which = next(iter(shown(experiment)), None)
    if which is None:
        return _missing(experiment, NOTHING)
    run = bare(experiment.runs[which])
    most = longest(experiment, run)
    if experiment.steps > most:
        return _missing(
            experiment,
            Phrase(
                "Random starts of {run} are simulated for at most {most} steps.",
                run=Phrase(run.optimizer.title),
                most=most,
            ),
        )
    found = crowd(experiment, run)
    header = {
        "which": which,
        "count": COUNT,
        "rows": len(found.x),
        "stride": found.stride,
        "steps": experiment.steps,
        "seed": experiment.seed,
        "groups": GROUPS,
        "group": found.group.tolist(),
        "since": found.since.tolist(),
        **_known(experiment.landscape),
    }
    return _packed(header, [found.x.tobytes(), found.y.tobytes()])


def _known(landscape: Landscape) -> dict[str, bool]:
    """Whether there is anything to arrive at."""
    curve = not landscape.isolated and landscape.infimum is not None
    return {"goal": curve or bool(landscape.minima())}


def _apart(link: str, name: str, values: dict[str, int]) -> tuple[str, int]:
    """A link without one of its words, and what that word says."""
    words = link.removeprefix("?").split("&")
    given = [word for word in words if word.partition("=")[0] == name]
    value = values.get(given[-1].partition("=")[2]) if given else None
    if value is None:
        raise Refusal(400, f"“{name}” is one of {', '.join(values)}.")
    return "?" + "&".join(word for word in words if word not in given), value


def _missing(experiment: Experiment, why: Phrase) -> Body:
    return _packed({"missing": say(why.as_sentence(), experiment.language), "final": True}, [])


def _packed(header: dict[str, Any], blocks: list[bytes]) -> Body:
    plain = frame(header, blocks)
    return Body(plain, brotli.compress(plain, quality=QUALITY))


def _basins_carried(experiment: Experiment, link: str, steps: Steps) -> Carried:
    """By route: the map is the same whatever else it is asked. Those of rates are files."""
    if experiment.map == "basins":
        yield "basins", map_of(f"{link}&cells={FINE}").plain


def _crowd_carried(experiment: Experiment, link: str, steps: Steps) -> Carried:
    yield "crowd", crowd_of(link).plain


ROUTES = (
    Route("/basins", map_of, alone=True, view="map", carried=_basins_carried),
    Route("/crowd", crowd_of, alone=True, view="crowd", carried=_crowd_carried),
)
