"""Adagrad."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from optimizers.base import (
    Optimizer,
    State,
    Step,
    Twin,
    Update,
    epsilon_place,
    learning_rate,
    small_number,
    weight_decay,
)


@dataclass(frozen=True)
class Adagrad(Optimizer):
    """Each coordinate gets its own rate, which shrinks with every gradient it has seen.

    s_t = s_{t-1} + g_t²; Duchi, Hazan & Singer 2011, figure 1 (diagonal form). Texts differ
    in the place of ε: outside the root as in torch, or inside as in optax.
    """

    title = "Adagrad"
    group = "Adaptive"
    equation = (
        r"s_t = s_{t-1} + g_t^2, \quad"
        r" x_{t+1} = x_t - \frac{\eta}{1+(t-1)\delta}\,\frac{g_t}{\sqrt{s_t}+\epsilon}"
    )
    source = "Duchi, Hazan & Singer 2011, JMLR 12, 2121"
    twin = Twin(
        "torch.optim.Adagrad",
        {
            "lr": "lr",
            "lr_decay": "lr_decay",
            "weight_decay": "weight_decay",
            "initial_accumulator_value": "initial_accumulator_value",
            "eps": "eps",
        },
    )
    also = (
        Twin(
            "optax.adagrad",
            {
                "learning_rate": "lr",
                "initial_accumulator_value": "initial_accumulator_value",
                "eps": "eps",
            },
            ours={"epsilon": "inside"},
        ),
    )
    state_names = ("s",)

    lr: float = learning_rate(0.5, library=0.01)
    lr_decay: float = number(0, 0, 10, "learning-rate decay", r"\delta", slider=(0, 1))
    weight_decay: float = weight_decay()
    initial_accumulator_value: float = number(
        0, 0, 1000, "initial accumulator value", "s_0", slider=(0, 1)
    )
    eps: float = small_number(1e-10)
    epsilon: str = epsilon_place()

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, fade, penalty, eps, sqrt = (
            self.lr,
            self.lr_decay,
            self.weight_decay,
            self.eps,
            m.sqrt,
        )
        inside = self.epsilon == "inside"

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            if penalty:
                g = g + penalty * x
            total = state[0] + g * g
            size = sqrt(total + eps) if inside else sqrt(total) + eps
            return -lr / (1 + (t - 1) * fade) * g / size, (total,)

        return update, (self.initial_accumulator_value,)
