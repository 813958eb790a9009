"""Many particles at once against torch, all in float64.

A sweep of Adam's rate with every path recorded, against Adam's formula written by hand on tensors;
and the last points of a grid of starts, against torch.optim with the whole grid as one tensor and
its gradient written out. Both must arrive at the same points. Rounds are interleaved, so that a
machine that slows down slows all alike; figures are medians of CPU time.
"""

import importlib
import math
from collections.abc import Callable

import numpy as np

from benchmarks.report import Row
from benchmarks.torch_rate import rounds, twin
from lab.analysis.maps.swarm import swarm
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base import Optimizer

SIDE, STEPS = 256, 200
START, SWEEP_STEPS, RATES = (-1.0, 1.0), 500, np.logspace(-4, -1, 1000)
# Landscape, optimizer, its rate, and how many times faster than torch we are to be.
MAPS = (
    ("himmelblau", "gradient_descent", 0.005, 8),
    ("himmelblau", "adam", 0.05, 1.8),
    ("rastrigin", "gradient_descent", 0.0005, 40),
    ("rastrigin", "adam", 0.05, 40),
)


def rows() -> list[Row]:
    """Our CPU time, and how many times more torch takes."""
    try:
        torch = importlib.import_module("torch")
    except ImportError:
        return [Row("maps against torch", "not measured: torch is not installed")]
    torch.set_num_threads(1)
    return [*_sweep(torch), *(row for case in MAPS for row in _map(torch, *case))]


def _sweep(torch) -> list[Row]:
    what = f"sweep of {len(RATES)} rates × {SWEEP_STEPS} steps, Adam, every path recorded"
    return _compared(what, lambda: [sweep()], lambda: [sweep_by_hand(torch)], 1)


def _map(torch, on: str, key: str, rate: float, goal: float) -> list[Row]:
    optimizer = OPTIMIZERS[key](lr=rate)
    what = f"{SIDE}² starts × {STEPS} steps on {on}, {optimizer.title}"
    ours, theirs = (lambda: [grid(on, optimizer)]), (lambda: [torch_grid(torch, on, optimizer)])
    return _compared(what, ours, theirs, goal)


def _compared(
    what: str, ours: Callable[[], list], theirs: Callable[[], list], goal: float
) -> list[Row]:
    took, ends = rounds(ours=ours, theirs=theirs)
    ratio = took["theirs"] / took["ours"]
    measured = f"{1e3 * took['ours']:.1f} ms CPU, torch {ratio:.1f} × that"
    (a,), (b,) = ends["ours"], ends["theirs"]
    apart = float(np.max(np.abs(a - b) / np.maximum(1, np.abs(b))))
    return [
        Row(what, measured, f"≥ {goal:g} ×", ratio >= goal),
        Row("… largest distance from torch's points", f"{apart:.1e}", "≤ 1e-9", apart <= 1e-9),
    ]


def sweep() -> np.ndarray:
    """Every point of every rate, (steps + 1, 2, rates)."""
    found = swarm(
        LANDSCAPES["himmelblau"](),
        OPTIMIZERS["adam"](),
        *START,
        SWEEP_STEPS,
        varied={"lr": RATES},
        record=True,
    )
    assert found.xs is not None and found.ys is not None
    return np.stack([found.xs, found.ys], axis=1)


def sweep_by_hand(torch) -> np.ndarray:
    """The same by Kingma & Ba's algorithm 1 on tensors."""
    x, y = (torch.full((len(RATES),), start, dtype=torch.float64) for start in START)
    rates, zero = torch.tensor(RATES), torch.zeros_like(x)
    means, squares = [zero, zero], [zero, zero]
    points = torch.empty((SWEEP_STEPS + 1, 2, len(RATES)), dtype=torch.float64)
    points[0, 0], points[0, 1] = x, y
    for t in range(1, SWEEP_STEPS + 1):
        moved = []
        for i, (place, slope) in enumerate(zip((x, y), gradient(torch, x, y), strict=True)):
            means[i] = 0.9 * means[i] + 0.1 * slope
            squares[i] = 0.999 * squares[i] + 0.001 * slope * slope
            size = (squares[i] / (1 - 0.999**t)).sqrt() + 1e-8
            moved.append(place - rates * (means[i] / (1 - 0.9**t)) / size)
        x, y = moved
        points[t, 0], points[t, 1] = x, y
    return points.numpy()


def gradient(torch, x, y, on: str = "himmelblau"):
    """The gradient on tensors."""
    if on == "rastrigin":
        return [2 * v + 20 * math.pi * torch.sin(2 * math.pi * v) for v in (x, y)]
    first, second = x * x + y - 11, x + y * y - 7
    return [4 * x * first + 2 * second, 2 * first + 4 * y * second]


def starts(on: str) -> tuple[np.ndarray, np.ndarray]:
    """A grid over the domain, as one row and one column."""
    (left, right), (bottom, top) = LANDSCAPES[on].domain
    return np.linspace(left, right, SIDE)[None], np.linspace(bottom, top, SIDE)[:, None]


def grid(on: str, optimizer: Optimizer) -> np.ndarray:
    """Where each start arrives, (2, side, side)."""
    found = swarm(LANDSCAPES[on](), optimizer, *starts(on), STEPS)
    return np.stack([found.x, found.y])


def torch_grid(torch, on: str, optimizer: Optimizer) -> np.ndarray:
    """The same by torch.optim."""
    place = torch.tensor(np.stack(np.broadcast_arrays(*starts(on))), requires_grad=True)
    rule = twin(torch, optimizer, place)
    with torch.no_grad():
        for _ in range(STEPS):
            place.grad = torch.stack(gradient(torch, place[0], place[1], on))
            rule.step()
    return place.detach().numpy()
