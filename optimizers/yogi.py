"""Yogi."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from optimizers.base import Optimizer, State, Step, Twin, Update, decay, learning_rate, small_number


@dataclass(frozen=True)
class Yogi(Optimizer):
    """Adam whose divisor changes additively, so its rate cannot suddenly jump up.

    v_t = v_{t-1} - (1 - β₂) sign(v_{t-1} - g_t²) g_t²; Zaheer et al. 2018, algorithm 2, both
    moments starting at 10⁻⁶ as in optax.
    """

    title = "Yogi"
    group = "Adaptive"
    equation = (
        r"v_t = v_{t-1} - (1-\beta_2)\,\mathrm{sign}(v_{t-1}-g_t^2)\, g_t^2, \quad"
        r" x_{t+1} = x_t - \eta\,\frac{m_t/(1-\beta_1^t)}{\sqrt{v_t/(1-\beta_2^t)}+\epsilon}"
    )
    source = "Zaheer et al. 2018, NeurIPS 31, algorithm 2"
    twin = Twin("optax.yogi", {"learning_rate": "lr", "b1": "beta1", "b2": "beta2", "eps": "eps"})
    also = (
        Twin(
            "pytorch_optimizer.Yogi",
            {
                "lr": "lr",
                "betas": ("beta1", "beta2"),
                "eps": "eps",
                "initial_accumulator": "initial_accumulator_value",
            },
            {"weight_decouple": True, "fixed_decay": False},
        ),
    )
    state_names = ("m", "v", "m_hat", "v_hat")
    memories = (("m", "beta1"),)

    lr: float = learning_rate(0.1)
    beta1: float = decay(0.9, "first-moment decay", r"\beta_1")
    beta2: float = decay(0.999, "second-moment decay", r"\beta_2")
    eps: float = small_number(1e-3)
    initial_accumulator_value: float = number(
        1e-6, 0, 1, "initial value of both moments", "v_0", log=True, slider=(1e-9, 0.1)
    )

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, b1, b2, eps, sqrt, sign = self.lr, self.beta1, self.beta2, self.eps, m.sqrt, m.sign
        first = self.initial_accumulator_value

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            mean = b1 * state[0] + (1 - b1) * g
            square = state[1] - (1 - b2) * sign(state[1] - g * g) * g * g
            mean_hat, square_hat = mean / (1 - b1**t), square / (1 - b2**t)
            delta = -lr * mean_hat / (sqrt(square_hat) + eps)
            return delta, (mean, square, mean_hat, square_hat)

        return update, (first, first, 0.0, 0.0)
