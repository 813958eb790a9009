"""Gradient descent with a line search."""

from dataclasses import dataclass

from declare.maths import Maths, Pair
from declare.parameters import number, word
from optimizers.base import Optimizer, State, Steps, Stuck, Update
from optimizers.base_oracle import Oracle
from optimizers.line_searches.armijo import backtrack
from optimizers.line_searches.exact import minimum
from optimizers.line_searches.line import Line, dot, scaled


@dataclass(frozen=True)
class LineSearch(Optimizer):
    """Steepest descent that searches along the gradient and chooses how far to go at each step.

    Exact: to the lowest point of the line, after which the next direction is perpendicular
    (Cauchy 1847). Backtracking: the step is shrunk until f(x + a p) ≤ f(x) + c₁ a g·p
    (Armijo 1966). The learning rate is the first step that is tried.
    """

    title = "Gradient descent with line search"
    group = "Line searches"
    equation = (
        r"x_{t+1} = x_t - a_t g_t, \quad"
        r" f(x_t - a_t g_t) \le f(x_t) - c_1 a_t \|g_t\|^2, \quad a_t \in \{\eta, \eta s, \dots\}"
    )
    source = "Armijo 1966, Pacific Journal of Mathematics 16(1), 1"
    twin_reason = "SciPy's Armijo search interpolates; here the step is shrunk by one factor."
    state_names = ("step",)
    joint = takes_factor = True

    lr: float = number(1, 1e-8, 1000, "initial step size", r"\eta", log=True, slider=(0.01, 10))
    search: str = word("backtracking", ("backtracking", "exact"), "line search")
    c1: float = number(1e-4, 1e-9, 0.9, "sufficient decrease", "c_1", log=True, slider=(1e-6, 0.5))
    shrink: float = number(0.5, 0.01, 0.99, "backtracking factor", "s", slider=(0.1, 0.9))

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, exact, c1, shrink = self.lr, self.search == "exact", self.c1, self.shrink

        def update(t: int, g: Pair, x: Pair, state: State, oracle: Oracle, factor: float) -> Steps:
            if dot(g, g) == 0:
                return (0.0, 0.0), (0.0,)
            line, slope = Line(oracle, x, scaled(-1.0, g)), -dot(g, g)
            if exact:
                step = minimum(line, slope, lr * factor)
            else:
                step = backtrack(line, slope, lr * factor, c1, shrink)
            if step is None and exact:
                raise Stuck("The loss falls for ever along this line: it has no lowest point.")
            if step is None:
                raise Stuck("The line search found no lower point along the gradient.")
            return scaled(step, line.p), (step,)

        return update, (0.0,)
