"""RAdam."""

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
class RAdam(Optimizer):
    """Adam that waits: plain momentum until it has seen enough to trust its divisor.

    Liu et al. 2020, algorithm 2, with torch's threshold ρ_t > 5 and ε added to √v_t.
    """

    title = "RAdam"
    group = "Adaptive"
    equation = (
        r"\rho_t = \rho_\infty - \frac{2t\beta_2^t}{1-\beta_2^t}, \quad"
        r" x_{t+1} = x_t - \eta\, r_t\,\frac{m_t}{1-\beta_1^t}\,"
        r"\frac{\sqrt{1-\beta_2^t}}{\sqrt{v_t}+\epsilon} \text{ if } \rho_t > 5,"
        r" \text{ else } x_t - \eta\,\frac{m_t}{1-\beta_1^t}"
    )
    source = "Liu et al. 2020, arXiv 1908.03265, algorithm 2"
    twin = Twin(
        "torch.optim.RAdam",
        {
            "lr": "lr",
            "betas": ("beta1", "beta2"),
            "eps": "eps",
            "weight_decay": "weight_decay",
            "decoupled_weight_decay": "decoupled_weight_decay",
        },
    )
    state_names = ("m", "v", "m_hat")
    memories = (("m", "beta1"),)

    lr: float = learning_rate(0.05, library=0.001)
    beta1: float = decay(0.9, "first-moment decay", r"\beta_1")
    beta2: float = decay(0.999, "second-moment decay", r"\beta_2")
    eps: float = small_number(1e-8)
    weight_decay: float = weight_decay()
    decoupled_weight_decay: bool = flag(False, "decoupled weight decay, as in AdamW")

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, eps, sqrt = self.lr, self.beta1, self.beta2, self.eps, m.sqrt
        pull = self.weight_decay if self.decoupled_weight_decay else 0.0
        penalty, most = self.weight_decay - pull, 2 / (1 - b2) - 1

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            if penalty:
                g = g + penalty * x
            mean = b1 * state[0] + (1 - b1) * g
            square = b2 * state[1] + (1 - b2) * g * g
            mean_hat, left = mean / (1 - b1**t), 1 - b2**t
            seen = most - 2 * t * b2**t / left
            step = mean_hat
            if seen > 5:
                trust = (seen - 4) * (seen - 2) * most / ((most - 4) * (most - 2) * seen)
                step = mean_hat * (left**0.5 / (sqrt(square) + eps)) * trust**0.5
            return -lr * (step + pull * x), (mean, square, mean_hat)

        return update, (0.0, 0.0, 0.0)
