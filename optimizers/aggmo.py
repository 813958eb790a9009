"""Aggregated momentum."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from optimizers.base import Optimizer, State, Step, Twin, Update, decay, learning_rate, weight_decay


@dataclass(frozen=True)
class AggMo(Optimizer):
    """The mean of three velocities with shorter and longer memories: fast, yet its oscillations die
    out.

    Lucas et al. 2019, equation 3, with three decay rates.
    """

    title = "Aggregated momentum"
    equation = (
        r"b_t^{(i)} = \mu_i\, b_{t-1}^{(i)} + g_t, \quad"
        r" x_{t+1} = x_t - \frac{\eta}{3}\sum_{i=1}^{3} b_t^{(i)}"
    )
    source = "Lucas et al. 2019, arXiv 1804.00325, equation 3"
    twin = Twin(
        "pytorch_optimizer.AggMo",
        {"lr": "lr", "betas": ("beta1", "beta2", "beta3"), "weight_decay": "weight_decay"},
        {"weight_decouple": False, "fixed_decay": False},
    )
    state_names = ("b1", "b2", "b3")
    memories = (("b1", "beta1"), ("b2", "beta2"), ("b3", "beta3"))

    lr: float = learning_rate(0.02, library=0.001)
    beta1: float = decay(0, "damping of the first velocity", r"\mu_1")
    beta2: float = decay(0.9, "damping of the second velocity", r"\mu_2")
    beta3: float = decay(0.99, "damping of the third velocity", r"\mu_3")
    weight_decay: float = weight_decay()

    def rule(self, m: Maths) -> tuple[Update, State]:
        third, penalty = self.lr / 3, self.weight_decay
        short, middle, long = self.beta1, self.beta2, self.beta3

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            if penalty:
                g = g + penalty * x
            a, b, c = short * state[0] + g, middle * state[1] + g, long * state[2] + g
            return -third * (a + b + c), (a, b, c)

        return update, (0.0, 0.0, 0.0)
