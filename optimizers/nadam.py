"""NAdam."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import flag, number
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
class NAdam(Optimizer):
    """Adam with Nesterov's look-ahead, and a momentum that grows over the first steps.

    μ_t = β₁ (1 - ½ 0.96^{tψ}), P_t = μ_1 … μ_t; Dozat 2016, algorithm 2, as in torch.
    """

    title = "NAdam"
    group = "Adaptive"
    equation = (
        r"\mu_t = \beta_1\left(1 - \tfrac12\, 0.96^{t\psi}\right), \quad"
        r" x_{t+1} = x_t - \eta\,\frac{\frac{1-\mu_t}{1-P_t}\, g_t"
        r" + \frac{\mu_{t+1}}{1-P_{t+1}}\, m_t}{\sqrt{v_t/(1-\beta_2^t)}+\epsilon}"
    )
    source = "Dozat 2016, ICLR workshop, algorithm 2"
    twin = Twin(
        "torch.optim.NAdam",
        {
            "lr": "lr",
            "betas": ("beta1", "beta2"),
            "eps": "eps",
            "weight_decay": "weight_decay",
            "momentum_decay": "momentum_decay",
            "decoupled_weight_decay": "decoupled_weight_decay",
        },
    )
    state_names = ("m", "v", "product")
    memories = (("m", "beta1"),)

    lr: float = learning_rate(0.05, library=0.002)
    beta1: float = decay(0.9, "first-moment decay", r"\beta_1")
    beta2: float = decay(0.999, "second-moment decay", r"\beta_2")
    eps: float = small_number(1e-8)
    momentum_decay: float = number(0.004, 0, 1, "momentum decay", r"\psi")
    weight_decay: float = weight_decay()
    decoupled_weight_decay: bool = flag(False, "decoupled weight decay, as in AdamW")

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, eps, psi = self.lr, self.beta1, self.beta2, self.eps, self.momentum_decay
        pull = self.weight_decay if self.decoupled_weight_decay else 0.0
        penalty, sqrt = self.weight_decay - pull, m.sqrt

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            mean, square, product = state
            if penalty:
                g = g + penalty * x
            mean = b1 * mean + (1 - b1) * g
            square = b2 * square + (1 - b2) * g * g
            now, soon = (b1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
            product = now * product
            ahead = (1 - now) / (1 - product) * g + soon / (1 - product * soon) * mean
            delta = -lr * (ahead / (sqrt(square / (1 - b2**t)) + eps) + pull * x)
            return delta, (mean, square, product)

        return update, (0.0, 0.0, 1.0)
