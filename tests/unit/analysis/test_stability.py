"""The stable learning rate that an optimizer declares: below it a quadratic shrinks, above it
grows."""

import numpy as np
import pytest

from declare.floats import FLOATS
from lab.analysis.stability import stable_rate
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.support.drawn import objects
from tests.support.planted import mutants
from tests.support.scenes import experiment_of
from tests.unit.optimizers.test_optimizers import values_of

DECLARED = [key for key, cls in OPTIMIZERS.items() if cls().stable_rate(1.0) is not None]


def grows(optimizer, curvature: float, rate: float) -> bool:
    """Whether the path on curvature * x² / 2 gets wider and wider at a learning rate."""
    update, state = type(optimizer)(**{**values_of(optimizer), "lr": rate}).rule(FLOATS)
    x, widths = 1.0, [0.0, 0.0]
    for t in range(1, 4001):
        delta, state = update(t, curvature * x, x, state)
        x += delta
        if abs(x) > 1e9:
            return True
        widths[t > 2000] = max(widths[t > 2000], abs(x) if t % 2000 > 1000 else 0.0)
    return widths[1] > widths[0]


def is_the_limit(optimizer, curvature: float, claimed: float | None) -> bool:
    """Whether a claimed rate divides the shrinking from the growing, to 2 %."""
    if claimed is None or not 1e-6 < claimed < 900:
        return False
    below, above = (
        grows(optimizer, curvature, 0.98 * claimed),
        grows(optimizer, curvature, 1.02 * claimed),
    )
    return above and not below


@pytest.mark.parametrize("key", DECLARED)
def test_declared_limit_divides_shrinking_from_growing(key):
    for optimizer in objects(OPTIMIZERS, key):
        for curvature in (0.5, 2.0, 100.0):
            assert is_the_limit(optimizer, curvature, optimizer.stable_rate(curvature))


@pytest.mark.parametrize("key", DECLARED)
def test_every_fault_in_a_limit_is_seen(key, record_property):
    faults = list(mutants(OPTIMIZERS[key], ("stable_rate",)))
    record_property("counted: faults planted in stable rates, all seen", len(faults))
    good = objects(OPTIMIZERS, key)
    for label, cls in faults:
        claims = [(thing, cls(**values_of(thing)).stable_rate(2.0)) for thing in good]
        assert not all(is_the_limit(thing, 2.0, claimed) for thing, claimed in claims), label


@pytest.mark.parametrize("key", DECLARED)
def test_the_limit_is_that_of_the_nearest_minimum(key):
    """The largest curvature: of the ravine κ, of Himmelblau that of the minimum nearby."""
    optimizer = OPTIMIZERS[key]()
    ravine = experiment_of(LANDSCAPES["ravine"](kappa=40), optimizer)
    assert stable_rate(ravine, ravine.runs[0]) == optimizer.stable_rate(40)
    himmelblau = experiment_of(LANDSCAPES["himmelblau"](), optimizer, (3.1, 1.9))
    found = stable_rate(himmelblau, himmelblau.runs[0])
    assert found == pytest.approx(optimizer.stable_rate(82.28427124746191), rel=1e-12)
    saddle = experiment_of(LANDSCAPES["horse_saddle"](), optimizer)
    assert stable_rate(saddle, saddle.runs[0]) is None


def explodes(link: str, rate: float) -> bool:
    """Whether the run of a link diverges at a rate, close to the minimum that it starts at."""
    (run,) = Experiment.from_query(link.format(rate))[0].runs
    (found,) = simulate(Experiment.from_query(link.format(rate))[0])
    assert run.optimizer.lr == rate
    return bool(np.abs(found.points[-1]).max() > 1e3)


@pytest.mark.parametrize(
    "link",
    [
        "?on=rotated_ravine&run=gradient_descent:lr={},sequential=true&from=0.1,0.1&steps=3000",
        "?on=linreg_noisy&run=gradient_descent:lr={}~batch:size=32,total=sum&from=1,0&steps=3000",
        "?on=linreg_noisy&run=momentum:lr={},momentum=0.5~batch:size=32,total=sum&steps=3000",
    ],
)
def test_the_limit_is_that_of_the_run_and_not_of_a_plainer_one(link):
    experiment, problems = Experiment.from_query(link.format(0.01))
    limit = stable_rate(experiment, experiment.runs[0])
    assert limit is not None and not problems
    assert not explodes(link, float(f"{0.99 * limit:.6g}"))
    assert explodes(link, float(f"{1.02 * limit:.6g}"))


def test_a_momentum_that_cycles_has_no_one_limit():
    link = "?on=himmelblau&run=momentum:lr=0.01~cyclic:cycle_momentum=true&steps=300"
    experiment, problems = Experiment.from_query(link)
    assert not problems and stable_rate(experiment, experiment.runs[0]) is None
