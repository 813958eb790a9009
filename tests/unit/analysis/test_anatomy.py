"""The arrows are what the steps were made of: gradient, memory, and the model at a point."""

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from lab.analysis.anatomy import parts, place
from lab.experiment.experiment import Experiment
from lab.figures.base import height
from lab.figures.data import one_by_one
from lab.gradients.base import Source
from lab.gradients.noise import Noise
from lab.simulation.segments import compute_segment
from lab.simulation.simulate import problem_of, simulate, solve
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from optimizers import OPTIMIZERS
from tests.support.framed import ask
from ui.answers.frames import unframe
from ui.answers.one_step import fan, model, moves
from ui.answers.one_step import field as gradient_field
from ui.answers.refusal import Refusal

MADE_FROM_DATA = [key for key, cls in LANDSCAPES.items() if issubclass(cls, Examples)]
SMOOTH = [key for key, cls in LANDSCAPES.items() if cls.smooth]
LINK = "?on=rosenbrock&run={}~noise:sigma=2&steps=1100&seed=4&arrows=true"


@dataclass(frozen=True)
class Spy(Source):
    """A source that notes the first gradient it gives in each update."""

    given: dict = field(default_factory=dict, hash=False, compare=False)
    sigma: float = 2.0

    def estimator(self, landscape, m, seed, updates):
        inner = Noise(sigma=self.sigma).estimator(landscape, m, seed, updates)

        def noted(k, x, y):
            found = inner(k, x, y)
            self.given.setdefault(k, found)
            return found

        return noted


def problem(link):
    experiment, problems = Experiment.from_query(link)
    assert not problems
    return problem_of(experiment, experiment.runs[0])


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_the_gradient_is_the_one_that_the_rule_was_given(key):
    seen, spy = problem(LINK.format(key)), Spy()
    compute_segment(replace(seen, source=spy), 0, None)
    gradient = parts(seen, 0).gradient
    if not OPTIMIZERS[key]().uses_gradient:
        assert gradient is None
        return
    assert spy.given
    for k, given in list(spy.given.items())[: len(gradient)]:
        assert tuple(gradient[k]) == given


@pytest.mark.slow
@pytest.mark.parametrize("word", [*OPTIMIZERS, "rmsprop:momentum=0.6", "lookahead:inner=adam"])
def test_the_arrows_sent_are_the_parts_times_the_rate(word):
    link = LINK.format(word)
    seen = problem(link)
    whole, optimizer = solve(seen), seen.optimizer
    chunks = [ask(link, chunk=chunk)[1][0] for chunk in range(3)]
    sent = {name: np.concatenate([chunk[name] for chunk in chunks]) for name in chunks[0]}
    assert ("down_x" in sent) == optimizer.uses_gradient
    assert ("kept_x" in sent) == bool(optimizer.memories)
    if not optimizer.memories:
        return
    state = whole.state
    kept = np.mean([getattr(optimizer, b) * state[m] for m, b in optimizer.memories], axis=0)
    for axis, name in enumerate(("kept_x", "kept_y")):
        expected = (-whole.learning_rate * kept[:, axis]).astype("f4")
        assert sent[name] == pytest.approx(expected, rel=1e-6, abs=1e-30)
    assert np.abs(sent["kept_x"]).max() > 0


@pytest.mark.parametrize(
    "run",
    [
        "gradient_descent:lr=0.001",
        "gradient_descent:lr=0.001~clip_norm:limit=5",
        "momentum:lr=0.0005",
        "momentum:lr=0.0005~cosine~clip_value:limit=9",
        "aggmo:lr=0.0002",
        "momentum:lr=0.0005~at:step=7,momentum=0.5",
        "gradient_descent:lr=0.001~noise:sigma=9",
    ],
)
def test_gradient_and_memory_make_up_the_step(run):
    link = f"?on=rosenbrock&run={run}&steps=60&arrows=true"
    whole = solve(problem(link))
    _, (sent,) = ask(link)
    for axis, name in enumerate("xy"):
        whole_move = sent[f"down_{name}"][:-1] + sent.get(f"kept_{name}", np.zeros(61))[:-1]
        assert whole_move == pytest.approx(np.diff(whole.points[:, axis]), rel=2e-5, abs=1e-7)


def test_the_next_point_is_where_the_step_ends_in_the_numbers_drawn():
    _, (sent,) = ask("?on=himmelblau&run=adam&steps=50&arrows=true")
    (whole,) = simulate(Experiment.from_query("?on=himmelblau&run=adam&steps=50")[0])
    assert np.array_equal(sent["x"], whole.points[:, 0].astype("f4"))


def test_without_arrows_nothing_more_is_sent_and_with_them_all_runs_are_sent_anew():
    link = "?on=himmelblau&run=adam&run=momentum&steps=50"
    assert "down_x" not in ask(link)[1][0]
    header, runs = ask(link, "arrows", "true", base=True)
    assert [run["same"] for run in header["runs"]] == [None, None]
    assert all("down_x" in run and "kept_y" in run for run in runs)


