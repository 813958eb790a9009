"""Lookahead."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number, whole, word
from optimizers.base import Optimizer, State, Step, Twin, Update, decay, learning_rate


@dataclass(frozen=True)
class Lookahead(Optimizer):
    """Fast weights explore for k steps, then are pulled back part of the way.

    Zhang et al. 2019, algorithm 1: every k steps the slow point moves by α towards the fast
    one, which goes on from there. The point drawn is the fast one after that.
    """

    title = "Lookahead"
    equation = (
        r"\tilde x_{t+1} = x_t + \text{inner step}, \quad \text{every } k \text{ steps: }"
        r" s \leftarrow s + \alpha\,(\tilde x_{t+1} - s), \quad x_{t+1} = s"
    )
    source = "Zhang et al. 2019, arXiv 1907.08610, algorithm 1"
    twin = Twin(
        "pytorch_optimizer.Lookahead",
        {"lr": "lr", "momentum": "beta1", "k": "k", "alpha": "alpha"},
        {"pullback_momentum": "none", "inner": "torch.optim.SGD", "nesterov": False},
        ours={"inner": "momentum"},
    )
    also = (
        Twin(
            "pytorch_optimizer.Lookahead",
            {"lr": "lr", "betas": ("beta1", "beta2"), "k": "k", "alpha": "alpha"},
            {
                "pullback_momentum": "none",
                "inner": "torch.optim.Adam",
                "eps": 1e-8,
                "amsgrad": False,
            },
            ours={"inner": "adam"},
        ),
    )
    state_names = ("slow", "m", "v")
    memories = property(  # pyright: ignore
        lambda self: () if self.inner == "sgd" else (("m", "beta1"),)
    )
    takes_factor = True

    lr: float = learning_rate(0.02, library=0.001)
    inner: str = word("momentum", ("sgd", "momentum", "adam"), "inner optimizer")
    beta1: float = decay(0.9, "first-moment decay (momentum, Adam)", r"\beta_1")
    beta2: float = decay(0.999, "second-moment decay (Adam)", r"\beta_2")
    k: int = whole(5, 1, 1000, "fast steps per slow step", "k", slider=(1, 50))
    alpha: float = number(0.5, 0, 1, "slow step size", r"\alpha")

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, k, alpha, inner, sqrt = self.lr, self.k, self.alpha, self.inner, m.sqrt
        b1, b2 = (0.0 if inner == "sgd" else self.beta1), self.beta2

        def update(t: int, g: Real, x: Real, state: State, factor: float) -> Step:
            slow, mean, square = state
            slow = x if t == 1 else slow
            if inner == "adam":
                mean = b1 * mean + (1 - b1) * g
                square = b2 * square + (1 - b2) * g * g
                step = mean / (1 - b1**t) / (sqrt(square / (1 - b2**t)) + 1e-8)
            else:
                step = mean = b1 * mean + g
            fast = x - factor * lr * step
            if t % k == 0:
                slow = fast = slow + alpha * (fast - slow)
            return fast - x, (slow, mean, square)

        return update, (0.0, 0.0, 0.0)
