"""Momentum, the heavy ball."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from optimizers.base import Optimizer, State, Step, Twin, Update, decay, learning_rate, weight_decay


@dataclass(frozen=True)
class Momentum(Optimizer):
    """A heavy ball: past gradients add up, decaying, to a velocity.

    b_1 = g_1, b_t = μ b_{t-1} + (1 - τ) g_t; Polyak 1964, equation 9, in the form of
    Sutskever et al. 2013 with a buffer of gradients. With τ = μ the buffer is a running mean
    (Adam's form, but for its first entry), which needs η / (1 - μ) for the same path.
    """

    title = "Momentum"
    equation = r"b_t = \mu\, b_{t-1} + (1-\tau)\, g_t, \quad x_{t+1} = x_t - \eta\, b_t"
    source = "Polyak 1964, USSR Computational Mathematics and Mathematical Physics 4(5), 1"
    twin = Twin(
        "torch.optim.SGD",
        {
            "lr": "lr",
            "momentum": "momentum",
            "dampening": "dampening",
            "weight_decay": "weight_decay",
        },
        {"nesterov": False},
    )
    also = (
        Twin("optax.sgd", {"learning_rate": "lr", "momentum": "momentum"}, {"nesterov": False}),
    )
    state_names = ("b",)
    memories = (("b", "momentum"),)

    lr: float = learning_rate(0.05, library=0.001)
    momentum: float = decay(0.9, "momentum", r"\mu", library=0)
    dampening: float = number(0, 0, 1, "dampening", r"\tau")
    weight_decay: float = weight_decay()

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, keep, gain, penalty = self.lr, self.momentum, 1 - self.dampening, self.weight_decay

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            if penalty:
                g = g + penalty * x
            # The first gradient fills the buffer undamped, as in torch.
            buffer = g if t == 1 else keep * state[0] + gain * g
            return -lr * buffer, (buffer,)

        return update, (0.0,)

    def stable_rate(self, curvature: float) -> float | None:
        gain = (1 - self.dampening) * (curvature + self.weight_decay)
        return 2 * (1 + self.momentum) / gain if gain else None

    def spread(self, curvature: float) -> float | None:
        # x is an AR(2) process with the coefficients 1 + μ - η(1 - τ)λ and -μ.
        lr, keep = self.lr * (1 - self.dampening), self.momentum
        if self.weight_decay or not 0 < lr * curvature < 2 * (1 + keep):
            return None
        return lr * (1 + keep) / (curvature * (1 - keep) * (2 * (1 + keep) - lr * curvature))
