"""Conjugate gradients."""

from dataclasses import dataclass

from declare.maths import Maths, Pair
from declare.parameters import number, word
from optimizers.base import Optimizer, State, Steps, Stuck, Twin, Update, step_part
from optimizers.base_oracle import Oracle
from optimizers.line_searches.exact import minimum
from optimizers.line_searches.line import Line, dot, scaled
from optimizers.line_searches.wolfe import wolfe

# The sufficient descent of Gilbert & Nocedal 1992, and the gradient that SciPy takes for zero.
ENOUGH, FLAT = 0.01, 1e-5


@dataclass(frozen=True)
class ConjugateGradient(Optimizer):
    """Each direction keeps what earlier ones gained: two steps solve any quadratic in two
    variables.

    p_t = -g_t + β_t p_{t-1} with β of Polak & Ribière (never negative) or Fletcher & Reeves,
    and a Wolfe search with SciPy's constants, or an exact one.
    """

    title = "Conjugate gradients"
    group = "Line searches"
    equation = (
        r"p_t = -g_t + \beta_t p_{t-1}, \quad"
        r" \beta_t = \max\left(0, \frac{g_t\cdot(g_t-g_{t-1})}{g_{t-1}\cdot g_{t-1}}\right), \quad"
        r" x_{t+1} = x_t + \eta\, a_t p_t"
    )
    source = "Polak & Ribière 1969, RIRO 3(16), 35; Fletcher & Reeves 1964"
    twin = Twin("scipy.optimize.minimize", {}, {"method": "CG"})
    state_names = ("direction", "length")
    further_names = ("g", "f")
    joint = True

    lr: float = step_part()
    beta: str = word("polak_ribiere", ("polak_ribiere", "fletcher_reeves"), "formula for β")
    search: str = word("wolfe", ("wolfe", "exact"), "line search")
    c1: float = number(1e-4, 1e-9, 0.3, "sufficient decrease", "c_1", log=True, slider=(1e-6, 0.3))
    c2: float = number(0.4, 0.301, 0.99, "curvature condition", "c_2", slider=(0.301, 0.9))

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, polak, exact, c1, c2 = (
            self.lr,
            self.beta == "polak_ribiere",
            self.search == "exact",
            self.c1,
            self.c2,
        )

        def update(t: int, g: Pair, x: Pair, state: State, oracle: Oracle) -> Steps:
            p, _, before, old = state
            if dot(g, g) == 0:
                return (0.0, 0.0), ((0.0, 0.0), 0.0, None, old)
            p = scaled(-1.0, g) if before is None else turned(before, g, p, polak)
            line, slope, here = Line(oracle, x, p), dot(g, p), oracle.value(*x)
            if slope >= 0:  # Not downhill, after an inexact search: start afresh.
                line, slope = Line(oracle, x, scaled(-1.0, g)), -dot(g, g)
            if old is None:
                old = here + dot(g, g) ** 0.5 / 2

            def descends(a: float) -> bool:
                return goes_on_down(line.gradient, turned(g, line.gradient, line.p, polak))

            a = (
                minimum(line, slope, 1.0)
                if exact
                else wolfe(line, here, slope, old, c1, c2, descends)
            )
            if a is None:
                raise Stuck("The line search found no lower point along the direction.")
            return scaled(lr * a, line.p), (line.p, a, g, here)

        return update, ((0.0, 0.0), 0.0, None, None)


def turned(g: Pair, new: Pair, p: Pair, polak: bool) -> Pair:
    """The next direction, from the old gradient and direction and the new gradient."""
    change = (new[0] - g[0], new[1] - g[1]) if polak else new
    share = max(0.0, dot(change, new) / dot(g, g))
    return -new[0] + share * p[0], -new[1] + share * p[1]


def goes_on_down(g: Pair, p: Pair) -> bool:
    """Whether a search may end here: at a minimum, or where the next direction is downhill."""
    return max(map(abs, g)) <= FLAT or dot(p, g) <= -ENOUGH * dot(g, g)
