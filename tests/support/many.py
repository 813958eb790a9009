"""Runs from many starts, and the single runs that they must be."""

from dataclasses import replace

from lab.analysis.maps.outcomes import CURVE, DIVERGED, FIRST, MOVING, STUCK, lettered
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import problem_of, solve

# Each with something of its own: many minima, curves of them, none, saddles, kinks, divergence.
LINKS = (
    "?on=himmelblau&run=adam:lr=0.2",
    "?on=himmelblau&run=gradient_descent:lr=0.02",
    "?on=six_hump_camel&run=momentum:lr=0.03",
    "?on=rastrigin&run=gradient_descent:lr=0.003",
    "?on=styblinski_tang&run=rmsprop:lr=0.05~cosine",
    "?on=two_valleys&run=nesterov:lr=0.02&steps=120",
    "?on=deep_linear&run=gradient_descent:lr=0.1&steps=150",
    "?on=deep_chain&run=gradient_descent:lr=0.05",
    "?on=monkey_saddle&run=adagrad:lr=0.5",
    "?on=saddle_exits&run=lion:lr=0.02",
    "?on=two_neurons&run=momentum:lr=0.1&steps=150",
    "?on=logreg_separable&run=adam&steps=60",
    "?on=goldstein_price&run=rprop&steps=80",
    "?on=three_hump_camel&run=adamax:lr=0.1&steps=12",
    "?on=peaks&run=momentum:lr=0.02~one_cycle:cycle_momentum=true",
)


def experiment_of(link):
    experiment, problems = Experiment.from_query(link)
    assert not problems
    return experiment


def outcome_of(landscape, verdict):
    """The fate that a map must show for a single run's verdict."""
    if verdict.status == "converged" and verdict.point.kind == "minimum":
        known = lettered(landscape)
        return FIRST + known.index(verdict.point) if verdict.point in known else CURVE
    return {"diverged": DIVERGED, "converged": STUCK, "stalled": STUCK}.get(verdict.status, MOVING)


def single(experiment, start):
    """The trajectory of an experiment's first run from another start."""
    (run,) = experiment.runs
    return solve(problem_of(experiment, replace(run, start=start)))
