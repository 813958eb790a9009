"""“Copy as PyTorch code”: the right classes and arguments, and the loss of the landscape.

tests/test_snippet_executed.py executes the programs with torch and compares every point.
"""

import ast
from types import SimpleNamespace

import numpy as np
import pytest

from declare.floats import FLOATS
from declare.parameters import declarations
from declare.symbols import FUNCTIONS, SYMBOLS, Symbol, tree
from lab.experiment.experiment import Experiment
from lab.pytorch import pytorch
from lab.pytorch.losses import loss_function
from lab.schedules import SCHEDULES
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from optimizers import OPTIMIZERS

TORCH = [k for k, c in OPTIMIZERS.items() if c.twin and c.twin.path.startswith("torch.")]
OTHERS = [key for key in OPTIMIZERS if key not in TORCH]
TRACED = [key for key, cls in LANDSCAPES.items() if not cls.tabulated]

# The functions of NumPy under torch's names, for the loss alone; no optimizer is imitated.
NUMPY = SimpleNamespace(
    **{name: getattr(np, name) for name in FUNCTIONS},
    relu=lambda t: np.maximum(0.0, t),
    where=np.where,
    tensor=lambda v, dtype=None: np.array(v),
    float64=np.float64,
)


def program(link):
    experiment, problems = Experiment.from_query(link)
    assert not problems
    text = pytorch(experiment)
    return text, ast.parse(text)


def calls(parsed):
    """The arguments of every call of the program, by the name that is called."""
    found = {}
    for node in ast.walk(parsed):
        if isinstance(node, ast.Call):
            words = {k.arg: ast.unparse(k.value) for k in node.keywords}
            found[ast.unparse(node.func)] = words
    return found


@pytest.mark.parametrize("key", TORCH)
def test_an_optimizer_is_its_twin_with_the_arguments_that_matter(key):
    cls = OPTIMIZERS[key]
    _, parsed = program(f"?on=rosenbrock&run={key}:lr=0.00123&steps=3")
    said = calls(parsed)[cls.twin.path]
    assert said["lr"] == "0.00123"
    for argument, names in cls.twin.arguments.items():
        several = (names,) if isinstance(names, str) else names
        known = [declarations(cls)[name] for name in several]
        if any(p.library is not None and p.library != p.default for p in known):
            assert argument in said
        elif argument in said and argument not in ("lr", "max_eval"):
            raise AssertionError(f"{argument} is said and is torch's default")
    assert said.keys() <= {*cls.twin.arguments, *cls.twin.fixed}


@pytest.mark.parametrize("key", OTHERS)
def test_an_optimizer_without_a_twin_in_torch_is_left_out_with_the_reason(key):
    text, parsed = program(f"?on=rosenbrock&run={key}&run=adam&steps=3")
    assert f"{OPTIMIZERS[key].title} is left out. PyTorch has no" in text
    assert [name for name in calls(parsed) if "torch.optim" in name] == ["torch.optim.Adam"]


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        ("adam:bias_correction=false", "bias correction"),
        ("rmsprop:epsilon=inside", "outside or inside the square root"),
        ("gradient_descent:sequential=true", "one coordinate at a time"),
        ("nesterov:momentum=0", "must not be zero"),
        ("adam~finite_differences:h=1e-8", "rounding"),
        ("adam~cosine~at:step=1,lr=0.2", "schedule"),
        ("lbfgs~noise", "line search"),
        ("adam~linear_warmup:start=0", "rate of zero"),
    ],
)
def test_what_torch_cannot_repeat_is_left_out_with_the_reason(run, reason):
    text, parsed = program(f"?on=bowl&run={run}&steps=3")
    assert reason in text
    assert not any("torch.optim" in name for name in calls(parsed))


@pytest.mark.parametrize("key", [k for k, c in SCHEDULES.items() if c.twin])
def test_a_schedule_is_its_twin(key):
    _, parsed = program(f"?on=bowl&run=momentum:lr=0.5~{key}&steps=30")
    said = calls(parsed)[SCHEDULES[key].twin.path]
    allowed = {*SCHEDULES[key].twin.arguments, SCHEDULES[key].twin.peak}
    assert said.keys() <= allowed
    if SCHEDULES[key].twin.peak:
        assert said["max_lr"] == "0.5"


def test_hyper_parameters_clips_and_changes_are_said():
    text, parsed = program(
        "?on=bowl&steps=9&run=adam:beta1=0.5,eps=0.01~clip_norm:limit=3,norm=inf~at:step=4,beta1=0.7"
    )
    found = calls(parsed)
    assert found["torch.optim.Adam"] == {"lr": "0.1", "betas": "(0.5, 0.999)", "eps": "0.01"}
    clip = found["torch.nn.utils.clip_grad_norm_"]
    assert clip == {"max_norm": "3.0", "norm_type": "float('inf')"}
    assert "if k == 4:" in text
    assert "betas=(0.7, 0.999)" in text


def test_a_hidden_run_is_no_part_of_it_and_a_stopped_one_ends_where_it_ended():
    text, _ = program("?on=bowl&run=adam~hidden&run=gradient_descent&stop=gradient:below=0.1")
    assert "optim.Adam" not in text
    assert "It ends after " in text


def test_a_table_is_no_formula():
    text, parsed = program("?on=mlp_slice&run=adam&steps=3")
    assert "interpolates a table" in text
    assert not any("optim" in name for name in calls(parsed))


def settings(key):
    """The landscape with its defaults, and with every number moved off its default."""
    cls = LANDSCAPES[key]
    known = declarations(cls).items()
    moved = {
        n: (p.default + p.low) / 2 if p.low < p.default else (p.default + min(p.high, 1)) / 2
        for n, p in known
        if p.kind == "number"
    }
    return [cls(), cls(**moved)]


@pytest.mark.parametrize("key", TRACED)
def test_the_written_loss_is_the_loss(key, record_property):
    worst = 0.0
    for landscape in settings(key):
        text = loss_function(landscape)
        (left, right), (bottom, top) = landscape.domain
        places = np.random.default_rng(5).uniform((left, bottom), (right, top), (40, 2)).tolist()
        namespace = {"torch": NUMPY}
        exec(text, namespace)
        for x, y in [*places, landscape.start, *([(0.0, 0.0)] * landscape.contains(0, 0))]:
            ours = landscape.value(x, y, FLOATS)
            worst = max(worst, abs(namespace["loss"](x, y) - ours) / max(1, abs(ours)))
    record_property("compared: losses written for torch", float(worst))
    assert worst <= 1e-12


def test_the_written_loss_of_a_batch_is_that_of_the_batch():
    landscape = LANDSCAPES["logreg"](penalty=0.2)
    assert isinstance(landscape, Examples)
    namespace: dict = {"torch": NUMPY}
    exec(loss_function(landscape), namespace)
    batch = [3, 1, 7]
    ours = landscape.subset(batch).value(0.4, -0.8, FLOATS)
    written = namespace["loss"](0.4, -0.8, namespace["EXAMPLES"][batch])
    assert written == pytest.approx(ours, rel=1e-14)


def test_a_function_of_plain_numbers_is_computed_and_not_traced():
    assert SYMBOLS.sqrt(4.0) == 2.0
    assert tree(SYMBOLS.hypot(Symbol("x"), 2)) == ["hypot", "x", 2.0]
