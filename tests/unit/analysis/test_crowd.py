"""Crowds: each random start is walked as its single run is, and judged by the same rules."""

import numpy as np
import pytest

from lab.analysis.maps.chosen import bare
from lab.analysis.maps.crowd import (
    COUNT,
    GROUPS,
    MOST_ALONE,
    MOST_STEPS,
    ROWS,
    crowd,
    longest,
    starts,
)
from lab.analysis.maps.outcomes import CURVE, DIVERGED, FIRST, MOVING, STUCK, lettered
from lab.experiment.starts import another
from landscapes import LANDSCAPES
from tests.support.many import LINKS, experiment_of, outcome_of, single

# What no map is made of: a rule of both coordinates, noise, batches, clipping, changes, a stop.
ALONE = (
    "?on=himmelblau&run=lbfgs&steps=40",
    "?on=himmelblau&run=newton&steps=20",
    "?on=six_hump_camel&run=gradient_descent:lr=0.05~noise:sigma=1&steps=50",
    "?on=linreg_noisy&run=gradient_descent~batch:size=2&steps=40",
    "?on=himmelblau&run=momentum:lr=0.01~clip_norm~at:step=20,lr=0.002&steps=60",
    "?on=himmelblau&run=gradient_descent:lr=0.01&stop=gradient:below=0.01",
    "?on=styblinski_tang&run=gradient_descent:lr=0.03~drop_on_rise&steps=80",
    "?on=deep_chain&run=gradient_descent:lr=0.1&stop=loss",
)


@pytest.mark.slow
@pytest.mark.parametrize("link", (*LINKS, *ALONE))
def test_a_crowd_is_made_of_single_runs(link):
    experiment = experiment_of(link + "&seed=3")
    landscape, run = experiment.landscape, bare(experiment.runs[0])
    assert longest(experiment, run) == (MOST_ALONE if link in ALONE else MOST_STEPS)
    found = crowd(experiment, run)
    x, y = starts(landscape, 3)
    for k in range(0, COUNT, 29):
        whole = single(experiment, (float(x[k]), float(y[k])))
        outcome = outcome_of(landscape, whole.verdict)
        lowest = min((point.value for point in landscape.minima()), default=0.0)
        low = outcome == CURVE or (
            outcome >= FIRST and lettered(landscape)[outcome - FIRST].value <= lowest + 1e-9
        )
        words = {DIVERGED: "diverged", MOVING: "moving", STUCK: "stuck"}
        wanted = words.get(outcome, "lowest" if low else "other")
        assert GROUPS[found.group[k]] == wanted
        dated = wanted in ("lowest", "other", "diverged")
        assert found.since[k] == (whole.verdict.at if dated else -1)
        shown = np.stack([found.x[:, k], found.y[:, k]], axis=1)
        count = len(whole.points)
        np.testing.assert_allclose(shown[:count], whole.points, rtol=1e-5, atol=1e-5)
        if wanted == "diverged":
            assert np.isnan(shown[count:]).all()
        else:
            assert (shown[count:] == shown[count - 1]).all()


def test_its_starts_are_those_that_are_dropped_one_by_one():
    landscape = LANDSCAPES["himmelblau"]()
    x, y = starts(landscape, 5)
    place = landscape.start
    for k in range(12):
        place = another(landscape, 5, place)
        assert place == (x[k], y[k])
    assert not np.array_equal(starts(landscape, 6)[0], x)
    assert len(x) == COUNT == 200


def test_a_long_crowd_is_sent_in_strides_that_end_with_the_last_step():
    link = "?on=bowl&run=gradient_descent:lr=0.001&steps={}"
    experiment = experiment_of(link.format(1250))
    landscape, run = experiment.landscape, experiment.runs[0]
    found = crowd(experiment, run)
    assert found.stride == 3 and len(found.x) == 418 <= ROWS + 1
    x, y = (places[7].item() for places in starts(landscape, 0))
    whole = single(experiment, (x, y))
    np.testing.assert_allclose(found.x[:, 7], whole.points[[*range(0, 1250, 3), 1250], 0], 1e-6)
    assert len(crowd(experiment_of(link.format(MOST_STEPS)), run).x) <= ROWS + 1


@pytest.mark.parametrize(
    ("link", "lowest", "first"),
    [
        ("?on=two_neurons&run=gradient_descent:lr=0.5&steps=2000", 200, 110),
        ("?on=deep_linear&run=gradient_descent&steps=2000", 200, None),
    ],
)
def test_the_counts_of_the_lessons_are_those_of_the_crowd(link, lowest, first):
    experiment = experiment_of(link)
    landscape, run = experiment.landscape, bare(experiment.runs[0])
    found = crowd(experiment, run)
    assert (found.group == GROUPS.index("lowest")).sum() == lowest
    if first is not None:
        target = landscape.minima()[0]
        near = np.hypot(found.x[-1] - target.x, found.y[-1] - target.y) < 0.05
        assert near.sum() == first
