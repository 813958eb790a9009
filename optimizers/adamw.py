"""AdamW."""

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
    decoupled,
    learning_rate,
    small_number,
)


@dataclass(frozen=True)
class AdamW(Optimizer):
    """Adam with decoupled weight decay: the pull towards zero is not divided by the gradient's
    size.

    Loshchilov & Hutter 2019, algorithm 2; in Adam the decay is part of the gradient.
    """

    title = "AdamW"
    group = "Adaptive"
    equation = (
        r"x_{t+1} = x_t - \eta\lambda x_t"
        r" - \eta\,\frac{m_t/(1-\beta_1^t)}{\sqrt{v_t/(1-\beta_2^t)}+\epsilon}"
    )
    source = "Loshchilov & Hutter 2019, arXiv 1711.05101, algorithm 2"
    twin = Twin(
        "torch.optim.AdamW",
        {
            "lr": "lr",
            "betas": ("beta1", "beta2"),
            "eps": "eps",
            "weight_decay": "weight_decay",
            "amsgrad": "amsgrad",
        },
        {"decoupled_weight_decay": True},
    )
    state_names = ("m", "v", "largest", "m_hat", "v_hat")
    memories = (("m", "beta1"),)

    lr: float = learning_rate(0.1, library=0.001)
    beta1: float = decay(0.9, "first-moment decay", r"\beta_1")
    beta2: float = decay(0.999, "second-moment decay", r"\beta_2")
    eps: float = small_number(1e-8)
    weight_decay: float = decoupled(0.01)
    amsgrad: bool = flag(False, "AMSGrad: use the largest second moment")

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, eps, pull = self.lr, self.beta1, self.beta2, self.eps, self.weight_decay
        keep_largest, sqrt, maximum = self.amsgrad, m.sqrt, m.maximum

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            mean, square, largest, _, _ = state
            mean = b1 * mean + (1 - b1) * g
            square = b2 * square + (1 - b2) * g * g
            largest = maximum(largest, square)
            mean_hat = mean / (1 - b1**t)
            square_hat = (largest if keep_largest else square) / (1 - b2**t)
            delta = -lr * (mean_hat / (sqrt(square_hat) + eps) + pull * x)
            return delta, (mean, square, largest, mean_hat, square_hat)

        return update, (0.0, 0.0, 0.0, 0.0, 0.0)
