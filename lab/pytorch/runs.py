"""One run as a loop of torch: start, optimizer, scheduler, gradient, clipping, changes."""

from textwrap import indent
from typing import Any

from lab.experiment.experiment import Experiment
from lab.experiment.run import Run
from lab.pytorch.twins import Call, LeftOut, argument_of, optimizer_call, scheduler_call, written
from lab.simulation.trajectory import Trajectory
from landscapes.base_examples import Examples

# Below this step the last digit of each function decides what a difference quotient is.
SMALLEST_DIFFERENCE = 0.01
# What may change while a torch optimizer runs: the others are bound to its state.
CHANGEABLE = ("lr", "weight_decay", "eps", "beta1", "beta2", "momentum")
RANDOM = {
    "noise": "standard_normal({shape})",
    "heavy_tailed": "standard_t({nu}, {shape})",
}


def needs_numpy(run: Run) -> bool:
    """Whether the run draws random numbers."""
    return run.source.key() in ("batch", *RANDOM)


def run_block(experiment: Experiment, name: str, run: Run, trajectory: Trajectory) -> str:
    """The lines of one run, or a comment that says why it is left out."""
    title = f"\n\n# {name}: {run.optimizer.title}"
    try:
        lines = _lines(experiment, name, run, trajectory)
    except LeftOut as reason:
        return f"{title} is left out. {reason}\n"
    return f"{title}, {run.schedule.title.lower()} rate, {run.source.title.lower()}\n{lines}"


def _lines(experiment: Experiment, name: str, run: Run, trajectory: Trajectory) -> str:
    _refuse(run)
    updates = len(trajectory.points) - 1
    optimizer = optimizer_call(run.optimizer)
    scheduled = run.schedule.key() != "constant"
    scheduler = scheduler_call(run, experiment.steps) if scheduled else None
    lines = [
        *_ending(experiment, run, trajectory),
        f"place = torch.tensor({[*experiment.start_of(run)]!r}, requires_grad=True)",
        f"optimizer = {optimizer.text('[place]')}",
        *([f"scheduler = {scheduler.text('optimizer')}"] if scheduler else []),
        *_stream(experiment, run, updates),
        f'paths["{name}"] = [place.tolist()]',
        f"for k in range({updates}):",
    ]
    body = [*_changes(run), *_update(experiment, run, optimizer), *_scheduling(experiment, run)]
    body.append(f'paths["{name}"].append(place.tolist())')
    return "\n".join([*lines, indent("\n".join(body), "    ")]) + "\n"


def _refuse(run: Run) -> None:
    """Raises LeftOut for what torch cannot repeat to the last digits."""
    source = run.source
    if source.key() == "finite_differences" and getattr(source, "h", 0) < SMALLEST_DIFFERENCE:
        raise LeftOut("So short a difference is rounding, which differs from library to library.")
    if source.key() == "jump":
        raise LeftOut("Its data change while it runs.")
    if run.optimizer.joint and source.key() != "exact":
        raise LeftOut("Its line search would need the same random gradient at several points.")
    if run.changes and (run.optimizer.takes_factor or run.schedule.key() != "constant"):
        raise LeftOut("Changes while it runs cannot be joined with its schedule in PyTorch.")
    for change in run.changes:
        for key, value in change.values:
            zero = key == "momentum" and not (value and getattr(run.optimizer, key))
            if key not in CHANGEABLE or zero:
                raise LeftOut(f"PyTorch cannot change {key} in this way while it runs.")


def _ending(experiment: Experiment, run: Run, trajectory: Trajectory) -> list[str]:
    """Comments on what the loop does not say: an early end, a divergence, an average."""
    updates = len(trajectory.points) - 1
    found: list[str] = []
    if trajectory.status == "diverged":
        found.append("# It diverges in the update after these: this is the finite part of it.")
    elif updates < experiment.steps:
        found.append(f"# It ends after {updates} of {experiment.steps} updates: as in the app.")
    if trajectory.status in ("oscillating", "growing"):
        found.append("# It swings: its rounding errors may grow, and its last digits then differ.")
    if run.average.key() != "no_average":
        found.append(f"# Beside the path the app shows: {run.average.title}.")
    return found


