"""L-BFGS."""

from dataclasses import dataclass

from declare.maths import Maths, Pair
from declare.parameters import whole, word
from optimizers.base import Optimizer, State, Steps, Stuck, Twin, Update, learning_rate
from optimizers.base_oracle import Oracle
from optimizers.line_searches.line import Line, dot, scaled
from optimizers.line_searches.strong_wolfe import strong_wolfe

History = tuple[tuple[Pair, Pair], ...]


@dataclass(frozen=True)
class Lbfgs(Optimizer):
    """BFGS that remembers only its last few steps and rebuilds the curvature from them each time.

    Liu & Nocedal 1989, algorithm 2.1, one iteration a step, as in torch: the first step is
    η min(1, 1/|g|₁), and a gradient below 10⁻⁷ is taken for zero.
    """

    title = "L-BFGS"
    group = "Second order"
    equation = (
        r"x_{t+1} = x_t - a_t B_t g_t, \quad B_t = \mathrm{BFGS}\left((s_i, y_i)_{i=t-k}^{t-1},"
        r" \frac{s\cdot y}{y\cdot y} I\right), \quad a_t = \eta \text{ or by line search}"
    )
    source = "Liu & Nocedal 1989, Mathematical Programming 45, 503, algorithm 2.1"
    twin = Twin(
        "torch.optim.LBFGS",
        {
            "lr": "lr",
            "history_size": "history_size",
            "line_search_fn": "line_search_fn",
            "max_eval": "max_eval",
        },
        {"max_iter": 1, "tolerance_grad": 1e-7, "tolerance_change": 1e-9},
    )
    state_names = ("direction", "length")
    further_names = ("history", "g")
    joint = takes_factor = True

    lr: float = learning_rate(1, library=1)
    line_search_fn: str = word(
        "strong_wolfe", ("none", "strong_wolfe"), "line search", library="none"
    )
    history_size: int = whole(10, 1, 100, "history size", "k", library=100)
    max_eval: int = whole(26, 2, 1000, "evaluations per step", "e", slider=(2, 50))

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, searching, most = self.lr, self.line_search_fn != "none", self.max_eval - 1
        size = self.history_size

        def update(t: int, g: Pair, x: Pair, state: State, oracle: Oracle, factor: float) -> Steps:
            d, a, history, before = state
            if max(map(abs, g)) <= 1e-7:
                return (0.0, 0.0), state
            rate = lr * factor
            if before is None:
                d, a = scaled(-1.0, g), min(1.0, 1.0 / (abs(g[0]) + abs(g[1]))) * rate
            else:
                y, s = (g[0] - before[0], g[1] - before[1]), scaled(a, d)
                if dot(y, s) > 1e-10:
                    history = (*history, (y, s))[-size:]
                d, a = direction(history, g), rate
            slope = dot(g, d)
            if slope > -1e-9:
                return (0.0, 0.0), (d, a, history, g)
            if searching:
                a = strong_wolfe(Line(oracle, x, d), a, oracle.value(*x), slope, most)
                if a == 0:
                    raise Stuck("The line search found no lower point along the direction.")
            return scaled(a, d), (d, a, history, g)

        return update, ((0.0, 0.0), 0.0, (), None)


def direction(history: History, g: Pair) -> Pair:
    """-B g by two loops over the remembered changes y of the gradient and steps s."""
    q, scale = scaled(-1.0, g), 1.0
    shares: list[float] = []
    for y, s in reversed(history):
        share = dot(s, q) / dot(y, s)
        q = q[0] - share * y[0], q[1] - share * y[1]
        shares.append(share)
    if history:
        y, s = history[-1]
        scale = dot(y, s) / dot(y, y)
    r = scaled(scale, q)
    for (y, s), share in zip(history, reversed(shares), strict=True):
        more = share - dot(y, r) / dot(y, s)
        r = r[0] + more * s[0], r[1] + more * s[1]
    return r
