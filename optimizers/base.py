"""What every optimizer declares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from parameters import Declared, number

State = tuple[Any, ...]
Update = Callable[[int, Any, Any, State], tuple[Any, State]]


@dataclass(frozen=True)
class Twin:
    """The library class that an optimizer equals, step by step.

    `arguments` maps the library's word to ours; `fixed` holds the arguments without which
    the two are not the same.
    """

    path: str
    arguments: Mapping[str, str | tuple[str, ...]]
    fixed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Optimizer(Declared):
    """An update rule for one coordinate, written for a maths namespace `m`.

    `rule(m)` binds the hyper-parameters and returns `(update, first_state)`;
    `update(t, g, x, state)` takes the step number t (from 1), the gradient and the place of
    one coordinate and returns `(delta, state)`: x moves by delta. The engine multiplies
    delta by the schedule's factor, which is the same as scheduling the learning rate
    because delta is proportional to it.

    `state_names` names the entries of the state, because the screen shows them.
    """

    group: ClassVar[str] = "First order"
    equation: ClassVar[str]
    source: ClassVar[str]
    twin: ClassVar[Twin | None] = None
    state_names: ClassVar[tuple[str, ...]] = ()

    lr: float

    def rule(self, m: Any) -> tuple[Update, State]:
        """`(update, first_state)` on the numbers of `m`."""
        raise NotImplementedError


def learning_rate(default: float, library: float) -> Any:
    """Declare a learning rate: our default for two parameters, and the library's own."""
    return number(
        default, 1e-8, 1000, "learning rate", r"\eta",
        log=True, slider=(1e-4, 10.0), library=library,
    )  # fmt: skip


def decay(default: float, label: str, tex: str, **more: Any) -> Any:
    """Declare a decay rate of a running mean, in [0, 1)."""
    return number(default, 0, 0.99999, label, tex, slider=(0, 0.999), **more)


def small_number(default: float, **more: Any) -> Any:
    """Declare the ε that keeps a division finite."""
    return number(
        default, 0, 1, "small number added to the divisor", r"\epsilon",
        log=True, slider=(1e-12, 0.1), **more,
    )  # fmt: skip


def weight_decay(tex: str = r"\lambda") -> Any:
    """Declare an L2 penalty, added to the gradient as λ x."""
    return number(0, 0, 10, "weight decay", tex, slider=(0, 1))
