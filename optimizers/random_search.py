"""Random search."""

from dataclasses import dataclass

from declare.maths import Maths, Pair
from declare.parameters import number
from optimizers.base import Optimizer, State, Steps, Update
from optimizers.base_oracle import Oracle


@dataclass(frozen=True)
class RandomSearch(Optimizer):
    """A blind walk: it tries a random point nearby and moves there if the loss is lower.

    Rastrigin 1963: the baseline which every gradient should beat. All runs draw the same
    numbers, which depend on the seed and the step alone.
    """

    title = "Random search"
    group = "Without gradients"
    equation = (
        r"y_t = x_t + \eta\, n_t, \quad n_t \sim \mathcal N(0, I), \quad"
        r" x_{t+1} = y_t \text{ if } f(y_t) < f(x_t), \text{ else } x_t"
    )
    source = "Rastrigin 1963, Automation and Remote Control 24(11), 1337"
    twin_reason = "A library's random numbers are its own."
    state_names = ("trial",)
    uses_gradient = False
    joint = takes_factor = True

    lr: float = number(
        0.3, 1e-8, 1000, "standard deviation of the trials", r"\eta", log=True, slider=(0.01, 10)
    )

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr = self.lr

        def update(t: int, g: Pair, x: Pair, state: State, oracle: Oracle, factor: float) -> Steps:
            dx, dy = (factor * lr * n for n in oracle.normals(2))
            trial = x[0] + dx, x[1] + dy
            better = oracle.value(*trial) < oracle.value(*x)
            return (dx, dy) if better else (0.0, 0.0), (trial,)

        return update, ((0.0, 0.0),)
