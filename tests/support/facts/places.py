"""What the metrics ask of a landscape at a point."""

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

from lab.experiment.run import Point
from landscapes.base import Landscape


def nearest(landscape: Landscape, point: Iterable[float]) -> int:
    away = [math.dist((minimum.x, minimum.y), tuple(point)) for minimum in landscape.minima()]
    return int(np.argmin(away))


def rows_of(landscape: Any) -> tuple[tuple[float, ...], ...]:
    return landscape.rows


def slopes_of(landscape: Any, point: Point) -> list[tuple[float, float]]:
    return [landscape.gradient_over([row], *point, np) for row in landscape.rows]
