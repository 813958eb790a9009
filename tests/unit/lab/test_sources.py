"""Gradient sources: what they draw is a function of seed and step, and is what they say."""

import numpy as np
import pytest

from declare.floats import FLOATS
from declare.numbers import ParameterError
from lab.gradients import SOURCES
from lab.gradients.batch import EPOCHS, Batch
from lab.gradients.finite_differences import FiniteDifferences
from lab.gradients.heavy_tailed import HeavyTailed
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from tests.support.drawn import objects

DATA = [key for key in LANDSCAPES if issubclass(LANDSCAPES[key], Examples)]
NOISY = LANDSCAPES["linreg_noisy"]()

every = pytest.mark.parametrize("key", SOURCES)


def gradients(source, landscape, seed, updates, at=(0.4, -0.3)):
    """The gradients of a range of updates at one point."""
    estimator = source.estimator(landscape, FLOATS, seed, updates)
    return [estimator(k, *at) for k in updates]


@every
@pytest.mark.parametrize("surface", ["himmelblau", "linreg_noisy"])
def test_segments_of_the_stream_agree(key, surface):
    """Any range of updates gives what the whole gives, whatever was asked for before."""
    for source in objects(SOURCES, key):
        whole = gradients(source, LANDSCAPES[surface](), 7, range(120))
        for cut in (range(90, 120), range(13), range(13, 90)):
            assert gradients(source, LANDSCAPES[surface](), 7, cut) == whole[cut.start : cut.stop]


@every
def test_says_whether_it_suits_a_landscape(key):
    for surface, cls in LANDSCAPES.items():
        landscape = cls()
        sentence = SOURCES[key]().misfit(landscape)
        assert (sentence is None) == (key not in ("batch", "jump") or surface in DATA)
        assert sentence is None or (sentence.endswith(".") and landscape.title in sentence)


@pytest.mark.parametrize("surface", DATA)
def test_a_batch_larger_than_the_data_is_all_of_it(surface):
    landscape = LANDSCAPES[surface]()
    count = len(landscape.rows)
    assert Batch(count).misfit(landscape) is None
    sentence = Batch(count + 1).misfit(landscape)
    assert sentence and f"has {count} examples: a batch of {count + 1}" in sentence
    exact = [landscape.gradient(0.4, -0.3, FLOATS)] * 3
    assert gradients(Batch(count), landscape, 0, range(3)) == exact
    assert gradients(Batch(count + 1), landscape, 0, range(3)) == exact


def test_a_batch_needs_an_example():
    with pytest.raises(ParameterError, match="outside its range 1 to 1000"):
        Batch(0)


@pytest.mark.parametrize(
    ("surface", "size"),
    [(key, size) for key in DATA for size in (1, 2, 3, 7) if size <= len(LANDSCAPES[key].rows)],
)
def test_batches_part_every_epoch(surface, size):
    """Each example once an epoch, in the order of the convention; the last slice is short."""
    landscape, source = LANDSCAPES[surface](), Batch(size)
    count, generator = len(landscape.rows), np.random.default_rng(42)
    update = 0
    for epoch in range(5):
        order = generator.permutation(count).tolist()
        for iteration, start in enumerate(range(0, count, size)):
            drawn = source.draw(landscape, 42, update)
            assert drawn.epoch == epoch and drawn.iteration == iteration
            assert list(drawn.examples) == order[start : start + size]
            assert drawn.seen == epoch * count + min(start + size, count)
            update += 1
    assert update == 5 * source.updates_an_epoch(landscape)


def test_orders_go_on_over_blocks():
    generator = np.random.default_rng(3)
    orders = [generator.permutation(8).tolist() for _ in range(2 * EPOCHS + 2)]
    landscape = LANDSCAPES["linreg"]()
    for epoch in (2 * EPOCHS + 1, 0, EPOCHS - 1, EPOCHS):
        assert list(Batch(8).draw(landscape, 3, epoch).examples) == orders[epoch]


@pytest.mark.parametrize("surface", DATA)
def test_a_batch_gives_the_mean_of_its_examples(surface):
    landscape, source = LANDSCAPES[surface](penalty=0.2), Batch(3)
    for update, found in enumerate(gradients(source, landscape, 5, range(30))):
        rows = [landscape.rows[i] for i in source.draw(landscape, 5, update).examples]
        each = np.array([landscape.gradient_of(0.4, -0.3, row, FLOATS) for row in rows])
        assert np.allclose(found, each.mean(axis=0) + 0.2 * np.array([0.4, -0.3]), rtol=1e-14)


@pytest.mark.slow
def test_heavy_tails_are_those_of_student():
    """At seed 1, ν = 3: the quartiles of 20000 draws are near those of the distribution."""
    from scipy.stats import t

    source = HeavyTailed(nu=3, sigma=2)
    found = np.array(gradients(source, NOISY, 1, range(10000))) - NOISY.gradient(0.4, -0.3, np)
    shares = [0.01, 0.25, 0.5, 0.75, 0.99]
    assert np.allclose(np.quantile(found / 2, shares), t(3).ppf(shares), rtol=0.1, atol=0.03)


def test_heavy_tails_are_heavier_for_fewer_degrees():
    largest = [
        np.abs(gradients(HeavyTailed(nu=nu), NOISY, 0, range(5000))).max() for nu in (1, 3, 30)
    ]
    assert largest[0] > 10 * largest[1] > 20 * largest[2]


@pytest.mark.parametrize(("scheme", "order"), [("forward", 1), ("central", 2)])
def test_error_of_differences_shrinks_as_it_should(scheme, order):
    landscape = LANDSCAPES["himmelblau"]()
    exact = np.array(landscape.gradient(0.4, -0.3, FLOATS))
    errors = [
        np.abs(gradients(FiniteDifferences(h, scheme), landscape, 0, range(1))[0] - exact)
        for h in (1e-2, 1e-3)
    ]
    assert np.allclose(errors[0] / errors[1], 10**order, rtol=0.05)


def test_a_tiny_difference_is_lost_in_rounding():
    found = gradients(FiniteDifferences(1e-16), LANDSCAPES["himmelblau"](), 0, range(1), (2.0, 1.0))
    assert found == [(0.0, 0.0)]


def test_a_sum_is_as_many_times_the_mean_as_the_batch_has_examples():
    landscape = LANDSCAPES["linreg"]()
    mean, total = (
        SOURCES["batch"](size=3, total=word).estimator(landscape, FLOATS, 5, range(0, 9))
        for word in ("mean", "sum")
    )
    for k in range(9):
        # 8 examples in batches of 3: the last batch of an epoch has 2.
        count = 2 if k % 3 == 2 else 3
        assert total(k, 0.3, -0.2) == tuple(count * g for g in mean(k, 0.3, -0.2))
