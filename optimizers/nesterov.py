"""Nesterov's accelerated gradient."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from optimizers.base import Optimizer, State, Step, Twin, Update, decay, learning_rate, weight_decay


@dataclass(frozen=True)
class Nesterov(Optimizer):
    """Momentum that looks ahead: it brakes before the slope turns, not after.

    b_t = μ b_{t-1} + g_t, step -η (g_t + μ b_t): Nesterov 1983 in the form of Sutskever et
    al. 2013, equations 3 and 4, written at the look-ahead point, which is the point drawn.
    """

    title = "Nesterov momentum"
    equation = r"b_t = \mu\, b_{t-1} + g_t, \quad x_{t+1} = x_t - \eta\,(g_t + \mu\, b_t)"
    source = "Nesterov 1983, Soviet Mathematics Doklady 27(2), 372"
    twin = Twin(
        "torch.optim.SGD",
        {"lr": "lr", "momentum": "momentum", "weight_decay": "weight_decay"},
        {"nesterov": True, "dampening": 0},
    )
    also = (Twin("optax.sgd", {"learning_rate": "lr", "momentum": "momentum"}, {"nesterov": True}),)
    state_names = ("b",)
    memories = (("b", "momentum"),)

    lr: float = learning_rate(0.02, library=0.001)
    momentum: float = decay(0.9, "momentum", r"\mu", library=0)
    weight_decay: float = weight_decay()

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, keep, penalty = self.lr, self.momentum, self.weight_decay

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            if penalty:
                g = g + penalty * x
            buffer = keep * state[0] + g
            return -lr * (g + keep * buffer), (buffer,)

        return update, (0.0,)

    def stable_rate(self, curvature: float) -> float | None:
        return 2 * (1 + self.momentum) / ((curvature + self.weight_decay) * (1 + 2 * self.momentum))
