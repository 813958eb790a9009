"""Signum."""

from dataclasses import dataclass

from optimizers.base import Optimizer, decay, learning_rate


@dataclass(frozen=True)
class Signum(Optimizer):
    """Momentum that keeps only its sign: every step has the same length in each coordinate.

    Bernstein et al. 2018, algorithm 2.
    """

    title = "Signum"
    group = "Sign and scale free"
    equation = (
        r"m_t = \beta\, m_{t-1} + (1-\beta)\, g_t, \quad "
        r"x_{t+1} = x_t - \eta\,\mathrm{sign}(m_t)"
    )
    source = "Bernstein et al. 2018, arXiv 1802.04434, algorithm 2"
    twin_reason = "No library has it under this name; Lion with both decays equal takes its steps."
    state_names = ("m",)
    memories = (("m", "momentum"),)

    lr: float = learning_rate(0.02)
    momentum: float = decay(0.9, "share of the earlier mean", r"\beta")

    def rule(self, m):
        lr, keep, sign = self.lr, self.momentum, m.sign

        def update(t, g, x, state):
            mean = keep * state[0] + (1 - keep) * g
            return -lr * sign(mean), (mean,)

        return update, (0.0,)
