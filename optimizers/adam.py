"""Adam."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import flag
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
class Adam(Optimizer):
    """Momentum divided by the recent size of the gradient, both bias-corrected.

    Kingma & Ba 2015, algorithm 1; the bias correction can be switched off to see what it does.
    """

    title = "Adam"
    group = "Adaptive"
    equation = (
        r"m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t, \quad"
        r" v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2, \quad"
        r" x_{t+1} = x_t - \eta\,\frac{m_t/(1-\beta_1^t)}{\sqrt{v_t/(1-\beta_2^t)}+\epsilon}"
    )
    source = "Kingma & Ba 2015, arXiv 1412.6980, algorithm 1"
    twin = Twin(
        "torch.optim.Adam",
        {"lr": "lr", "betas": ("beta1", "beta2"), "eps": "eps", "weight_decay": "weight_decay"},
        {"amsgrad": False, "decoupled_weight_decay": False},
    )
    state_names = ("m", "v", "m_hat", "v_hat")
    memories = (("m", "beta1"),)

    lr: float = learning_rate(0.1, library=0.001)
    beta1: float = decay(0.9, "first-moment decay", r"\beta_1")
    beta2: float = decay(0.999, "second-moment decay", r"\beta_2")
    eps: float = small_number(1e-8)
    weight_decay: float = weight_decay()
    bias_correction: bool = flag(True, "bias correction")

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, eps, penalty = self.lr, self.beta1, self.beta2, self.eps, self.weight_decay
        correct, sqrt = self.bias_correction, m.sqrt
        c1, c2 = 1 - b1, 1 - b2

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            mean, square, _, _ = state
            if penalty:
                g = g + penalty * x
            mean = mean_hat = b1 * mean + c1 * g
            square = square_hat = b2 * square + c2 * g * g
            if correct:
                mean_hat = mean / (1 - b1**t)
                square_hat = square / (1 - b2**t)
            delta = -lr * mean_hat / (sqrt(square_hat) + eps)
            return delta, (mean, square, mean_hat, square_hat)

        return update, (0.0, 0.0, 0.0, 0.0)
