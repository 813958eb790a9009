"""Slices: value, tangent and secant are the landscape's own, and bad questions get sentences."""

import math

import numpy as np
import pytest
from starlette.testclient import TestClient

from app import server
from declare.floats import FLOATS
from lab.analysis.slices import ALONG, SAMPLES, Missing, slice_of
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import problem_of, simulate
from landscapes import LANDSCAPES
from ui.answers import slices
from ui.answers.frames import unframe

LINK = "?on=himmelblau&run=momentum:lr=0.01&run=adam:lr=0.3&steps=700"


def problem(link, run=0):
    experiment, problems = Experiment.from_query(link)
    assert not problems
    return problem_of(experiment, experiment.runs[run])


def get(address):
    with TestClient(server, base_url="http://localhost") as client:
        return client.get(address)


def taken_apart(raw):
    """Header and samples of an answer."""
    header, samples = unframe(raw)
    return header, np.frombuffer(samples, "<f8")


@pytest.mark.parametrize("along", ALONG)
@pytest.mark.parametrize("key", LANDSCAPES)
def test_the_loss_and_the_slope_are_the_landscapes(key, along):
    landscape = LANDSCAPES[key]()
    x, y = (0.61803 * low + 0.38197 * high for low, high in landscape.domain)
    link = f"?on={key}&run=gradient_descent:lr=1e-8&from={x!r},{y!r}&steps=1"
    found = slice_of(problem(link), 0, along, 0.0)
    gradient = [float(g) for g in landscape.gradient(x, y, FLOATS)]
    slope = {"x": gradient[0], "y": gradient[1], "gradient": math.hypot(*gradient)}[along]
    assert found.point == (x, y)
    assert found.value == pytest.approx(landscape.value(x, y, FLOATS), rel=1e-14, abs=1e-14)
    assert found.slope == pytest.approx(slope, rel=1e-13, abs=1e-14)
    assert found.secant.slope == found.slope
    # The samples lie on the line, at equal distances, and the line passes through the point.
    assert found.line.point(found.at) == pytest.approx((x, y), rel=1e-15)
    for k in (0, 57, SAMPLES - 1):
        at = found.line.low + (found.line.high - found.line.low) * k / (SAMPLES - 1)
        px, py = found.line.point(at)
        assert found.samples[k] == pytest.approx(landscape.value(px, py, FLOATS), rel=1e-9)
        inside = landscape.domain
        assert inside[0][0] - 1e-9 <= px <= inside[0][1] + 1e-9
        assert inside[1][0] - 1e-9 <= py <= inside[1][1] + 1e-9


@pytest.mark.parametrize("along", ALONG)
def test_the_secant_becomes_the_tangent(along):
    far, near = (slice_of(problem(LINK), 3, along, apart) for apart in (0.5, 1e-6))
    landscape = LANDSCAPES["himmelblau"]()
    end = far.line.point(far.secant.at)
    rise = landscape.value(*end, FLOATS) - landscape.value(*far.point, FLOATS)
    assert far.secant.slope == pytest.approx(rise / 0.5, rel=1e-9)
    assert abs(far.secant.slope - far.slope) > 0.01 * abs(far.slope)
    assert near.secant.slope == pytest.approx(near.slope, rel=1e-4)


def test_a_second_point_outside_the_picture_has_no_secant():
    assert slice_of(problem(LINK), 2, "x", 99.0).secant is None


@pytest.mark.parametrize("step", [0, 1, 500, 501, 699, 700])
def test_the_point_is_that_of_the_trajectory(step):
    experiment, _ = Experiment.from_query(LINK)
    whole = simulate(experiment)[1]
    for k, along in enumerate(("x", "y")):
        found = slice_of(problem(LINK, 1), step, along)
        assert found.point == tuple(whole.points[step])
        assert (found.value, found.slope) == (whole.loss[step], whole.gradient[step, k])
        after = None if step == 700 else whole.points[step + 1, k]
        assert (found.reached is None) == (after is None)
        assert found.reached == (after if after is None else pytest.approx(after, rel=1e-14))


def test_the_step_of_plain_descent_goes_down_the_gradient():
    found = slice_of(problem("?run=gradient_descent:lr=0.01"), 2, "gradient")
    assert found.reached == pytest.approx(-0.01 * found.slope, rel=1e-12)


@pytest.mark.parametrize(
    ("link", "step", "along", "apart", "sentence"),
    [
        (LINK, 701, "x", None, "The run has no step 701."),
        (LINK, 3000, "x", None, "The run has no step 3000."),
        ("?on=bowl&run=gradient_descent:lr=3&steps=5", 5, "y", None, "outside the picture"),
        ("?on=bowl&run=adam&from=0,0", 0, "gradient", None, "no direction"),
    ],
)
def test_a_slice_that_is_not_there_says_why(link, step, along, apart, sentence):
    with pytest.raises(Missing, match=sentence):
        slice_of(problem(link), step, along, apart)
    which = problem(link).optimizer.key()
    header, samples = taken_apart(slices.answer(link, which, step, along, apart))
    assert sentence in header["missing"]
    assert header["count"] == len(samples) == 0


def test_the_answer_has_every_bit():
    found = slice_of(problem(LINK, 1), 4, "y", 0.25)
    raw = get(f"/slice{LINK}&which=adam&step=4&along=y&apart=0.25").content
    header, samples = taken_apart(raw)
    assert np.array_equal(samples, found.samples)
    numbers = ("at", "value", "slope", "reached")
    assert [header[n] for n in numbers] == [getattr(found, n) for n in numbers]
    assert header["secant"] == found.secant._asdict()
    assert tuple(header["point"]) == found.point


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        ("which=adam&step=x&along=x", 400, "“step” is the number of a step."),
        ("which=adam&step=-1&along=x", 400, "“step” is the number of a step."),
        ("which=adam&step=" + "9" * 5000 + "&along=x", 400, "“step” is the number of a step."),
        ("which=adam&step=1&along=z", 400, "“along” is one of x, y, gradient."),
        ("which=adam&step=1&along=x&apart=nan", 400, "“apart” is a number, not “nan”."),
        ("which=nobody&step=1&along=x", 404, "There is no such run."),
    ],
)
def test_a_bad_question_gets_a_sentence(words, status, sentence):
    answer = get(f"/slice{LINK}&{words}")
    assert (answer.status_code, answer.json()) == (status, {"problem": sentence})


@pytest.mark.parametrize(("start", "level"), [("3,2", True), ("3.1,2", False)])
def test_a_tangent_is_level_where_the_inspector_finds_no_slope(start, level):
    link = f"?on=himmelblau&run=gradient_descent:lr=1e-3&from={start}&steps=3"
    words = "which=gradient_descent&step=0&along=x&apart=0"
    header, _ = taken_apart(get(f"/slice{link}&{words}").content)
    assert header["level"] is level
