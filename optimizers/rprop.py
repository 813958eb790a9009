"""Rprop."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from optimizers.base import Optimizer, State, Step, Twin, Update, learning_rate


@dataclass(frozen=True)
class Rprop(Optimizer):
    """Only the sign of the gradient counts: steps grow while it holds and shrink when it flips.

    Riedmiller & Braun 1993 without stepping back, as in torch: where the sign turned, the
    coordinate rests for one step. The learning rate is the first step's length.
    """

    title = "Rprop"
    group = "Adaptive"
    equation = (
        r"d_t = d_{t-1}\cdot\begin{cases}\eta^+ & g_t g_{t-1} > 0\\ \eta^- & g_t g_{t-1} < 0\\"
        r" 1\end{cases}, \quad x_{t+1} = x_t - d_t\,\mathrm{sign}(g_t), \quad d_0 = \eta"
    )
    source = "Riedmiller & Braun 1993, IEEE International Conference on Neural Networks, 586"
    twin = Twin(
        "torch.optim.Rprop",
        {
            "lr": "lr",
            "etas": ("eta_minus", "eta_plus"),
            "step_sizes": ("smallest_step", "largest_step"),
        },
    )
    state_names = ("g", "step")
    takes_factor = True

    lr: float = learning_rate(0.05, library=0.01)
    eta_minus: float = number(0.5, 0.01, 0.99, "step decrease on a sign change", r"\eta^-")
    eta_plus: float = number(1.2, 1.01, 5, "step increase on the same sign", r"\eta^+")
    smallest_step: float = number(
        1e-6, 0, 1, "smallest step size", r"d_{\min}", log=True, slider=(1e-12, 0.1)
    )
    largest_step: float = number(
        50, 1e-3, 1e6, "largest step size", r"d_{\max}", log=True, slider=(0.01, 100)
    )

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, shrink, grow = self.lr, self.eta_minus, self.eta_plus
        least, most = self.smallest_step, self.largest_step

        def update(t: int, g: Real, x: Real, state: State, factor: float) -> Step:
            before, length = state if t > 1 else (0.0, lr * factor)
            turn = m.sign(g * before)
            change = m.where(turn > 0, grow, m.where(turn < 0, shrink, 1.0))
            length = m.minimum(most, m.maximum(least, length * change))
            g = m.where(turn < 0, 0.0, g)
            return -m.sign(g) * length, (g, length)

        return update, (0.0, 0.0)
