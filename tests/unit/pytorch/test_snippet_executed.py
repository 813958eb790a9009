"""“Copy as PyTorch code”, executed with the real torch: its points against ours.

Every optimizer with a torch twin, every landscape that can be traced, every schedule, clipping,
source of gradients and kind of change: one program each, executed as a student would.
"""

import contextlib
import io
from collections.abc import Iterator

import numpy as np
import pytest

from lab.clipping import CLIPS
from lab.experiment.experiment import Experiment
from lab.pytorch import pytorch
from lab.schedules import SCHEDULES
from lab.simulation.simulate import simulate
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from optimizers import OPTIMIZERS

pytestmark = pytest.mark.torch

LIMIT = 1e-10
CAREFUL = "gradient_descent:lr=0.001"
# At their default rates these swing so wildly there that rounding errors grow tenfold every few
# steps: no two libraries agree on the last digits of such a path.
CALMER = {"nesterov": ":lr=0.0005", "nadam": ":lr=0.01"}
# Hyper-parameters away from their defaults, clipping, sources, changes, ends before the budget.
MORE = (
    "?on=himmelblau&run=momentum:lr=0.002,dampening=0.3,weight_decay=0.1&run=nesterov:lr=0.002",
    "?on=himmelblau&run=rmsprop:momentum=0.5,centered=true&run=adamw:amsgrad=true&run=amsgrad",
    "?on=himmelblau&run=adam:beta1=0.5,eps=0.01&run=nadam:decoupled_weight_decay=true,"
    "weight_decay=0.1&run=radam:weight_decay=0.1&run=lbfgs:line_search_fn=none,lr=0.1",
    "?on=himmelblau&seed=3&run=adam~noise&run=momentum:lr=0.002~heavy_tailed~clip_norm",
    "?on=logreg:penalty=0.1&seed=7&run=adam~batch:size=5&run=momentum~batch~reduce_on_plateau",
    "?on=linreg&seed=7&run=adam~batch:size=5,total=sum&run=rmsprop~batch:size=3~cosine",
    "?on=logreg&from=0,0&run=gradient_descent&run=adam",
    "?on=logreg&run=momentum&run=adam~finite_differences:scheme=central",
    "?on=relu_scaling&from=0,1&run=gradient_descent&run=adam~finite_differences",
    "?on=himmelblau&run=adam~at:step=20,lr=0.01~at:step=40,beta1=0.5&run=momentum:lr=0.002"
    "~at:step=50,momentum=0.5",
    "?on=bowl&run=gradient_descent:lr=1.5~clip_value:limit=5&run=adam&stop=gradient:below=0.01",
    "?on=rosenbrock&run=gradient_descent:lr=0.01&run=momentum:lr=0.0002~clip_norm:norm=inf",
    "?on=schwefel&from=0,0.5&run=gradient_descent:lr=0.01",
    "?on=ackley&from=0,0&run=gradient_descent&run=adam",
)


def links() -> Iterator[tuple[str, int]]:
    """Links, and how many runs must not be left out of each."""
    for key, cls in OPTIMIZERS.items():
        if cls.twin is not None and cls.twin.path.startswith("torch."):
            for on in ("rosenbrock&from=-1.2,1", "himmelblau"):
                yield f"?on={on}&run={key}{CALMER.get(key, '')}", 1
    for key, cls in LANDSCAPES.items():
        if not cls.tabulated:
            yield f"?on={key}&run={CAREFUL}&run=adam", 2
            if issubclass(cls, Examples):
                yield f"?on={key}:penalty=0.3&run={CAREFUL}&run=adam~batch:size=3", 2
    for key, cls in SCHEDULES.items():
        if cls.twin is not None:
            yield f"?on=himmelblau&run=momentum:lr=0.005~{key}&run=adam~{key}&run=adagrad~{key}", 3
            yield f"?on=himmelblau&run={CAREFUL}~{key}&run=asgd:lr=0.001~{key}&run=rprop~{key}", 3
    for key in CLIPS:
        yield f"?on=himmelblau&run=adam~{key}&run=momentum:lr=0.002~{key}&run=lbfgs~{key}", 3
    for link in MORE:
        yield link, link.count("&run=")


def apart(link: str) -> dict[str, float]:
    """For each run of the program the largest distance of its points from ours."""
    experiment, problems = Experiment.from_query(link)
    assert not problems, (link, problems)
    namespace = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(pytorch(experiment), link, "exec"), namespace)
    found = {}
    for name, ours in zip(experiment.names(), simulate(experiment), strict=True):
        if name in namespace["paths"]:
            theirs = np.array(namespace["paths"][name])
            same = theirs.shape == ours.points.shape
            found[name] = distance(theirs, ours.points) if same else np.inf
    return found


def distance(theirs: np.ndarray, ours: np.ndarray) -> float:
    """The largest difference, relative to what is larger than 1."""
    return float(np.max(np.abs(theirs - ours) / np.maximum(1, np.abs(ours))))


@pytest.mark.parametrize(("link", "expected"), list(links()))
def test_the_program_makes_the_points_of_the_run(link, expected):
    errors = apart(link)
    assert len(errors) == expected, "a run is left out"
    assert max(errors.values()) <= LIMIT, errors


def test_a_wrong_point_is_found():
    points = np.ones((3, 2))
    wrong = points.copy()
    wrong[1, 1] += 2e-10
    assert distance(wrong, points) > LIMIT
