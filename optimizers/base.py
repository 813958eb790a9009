"""What every optimizer declares."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from declare.maths import Maths, Real
from declare.parameters import Declared, number, word
from declare.twins import Twin

# What a learning-rate slider spans; the box beside it takes the whole range.
RATE_SLIDER = (1e-4, 10.0)

State = tuple[Any, ...]
Step = tuple[Real, State]
"""How far one coordinate moves, and the state after that."""
Steps = tuple[tuple[Real, Real], State]
"""The same of both coordinates."""
Update = Callable[..., tuple[Any, State]]


class Stuck(Exception):
    """A rule finds no next step. The text says why, in a sentence for the user."""


@dataclass(frozen=True)
class Optimizer(Declared):
    """An update rule for one coordinate, written for a maths namespace `m`.

    `rule(m)` binds the hyper-parameters and returns `(update, first_state)`;
    `update(t, g, x, state)` takes the step number t (from 1), the gradient and the place of
    one coordinate and returns `(delta, state)`: x moves by delta. The engine multiplies
    delta by the schedule's factor, which is the same as scheduling the learning rate
    because delta is proportional to it. Where it is not, `takes_factor` is set and the
    factor is a further argument of update.

    A rule that must see both coordinates is `joint` (ask the object, not the class):
    `update(t, (gx, gy), (x, y), state, probe)` returns `((dx, dy), state)`; the probe gives
    loss, gradient and Hessian anywhere (probe.py). A rule may raise Stuck.

    `state_names` names the entries of the state, because the screen shows them. The entries
    of a joint state are scalars or pairs (x, y); more may follow, under `further_names`, which
    only the working of a step shows.
    `memories` are the entries that hold earlier gradients, each with the hyper-parameter that
    says how much of it goes into an update; the mean of that is in the gradient's units.
    `also` names further classes of libraries that it equals, in the same sense as `twin`.
    `twin_reason` says why there is no twin, where there is none. `uses_gradient` is false for a
    rule that never looks at the gradient that it is given.
    """

    group: ClassVar[str] = "First order"
    equation: ClassVar[str]
    source: ClassVar[str]
    twin: ClassVar[Twin | None] = None
    twin_reason: ClassVar[str] = ""
    also: ClassVar[tuple[Twin, ...]] = ()
    state_names: ClassVar[tuple[str, ...]] = ()
    further_names: ClassVar[tuple[str, ...]] = ()
    uses_gradient: ClassVar[bool] = True
    memories: ClassVar[tuple[tuple[str, str], ...]] = ()
    joint: ClassVar[bool] = False
    takes_factor: ClassVar[bool] = False

    lr: float

    def rule(self, m: Maths) -> tuple[Update, State]:
        """`(update, first_state)` on the numbers of `m`."""
        raise NotImplementedError

    def steepest(self, xx: float, xy: float, yy: float) -> float:
        """The curvature that bounds the learning rate near a minimum with that Hessian."""
        return (xx + yy) / 2 + math.hypot((xx - yy) / 2, xy)

    def stable_rate(self, curvature: float) -> float | None:
        """The largest stable learning rate on a quadratic of that curvature, where it is known."""
        return None

    def spread(self, curvature: float) -> float | None:
        """The variance that a coordinate keeps on a quadratic of that curvature, where it is known.

        Per unit of variance of independent noise on its gradient, at a constant rate.
        """
        return None


def present(value: Any) -> bool:
    """Whether a hyper-parameter, or any of an array of them, is not zero."""
    return bool(getattr(value, "any", value.__bool__)())


def learning_rate(default: float, library: float | None = None) -> Any:
    """Declare a learning rate: our default for two parameters, and the library's if it has one."""
    return number(
        default,
        1e-8,
        1000,
        "learning rate",
        r"\eta",
        log=True,
        slider=RATE_SLIDER,
        library=library,
    )


def decay(default: float, label: str, tex: str, **more: Any) -> Any:
    """Declare a decay rate of a running mean, in [0, 1)."""
    return number(default, 0, 0.99999, label, tex, slider=(0, 0.999), **more)


def small_number(default: float, tex: str = r"\epsilon", **more: Any) -> Any:
    """Declare the ε that keeps a division finite."""
    settings: dict[str, Any] = {
        "low": 0,
        "high": 1,
        "label": "epsilon (keeps the divisor from zero)",
        "tex": tex,
        "log": True,
        "slider": (1e-12, 0.1),
        **more,
    }
    return number(default, **settings)


def epsilon_place(default: str = "outside") -> Any:
    """Declare where ε is added: course texts and libraries differ."""
    return word(default, ("outside", "inside"), "ε outside or inside the square root")


def step_part() -> Any:
    """Declare the rate of a rule that finds the length of its step itself."""
    return number(
        1,
        1e-8,
        1000,
        "fraction of the proposed step",
        r"\eta",
        log=True,
        slider=(0.01, 10),
        library=1,
    )


def weight_decay(tex: str = r"\lambda") -> Any:
    """Declare an L2 penalty, added to the gradient as λ x."""
    return number(0, 0, 10, "weight decay", tex, slider=(0, 1))


def decoupled(default: float, **more: Any) -> Any:
    """Declare a weight decay beside the gradient: in each step x shrinks by η λ x as well."""
    return number(default, 0, 10, "decoupled weight decay", r"\lambda", slider=(0, 1), **more)
