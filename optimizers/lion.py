"""Lion."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from optimizers.base import Optimizer, State, Step, Twin, Update, decay, decoupled, learning_rate


@dataclass(frozen=True)
class Lion(Optimizer):
    """Every step has the same length in each coordinate: only the sign of the momentum counts.

    Chen et al. 2023, program 1, found by a search over programs; it never comes to rest.
    """

    title = "Lion"
    group = "Sign and scale free"
    equation = (
        r"x_{t+1} = x_t - \eta\left(\mathrm{sign}(\beta_1 m_{t-1} + (1-\beta_1) g_t)"
        r" + \lambda x_t\right), \quad m_t = \beta_2 m_{t-1} + (1-\beta_2) g_t"
    )
    source = "Chen et al. 2023, arXiv 2302.06675, program 1"
    twin = Twin(
        "optax.lion",
        {"learning_rate": "lr", "b1": "beta1", "b2": "beta2", "weight_decay": "weight_decay"},
    )
    also = (
        Twin(
            "pytorch_optimizer.Lion",
            {"lr": "lr", "betas": ("beta1", "beta2"), "weight_decay": "weight_decay"},
            {"weight_decouple": True, "fixed_decay": False},
        ),
    )
    state_names = ("m",)
    memories = (("m", "beta1"),)

    lr: float = learning_rate(0.02)
    beta1: float = decay(0.9, "momentum weight in the update", r"\beta_1")
    beta2: float = decay(0.99, "first-moment decay", r"\beta_2")
    weight_decay: float = decoupled(0, library=1e-3)

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, pull, sign = self.lr, self.beta1, self.beta2, self.weight_decay, m.sign

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            step = sign((1 - b1) * g + b1 * state[0]) + pull * x
            return -lr * step, ((1 - b2) * g + b2 * state[0],)

        return update, (0.0,)
