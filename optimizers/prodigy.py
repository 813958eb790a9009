"""Prodigy."""

from dataclasses import dataclass

from declare.maths import Maths, Pair
from declare.parameters import flag, number
from optimizers.base import (
    Optimizer,
    State,
    Steps,
    Twin,
    Update,
    decay,
    decoupled,
    small_number,
)
from optimizers.base_oracle import Oracle


@dataclass(frozen=True)
class Prodigy(Optimizer):
    """Adam that finds its own learning rate: it measures how far it has come from the start.

    d_t grows from a tiny first guess to about the distance of the solution: Mishchenko &
    Defazio 2024, algorithm 4, as in optax.
    """

    title = "Prodigy"
    group = "Sign and scale free"
    equation = (
        r"d_{t+1} = \max\left(d_t, \frac{c\, r_t}{\|s_t\|_1}\right), \quad"
        r" x_{t+1} = x_t - \eta\, d_t\,\frac{m_t}{\sqrt{v_t} + d_{t+1}\epsilon}"
    )
    source = "Mishchenko & Defazio 2024, arXiv 2306.06101, algorithm 4"
    twin = Twin(
        "optax.contrib.prodigy",
        {
            "learning_rate": "lr",
            "betas": ("beta1", "beta2"),
            "eps": "eps",
            "estim_lr0": "d0",
            "estim_lr_coef": "d_coef",
            "weight_decay": "weight_decay",
        },
    )
    also = (
        Twin(
            "pytorch_optimizer.Prodigy",
            {
                "lr": "lr",
                "betas": ("beta1", "beta2"),
                "eps": "eps",
                "d0": "d0",
                "d_coef": "d_coef",
                "weight_decay": "weight_decay",
                "bias_correction": "bias_correction",
            },
            {"growth_rate": "inf", "weight_decouple": True, "fixed_decay": False},
        ),
    )
    state_names = ("m", "v", "d", "numerator")
    further_names = ("total", "start")
    joint = takes_factor = True

    lr: float = number(
        1, 1e-8, 1000, "learning-rate multiplier", r"\eta", log=True, slider=(0.01, 10), library=1.0
    )
    beta1: float = decay(0.9, "first-moment decay", r"\beta_1")
    beta2: float = decay(0.999, "second-moment decay", r"\beta_2")
    eps: float = small_number(1e-8)
    d0: float = number(
        0.01,
        1e-12,
        1000,
        "initial distance estimate",
        "d_0",
        log=True,
        slider=(1e-6, 1),
        library=1e-6,
    )
    d_coef: float = number(1, 1e-3, 1000, "distance coefficient", "c", log=True, slider=(0.1, 10))
    weight_decay: float = decoupled(0)
    bias_correction: bool = flag(True, "bias correction")

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, eps, d0 = self.lr, self.beta1, self.beta2, self.eps, self.d0
        coefficient, pull, correct, sqrt = (
            self.d_coef,
            self.weight_decay,
            self.bias_correction,
            m.sqrt,
        )
        b3 = sqrt(b2)

        def update(t: int, g: Pair, x: Pair, state: State, oracle: Oracle, factor: float) -> Steps:
            mean, square, d, numerator, total, start = state
            if t == 1:
                d, start = d0, x
            debias = sqrt(1 - b2**t) / (1 - b1**t) if correct else 1.0
            rate = d * lr * factor * debias
            gone = sum(gi * (si - xi) for gi, si, xi in zip(g, start, x, strict=True))
            numerator = b3 * numerator + d / d0 * rate * gone
            both = range(2)
            mean = tuple(b1 * mean[i] + (1 - b1) * d * g[i] for i in both)
            square = tuple(b2 * square[i] + (1 - b2) * d * g[i] * d * g[i] for i in both)
            total = tuple(b3 * total[i] + rate * d * g[i] / d0 for i in both)
            size = abs(total[0]) + abs(total[1])
            d = max(d, coefficient * numerator / size) if size else d
            step = tuple(
                -rate * (mean[i] / (sqrt(square[i]) + d * eps or 1.0) + pull * x[i]) for i in both
            )
            return step, (mean, square, d, numerator, total, start)

        zero = (0.0, 0.0)
        return update, (zero, zero, 0.0, 0.0, zero, zero)
