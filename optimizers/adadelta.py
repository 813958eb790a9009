"""Adadelta."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from optimizers.base import (
    Optimizer,
    State,
    Step,
    Twin,
    Update,
    decay,
    learning_rate,
    small_number,
    weight_decay,
)


@dataclass(frozen=True)
class Adadelta(Optimizer):
    """Steps in units of the previous steps: designed to need no learning rate.

    v_t = ρ v_{t-1} + (1 - ρ) g_t², d_t = √(u_{t-1} + ε) / √(v_t + ε) g_t, u_t the same mean
    of d_t²; Zeiler 2012, algorithm 1. Steps start at about √ε, so that ε is its real rate.
    """

    title = "Adadelta"
    group = "Adaptive"
    equation = (
        r"v_t = \rho\, v_{t-1} + (1-\rho)\, g_t^2, \quad"
        r" d_t = \frac{\sqrt{u_{t-1}+\epsilon}}{\sqrt{v_t+\epsilon}}\, g_t, \quad"
        r" u_t = \rho\, u_{t-1} + (1-\rho)\, d_t^2, \quad x_{t+1} = x_t - \eta\, d_t"
    )
    source = "Zeiler 2012, arXiv 1212.5701, algorithm 1"
    twin = Twin(
        "torch.optim.Adadelta",
        {"lr": "lr", "rho": "rho", "eps": "eps", "weight_decay": "weight_decay"},
    )
    also = (Twin("optax.adadelta", {"learning_rate": "lr", "rho": "rho", "eps": "eps"}),)
    state_names = ("v", "u")

    lr: float = learning_rate(1, library=1.0)
    rho: float = decay(0.9, "decay of the running averages", r"\rho")
    eps: float = small_number(1e-3, library=1e-6)
    weight_decay: float = weight_decay()

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, rho, eps, penalty, sqrt = self.lr, self.rho, self.eps, self.weight_decay, m.sqrt

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            square, moved = state
            if penalty:
                g = g + penalty * x
            square = rho * square + (1 - rho) * g * g
            step = sqrt(moved + eps) / sqrt(square + eps) * g
            return -lr * step, (square, rho * moved + (1 - rho) * step * step)

        return update, (0.0, 0.0)
