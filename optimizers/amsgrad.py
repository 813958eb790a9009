"""AMSGrad."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import word
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
class Amsgrad(Optimizer):
    """Adam that remembers its largest second moment: its rate can shrink but never grow again.

    v̂_t = max(v̂_{t-1}, v_t): Reddi, Kale & Kumar 2018, algorithm 2, with Adam's bias
    correction, which torch applies after the maximum and optax before it.
    """

    title = "AMSGrad"
    group = "Adaptive"
    equation = (
        r"\hat v_t = \max(\hat v_{t-1}, v_t), \quad"
        r" x_{t+1} = x_t - \eta\,\frac{m_t/(1-\beta_1^t)}{\sqrt{\hat v_t/(1-\beta_2^t)}+\epsilon}"
    )
    source = "Reddi, Kale & Kumar 2018, ICLR, algorithm 2"
    twin = Twin(
        "torch.optim.Adam",
        {"lr": "lr", "betas": ("beta1", "beta2"), "eps": "eps", "weight_decay": "weight_decay"},
        {"amsgrad": True, "decoupled_weight_decay": False},
    )
    also = (
        Twin(
            "optax.amsgrad",
            {"learning_rate": "lr", "b1": "beta1", "b2": "beta2", "eps": "eps"},
            {"bias_correction_mu": True, "bias_correction_nu": True},
            ours={"maximum": "corrected"},
        ),
    )
    state_names = ("m", "v", "largest", "m_hat", "v_hat")
    memories = (("m", "beta1"),)

    lr: float = learning_rate(0.1, library=0.001)
    beta1: float = decay(0.9, "first-moment decay", r"\beta_1")
    beta2: float = decay(0.999, "second-moment decay", r"\beta_2")
    eps: float = small_number(1e-8)
    weight_decay: float = weight_decay()
    maximum: str = word("raw", ("raw", "corrected"), "maximum before or after bias correction")

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, eps, penalty = self.lr, self.beta1, self.beta2, self.eps, self.weight_decay
        raw, sqrt, maximum = self.maximum == "raw", m.sqrt, m.maximum

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            mean, square, largest, _, _ = state
            if penalty:
                g = g + penalty * x
            mean = b1 * mean + (1 - b1) * g
            square = b2 * square + (1 - b2) * g * g
            left = 1 - b2**t
            largest = maximum(largest, square if raw else square / left)
            mean_hat, square_hat = mean / (1 - b1**t), largest / left if raw else largest
            delta = -lr * mean_hat / (sqrt(square_hat) + eps)
            return delta, (mean, square, largest, mean_hat, square_hat)

        return update, (0.0, 0.0, 0.0, 0.0, 0.0)
