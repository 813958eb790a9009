"""Quasi-hyperbolic momentum."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from optimizers.base import Optimizer, State, Step, Twin, Update, decay, learning_rate, weight_decay


@dataclass(frozen=True)
class Qhm(Optimizer):
    """A step between plain gradient descent and momentum: a weighted mean of both.

    b_t = μ b_{t-1} + (1 - μ) g_t, momentum as an average; Ma & Yarats 2019, equation 3. At
    ν = 0 it is gradient descent, at ν = 1 momentum in its averaged form, at ν = μ Nesterov's.
    """

    title = "Quasi-hyperbolic momentum"
    equation = (
        r"b_t = \mu\, b_{t-1} + (1-\mu)\, g_t, \quad"
        r" x_{t+1} = x_t - \eta\left((1-\nu)\, g_t + \nu\, b_t\right)"
    )
    source = "Ma & Yarats 2019, arXiv 1810.06801, equation 3"
    twin = Twin(
        "pytorch_optimizer.QHM",
        {"lr": "lr", "momentum": "momentum", "nu": "nu", "weight_decay": "weight_decay"},
        {"weight_decouple": False, "fixed_decay": False},
    )
    state_names = ("b",)
    memories = (("b", "momentum"),)

    lr: float = learning_rate(0.05, library=0.001)
    momentum: float = decay(0.9, "momentum", r"\mu")
    nu: float = number(0.7, 0, 1, "momentum weight", r"\nu")
    weight_decay: float = weight_decay()

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, keep, nu, penalty = self.lr, self.momentum, self.nu, self.weight_decay

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            if penalty:
                g = g + penalty * x
            buffer = keep * state[0] + (1 - keep) * g
            return -lr * ((1 - nu) * g + nu * buffer), (buffer,)

        return update, (0.0,)
