"""Six optimizers × 500 steps on Rosenbrock: our engine against torch.optim.

torch runs twice: with autograd, and with the gradient written out and put into `.grad`. All three
record the path in float64, and all three must arrive at the same points; ours records losses,
gradients and rates as well. Rounds are interleaved, so that a machine that slows down slows all
alike; figures are medians of CPU time.
"""

import importlib
import time
from collections.abc import Callable
from statistics import median

import numpy as np

from benchmarks.report import Row
from lab.experiment.experiment import Experiment
from lab.simulation import simulate as engine
from lab.simulation.segments import segment
from optimizers.base import Optimizer

QUERY = (
    "?on=rosenbrock&from=-1.5,2&steps={steps}"
    "&run=gradient_descent:lr=0.0002&run=momentum:lr=0.0002&run=nesterov:lr=0.0002"
    "&run=adagrad:lr=0.5&run=rmsprop:lr=0.01&run=adam:lr=0.05"
)
START, STEPS, ROUNDS = (-1.5, 2.0), 500, 7


def rows() -> list[Row]:
    """Our CPU time, and how many times more torch takes."""
    six, four_times = experiment(STEPS), experiment(4 * STEPS)
    try:
        torch = importlib.import_module("torch")
    except ImportError:
        took, _ = rounds(ours=lambda: simulate(six), long=lambda: simulate(four_times))
        return [*own_rows(took), Row("torch.optim", "not measured: torch is not installed")]
    torch.set_num_threads(1)
    optimizers = [run.optimizer for run in six.runs]
    took, paths = rounds(
        ours=lambda: simulate(six),
        long=lambda: simulate(four_times),
        autograd=lambda: [with_autograd(torch, optimizer) for optimizer in optimizers],
        analytic=lambda: [with_gradient(torch, optimizer) for optimizer in optimizers],
    )
    apart = max(
        float(np.max(np.abs(a - b) / np.maximum(1, np.abs(b))))
        for other in ("autograd", "analytic")
        for a, b in zip(paths["ours"], paths[other], strict=True)
    )
    return [
        *own_rows(took),
        against("autograd", took["autograd"] / took["ours"], took["autograd"], 100),
        against("analytic gradients", took["analytic"] / took["ours"], took["analytic"], 30),
        Row(
            "largest distance between our points and torch's",
            f"{apart:.1e}",
            "≤ 1e-10",
            apart <= 1e-10,
        ),
    ]


def own_rows(took: dict[str, float]) -> list[Row]:
    """The rows of our own time."""
    return [
        Row(
            f"six optimizers × {STEPS} steps, recorded",
            f"{1e3 * took['ours']:.2f} ms CPU",
            "≤ 3 ms",
            took["ours"] <= 3e-3,
        ),
        Row(
            f"six optimizers × {4 * STEPS} steps, recorded",
            f"{1e3 * took['long']:.2f} ms CPU",
            "≤ 16 ms",
            took["long"] <= 16e-3,
        ),
    ]


def against(how: str, ratio: float, seconds: float, goal: int) -> Row:
    """The row of one opponent."""
    measured = f"{1e3 * seconds:.0f} ms CPU, {ratio:.0f} × ours"
    return Row(f"torch.optim with {how}, the same", measured, f"≥ {goal} ×", ratio >= goal)


def rounds(**contestants: Callable[[], list[np.ndarray]]) -> tuple[dict, dict]:
    """The median CPU time of each contestant, and what each returned."""
    took: dict[str, list[float]] = {name: [] for name in contestants}
    returned = {}
    for _ in range(ROUNDS):
        for name, contestant in contestants.items():
            before = time.process_time()
            returned[name] = contestant()
            took[name].append(time.process_time() - before)
    return {name: median(times) for name, times in took.items()}, returned


def experiment(steps: int) -> Experiment:
    """The six runs, given in full by a link."""
    found, problems = Experiment.from_query(QUERY.format(steps=steps))
    assert not problems, problems
    return found


def simulate(experiment: Experiment) -> list[np.ndarray]:
    """Every path with its losses, gradients, rates and status, with no cache to help."""
    segment.cache_clear()
    return [run.points for run in engine.simulate(experiment)]


def twin(torch, optimizer: Optimizer, parameter):
    """The torch optimizer which ours says it equals."""
    declared = optimizer.twin
    assert declared is not None
    arguments = {
        theirs: getattr(optimizer, own)
        if isinstance(own, str)
        else tuple(getattr(optimizer, name) for name in own)
        for theirs, own in declared.arguments.items()
    }
    make = getattr(torch.optim, declared.path.rpartition(".")[2])
    return make([parameter], **arguments, **declared.fixed)


def with_autograd(torch, optimizer: Optimizer) -> np.ndarray:
    """The path of torch's optimizer; autograd differentiates."""
    place = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    rule = twin(torch, optimizer, place)
    points = [place.tolist()]
    for _ in range(STEPS):
        rule.zero_grad()
        loss = (1 - place[0]) ** 2 + 100 * (place[1] - place[0] ** 2) ** 2
        loss.backward()
        rule.step()
        points.append(place.tolist())
    return np.array(points)


def with_gradient(torch, optimizer: Optimizer) -> np.ndarray:
    """The path of torch's optimizer; the gradient is written out on plain floats."""
    place = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    rule = twin(torch, optimizer, place)
    points = [place.tolist()]
    for _ in range(STEPS):
        x, y = points[-1]
        slope = y - x * x
        place.grad = torch.tensor((-2 * (1 - x) - 400 * x * slope, 200 * slope), dtype=place.dtype)
        rule.step()
        points.append(place.tolist())
    return np.array(points)
