"""Bad input: each kind gets its sentence, and the rest of the state is kept."""

import pytest

from lab.experiment.experiment import MOST_RUNS, Experiment
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

REST = ("run=adam:lr=0.3~noise:sigma=2", "steps=77", "seed=5", "theme=dark")

CASES = {
    "rate zero": ("run=momentum:lr=0", "Momentum: learning rate 0 is outside its range"),
    "rate negative": ("run=momentum:lr=-0.1", "Momentum: learning rate -0.1 is outside its range"),
    "rate not a number": ("run=momentum:lr=nan", "learning rate is a number, not “nan”."),
    "rate infinite": ("run=momentum:lr=inf", "learning rate is a number, not “inf”."),
    "rate enormous": ("run=momentum:lr=1e99", "learning rate 1e99 is outside its range"),
    "rate beyond numbers": (
        "run=momentum:lr=1e999",
        "1e999 is too large for a floating-point number",
    ),
    "rate as text": ("run=momentum:lr=fast", "learning rate is a number, not “fast”."),
    "rate empty": ("run=momentum:lr=", "learning rate is a number, not “”."),
    "rate in other digits": ("run=momentum:lr=٠.٥", "learning rate is a number, not “٠.٥”."),
    "rate of 50 digits": ("run=momentum:lr=0." + "1" * 50, "learning rate is a number, not “0.1"),
    "start outside": ("from=9,9", "The start 9, 9 is outside the picture of Himmelblau: x is -5.5"),
    "half a start": ("from=1", "A start is two numbers"),
    "start as text": ("from=here,1", "X of the start is a number, not “here”."),
    "own start outside": ("run=momentum~from:x=9,y=1", "The start 9, 1 is outside the picture"),
    "own start without y": ("run=momentum~from:x=1", "Y of the start is a number, not “”."),
    "a milliard steps": ("steps=1000000000", "Steps 1000000000 is outside its range 1 to 20000"),
    "half a step": ("steps=1.5", "Steps is a whole number, not 1.5."),
    "no steps": ("steps=0", "Steps 0 is outside its range 1 to 20000"),
    "negative seed": ("seed=-1", "Noise seed -1 is outside its range"),
    "unknown landscape": ("on=atlantis", "There is no landscape “atlantis”."),
    "unknown optimizer": ("run=magic:lr=1", "There is no optimizer “magic”."),
    "unknown parameter": ("run=momentum:speed=1", "Momentum has no parameter “speed”."),
    "unknown part": ("run=momentum~wings", "“wings” is not part of a run: ignored."),
    "unknown stop rule": ("stop=tired", "There is no stopping rule “tired”."),
    "unknown word": ("cheese=1", "“cheese” is not a word of a link: ignored."),
    "unknown view": ("view=inside", "View is one of both, surface, contour"),
    "unknown flag": ("run=adam:bias_correction=1", "bias correction is true or false, not “1”."),
    "change of nothing": ("run=momentum~at:step=3", "names none of its parameters"),
    "change without step": ("run=momentum~at:lr=1", "Step of a change is a number, not “”."),
    "change out of range": ("run=momentum~at:step=3,lr=0", "Learning rate 0 is outside its range"),
    "markup": ("on=<script>", "There is no landscape “<script>”."),
}


def understood(query):
    """What a bad link gives, checked for what every bad link must keep."""
    experiment, problems = Experiment.from_query(query)
    assert Experiment.from_query(experiment.query()) == (experiment, ())
    return experiment, problems


@pytest.mark.parametrize("case", CASES)
def test_gets_its_sentence_and_keeps_the_rest(case):
    bad, sentence = CASES[case]
    word = bad.partition("=")[0]
    rest = [part for part in REST if word == "run" or not part.startswith(f"{word}=")]
    experiment, problems = understood("?" + "&".join([bad, *rest]))
    assert len(problems) == 1 and sentence in problems[0], problems
    good, _ = Experiment.from_query("?" + "&".join(REST))
    assert experiment.runs[-1] == good.runs[-1]
    kept = {"steps", "seed", "theme"} - {word}
    assert all(getattr(experiment, name) == getattr(good, name) for name in kept)
    if bad.startswith("run=momentum"):
        assert [run.optimizer.key() for run in experiment.runs] == ["momentum", "adam"]


def test_a_bad_setting_keeps_its_neighbours():
    experiment, problems = understood("?run=momentum:momentum=0.5,lr=0,dampening=0.25~cosine")
    (run,) = experiment.runs
    assert run.optimizer == OPTIMIZERS["momentum"](momentum=0.5, dampening=0.25)
    assert run.schedule.key() == "cosine"
    assert problems[0].endswith(" 0.05 is used.")


def test_seven_runs():
    link = "?" + "&".join(f"run=adam:lr={i}" for i in range(1, 8))
    experiment, problems = understood(link)
    assert [run.optimizer.lr for run in experiment.runs] == [1, 2, 3, 4, 5, 6]
    assert problems == (f"An experiment has at most {MOST_RUNS} runs: the first are kept.",)


@pytest.mark.parametrize("key", LANDSCAPES)
def test_half_a_link(key):
    """A link cut anywhere gives an experiment, and what came before the cut is kept."""
    whole = f"?on={key}&steps=77&run=adam:lr=0.3~cosine:period=50&run=momentum:lr=0.02&seed=12"
    for cut in range(len(whole)):
        experiment, _ = understood(whole[:cut])
        if cut > whole.index("&run"):
            assert experiment.landscape == LANDSCAPES[key]() and experiment.steps == 77
    assert understood(whole)[1] == ()


def test_a_hundred_kilobytes():
    link = "?on=bowl&steps=77&run=" + "adam~" * 20000
    experiment, problems = understood(link)
    assert experiment.landscape.key() == "bowl" and experiment.steps == 77
    assert any("longer than 8192 characters" in problem for problem in problems)


def test_many_mistakes_are_counted():
    problems = understood("?" + "&".join(f"no{i}=1" for i in range(300)))[1]
    assert len(problems) == 9 and problems[-1] == "And 292 more were not understood."


def test_a_bad_own_start_is_not_kept():
    experiment, _ = understood("?on=bowl&run=adam~from:x=9,y=1&run=momentum~from:x=1,y=1")
    assert [run.start for run in experiment.runs] == [None, (1.0, 1.0)]
