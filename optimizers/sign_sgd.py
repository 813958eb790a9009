"""Sign descent."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from optimizers.base import Optimizer, State, Step, Twin, Update, learning_rate


@dataclass(frozen=True)
class SignSgd(Optimizer):
    """A step of the same length in each coordinate, whatever the slope: down, left, down, left.

    Bernstein et al. 2018, algorithm 1.
    """

    title = "Sign descent"
    group = "Sign and scale free"
    equation = r"x_{t+1} = x_t - \eta\,\mathrm{sign}(g_t)"
    source = "Bernstein et al. 2018, arXiv 1802.04434, algorithm 1"
    twin = Twin("optax.sign_sgd", {"learning_rate": "lr"})

    lr: float = learning_rate(0.02)

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, sign = self.lr, m.sign

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            return -lr * sign(g), state

        return update, ()
