"""Simulated annealing."""

from dataclasses import dataclass

from declare.maths import Maths, Pair
from declare.parameters import number
from optimizers.base import Optimizer, State, Steps, Update
from optimizers.base_oracle import Oracle


@dataclass(frozen=True)
class SimulatedAnnealing(Optimizer):
    """A random walk that also climbs while it is hot, and so can leave a poor valley.

    Uphill by Δ with probability exp(-Δ/T_t), T_t = T₀ c^t: Kirkpatrick, Gelatt & Vecchi 1983.
    """

    title = "Simulated annealing"
    group = "Without gradients"
    equation = (
        r"y_t = x_t + \eta\, n_t, \quad x_{t+1} = y_t \text{ with probability }"
        r" \min\left(1, e^{-(f(y_t)-f(x_t))/T_t}\right), \quad T_t = T_0\, c^{\,t}"
    )
    source = "Kirkpatrick, Gelatt & Vecchi 1983, Science 220, 671"
    twin_reason = "A library's random numbers are its own."
    state_names = ("trial", "temperature")
    uses_gradient = False
    joint = takes_factor = True

    lr: float = number(
        0.5, 1e-8, 1000, "standard deviation of the trials", r"\eta", log=True, slider=(0.01, 10)
    )
    temperature: float = number(
        10, 1e-9, 1e9, "initial temperature", "T_0", log=True, slider=(1e-3, 1000)
    )
    cooling: float = number(0.97, 0, 1, "cooling factor per step", "c", slider=(0.8, 1))

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, hot, cooling = self.lr, self.temperature, self.cooling

        def update(t: int, g: Pair, x: Pair, state: State, oracle: Oracle, factor: float) -> Steps:
            dx, dy = (factor * lr * n for n in oracle.normals(2))
            trial, heat = (x[0] + dx, x[1] + dy), hot * cooling ** (t - 1)
            worse = oracle.value(*trial) - oracle.value(*x)
            (chance,) = oracle.uniforms(1)
            goes = worse <= 0 or (heat > 0 and chance < m.exp(-worse / heat))
            return (dx, dy) if goes else (0.0, 0.0), (trial, heat)

        return update, ((0.0, 0.0), 0.0)
