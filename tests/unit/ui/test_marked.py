"""What is marked on a path: where a stop rule fires, and the ends of the cycles of the rate."""

from dataclasses import replace

import numpy as np
import pytest

from lab.experiment.experiment import Experiment
from lab.schedules import SCHEDULES
from lab.simulation.simulate import simulate
from lab.stops import STOPS
from tests.support.framed import ask

RULES = [key for key in STOPS if STOPS[key].curve]
LINK = "?on=himmelblau&run=momentum:lr=0.002&run=adam:lr=0.3&steps=1500"


def experiment_of(link):
    experiment, problems = Experiment.from_query(link)
    assert not problems
    return experiment


def fired(link):
    """Where each run is flagged, over all chunks of the stream; and its last point."""
    chunks = [ask(link, chunk=chunk) for chunk in range(3)]
    for run, name in enumerate(chunks[0][0]["runs"]):
        parts = [c[1][run]["fired"] for c in chunks]
        flags = np.flatnonzero(np.concatenate(parts)).tolist()
        yield name["name"], flags, sum(map(len, parts)) - 1


@pytest.mark.parametrize("key", RULES)
def test_a_rule_that_runs_on_is_flagged_where_it_would_end_the_run(key):
    ended = {name: flags for name, flags, _ in fired(f"{LINK}&stop={key}")}
    runs = simulate(experiment_of(f"{LINK}&stop={key}"))
    assert list(ended.values()) == [[run.stopped_at] for run in runs]
    assert max(run.stopped_at for run in runs) < 1500
    on = list(fired(f"{LINK}&stop={key}:run_on=true"))
    assert {name: flags for name, flags, _ in on} == ended
    assert [last for *_, last in on] == [1500, 1500]


@pytest.mark.parametrize("key", STOPS)
def test_a_rule_that_runs_on_changes_no_path(key):
    plain = simulate(experiment_of(LINK))
    if key in RULES:
        for run, path in zip(
            simulate(experiment_of(f"{LINK}&stop={key}:run_on=true")), plain, strict=True
        ):
            assert np.array_equal(run.points, path.points)
    header, runs = ask(f"{LINK}&stop={key}")
    assert (header["stop"] is None) == ("fired" not in runs[0]) == (key not in RULES)


def test_the_flag_moves_with_the_bound_although_the_path_stays():
    link = f"{LINK}&stop=gradient:below=1,run_on=true"
    header, runs = ask(link, "stop.below", "0.001", base=True)
    assert header["kept"]
    told = {"series": "slope", "below": 0.001, "back": 0, "waited": "", "on": True}
    assert header["stop"] == told
    assert runs[0] is not None and runs[0]["fired"].sum() == 1


def test_patience_looks_back_to_the_best_loss():
    rule = STOPS["patience"](steps=7)
    link = f"{LINK}&stop={replace(rule, run_on=True).word()}"
    told = ask(link)[0]["stop"]
    assert (told["back"], told["waited"]) == (7, "7 steps without a better loss")
    for (_, (flag,), _), path in zip(fired(link), simulate(experiment_of(LINK)), strict=True):
        assert np.argmin(path.loss[: flag + 1]) == flag - 7


@pytest.mark.parametrize("key", SCHEDULES)
def test_the_cold_updates_are_the_minima_of_the_rate(key):
    """Of every schedule, at its defaults and at short cycles: those inside of the run."""
    cls, steps = SCHEDULES[key], 400
    short = {"period": 30, "growth": 2, "up": 20, "down": 7}
    known = {k: v for k, v in short.items() if k in cls.__dataclass_fields__}
    for schedule in (cls(), cls(**known)):
        if schedule.watch():
            assert not schedule.cycles
            continue
        rates = [schedule.factor(t, steps) for t in range(steps + 1)]
        minima = [
            t for t in range(1, steps) if rates[t] < rates[t + 1] and rates[t] <= rates[t - 1]
        ]
        assert [t for t in range(steps) if schedule.cold(t, steps)] == minima


def test_a_snapshot_is_taken_after_the_coldest_update_of_each_cycle():
    link = "?on=styblinski_tang&run=gradient_descent:lr=0.03~warm_restarts:period=60,growth=1"
    _, runs = ask(link + "&steps=360")
    assert np.flatnonzero(runs[0]["cold"]).tolist() == [60, 120, 180, 240, 300, 360]
    _, runs = ask("?run=gradient_descent:lr=0.01~warm_restarts:period=300,growth=2&steps=1200")
    assert np.flatnonzero(runs[0]["cold"]).tolist() == [300]
    _, runs = ask(
        "?run=gradient_descent:lr=0.01~warm_restarts:period=300,growth=2&steps=1200", chunk=1
    )
    assert np.flatnonzero(runs[0]["cold"]).tolist() == [900 - 501]
    assert "cold" not in ask("?run=gradient_descent~exponential")[1][0]
