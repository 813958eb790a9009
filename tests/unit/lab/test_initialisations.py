"""Initialisations: each gives a point of the picture, the same for the same seed."""

import numpy as np
import pytest

from lab.experiment.experiment import Experiment
from lab.experiment.starts import initialisations
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from ui.gestures.gestures import edited


@pytest.mark.parametrize("key", LANDSCAPES)
def test_gives_a_start_that_a_link_keeps(key):
    landscape = LANDSCAPES[key]()
    for rule in initialisations(landscape).values():
        assert rule.title and rule.about.endswith(".")
        for seed in range(20):
            point = rule.point(landscape, seed)
            assert point == rule.point(landscape, seed)
            experiment = Experiment(landscape=landscape, start=point)
            assert Experiment.from_query(experiment.query())[0].start == point


def test_only_weights_have_all_of_them():
    for cls in LANDSCAPES.values():
        names = {"zero", "fixed", "random", "xavier"}
        known = names if issubclass(cls, Examples) else {"fixed", "random"}
        assert set(initialisations(cls())) == known


@pytest.mark.parametrize("key", [k for k in LANDSCAPES if issubclass(LANDSCAPES[k], Examples)])
def test_xavier_is_uniform_and_leaves_biases_at_zero(key):
    landscape = LANDSCAPES[key]()
    point = initialisations(landscape)["xavier"].point
    found = np.array([point(landscape, seed) for seed in range(2000)])
    for fan, side, values in zip(landscape.fans, landscape.domain, found.T, strict=True):
        if fan is None:
            assert not values.any()
            continue
        limit = np.sqrt(6 / sum(fan))
        low, high = max(-limit, side[0]), min(limit, side[1])
        assert low <= values.min() and values.max() <= high
        assert np.allclose(
            np.quantile(values, [0.25, 0.75]),
            [0.75 * low + 0.25 * high, 0.25 * low + 0.75 * high],
            atol=0.1 * limit,
        )


def test_another_seed_gives_another_point():
    landscape = LANDSCAPES["tanh_unit"]()
    for name in ("random", "xavier"):
        rule = initialisations(landscape)[name]
        assert len({rule.point(landscape, seed) for seed in range(50)}) == 50


def test_each_drop_is_another_and_the_same_presses_find_the_same_places():
    def dropped(seed):
        experiment, places = Experiment(seed=seed), []
        for _ in range(5):
            experiment, problems = edited(experiment, "start.random", "")
            assert not problems
            places.append(experiment.start)
        return places

    assert len(set(dropped(3))) == 5
    assert dropped(3) == dropped(3)
    assert dropped(4) != dropped(3)


def test_the_next_seed():
    assert edited(Experiment(seed=7), "seed.next", "")[0].seed == 8
    assert edited(Experiment(seed=2**32 - 1), "seed.next", "")[0].seed == 0
