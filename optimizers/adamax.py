"""Adamax."""

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
class Adamax(Optimizer):
    """Adam that divides by the largest recent gradient instead of the mean square.

    u_t = max(β₂ u_{t-1}, |g_t| + ε): Kingma & Ba 2015, algorithm 2, with ε as in torch.
    """

    title = "Adamax"
    group = "Adaptive"
    equation = (
        r"u_t = \max(\beta_2 u_{t-1}, |g_t|+\epsilon), \quad"
        r" x_{t+1} = x_t - \frac{\eta}{1-\beta_1^t}\,\frac{m_t}{u_t}"
    )
    source = "Kingma & Ba 2015, arXiv 1412.6980, algorithm 2"
    twin = Twin(
        "torch.optim.Adamax",
        {"lr": "lr", "betas": ("beta1", "beta2"), "eps": "eps", "weight_decay": "weight_decay"},
    )
    also = (
        Twin("optax.adamax", {"learning_rate": "lr", "b1": "beta1", "b2": "beta2", "eps": "eps"}),
    )
    state_names = ("m", "u", "m_hat")
    memories = (("m", "beta1"),)

    lr: float = learning_rate(0.1, library=0.002)
    beta1: float = decay(0.9, "first-moment decay", r"\beta_1")
    beta2: float = decay(0.999, "decay of the infinity norm", r"\beta_2")
    eps: float = small_number(1e-8, low=1e-30)
    weight_decay: float = weight_decay()

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, eps, penalty = self.lr, self.beta1, self.beta2, self.eps, self.weight_decay
        largest, size = m.maximum, m.abs

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            mean, peak, _ = state
            if penalty:
                g = g + penalty * x
            mean = b1 * mean + (1 - b1) * g
            peak = largest(b2 * peak, size(g) + eps)
            mean_hat = mean / (1 - b1**t)
            return -lr * mean_hat / peak, (mean, peak, mean_hat)

        return update, (0.0, 0.0, 0.0)
