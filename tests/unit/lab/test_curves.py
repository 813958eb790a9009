"""The curves: every series against plain arithmetic on the trajectory, and their axes."""

from itertools import pairwise

import numpy as np
import pytest

from lab.curves import CURVES
from lab.curves.base import SCALES
from lab.experiment.experiment import Experiment
from lab.figures.base import Look
from lab.figures.curve import axes_of, curve, stamp_of
from lab.simulation.simulate import problem_of, simulate
from landscapes import LANDSCAPES
from tests.support.framed import ask
from tests.support.stretched import stretch_of
from ui.answers.series import SERIES, piece, wanted
from ui.screen.curves import plots

RUNS = "&run=adam:lr=0.05~cosine&run=momentum:lr=0.001&run=gradient_descent:lr=0.01~noise:sigma=0.1"
ALL = ",".join(CURVES)
PLANE = ("himmelblau", "rosenbrock", "rastrigin", "branin", "bowl", "styblinski_tang", "peaks")


def experiment_of(link):
    experiment, problems = Experiment.from_query(link)
    assert not problems
    return experiment


def plain(name, landscape, path, stretch):
    """A curve of a whole trajectory, point by point."""
    points = path.points.tolist()
    if name == "loss":
        return [loss - (landscape.lowest() or 0) for loss in path.loss.tolist()]
    if name == "distance":
        minima = landscape.minima()
        return [min(np.hypot(x - m.x, y - m.y) for m in minima) for x, y in points]
    if name == "gradient":
        return [np.hypot(*landscape.gradient(x, y, np)) for x, y in points]
    if name == "rate":
        return path.learning_rate.tolist()
    if name == "change":
        return [np.nan, *(abs(b - a) for a, b in pairwise(path.loss.tolist()))]
    if name == "effective":
        moves = np.abs(path.points[1:] - path.points[:-1]).tolist()
        rates = [
            [d / abs(g) if g else np.nan for d, g in zip(*pair, strict=True)]
            for pair in zip(moves, stretch.seen()[1:].tolist(), strict=True)
        ]
        return np.array([[np.nan, np.nan], *rates]).T
    assert name == "step", f"no plain form of the curve {name}"
    return [np.nan, *(np.hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))]


@pytest.mark.parametrize("name", CURVES)
@pytest.mark.parametrize("surface", PLANE)
def test_a_curve_is_what_it_says(name, surface):
    experiment = experiment_of(f"?on={surface}{RUNS}&steps=60")
    for run, path in zip(experiment.runs, simulate(experiment), strict=True):
        stretch = stretch_of(problem_of(experiment, run), path)
        found = CURVES[name]().values(experiment.landscape, stretch)
        assert found.dtype == np.float64
        expected = np.array(plain(name, experiment.landscape, path, stretch))
        assert found == pytest.approx(expected, rel=1e-12, abs=1e-300, nan_ok=True)


@pytest.mark.parametrize("name", CURVES)
def test_the_curve_on_the_screen_is_sent_and_no_other(name):
    for shown in (name, ""):
        header, runs = ask(f"?on=himmelblau&run=adam:lr=0.2&curves={shown}&steps=20")
        known = CURVES[name]
        assert (known.column in runs[0]) == (bool(shown) or known.column in SERIES)
        assert set(header["runs"][0]["extra"]) <= {known.column, known.second}
        assert (known.second in runs[0]) == (bool(shown) and bool(known.second))


@pytest.mark.parametrize("name", CURVES)
def test_a_curve_goes_on_over_the_chunks(name):
    link = f"?on=himmelblau&run=adam:lr=0.01~noise:sigma=2&steps=1100&curves={name}"
    experiment, known = experiment_of(link), CURVES[name]
    (whole,) = simulate(experiment)
    parts = [ask(link, chunk=chunk)[1][0] for chunk in range(3)]
    stretch = stretch_of(problem_of(experiment, experiment.runs[0]), whole)
    expected = np.atleast_2d(known().values(experiment.landscape, stretch))
    for column, values in zip(filter(None, (known.column, known.second)), expected, strict=True):
        sent = np.concatenate([part[column] for part in parts])
        assert np.array_equal(sent, values.astype("f4"), equal_nan=True)


