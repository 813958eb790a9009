"""The optimizer and the scheduler of a run as torch's classes with their arguments."""

import re
from typing import Any, NamedTuple, cast

from declare.parameters import Declared, declarations
from declare.twins import Twin
from lab.experiment.run import Run
from lab.simulation.problem import CYCLED

# What torch's classes do without being told; Adam and AdamW have no common word for the last.
BY_ITSELF = {
    "momentum": 0,
    "nesterov": False,
    "dampening": 0,
    "amsgrad": False,
    "mode": "min",
    "scale_mode": "cycle",
    "tolerance_grad": 1e-7,
    "tolerance_change": 1e-9,
}
NOT_SAID = ("decoupled_weight_decay",)
# Parameters of schedules that torch's classes need, or that are learning rates there.
ALWAYS = ("period", "gamma", "floor", "eps")


class LeftOut(Exception):
    """A run that torch cannot repeat; the text is the reason, in a sentence."""


class Call(NamedTuple):
    """A class of torch and its arguments as source."""

    path: str
    arguments: tuple[str, ...]

    def text(self, *first: str) -> str:
        """The call, with what comes before the named arguments."""
        return f"{self.path}({', '.join([*first, *self.arguments])})"


def written(value: Any) -> str:
    """A value as source: a number, a flag, a word of a declared choice, or several of these."""
    if isinstance(value, tuple):
        return f"({', '.join(map(written, cast(tuple[Any, ...], value)))})"
    return "None" if value == "none" else repr(value)


def fits(own: Declared, twin: Twin) -> list[str]:
    """The parameters that have another value than the twin, which does not know them, needs."""
    spoken: set[str] = set()
    for names in twin.arguments.values():
        texts = (names,) if isinstance(names, str) else names
        spoken |= {name for text in texts for name in re.findall(r"\w+", text)}
    known = declarations(own.__class__)
    needed = {name: p.default for name, p in known.items() if name not in spoken} | {**twin.ours}
    return [known[name].label for name, value in needed.items() if getattr(own, name) != value]


def torch_twin(own: Any, within: str) -> Twin:
    """The twin of an object in a package of torch. Raises LeftOut where there is none."""
    twins = [twin for twin in (own.twin, *getattr(own, "also", ())) if twin]
    found = [twin for twin in twins if twin.path.startswith(within)]
    if not found:
        where = f"; it equals {twins[0].path}" if twins else ""
        raise LeftOut(f"PyTorch has no {own.title}{where}.")
    for twin in found:
        if not fits(own, twin):
            return twin
    raise LeftOut(f"{found[0].path} has no setting for: {', '.join(fits(own, found[0]))}.")


def optimizer_call(optimizer: Any) -> Call:
    """The optimizer as torch's class. Raises LeftOut."""
    twin = torch_twin(optimizer, "torch.optim.")
    if twin.fixed.get("nesterov") and not optimizer.momentum:
        raise LeftOut("PyTorch's Nesterov momentum must not be zero; this is gradient descent.")
    arguments = _arguments(optimizer, twin, {}, always=("lr", "max_eval"))
    for name, value in twin.fixed.items():
        if name not in NOT_SAID and BY_ITSELF.get(name) != value:
            arguments[name] = value
    return Call(twin.path, tuple(f"{name}={written(v)}" for name, v in arguments.items()))


def argument_of(optimizer: Any, name: str) -> tuple[str, tuple[str, ...]]:
    """The argument of the twin that holds one of our parameters, and all that it holds."""
    for argument, names in torch_twin(optimizer, "torch.optim.").arguments.items():
        held = (names,) if isinstance(names, str) else tuple(names)
        if name in held:
            return argument, held
    raise LeftOut(f"PyTorch has no word for {name}.")


def scheduler_call(run: Run, steps: int) -> Call:
    """The schedule of a run as torch's class. Raises LeftOut."""
    schedule: Any = run.schedule
    twin, own = torch_twin(schedule, "torch.optim.lr_scheduler."), declarations(schedule.__class__)
    resolved: dict[str, Any] = {}
    if own.get("period") and not schedule.period:
        resolved["period"] = steps
    if own.get("down") and not schedule.down:
        resolved["down"] = schedule.up
    if "cycle_momentum" in own and not {*CYCLED} & {*declarations(type(run.optimizer))}:
        resolved["cycle_momentum"] = False
    _refuse(run, resolved)
    arguments = _arguments(schedule, twin, resolved, ALWAYS, run.optimizer.lr)
    if twin.peak:
        arguments = {twin.peak: run.optimizer.lr, **arguments}
    texts = [f"{name}={_text(value)}" for name, value in arguments.items()]
    fixed = [f"{name}={written(v)}" for name, v in twin.fixed.items() if BY_ITSELF.get(name) != v]
    return Call(twin.path, (*texts, *fixed))


class _Formula(str):
    """Source that stands for itself."""


def _text(value: Any) -> str:
    return str(value) if isinstance(value, _Formula) else written(value)


def _refuse(run: Run, resolved: dict[str, Any]) -> None:
    """Raises LeftOut where torch's scheduler does not take a value that ours takes."""
    schedule: Any = run.schedule
    if schedule.key() == "linear_warmup" and not schedule.start:
        raise LeftOut("PyTorch's LinearLR does not start at a rate of zero.")
    if schedule.key() == "one_cycle":
        period = resolved.get("period", schedule.period)
        if period < 2 or schedule.rise * period in (0, 1):
            raise LeftOut("PyTorch's OneCycleLR divides by zero in a cycle that rises in no step.")


def _arguments(
    own: Any, twin: Twin, resolved: dict[str, Any], always: tuple[str, ...], rate: float = 1.0
) -> dict[str, Any]:
    """The twin's arguments that differ from the library's defaults, and those `always` said."""
    known = declarations(own.__class__)
    found: dict[str, Any] = {}
    for argument, names in twin.arguments.items():
        several: tuple[str, ...] = (names,) if isinstance(names, str) else names
        if "{" in several[0]:
            numbers = {name: written(getattr(own, name)) for name in known}
            found[argument] = _Formula("lambda k: " + several[0].format(**numbers))
            continue
        values: tuple[Any, ...] = tuple(resolved.get(name, getattr(own, name)) for name in several)
        usual: tuple[Any, ...] = tuple(_usual(known[name]) for name in several)
        if argument == "milestones":
            found[argument] = tuple(sorted(value for value in values if value))
        elif values != usual or {*several} & {*always}:
            value: Any = values[0] if isinstance(names, str) else values
            found[argument] = value * rate if argument in twin.relative else value
    return found


def _usual(parameter: Any) -> Any:
    return parameter.default if parameter.library is None else parameter.library
