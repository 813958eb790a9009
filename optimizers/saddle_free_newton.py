"""Saddle-free Newton."""

from dataclasses import dataclass

from declare.maths import Maths, Pair
from declare.parameters import number
from optimizers.base import Optimizer, State, Steps, Update, learning_rate
from optimizers.base_oracle import Oracle


@dataclass(frozen=True)
class SaddleFreeNewton(Optimizer):
    """Newton's method with the absolute value of each curvature: saddles repel it.

    |H| has the eigenvectors of H and the absolute values of its eigenvalues, none smaller
    than a floor: Dauphin et al. 2014, algorithm 1, on the full space.
    """

    title = "Saddle-free Newton"
    group = "Second order"
    equation = r"x_{t+1} = x_t - \eta\, |H_t|^{-1} g_t, \quad |H| = V\,|\Lambda|\,V^{\top}"
    source = "Dauphin et al. 2014, arXiv 1406.2572, algorithm 1"
    twin_reason = "No library has it; on convex surfaces it takes Newton's steps."
    state_names = ("eigenvalues",)
    joint = True

    lr: float = learning_rate(1)
    floor: float = number(
        1e-6,
        1e-12,
        1e6,
        "lower bound on the curvature",
        r"\lambda_{\min}",
        log=True,
        slider=(1e-8, 10),
    )

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, floor = self.lr, self.floor

        def update(t: int, g: Pair, x: Pair, state: State, oracle: Oracle) -> Steps:
            gx, gy = g
            a, b, c = oracle.hessian(*x)
            middle, radius = (a + c) / 2, m.hypot((a - c) / 2, b)
            large, small = middle + radius, middle - radius
            up, down = 1 / max(abs(large), floor), 1 / max(abs(small), floor)
            # |H|⁻¹ = mean + difference · (H - middle) / radius, which has eigenvalues ±1.
            mean, turn = (up + down) / 2, (up - down) / (2 * radius) if radius else 0.0
            hx, hy = (a - middle) * gx + b * gy, b * gx + (c - middle) * gy
            step = -lr * (mean * gx + turn * hx), -lr * (mean * gy + turn * hy)
            return step, ((large, small),)

        return update, ((0.0, 0.0),)
