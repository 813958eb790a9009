"""Gradient descent."""

from dataclasses import dataclass
from typing import Any

from declare.maths import Maths, Pair, Real
from declare.parameters import flag
from optimizers.base import (
    Optimizer,
    State,
    Step,
    Steps,
    Twin,
    Update,
    learning_rate,
    weight_decay,
)
from optimizers.base_oracle import Oracle


@dataclass(frozen=True)
class GradientDescent(Optimizer):
    """A step against the gradient, proportional to its size.

    Course texts differ in one point: updated one after the other, y sees the new x already.

    Cauchy 1847, Comptes rendus 25, 536; Goodfellow et al. 2016, equation 4.5.
    """

    title = "Gradient descent"
    equation = r"x_{t+1} = x_t - \eta\, g_t"
    source = "Cauchy 1847, Comptes rendus de l'Académie des Sciences 25, 536"
    twin = Twin(
        "torch.optim.SGD",
        {"lr": "lr", "weight_decay": "weight_decay"},
        {"momentum": 0, "nesterov": False},
    )

    lr: float = learning_rate(0.05, library=0.001)
    weight_decay: float = weight_decay()
    sequential: bool = flag(False, "one coordinate at a time (y sees the new x)")

    joint = takes_factor = property(lambda self: self.sequential)  # pyright: ignore

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, penalty = self.lr, self.weight_decay

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            if penalty:
                g = g + penalty * x
            return -lr * g, state

        def in_turn(t: int, g: Pair, x: Pair, state: State, oracle: Oracle, factor: float) -> Steps:
            dx: Any = factor * update(t, g[0], x[0], state)[0]
            _, gy = oracle.gradient(x[0] + dx, x[1])
            return (dx, factor * update(t, gy, x[1], state)[0]), state

        return in_turn if self.sequential else update, ()

    def steepest(self, xx: float, xy: float, yy: float) -> float:
        # Coordinates that are moved one after the other meet their own curvatures alone (Ostrowski
        # 1954, for relaxation of positive definite systems).
        return max(xx, yy) if self.sequential else super().steepest(xx, xy, yy)

    def stable_rate(self, curvature: float) -> float | None:
        return 2 / (curvature + self.weight_decay)

    def spread(self, curvature: float) -> float | None:
        # v = (1 - η λ)² v + η² σ², solved for v; a penalty would move the minimum.
        if self.sequential or self.weight_decay or not 0 < self.lr * curvature < 2:
            return None
        return self.lr / (curvature * (2 - self.lr * curvature))
