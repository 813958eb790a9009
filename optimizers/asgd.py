"""Averaged stochastic gradient descent."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number, whole
from optimizers.base import Optimizer, State, Step, Twin, Update, learning_rate, weight_decay


@dataclass(frozen=True)
class Asgd(Optimizer):
    """Gradient descent with a slowly decaying rate and, alongside it, the mean of its points.

    η_t = η / (1 + λ η t)^α, and the mean a_t begins after t₀ steps: Polyak & Juditsky 1992,
    with the rates of Bottou's averaged SGD as in torch. The point drawn is x_t, not a_t.
    """

    title = "Averaged SGD"
    equation = (
        r"x_{t+1} = (1-\lambda\eta_t)\, x_t - \eta_t g_t, \quad"
        r" \eta_t = \frac{\eta}{(1+\lambda\eta t)^{\alpha}}, \quad"
        r" a_{t+1} = a_t + \frac{x_{t+1}-a_t}{\max(1, t-t_0)}"
    )
    source = "Polyak & Juditsky 1992, SIAM Journal on Control and Optimization 30(4), 838"
    twin = Twin(
        "torch.optim.ASGD",
        {
            "lr": "lr",
            "lambd": "lambd",
            "alpha": "alpha",
            "t0": "t0",
            "weight_decay": "weight_decay",
        },
    )
    state_names = ("average", "rate", "weight")
    takes_factor = True

    lr: float = learning_rate(0.05, library=0.01)
    lambd: float = number(1e-4, 0, 10, "decay term", r"\lambda", slider=(0, 0.1))
    alpha: float = number(
        0.75, 0, 5, "exponent of the learning-rate decay", r"\alpha", slider=(0, 2)
    )
    t0: int = whole(
        20, 0, 10**6, "steps before averaging starts", "t_0", slider=(0, 500), library=10**6
    )
    weight_decay: float = weight_decay(r"w")

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, lambd, alpha, t0, penalty = (
            self.lr,
            self.lambd,
            self.alpha,
            self.t0,
            self.weight_decay,
        )

        def update(t: int, g: Real, x: Real, state: State, factor: float) -> Step:
            mean, rate, weight = state if t > 1 else (x, lr * factor, 1.0)
            if penalty:
                g = g + penalty * x
            delta = -rate * (lambd * x + g)
            mean = mean + weight * (x + delta - mean)
            base = lr * factor
            return delta, (mean, base / (1 + lambd * base * t) ** alpha, 1 / max(1, t - t0))

        return update, (0.0, 0.0, 1.0)
