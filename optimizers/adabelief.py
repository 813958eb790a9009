"""AdaBelief."""

from dataclasses import dataclass

from declare.maths import Maths, Real
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
class AdaBelief(Optimizer):
    """Adam that divides by how far the gradient was from its forecast: confident steps are long.

    s_t = β₂ s_{t-1} + (1 - β₂) (g_t - m_t)² + ε₀; Zhuang et al. 2020, algorithm 2. As in
    optax, ε₀ is added anew in every step.
    """

    title = "AdaBelief"
    group = "Adaptive"
    equation = (
        r"s_t = \beta_2 s_{t-1} + (1-\beta_2)(g_t-m_t)^2 + \epsilon_0, \quad"
        r" x_{t+1} = x_t - \eta\,\frac{m_t/(1-\beta_1^t)}{\sqrt{s_t/(1-\beta_2^t)}+\epsilon}"
    )
    source = "Zhuang et al. 2020, arXiv 2010.07468, algorithm 2"
    twin = Twin(
        "optax.adabelief",
        {"learning_rate": "lr", "b1": "beta1", "b2": "beta2", "eps": "eps", "eps_root": "eps_root"},
    )
    also = (
        Twin(
            "pytorch_optimizer.AdaBelief",
            {
                "lr": "lr",
                "betas": ("beta1", "beta2"),
                "eps": ("eps", "eps_root"),
                "weight_decay": "weight_decay",
            },
            {"weight_decouple": True, "n_sma_threshold": 5, "degenerated_to_sgd": True},
        ),
    )
    state_names = ("m", "s", "m_hat", "s_hat")
    memories = (("m", "beta1"),)

    lr: float = learning_rate(0.1)
    beta1: float = decay(0.9, "first-moment decay", r"\beta_1")
    beta2: float = decay(0.999, "second-moment decay of g − m", r"\beta_2")
    eps: float = small_number(1e-16, slider=(1e-16, 0.1))
    eps_root: float = small_number(1e-16, slider=(1e-16, 0.1), tex=r"\epsilon_0")
    weight_decay: float = decoupled(0)

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, eps, root = self.lr, self.beta1, self.beta2, self.eps, self.eps_root
        pull, sqrt = self.weight_decay, m.sqrt

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            mean = b1 * state[0] + (1 - b1) * g
            surprise = g - mean
            spread = b2 * state[1] + (1 - b2) * surprise * surprise + root
            mean_hat, spread_hat = mean / (1 - b1**t), spread / (1 - b2**t)
            delta = -lr * (mean_hat / (sqrt(spread_hat) + eps) + pull * x)
            return delta, (mean, spread, mean_hat, spread_hat)

        return update, (0.0, 0.0, 0.0, 0.0)
