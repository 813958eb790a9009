"""Schedule-free SGD."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from optimizers.base import Optimizer, State, Step, Twin, Update, learning_rate, weight_decay


@dataclass(frozen=True)
class ScheduleFreeSgd(Optimizer):
    """Gradient descent and the mean of its points in one: it needs no schedule to settle.

    z takes the steps, x̄ is their mean (the answer), and gradients are taken between the two,
    at the point drawn. Defazio et al. 2024, equations 2 to 4, as in optax without warm-up:
    a linear warm-up is a schedule here.
    """

    title = "Schedule-free SGD"
    equation = (
        r"z_{t+1} = z_t - \eta_t g_t, \quad \bar x_{t+1} = (1-c_t)\,\bar x_t + c_t z_{t+1}, \quad"
        r" x_{t+1} = \beta_1 \bar x_{t+1} + (1-\beta_1) z_{t+1}"
    )
    source = "Defazio et al. 2024, arXiv 2405.15682, equations 2 to 4"
    twin = Twin(
        "optax.contrib.schedule_free_sgd",
        {
            "learning_rate": "lr",
            "b1": "beta1",
            "weight_decay": "weight_decay",
            "weight_lr_power": "weight_lr_power",
        },
        {"warmup_steps": None},
    )
    also = (
        Twin(
            "pytorch_optimizer.ScheduleFreeSGD",
            {
                "lr": "lr",
                "momentum": "beta1",
                "weight_decay": "weight_decay",
                "weight_lr_power": "weight_lr_power",
            },
            {"warmup_steps": 0, "eps": 1e-8},
        ),
    )
    state_names = ("z", "average", "weight", "largest_rate")
    takes_factor = True

    lr: float = learning_rate(0.05, library=1.0)
    beta1: float = number(0.9, 0.01, 1, "interpolation between z and the mean", r"\beta_1")
    weight_lr_power: float = number(
        2, 0, 10, "learning-rate exponent in the weights", "p", slider=(0, 4)
    )
    weight_decay: float = weight_decay()

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, near, power, penalty = self.lr, self.beta1, self.weight_lr_power, self.weight_decay

        def update(t: int, g: Real, x: Real, state: State, factor: float) -> Step:
            z, mean, total, largest = state if t > 1 else (x, x, 0.0, 0.0)
            if penalty:
                g = g + penalty * x
            rate = factor * lr
            largest = m.maximum(largest, rate)
            weight = largest**power
            total = total + weight
            share = weight / m.where(total > 0, total, 1.0)
            z = z - rate * g
            mean = (1 - share) * mean + share * z
            return near * mean + (1 - near) * z - x, (z, mean, total, largest)

        return update, (0.0, 0.0, 0.0, 0.0)
