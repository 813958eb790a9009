"""What an independent program recorded of mini-batches, by the identifiers of its notes.

It took numpy's PCG64, one permutation an epoch, the mean gradient of a slice.
"""

import math
from functools import cache
from typing import Any

import numpy as np
import pytest

from declare.floats import FLOATS
from lab.figures.data import one_by_one
from lab.gradients.batch import Batch
from landscapes import LANDSCAPES

SINE = (3.000598320562033, 0.4989258972339028)
LINE, LINE_LOSS = (0.7982587976539589, 0.1403125), 0.19709709637325878


@cache
def path(surface, size, lr: Any, steps, seed, method="plain"):
    """The points of descent in batches; `lr` is a number, or a function of the update."""
    landscape = LANDSCAPES[surface]()
    estimator = Batch(size).estimator(landscape, FLOATS, seed, range(steps))
    (x, y), sx, sy = landscape.start, 0.0, 0.0
    points = [(x, y)]
    for k in range(steps):
        gx, gy = estimator(k, x, y)
        rate: Any = lr(k) if callable(lr) else lr
        if method == "adagrad":
            sx, sy = sx + gx * gx, sy + gy * gy
            gx, gy = gx / (math.sqrt(sx) + 1e-10), gy / (math.sqrt(sy) + 1e-10)
        x, y = x - rate * gx, y - rate * gy
        points.append((x, y))
    return np.array(points)


def losses(surface, points):
    return LANDSCAPES[surface]().value(*points.T, np)


def sine(size, lr, steps=600, seeds=range(40)):
    return [losses("sine_fit", path("sine_fit", size, lr, steps, seed))[-1] for seed in seeds]


def noisy(size, lr: Any = 0.3, steps=640, seeds=20):
    return [path("linreg_noisy", size, lr, steps, seed) for seed in range(seeds)]


def distance(size):
    """The root mean square distance from the minimum in the last 320 of 640 updates."""
    return np.mean([np.sqrt(np.mean(np.sum((p[321:] - LINE) ** 2, axis=1))) for p in noisy(size)])


def length(size):
    return np.mean([np.hypot(*np.diff(p[320:], axis=0).T).sum() for p in noisy(size)])


def excess(points, since):
    return losses("linreg_noisy", points)[since:].mean() - LINE_LOSS


def decayed(lr):
    return np.mean([excess(p, 1501) for p in noisy(1, lr, 1600)])


def exponential(k):
    return 0.3 * math.exp(-0.003 * k)


def too_fast(k):
    return 0.1 * math.exp(-0.1 * k)


def inverse_time(k):
    return 0.3 / (1 + 0.1 * k)


def cosine(k):
    return 0.3 * (1 + math.cos(math.pi * k / 1600)) / 2


def triangle(k):
    return 0.01 + 0.39 * (1 - abs(k % 160 - 80) / 80)


def escapes(size, lr):
    return sum(loss < 1e-3 for loss in sine(size, lr))


def rare(method, lr):
    return np.mean([path("sparse_features", 1, lr, 200, s, method)[-1, 1] for s in range(20)])


def fan(x, y):
    return one_by_one(LANDSCAPES["sine_fit"](), x, y)


def uphill(x, y):
    """How many single gradients have an angle of more than 90° with that of all."""
    return sum(fan(x, y) @ fan(x, y).mean(axis=0) < 0)


FACTS = {
    "L09.f02": (
        lambda: math.dist(path("sine_fit", 1, 0.7, 120, 1)[-1], SINE),
        0.020729618088728197,
        1e-6,
    ),
    "L09.f03": (
        lambda: np.argmax(losses("sine_fit", path("sine_fit", 1, 0.7, 120, 1)) < 1e-3),
        24,
        0,
    ),
    "L09.f05": (lambda: np.hypot(*fan(0.19172575, 3.13707946).T).min(), 0.22771049150025793, 1e-9),
    "L09.f07": (lambda: uphill(0.6176, 2.9006), 2, 0),
    "L09.f08": (lambda: escapes(1, 0.7), 40, 0),
    "L09.f09": (lambda: escapes(1, 0.1), 0, 0),
    "L09.f11": (lambda: escapes(5, 0.7), 0, 0),
    "L09.f12": (lambda: escapes(9, 0.7), 16, 0),
    "L11.f02": (lambda: distance(2), 0.2290812736753037, 1e-9),
    "L11.f04": (lambda: distance(8), 0.0711073768338884, 1e-9),
    "L11.f05": (lambda: distance(16), 0.0336380541424445, 1e-9),
    "L11.f08": (lambda: length(16), 14.30676840355252, 1e-9),
    "L11.f09": (lambda: (np.diff(losses("linreg_noisy", noisy(1, seeds=1)[0])) > 0).sum(), 335, 0),
    "L12.f03": (
        lambda: np.median([excess(p, -1) for p in noisy(1, 0.1, 32, 50)]),
        0.00759760844000236,
        1e-9,
    ),
    "L13.f01": (lambda: decayed(0.3), 0.06623276936615856, 1e-9),
    "L13.f03": (lambda: decayed(exponential), 1.4234988431098549e-05, 1e-7),
    "L13.f04": (lambda: decayed(inverse_time), 5.987698997073077e-06, 1e-7),
    "L13.f05": (lambda: decayed(cosine), 1.1016028366561681e-05, 1e-7),
    "L13.f06": (lambda: decayed(too_fast), 0.5559321843573148, 1e-9),
    "L14.f10": (
        lambda: np.mean([excess(p[:641], -1) for p in noisy(1, triangle, 960, 40)]),
        0.0016262747135764185,
        1e-7,
    ),
    "L15.f01": (
        lambda: np.mean([excess(p, 320) for p in noisy(1, seeds=50)]),
        0.06694444462339506,
        1e-9,
    ),
    "L15.f02": (
        lambda: np.mean([excess(p[320:].mean(axis=0)[None], 0) for p in noisy(1, seeds=50)]),
        0.0002816996772253377,
        1e-9,
    ),
    "L19.f06": (lambda: rare("plain", 0.1), 0.8828023048321804, 1e-9),
    "L19.f07": (lambda: rare("adagrad", 0.5), 0.9961489812073632, 1e-9),
}


@pytest.mark.slow
@pytest.mark.parametrize("fact", FACTS)
def test_batches_are_those_that_were_recorded(fact, record_property):
    compute, expected, tolerance = FACTS[fact]
    error = abs(float(compute()) - expected) / max(abs(expected), 1e-300) if expected else compute()
    record_property("compared: recorded results of mini-batches", float(error))
    assert error <= tolerance