def test_one_step_is_told_as_the_series_tell_it():
    link = "?on=himmelblau&run=adam&run=nelder_mead&run=momentum~from:x=1,y=1&steps=700"
    _, (adam, *_) = ask(link + "&arrows=true", chunk=1)
    told = moves(link, "", 600)["runs"]
    assert told["nelder_mead"] == {}
    assert {*told["adam"]} == {"down_x", "down_y", "kept_x", "kept_y"}
    for name, value in told["adam"].items():
        assert np.float32(value) == adam[name][600 - 501]


def test_a_step_has_its_place_in_the_segments():
    long = problem("?on=himmelblau&run=adam&steps=1100")
    assert [place(long, k) for k in (0, 500, 501, 1000, 1001, 1100, 9999)] == [
        (0, 0),
        (0, 500),
        (1, 0),
        (1, 499),
        (2, 0),
        (2, 99),
        (2, 99),
    ]


@pytest.mark.parametrize("key", MADE_FROM_DATA)
def test_the_fan_has_every_example_and_its_mean_is_the_gradient(key):
    told = fan(f"?on={key}&run=adam&steps=30", "adam", 12)
    landscape = LANDSCAPES[key]()
    assert told["step"] == 12
    assert len(told["single"]) == len(landscape.rows)
    assert np.array_equal(told["single"], one_by_one(landscape, told["x"], told["y"]))
    assert np.mean(told["single"], axis=0) == pytest.approx(told["mean"], rel=1e-9, abs=1e-9)
    (whole,) = simulate(Experiment.from_query(f"?on={key}&run=adam&steps=30")[0])
    assert told["mean"] == pytest.approx(whole.gradient[12], rel=1e-12, abs=1e-12)
    assert [told["x"], told["y"]] == whole.points[12].tolist()


@pytest.mark.parametrize("key", SMOOTH)
def test_the_newton_point_of_the_model_solves_its_equation(key):
    told = model(f"?on={key}&run=gradient_descent:lr=0.0001&steps=5", "gradient_descent", 3)
    hxx, hxy, hyy = told["hessian"]
    hessian = np.array([[hxx, hxy], [hxy, hyy]])
    newton, here = told["newton"], np.array([told["x"], told["y"]])
    if newton is None:
        assert np.linalg.cond(hessian) > 1e10
        return
    move = -np.linalg.solve(hessian, told["gradient"])
    assert [newton["x"], newton["y"]] == pytest.approx(here + move, rel=1e-6, abs=1e-9)
    low, high = np.linalg.eigvalsh(hessian)
    assert newton["kind"] == ("minimum" if low > 0 else "maximum" if high < 0 else "saddle")
    drop = told["loss"] - newton["loss"]
    assert drop == pytest.approx(0.5 * move @ hessian @ move, rel=1e-6, abs=1e-9)


def test_the_model_of_a_quadratic_is_the_surface_and_its_newton_point_the_minimum():
    told = model("?on=ravine&run=gradient_descent:lr=0.001&steps=9", "gradient_descent", 4)
    ravine = LANDSCAPES["ravine"]()
    x, y = (np.array(told["sheet"][axis]) for axis in "xy")
    loss = ravine.value(x[None, :], y[:, None], np)
    assert np.allclose(told["sheet"]["z"], height(ravine, loss), rtol=1e-9, atol=1e-9)
    (minimum,) = ravine.minima()
    newton = told["newton"]
    assert [newton["x"], newton["y"]] == pytest.approx([minimum.x, minimum.y], abs=1e-9)


@pytest.mark.parametrize("key", LANDSCAPES)
def test_the_field_is_the_gradient(key):
    raw = gradient_field(f"?on={key}")
    x, y, gx, gy = np.frombuffer(unframe(raw)[1], "<f4").reshape(4, 21, 21)
    landscape = LANDSCAPES[key]()
    (left, right), (bottom, top) = landscape.domain
    for j, i in ((0, 0), (3, 17), (20, 9), (10, 10)):
        places = [left + (i + 0.5) / 21 * (right - left), bottom + (j + 0.5) / 21 * (top - bottom)]
        assert np.allclose([x[j, i], y[j, i]], places, atol=1e-6)
        with np.errstate(all="ignore"):
            expected = [float(part) for part in landscape.gradient(*places, np)]
        assert np.allclose([gx[j, i], gy[j, i]], expected, rtol=1e-5, atol=1e-6, equal_nan=True)


def test_a_late_step_is_told_by_its_own_number():
    link = "?on=linreg_noisy&run=gradient_descent:lr=0.001&steps=700"
    (whole,) = simulate(Experiment.from_query(link)[0])
    for ask_about in (fan, model):
        told = ask_about(link, "gradient_descent", 612)
        assert [told["step"], told["x"], told["y"]] == [612, *whole.points[612]]


def test_what_cannot_be_told_is_refused_with_a_sentence():
    with pytest.raises(Refusal, match="not made from data"):
        fan("?on=bowl&run=adam", "adam", 3)
    with pytest.raises(Refusal, match="no such run"):
        model("?on=bowl&run=adam", "momentum", 3)