def test_the_effective_rate_is_the_rate_itself_under_gradient_descent():
    link = "?on=himmelblau&run={}&curves=effective&steps=40"
    _, (plain,) = ask(link.format("gradient_descent:lr=0.01~noise:sigma=3~clip_norm:limit=9"))
    for column in ("effective_x", "effective_y"):
        assert np.isnan(plain[column][0])
        assert plain[column][1:] == pytest.approx(0.01, rel=1e-5)
    _, (blind,) = ask(link.format("nelder_mead"))
    assert np.isnan(blind["effective_x"]).all()
    _, (adagrad,) = ask("?on=ravine&run=adagrad:lr=0.05&curves=effective&steps=99")
    assert (np.diff(adagrad["effective_x"][1:]) < 0).all()
    assert (adagrad["effective_x"][1:] != adagrad["effective_y"][1:]).all()


def test_small_steps_have_a_length_that_float32_points_would_not_give():
    link = "?on=himmelblau&run=gradient_descent:lr=0.01&steps=60&curves=step"
    sent = ask(link)[1][0]
    late = slice(45, 60)
    assert (sent["step_length"][late] > 0).all()
    of_pixels = np.hypot(np.diff(sent["x"]), np.diff(sent["y"]))[late]
    assert (of_pixels == 0).any()


@pytest.mark.parametrize("surface", LANDSCAPES)
@pytest.mark.parametrize("name", CURVES)
def test_where_there_is_no_curve_a_sentence_says_why(surface, name):
    experiment = experiment_of(f"?on={surface}&curves={name}&steps=3&run=adam")
    landscape, known = experiment.landscape, CURVES[name]()
    absent = known.absent(landscape)
    nowhere = not landscape.isolated or not landscape.minima()
    assert (absent is not None) == (name == "distance" and nowhere)
    (axes,) = axes_of(experiment, landscape)
    layout = curve(axes, Look())["layout"]
    texts = " ".join(note["text"].replace("<br>", " ") for note in layout["annotations"])
    assert known.axis(landscape) in texts
    assert (absent or "") in texts
    assert layout["meta"]["series"] == (None if absent else known.column)
    sent = piece_of(experiment)
    assert (known.column in (*SERIES, *sent.extra)) == (absent is None)


def piece_of(experiment):
    return piece(problem_of(experiment, experiment.runs[0]), 0, wanted(experiment))


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", CURVES)
def test_the_axis_has_the_scale_of_the_link_and_says_where_it_is_linear(name, scale):
    experiment = experiment_of(f"?curves={name}&scales={name}-{scale}")
    (axes,) = axes_of(experiment, experiment.landscape)
    layout = curve(axes, Look())["layout"]
    assert layout["meta"]["scale"] == scale
    assert layout["yaxis"]["type"] == ("log" if scale == "log" else "linear")
    assert ("linear within ±10⁻" in layout["annotations"][0]["text"]) == (scale == "symlog")


def test_a_loss_without_a_known_minimum_has_an_axis_that_goes_below_zero():
    (axes,) = axes_of(experiment_of("?on=horse_saddle&curves=loss"), LANDSCAPES["horse_saddle"]())
    assert (axes.scale, axes.title) == ("symlog", "loss")


@pytest.mark.parametrize(
    ("words", "boxes", "pictures"),
    [
        ("", 2, 2),
        ("&curves=", 0, 0),
        (f"&curves={ALL}", len(CURVES), len(CURVES)),
        (f"&curves={ALL}&hide=curves", 0, 0),
        ("&on=linreg", 2, 3),
        ("&on=linreg&hide=curves", 0, 0),
        ("&curves=step", 1, 1),
    ],
)
def test_a_hidden_curve_is_not_on_the_page(words, boxes, pictures):
    found, layout = plots(experiment_of("?run=adam" + words))
    assert len(found) == boxes
    assert layout == f"curves of-{pictures}"


def test_only_the_words_of_the_curves_draw_them_anew():
    look = Look()

    def stamp(words):
        experiment = experiment_of("?run=adam" + words)
        return stamp_of(axes_of(experiment, experiment.landscape), look)

    first = stamp("")
    assert first == stamp("&steps=20") == stamp("&on=rosenbrock") == stamp("&height=log")
    words = ("&curves=loss", "&scales=loss-linear", "&on=horse_saddle", "&on=branin")
    assert len({first, *map(stamp, words)}) == 1 + len(words)


def test_another_curve_is_sent_and_the_paths_are_known_to_be_the_same():
    link = "?on=bowl&run=adam&run=momentum&steps=10"
    header, runs = ask(link, "curve.step", "true", base=True)
    assert header["kept"]
    assert all("step_length" in run for run in runs)
    assert not ask(link, "adam.optimizer.lr", "0.3", base=True)[0]["kept"]
    header, runs = ask(link, "scale.loss", "linear", base=True)
    assert header["kept"]
    assert runs == [None, None]
