"""The stream: what is sent is what is computed, and only what changed."""

import numpy as np
import pytest

from lab.experiment.experiment import Experiment
from lab.figures.base import height
from lab.simulation.simulate import simulate
from tests.support.framed import ask
from ui.answers.batch import batch
from ui.answers.decode import decode
from ui.answers.frames import unframe
from ui.answers.refusal import Refusal

LINK = "?on=rosenbrock&run=adam:lr=0.05&run=momentum:lr=0.0005~cosine&run=rmsprop~noise&steps=40"


def test_series_are_those_of_the_trajectories():
    header, runs = ask(LINK)
    experiment, _ = Experiment.from_query(LINK)
    assert header["link"] == experiment.query()
    for sent, whole in zip(runs, simulate(experiment), strict=True):
        slope = np.hypot(*whole.gradient.T)
        expected = {
            "x": whole.points[:, 0],
            "y": whole.points[:, 1],
            "loss": whole.loss,
            "excess": whole.loss - experiment.landscape.lowest(),
            "slope": slope,
            "rate": whole.learning_rate,
            "height": height(experiment.landscape, whole.loss),
        }
        for name, values in expected.items():
            assert np.array_equal(sent[name], values.astype("f4")), name


def test_the_names_of_the_coordinates_are_sent():
    assert ask("?on=bowl")[0]["coordinates"] == ["x", "y"]
    names = ask("?on=sparse_features&language=de")[0]["coordinates"]
    assert names == ["Gewicht des häufigen", "Gewicht des seltenen"]


def test_chunks_joined_are_the_run():
    link = "?on=himmelblau&run=adam:lr=0.01~noise:sigma=2&steps=1234"
    parts = [ask(link, chunk=chunk) for chunk in range(3)]
    whole = simulate(decode(link)[0])[0]
    x = np.concatenate([runs[0]["x"] for _, runs in parts])
    assert np.array_equal(x, whole.points[:, 0].astype("f4"))
    runs = [header["runs"][0] for header, _ in parts]
    assert [run["first"] for run in runs] == [0, 501, 1001]
    assert [run["ended"] for run in runs] == [False, False, True]
    assert [run["word"] for run in runs[:2]] == ["running", "running"]
    assert runs[2]["status"] == whole.status


def test_past_its_end_a_run_sends_nothing():
    header, runs = ask("?on=bowl&run=adam&steps=10", chunk=3)
    assert header["runs"][0]["count"] == 0
    assert header["runs"][0]["ended"]
    assert len(runs[0]["x"]) == 0


def test_only_the_run_that_changed_is_sent():
    header, runs = ask(LINK, "momentum.optimizer.lr", "0.0007", base=True)
    assert [run["same"] for run in header["runs"]] == [0, None, 2]
    assert runs[0] is None
    assert len(runs[1]["x"]) == 41
    assert "run=momentum:lr=0.0007~cosine" in header["link"]


def test_a_removed_run_leaves_the_others_where_they_were():
    header, _ = ask(LINK, "adam.remove", base=True)
    assert [run["same"] for run in header["runs"]] == [1, 2]


def test_a_moved_start_sends_every_run_and_the_new_numbers():
    header, runs = ask(LINK, "start", "0.5,0.25", base=True)
    assert [run["same"] for run in header["runs"]] == [None] * 3
    assert header["controls"] == {"start.x": "0.5", "start.y": "0.25"}
    assert all(run["x"][0] == 0.5 for run in runs)


def test_a_diverged_run_is_sent_up_to_its_last_point():
    header, runs = ask("?on=ravine&run=gradient_descent:lr=1")
    run = header["runs"][0]
    assert run["status"] == "diverged"
    assert run["at"] == run["last"] + 1 == len(runs[0]["x"])
    assert np.isfinite(runs[0]["x"]).all()


def test_a_refused_gesture_keeps_the_link_and_says_why():
    before = ask(LINK)[0]["link"]
    header, _ = ask(LINK, "adam.optimizer.lr", "fast", base=True)
    assert header["link"] == before
    assert header["problems"] == ["Learning rate is a number, not “fast”."]
    assert header["controls"] == {"adam.optimizer.lr": "0.05"}


def test_a_bad_link_is_answered_with_sentences():
    header, runs = ask("?on=moon&run=adam:lr=0.3&steps=7")
    assert header["problems"] == ["There is no landscape “moon”."]
    assert header["steps"] == 7
    assert len(runs[0]["x"]) == 8


@pytest.mark.parametrize("path", ["adam.optimizer", "adam.schedule", "landscape"])
def test_structure_changes_where_the_panel_does(path):
    value = {"adam.optimizer": "rmsprop", "adam.schedule": "cosine", "landscape": "bowl"}[path]
    before, after = ask(LINK)[0], ask(LINK, path, value)[0]
    assert before["structure"] != after["structure"]
    assert (before["scene"] != after["scene"]) == (path == "landscape")


def test_the_limit_of_stability_is_where_gradient_descent_begins_to_diverge():
    link = "?on=ravine&run=gradient_descent:lr={}&from=0,1&steps=400"
    style = ask(link.format(0.01))[0]["limits"]["gradient_descent.optimizer.lr"]
    assert style["text"] == "Stable below 0.02"
    below, above = (simulate(decode(link.format(lr))[0])[0] for lr in (0.0199, 0.0201))
    assert below.loss[-1] < below.loss[0] < above.loss[-1]


def test_the_second_path_and_the_clipped_steps_are_sent():
    link = "?on=himmelblau&run=momentum:lr=0.01~clip_norm:limit=20~ema&steps=1100"
    whole = simulate(decode(link)[0])[0]
    parts = [ask(link, chunk=chunk)[1][0] for chunk in range(3)]
    joined = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    assert np.array_equal(joined["average_x"], whole.average[:, 0].astype("f4"))
    assert np.array_equal(joined["average_y"], whole.average[:, 1].astype("f4"))
    assert np.array_equal(joined["clipped"], [0, *whole.clipped])
    assert 0 < joined["clipped"].sum() < 1100


def test_the_batch_of_a_step_is_framed_like_an_answer():
    raw = batch("?on=linreg_noisy&run=gradient_descent~batch:size=4&seed=3", "gradient_descent", 9)
    header, heights = unframe(raw)
    assert (header["epoch"], header["iteration"], header["seen"]) == (1, 1, 40)
    assert len(header["examples"]) == 4
    assert len(heights) == 4 * header["size"] ** 2


def test_without_mini_batches_there_is_no_batch_to_show():
    with pytest.raises(Refusal, match="no mini-batches"):
        batch("?on=bowl&run=adam", "adam", 3)
