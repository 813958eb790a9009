"""BFGS."""

from dataclasses import dataclass

from declare.maths import Maths, Pair
from declare.parameters import number
from optimizers.base import Optimizer, State, Steps, Stuck, Twin, Update, step_part
from optimizers.base_oracle import Oracle
from optimizers.line_searches.line import Line, dot, scaled
from optimizers.line_searches.wolfe import wolfe

TINY = 1e-300

Matrix = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Bfgs(Optimizer):
    """Learns the curvature from successive gradients, and soon steps like Newton's method.

    B_t is the inverse Hessian guessed from steps s and changes y of the gradient: Broyden,
    Fletcher, Goldfarb & Shanno 1970, with the Wolfe search and constants of SciPy.
    """

    title = "BFGS"
    group = "Second order"
    equation = (
        r"x_{t+1} = x_t - \eta\, a_t B_t g_t, \quad B_{t+1} ="
        r" \left(I - \frac{s y^{\top}}{y^{\top} s}\right) B_t"
        r" \left(I - \frac{y s^{\top}}{y^{\top} s}\right) + \frac{s s^{\top}}{y^{\top} s}"
    )
    source = "Nocedal & Wright 2006, Numerical Optimization, algorithm 6.1"
    twin = Twin("scipy.optimize.minimize", {}, {"method": "BFGS"})
    state_names = ("direction", "length")
    further_names = ("inverse", "step", "g", "f")
    joint = takes_factor = True

    lr: float = step_part()
    c1: float = number(1e-4, 1e-9, 0.3, "sufficient decrease", "c_1", log=True, slider=(1e-6, 0.3))
    c2: float = number(0.9, 0.301, 0.99, "curvature condition", "c_2", slider=(0.301, 0.99))

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, c1, c2 = self.lr, self.c1, self.c2

        def update(t: int, g: Pair, x: Pair, state: State, oracle: Oracle, factor: float) -> Steps:
            _, _, inverse, step, before, old = state
            if before is not None:
                inverse = learned(inverse, step, (g[0] - before[0], g[1] - before[1]))
            (a, b), (c, d) = inverse
            p = -(a * g[0] + b * g[1]), -(c * g[0] + d * g[1])
            here = oracle.value(*x)
            if old is None:
                old = here + dot(g, g) ** 0.5 / 2
            a = wolfe(Line(oracle, x, p), here, dot(g, p), old, c1, c2)
            if a is None:
                raise Stuck("The line search found no lower point along the direction.")
            step = scaled(lr * factor * a, p)
            return step, (p, a, inverse, step, g, here)

        return update, ((0.0, 0.0), 0.0, ((1.0, 0.0), (0.0, 1.0)), None, None, None)


def learned(inverse: Matrix, s: Pair, y: Pair) -> Matrix:
    """The inverse Hessian that maps y to s, nearest to the one before."""
    found = dot(y, s)
    rho = 1 / found if abs(found) > TINY else 1000.0
    left = tuple(tuple((i == j) - s[i] * y[j] * rho for j in (0, 1)) for i in (0, 1))
    right = tuple(tuple((i == j) - y[i] * s[j] * rho for j in (0, 1)) for i in (0, 1))
    inner = product(left, product(inverse, right))
    return tuple(tuple(inner[i][j] + rho * s[i] * s[j] for j in (0, 1)) for i in (0, 1))


def product(a: Matrix, b: Matrix) -> Matrix:
    """The product of two 2 × 2 matrices."""
    return tuple(tuple(a[i][0] * b[0][j] + a[i][1] * b[1][j] for j in (0, 1)) for i in (0, 1))
