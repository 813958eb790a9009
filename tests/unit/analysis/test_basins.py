"""Basins: each start ends where its single run ends, judged by the same rules."""

from dataclasses import replace

import numpy as np
import pytest

from declare.phrases import Phrase
from lab.analysis.maps.basins import (
    BUDGET,
    FINE,
    LEAST,
    MOST,
    PREVIEW,
    basins,
    cost,
    side_of,
    too_long,
)
from lab.analysis.maps.chosen import bare, chosen
from lab.analysis.maps.outcomes import CURVE, DIVERGED, FIRST, MOVING, STUCK, outcomes, tail
from lab.analysis.maps.swarm import Swarm
from lab.experiment.run import MOST_STEPS as LONGEST
from lab.experiment.run import Run
from lab.simulation.status import NEAR, judge
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.support.many import LINKS, experiment_of, outcome_of, single

LINK = pytest.mark.parametrize("link", LINKS)


@LINK
def test_cells_of_the_map_end_where_their_single_runs_end(link):
    experiment = experiment_of(link)
    landscape, run, side = experiment.landscape, bare(experiment.runs[0]), LEAST
    found = basins(landscape, run, experiment.steps, side)
    assert found.side == side and found.outcome.shape == (side, side)
    generator, wrong = np.random.default_rng(1), []
    # A few cells of every fate there is, so that none goes untested.
    for outcome in np.unique(found.outcome)[:8].tolist():
        cells = np.argwhere(found.outcome == outcome)
        for j, i in cells[generator.permutation(len(cells))[:4]].tolist():
            x, y = (
                low + (k + 0.5) / side * (high - low)
                for k, (low, high) in zip((i, j), landscape.domain, strict=True)
            )
            wanted = outcome_of(landscape, single(experiment, (x, y)).verdict)
            if wanted != outcome:
                wrong.append((i, j, outcome, wanted))
    assert wrong == []


def test_the_scenes_have_every_fate_between_them():
    seen = set()
    for link in LINKS:
        experiment = experiment_of(link)
        found = basins(experiment.landscape, bare(experiment.runs[0]), experiment.steps, LEAST)
        seen |= set(np.unique(found.outcome).tolist())
    assert {DIVERGED, MOVING, STUCK, CURVE, FIRST, FIRST + 1, FIRST + 2} <= seen


@pytest.mark.slow
@pytest.mark.parametrize("on", LANDSCAPES)
def test_paths_are_judged_as_single_runs_are(on):
    """Paths made up around every kind of point and every threshold, judged by both."""
    landscape, generator = LANDSCAPES[on](), np.random.default_rng(2)
    (left, right), (bottom, top) = landscape.domain
    diagonal = np.hypot(right - left, top - bottom)
    count, steps = 400, 30
    known = landscape.critical_points() + landscape.minima()
    valley = [point for line in landscape.valley() for point in line]
    places = [(p.x, p.y) for p in known] + valley or [landscape.start]
    middle = np.array([places[k] for k in generator.integers(len(places), size=count)]).T
    reach = diagonal * generator.choice([0.0, 1e-10, 1e-6, NEAR / 2, NEAR * 1.5, 0.1], size=count)
    shrinking = generator.choice([0.0, 0.6, 1.0], size=count) ** np.arange(steps + 1)[:, None]
    turns = generator.uniform(-1, 1, (2, steps + 1, count)) * shrinking
    xs, ys = middle[:, None, :] + turns * reach
    lost = generator.random(count) < 0.1
    found = outcomes(
        landscape, Swarm(xs[-1], ys[-1], xs[-1], np.where(lost, 7, -1), xs[-1], xs, ys), steps
    )
    for k in range(count):
        path = np.stack([xs[:, k], ys[:, k]], axis=1)
        end = "diverged" if lost[k] else "budget"
        verdict = judge(landscape, path[:7] if lost[k] else path, end)
        assert found.outcome[k] == outcome_of(landscape, verdict), (k, verdict)
        if found.outcome[k] in (DIVERGED, *range(CURVE, 256)):
            assert found.since[k] == verdict.at


def test_a_run_shorter_than_the_window_is_judged_by_all_it_has():
    experiment = experiment_of(LINKS[0])
    assert tail(200) == 21 and tail(5) == 6
    run = bare(experiment.runs[0])
    found = basins(experiment.landscape, run, 12, LEAST)
    assert (found.outcome == MOVING).sum() > 0


@pytest.mark.parametrize("on", LANDSCAPES)
@pytest.mark.parametrize("steps", [1, 200, 2000, LONGEST])
def test_a_map_has_as_many_cells_as_it_may_cost(on, steps):
    landscape = LANDSCAPES[on]()
    side = side_of(landscape, steps)
    assert LEAST <= side <= FINE and side_of(landscape, steps, PREVIEW) <= PREVIEW
    lanes = 2 * side if landscape.separable else side * side
    dear = lanes * steps * cost(landscape)
    assert dear <= BUDGET or (side == LEAST and (dear > MOST) == too_long(landscape, steps))
    assert side_of(landscape, 1) == FINE


def test_the_start_and_the_show_of_a_run_change_no_map():
    run = Run(OPTIMIZERS["adam"]())
    assert bare(replace(run, start=(1.0, 2.0), visible=False)) == run


def test_the_run_is_the_inspected_one_or_the_first_that_has_a_map():
    link = "?on=himmelblau&run=adam~hidden&run=lbfgs&run=momentum&run=rmsprop"
    assert chosen(experiment_of(link)) == 2
    assert chosen(experiment_of(link + "&inspect=4")) == 3
    assert chosen(experiment_of(link + "&inspect=1")) == 2  # it is hidden
    assert chosen(experiment_of(link + "&stop=loss:run_on=true")) == 2  # it ends no run


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("?on=himmelblau&run=lbfgs", "each coordinate"),
        ("?on=himmelblau&run=adam~noise", "not exact"),
        ("?on=himmelblau&run=adam~clip_norm", "clipped"),
        ("?on=himmelblau&run=adam~reduce_on_plateau", "watches the loss"),
        ("?on=himmelblau&run=adam~at:step=4,lr=1", "parameters change while it runs"),
        ("?on=himmelblau&run=adam&stop=gradient", "stopping rule"),
        ("?on=himmelblau&run=adam~hidden", "No run is shown"),
        ("?on=himmelblau&run=adam&run=lbfgs&inspect=2", "L-BFGS"),
    ],
)
def test_a_run_without_a_map_says_why(link, words):
    found = chosen(experiment_of(link))
    assert isinstance(found, Phrase) and words in found