def _stream(experiment: Experiment, run: Run, updates: int) -> list[str]:
    """The random numbers of the run, from the generator that the app uses."""
    source: Any = run.source
    key = source.key()
    if key == "batch":
        return [f"generator, order = np.random.default_rng({experiment.seed}), []"]
    if key not in RANDOM:
        return []
    drawn = RANDOM[key].format(nu=getattr(source, "nu", ""), shape=f"({updates}, 2)")
    return [f"noise = {source.sigma!r}*np.random.default_rng({experiment.seed}).{drawn}"]


def _changes(run: Run) -> list[str]:
    """The changes of hyper-parameters, each before the update from which it holds."""
    lines: list[str] = []
    values: dict[str, Any] = {}
    for change in run.changes:
        values |= dict(change.values)
        said: list[str] = []
        for key, _ in change.values:
            argument, held = argument_of(run.optimizer, key)
            now = [values.get(name, getattr(run.optimizer, name)) for name in held]
            said.append(f"{argument}={written(tuple(now) if len(now) > 1 else now[0])}")
        lines.append(f"if k == {change.step}:")
        lines.append(f"    optimizer.param_groups[0].update({', '.join(dict.fromkeys(said))})")
    return lines


def _update(experiment: Experiment, run: Run, optimizer: Call) -> list[str]:
    """The gradient and the step."""
    gradient = ["optimizer.zero_grad()", *_gradient(experiment, run), *_clipping(run)]
    if run.schedule.key() == "reduce_on_plateau":
        gradient.insert(0, "loss_before = loss(*place).item()")
    if not optimizer.path.endswith("LBFGS"):
        return [*gradient, "optimizer.step()"]
    inner = ["optimizer.zero_grad()", "value = loss(*place)", "value.backward()", *_clipping(run)]
    closure = ["def closure():", *(f"    {line}" for line in [*inner, "return value"]), ""]
    return [*gradient[: "loss_before" in gradient[0]], *closure, "optimizer.step(closure)"]


def _gradient(experiment: Experiment, run: Run) -> list[str]:
    source: Any = run.source
    key, landscape = source.key(), experiment.landscape
    if key == "batch" and isinstance(landscape, Examples):
        count, factor = len(landscape.rows), "len(batch)*" if source.total == "sum" else ""
        return [
            "if not len(order):",
            f"    order = generator.permutation({count})",
            f"batch, order = order[:{source.size}], order[{source.size}:]",
            f"batch_loss = {factor}loss(*place, EXAMPLES[batch.tolist()])",
            "batch_loss.backward()",
        ]
    if key == "finite_differences":
        return _differences(source.h, source.scheme)
    plain = ["loss(*place).backward()"]
    return [*plain, "place.grad += torch.tensor(noise[k])"] if key in RANDOM else plain


def _differences(h: float, scheme: str) -> list[str]:
    left = f"loss(x - {h!r}, y)", f"loss(x, y - {h!r})"
    width, (first, second) = (
        (repr(2 * h), left) if scheme == "central" else (repr(h), ("loss(x, y)", "loss(x, y)"))
    )
    return [
        "with torch.no_grad():",
        "    x, y = place",
        "    place.grad = torch.stack([",
        f"        (loss(x + {h!r}, y) - {first})/{width},",
        f"        (loss(x, y + {h!r}) - {second})/{width},",
        "    ])",
    ]


def _clipping(run: Run) -> list[str]:
    if run.clip.key() == "no_clipping":
        return []
    twin = run.clip.twin
    assert twin is not None
    named = twin.arguments.items()
    said = [f"{word}={_norm(getattr(run.clip, str(name)))}" for word, name in named]
    return [f"{twin.path}([place], {', '.join(said)})"]


def _norm(value: object) -> str:
    return {"2": "2", "inf": 'float("inf")'}[value] if isinstance(value, str) else repr(value)


def _scheduling(experiment: Experiment, run: Run) -> list[str]:
    key = run.schedule.key()
    if key == "constant":
        return []
    if key == "reduce_on_plateau":
        return ["scheduler.step(loss_before)"]
    period = getattr(run.schedule, "period", 0)
    if key == "one_cycle" and 0 < period < experiment.steps:  # After its cycle torch's refuses.
        return [f"if k + 1 < {period}:", "    scheduler.step()"]
    return ["scheduler.step()"]
