"""Adan."""

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
    decoupled,
    learning_rate,
    small_number,
)


@dataclass(frozen=True)
class Adan(Optimizer):
    """Adam with Nesterov momentum built from the gradient and its change from step to step.

    Xie et al. 2022, algorithm 1, with β for the paper's 1 - β as in the libraries, and ε both
    inside and outside the root. optax weighs the change d by 1 - β₂ where the paper has β₂.
    """

    title = "Adan"
    group = "Adaptive"
    equation = (
        r"d_t = g_t - g_{t-1}, \quad n_t = \beta_3 n_{t-1} + (1-\beta_3)(g_t+\beta_2 d_t)^2,"
        r" \quad x_{t+1} = x_t - \eta\left(\frac{\hat m_t + \beta_2\hat v_t}"
        r"{\sqrt{\hat n_t+\epsilon_0}+\epsilon} + \lambda x_t\right)"
    )
    source = "Xie et al. 2022, arXiv 2208.06677, algorithm 1"
    twin = Twin(
        "optax.adan",
        {
            "learning_rate": "lr",
            "b1": "beta1",
            "b2": "beta2",
            "b3": "beta3",
            "eps": "eps",
            "eps_root": "eps_root",
            "weight_decay": "weight_decay",
        },
        ours={"change": "complement"},
    )
    also = (
        Twin(
            "pytorch_optimizer.Adan",
            {"lr": "lr", "betas": ("beta1", "beta2", "beta3"), "eps": "eps"},
            {"weight_decouple": False},
            ours={"eps_root": 0, "change": "beta2"},
        ),
    )
    state_names = ("m", "v", "n", "g")
    memories = (("m", "beta1"),)

    lr: float = learning_rate(0.1)
    beta1: float = decay(0.98, "first-moment decay", r"\beta_1")
    beta2: float = decay(0.92, "decay of the gradient differences", r"\beta_2")
    beta3: float = decay(0.99, "second-moment decay", r"\beta_3")
    eps: float = small_number(1e-8)
    eps_root: float = small_number(1e-8, tex=r"\epsilon_0")
    weight_decay: float = decoupled(0)
    change: str = word(
        "beta2",
        ("beta2", "complement"),
        "weight of the difference: β₂ or 1 - β₂",
        library="complement",
    )

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, b3, eps, root = (
            self.lr,
            self.beta1,
            self.beta2,
            self.beta3,
            self.eps,
            self.eps_root,
        )
        pull, sqrt = self.weight_decay, m.sqrt
        share = b2 if self.change == "beta2" else 1 - b2

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            mean, change, square, before = state
            turn = g - before if t > 1 else 0.0 * g
            ahead = g + share * turn
            mean = b1 * mean + (1 - b1) * g
            change = b2 * change + (1 - b2) * turn
            square = b3 * square + (1 - b3) * ahead * ahead
            step = mean / (1 - b1**t) + share * change / (1 - b2**t)
            size = sqrt(square / (1 - b3**t) + root) + eps
            return -lr * (step / size + pull * x), (mean, change, square, g)

        return update, (0.0, 0.0, 0.0, 0.0)
