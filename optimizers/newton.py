"""Newton's method."""

from dataclasses import dataclass

from declare.maths import Maths, Pair
from declare.parameters import number
from optimizers.base import Optimizer, State, Steps, Stuck, Update, learning_rate
from optimizers.base_oracle import Oracle

SINGULAR = 1e-14


@dataclass(frozen=True)
class Newton(Optimizer):
    """Jumps to the stationary point of the fitted quadratic: a minimum, a saddle or a maximum.

    x_{t+1} = x_t - η (H_t + μ I)⁻¹ g_t; with η = 1 and μ = 0 the plain method. Where H_t + μ I
    is singular there is no such point, and the run ends.
    """

    title = "Newton"
    group = "Second order"
    equation = r"x_{t+1} = x_t - \eta\,(H_t + \mu I)^{-1} g_t"
    source = "Nocedal & Wright 2006, Numerical Optimization, equation 3.30"
    twin_reason = "SciPy's Newton-CG solves by conjugate gradients and searches along the line."
    state_names = ("step",)
    joint = True

    lr: float = learning_rate(1)
    damping: float = number(0, 0, 1e6, "damping (added to the eigenvalues)", r"\mu", slider=(0, 10))

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, damping = self.lr, self.damping

        def update(t: int, g: Pair, x: Pair, state: State, oracle: Oracle) -> Steps:
            gx, gy = g
            a, b, c = oracle.hessian(*x)
            a, c = a + damping, c + damping
            area = a * c - b * b
            if gx == 0 == gy:
                return (0.0, 0.0), ((0.0, 0.0),)
            if abs(area) <= SINGULAR * (a * a + 2 * b * b + c * c):
                raise Stuck("The Hessian is singular here: there is no Newton step.")
            step = -lr * (c * gx - b * gy) / area, -lr * (a * gy - b * gx) / area
            return step, (step,)

        return update, ((0.0, 0.0),)
