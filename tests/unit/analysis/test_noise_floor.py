"""The noise floor: the closed forms against long simulated runs, and where there is none."""

import numpy as np
import pytest

from lab.analysis.noise_floor import noise_floor
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import problem_of, simulate
from optimizers import OPTIMIZERS
from tests.support.framed import ask

LONG = 20000
RUNS = (
    "gradient_descent:lr=0.02",
    "gradient_descent:lr=0.3",
    "gradient_descent:lr=0.9",
    "momentum:lr=0.02",
    "momentum:lr=0.3,momentum=0.5",
    "momentum:lr=0.2,momentum=0.9,dampening=0.9",
)
SCENES = [
    *((surface, run) for surface in ("bowl", "gorge:kappa=2,theta=0.5") for run in RUNS),
    *(("himmelblau", run) for run in RUNS if "lr=0.02" in run),
]


def problems_of(link):
    experiment, problems = Experiment.from_query(link)
    assert not problems
    return [problem_of(experiment, run) for run in experiment.runs]


@pytest.mark.slow
@pytest.mark.parametrize(("surface", "run"), SCENES)
def test_a_long_run_keeps_the_mean_loss_of_the_formula(surface, run):
    """The mean of ten seeds and 20 000 steps, within four standard errors of those ten means."""
    link = f"?on={surface}&run={run}~noise:sigma=0.05&steps={LONG}"
    (problem,) = problems_of(link)
    floor = noise_floor(problem)
    means = []
    for seed in range(10):
        (path,) = simulate(Experiment.from_query(f"{link}&seed={seed}")[0])
        means.append(path.loss[LONG // 4 :].mean())
    error = np.std(means, ddof=1) / np.sqrt(len(means))
    # A surface that is no quadratic is one only near its minimum.
    near = 0.02 * floor.loss if surface == "himmelblau" else 0
    assert floor.how == "curvature"
    assert abs(np.mean(means) - floor.loss) < 4 * error + near


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_only_linear_rules_have_a_formula(key):
    assert (OPTIMIZERS[key]().spread(1.0) is not None) == (key in ("gradient_descent", "momentum"))


@pytest.mark.parametrize(
    "run",
    [
        "gradient_descent:lr=0.1",
        "gradient_descent:lr=0.1~noise:sigma=0",
        "gradient_descent:lr=0.1~noise~cosine",
        "gradient_descent:lr=0.1~noise~clip_norm:limit=1",
        "gradient_descent:lr=0.1~noise~at:step=9,lr=0.2",
        "gradient_descent:lr=1.1~noise",
        "gradient_descent:lr=0.1~heavy_tailed",
        "gradient_descent:lr=0.0001~noise:sigma=0.001",
    ],
)
def test_there_is_no_floor(run):
    """Without noise, under a rate that falls or changes, where it diverges or still descends."""
    (problem,) = problems_of(f"?on=bowl&run={run}&steps=400")
    found = noise_floor(problem)
    assert found is None or (found.how == "curvature" and "0.0001" in run)


def test_where_the_surface_is_no_quadratic_the_formula_is_not_used():
    (problem,) = problems_of(
        "?on=styblinski_tang&run=gradient_descent:lr=0.03~noise:sigma=30&steps=360"
    )
    found = noise_floor(problem)
    assert found is None or found.how == "mean"


def test_mini_batches_have_the_mean_of_the_last_half_once_they_have_settled():
    link = "?on=linreg_noisy&run=gradient_descent:lr={}~batch&steps=1600"
    (problem,) = problems_of(link.format(0.3))
    (path,) = simulate(Experiment.from_query(link.format(0.3))[0])
    found = noise_floor(problem)
    assert found == (pytest.approx(path.loss[-800:].mean(), rel=1e-12), "mean")
    lowest = problem.landscape.lowest()
    assert lowest is not None
    assert found.loss - lowest == pytest.approx(0.066, rel=0.25)
    (descending,) = problems_of(link.format(0.001).replace("1600", "400"))
    assert noise_floor(descending) is None


def test_the_page_gets_the_floor_above_the_lowest_loss_where_it_asks():
    link = "?on=himmelblau&run=gradient_descent:lr=0.01~noise&run=gradient_descent:lr=0.01&steps=90"
    header, _ = ask(link)
    assert "floor" not in header["runs"][0]
    header, _ = ask(link, "floor", "true", base=True)
    assert header["kept"]
    noisy, plain = header["runs"]
    problem, _ = problems_of(link)
    assert noisy["floor"] == {"value": noise_floor(problem).loss, "how": "curvature"}
    assert plain["floor"] is None
