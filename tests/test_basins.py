"""Basins and crowds: each start ends where its single run ends, judged by the same rules."""

from dataclasses import replace

import numpy as np
import pytest

from engine import course_of, travel
from experiment import Experiment
from initialisations import another
from landscapes import LANDSCAPES
from maps.basins import BUDGET, FINE, LEAST, MOST, PREVIEW, basins, cost, side_of, too_long
from maps.chosen import chosen, walker
from maps.crowd import COUNT, GROUPS, MOST_ALONE, MOST_STEPS, ROWS, crowd, longest, starts
from maps.fates import CURVE, DIVERGED, FIRST, MOVING, STUCK, fates, lettered, tail
from maps.swarm import Swarm
from optimizers import OPTIMIZERS
from run import MOST_STEPS as LONGEST
from run import Run
from status import NEAR, judge
from wording import Phrase

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
LINK = pytest.mark.parametrize("link", LINKS)


def experiment_of(link):
    experiment, problems = Experiment.from_query(link)
    assert not problems
    return experiment


def fate_of(landscape, verdict):
    """The fate that a map must show for a single run's verdict."""
    if verdict.status == "converged" and verdict.point.kind == "minimum":
        known = lettered(landscape)
        return FIRST + known.index(verdict.point) if verdict.point in known else CURVE
    return {"diverged": DIVERGED, "converged": STUCK, "stalled": STUCK}.get(verdict.status, MOVING)


def single(experiment, start):
    """The trajectory of an experiment's first run from another start."""
    (run,) = experiment.runs
    return travel(course_of(experiment, replace(run, start=start)))


@LINK
def test_cells_of_the_map_end_where_their_single_runs_end(link):
    experiment = experiment_of(link)
    landscape, run, side = experiment.landscape, walker(experiment.runs[0]), LEAST
    found = basins(landscape, run, experiment.steps, side)
    assert found.side == side and found.fate.shape == (side, side)
    generator, wrong = np.random.default_rng(1), []
    # A few cells of every fate there is, so that none goes untested.
    for fate in np.unique(found.fate)[:8].tolist():
        cells = np.argwhere(found.fate == fate)
        for j, i in cells[generator.permutation(len(cells))[:4]].tolist():
            x, y = (
                low + (k + 0.5) / side * (high - low)
                for k, (low, high) in zip((i, j), landscape.domain, strict=True)
            )
            wanted = fate_of(landscape, single(experiment, (x, y)).verdict)
            if wanted != fate:
                wrong.append((i, j, fate, wanted))
    assert wrong == []


def test_the_scenes_have_every_fate_between_them():
    seen = set()
    for link in LINKS:
        experiment = experiment_of(link)
        found = basins(experiment.landscape, walker(experiment.runs[0]), experiment.steps, LEAST)
        seen |= set(np.unique(found.fate).tolist())
    assert {DIVERGED, MOVING, STUCK, CURVE, FIRST, FIRST + 1, FIRST + 2} <= seen


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
    found = fates(
        landscape, Swarm(xs[-1], ys[-1], xs[-1], np.where(lost, 7, -1), xs[-1], xs, ys), steps
    )
    for k in range(count):
        path = np.stack([xs[:, k], ys[:, k]], axis=1)
        end = "diverged" if lost[k] else "budget"
        verdict = judge(landscape, path[:7] if lost[k] else path, end)
        assert found.fate[k] == fate_of(landscape, verdict), (k, verdict)
        if found.fate[k] in (DIVERGED, *range(CURVE, 256)):
            assert found.since[k] == verdict.at


def test_a_run_shorter_than_the_window_is_judged_by_all_it_has():
    experiment = experiment_of(LINKS[0])
    assert tail(200) == 21 and tail(5) == 6
    run = walker(experiment.runs[0])
    found = basins(experiment.landscape, run, 12, LEAST)
    assert (found.fate == MOVING).sum() > 0


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
    assert walker(replace(run, start=(1.0, 2.0), visible=False)) == run


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
        ("?on=himmelblau&run=adam~at:step=4,lr=1", "changed while it runs"),
        ("?on=himmelblau&run=adam&stop=gradient", "stop rule"),
        ("?on=himmelblau&run=adam~hidden", "No run is shown"),
        ("?on=himmelblau&run=adam&run=lbfgs&inspect=2", "L-BFGS"),
    ],
)
def test_a_run_without_a_map_says_why(link, words):
    found = chosen(experiment_of(link))
    assert isinstance(found, Phrase) and words in found


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


@pytest.mark.parametrize("link", (*LINKS, *ALONE))
def test_a_crowd_is_made_of_single_runs(link):
    experiment = experiment_of(link + "&seed=3")
    landscape, run = experiment.landscape, walker(experiment.runs[0])
    assert longest(experiment, run) == (MOST_ALONE if link in ALONE else MOST_STEPS)
    found = crowd(experiment, run)
    x, y = starts(landscape, 3)
    for k in range(0, COUNT, 29):
        whole = single(experiment, (float(x[k]), float(y[k])))
        fate = fate_of(landscape, whole.verdict)
        lowest = min((point.value for point in landscape.minima()), default=0.0)
        low = fate == CURVE or (
            fate >= FIRST and lettered(landscape)[fate - FIRST].value <= lowest + 1e-9
        )
        words = {DIVERGED: "diverged", MOVING: "moving", STUCK: "stuck"}
        wanted = words.get(fate, "lowest" if low else "other")
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
    landscape, run = experiment.landscape, walker(experiment.runs[0])
    found = crowd(experiment, run)
    assert (found.group == GROUPS.index("lowest")).sum() == lowest
    if first is not None:
        target = landscape.minima()[0]
        near = np.hypot(found.x[-1] - target.x, found.y[-1] - target.y) < 0.05
        assert near.sum() == first
