"""The contour and the surface of a link as bytes: they depend on its landscape and look alone."""

import hashlib
import json
from functools import lru_cache
from typing import Any

import brotli

from lab.experiment.experiment import Experiment
from lab.figures.base import Look, look_of
from lab.figures.contour import contour
from lab.figures.surface import surface
from landscapes.base import Landscape
from ui.answers import ids
from ui.answers.decode import decode
from ui.answers.route import JSON, Body, Route

# The arrays repeat from one figure to the other: the packing has to see all of them at once.
QUALITY = 5


def scene(experiment: Experiment) -> Body:
    """The figures of an experiment as JSON."""
    return _scene(experiment.landscape, look_of(experiment))


def shapes(landscape: Landscape, look: Look) -> dict[str, Any]:
    """The two figures by the ids of their pictures."""
    return {ids.CONTOUR: contour(landscape, look), ids.SURFACE: surface(landscape, look)}


@lru_cache(maxsize=48)
def _scene(landscape: Landscape, look: Look) -> Body:
    plain = json.dumps(shapes(landscape, look), allow_nan=False, separators=(",", ":")).encode()
    tag = '"' + hashlib.sha256(plain).hexdigest()[:24] + '"'
    return Body(plain, brotli.compress(plain, quality=QUALITY), tag)


def scene_query(experiment: Experiment) -> str:
    """The address of a link's figures, the same for all links that show the same."""
    return _query(experiment.landscape, look_of(experiment))


@lru_cache(maxsize=256)
def _query(landscape: Landscape, look: Look) -> str:
    # A slider that is dragged asks for it many times a second.
    return Experiment(landscape=landscape, **look._asdict()).query()


def figures(link: str) -> Body:
    """The contour and the surface of a link as Plotly's figures."""
    return scene(decode(link)[0])


ROUTE = Route("/figures.json", figures, media=JSON)
