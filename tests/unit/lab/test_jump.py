"""Data that jump: until then every example is turned around, from then on nothing differs."""

import numpy as np
import pytest

from declare.floats import FLOATS
from lab.experiment.experiment import Experiment
from lab.figures.data import sheet
from lab.gradients.batch import Batch
from lab.gradients.jump import Jump
from lab.simulation.simulate import simulate
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from landscapes.base_turned import mirror, turned, turned_minima
from tests.support.topology import boundary, turns
from ui.answers.batch import batch
from ui.answers.frames import unframe
from ui.answers.stream import answer

DATA = [key for key, cls in LANDSCAPES.items() if issubclass(cls, Examples)]
SCENE = "?on=linreg_noisy&run=gradient_descent:lr=0.1~jump:size={size},at={at}&steps=60"

every = pytest.mark.parametrize("key", DATA)


def header(link):
    """The header of the stream's answer to a link."""
    sent = answer({"link": link})
    return unframe(sent)[0]


@every
@pytest.mark.parametrize("total", ["mean", "sum"])
def test_a_step_sees_turned_examples_until_the_jump(key, total):
    landscape = LANDSCAPES[key](penalty=0.2)
    first = np.array(landscape.rows)[:, 0]
    source, plain = Jump(3, total, 7), Batch(3, total)
    estimator, after = (s.estimator(landscape, FLOATS, 5, range(12)) for s in (source, plain))
    for k in range(12):
        if k >= 7:
            assert estimator(k, 0.4, -0.3) == after(k, 0.4, -0.3)
            continue
        examples = [landscape.rows[i] for i in plain.examples(landscape, 5, k)]
        rows = [(float(first.min() + first.max() - row[0]), *row[1:]) for row in examples]
        each = np.array([landscape.gradient_of(0.4, -0.3, row, FLOATS) for row in rows])
        each += 0.2 * np.array([0.4, -0.3])
        expected = each.sum(axis=0) if total == "sum" else each.mean(axis=0)
        assert np.allclose(estimator(k, 0.4, -0.3), expected, rtol=1e-12, atol=1e-15)


@every
def test_turned_twice_is_as_it_was(key):
    landscape = LANDSCAPES[key]()
    again = np.array([(mirror(landscape) - row[0], *row[1:]) for row in turned(landscape).rows])
    assert np.allclose(again, landscape.rows, rtol=0, atol=1e-15)


@pytest.mark.parametrize("key", [key for key in DATA if LANDSCAPES[key].isolated])
def test_no_minimum_before_the_jump_is_missing(key):
    """The turns of the gradient are counted around the domain as for any landscape."""
    from landscapes.base_critical import searched

    before = turned(LANDSCAPES[key]())
    index = {"minimum": 1, "maximum": 1, "saddle": -1}
    found = sum(index[point.kind] for point in searched(before))
    assert found == turns(before, boundary(before))


def test_the_minimum_before_is_on_the_other_side():
    landscape = LANDSCAPES["linreg_noisy"]()
    (now,), (before,) = landscape.minima(), turned_minima(landscape)
    assert before[1:] == pytest.approx((-now.x, now.y, now.value), abs=1e-12)


@pytest.mark.parametrize("size", [1, 5, 32])
def test_a_jump_at_once_is_none(size):
    jumped, plain = (
        simulate(Experiment.from_query(link)[0])[0].points
        for link in (
            SCENE.format(size=size, at=0),
            SCENE.format(size=size, at=0).replace("jump", "batch").replace(",at=0", ""),
        )
    )
    assert np.array_equal(jumped, plain)


def test_a_run_follows_the_data():
    (run,) = simulate(Experiment.from_query(SCENE.format(size=32, at=40) + "0")[0])
    assert run.points[40] == pytest.approx((-0.82, 0.18), abs=0.05)
    assert run.status == "converged"


def test_the_page_is_told_of_the_jump():
    told = header(SCENE.format(size=4, at=9))
    assert told["runs"][0]["batch"] == {"size": 4, "epoch": 8, "jump": 9}
    (now,) = LANDSCAPES["linreg_noisy"]().minima()
    assert told["before"] == [pytest.approx((-now.x, now.y), abs=1e-12)]
    assert "before" not in header(SCENE.replace("jump:size={size},at={at}", "batch"))


def test_nothing_is_told_where_the_minima_are_no_points():
    assert "before" not in header("?on=deep_linear&run=gradient_descent~jump")


@pytest.mark.parametrize("step", [8, 9])
def test_the_surface_of_the_batch_is_that_of_the_data_in_force(step):
    sent = batch(SCENE.format(size=4, at=9), "gradient_descent", step)
    landscape = LANDSCAPES["linreg_noisy"]()
    examples = Batch(4).examples(landscape, 0, step)
    rows = landscape.rows if step == 9 else turned(landscape).rows
    expected = sheet(turned(landscape)._replace(rows=tuple(rows[i] for i in examples)))
    assert sent.endswith(expected.astype("<f4").tobytes())


def test_without_data_nothing_jumps():
    found, (sentence,) = Experiment.from_query("?on=bowl&run=adam~jump")
    assert "no data can jump" in sentence and found.runs[0].source.key() == "exact"
