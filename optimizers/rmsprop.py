"""RMSProp."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import flag
from optimizers.base import (
    Optimizer,
    State,
    Step,
    Twin,
    Update,
    decay,
    epsilon_place,
    learning_rate,
    present,
    small_number,
    weight_decay,
)


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """Steps divided by the recent size of the gradient: Adagrad that forgets.

    v_t = ρ v_{t-1} + (1 - ρ) g_t², no bias correction, ε outside the root as in torch or
    inside as in optax; Tieleman & Hinton 2012, lecture 6.5, with torch's momentum and
    centering (Graves 2013, section 2.3).
    """

    title = "RMSProp"
    group = "Adaptive"
    equation = (
        r"v_t = \rho\, v_{t-1} + (1-\rho)\, g_t^2, \quad"
        r" x_{t+1} = x_t - \eta\,\frac{g_t}{\sqrt{v_t}+\epsilon}"
    )
    source = "Tieleman & Hinton 2012, Neural Networks for Machine Learning, lecture 6.5"
    twin = Twin(
        "torch.optim.RMSprop",
        {
            "lr": "lr",
            "alpha": "rho",
            "eps": "eps",
            "weight_decay": "weight_decay",
            "momentum": "momentum",
            "centered": "centered",
        },
    )
    also = (
        Twin(
            "optax.rmsprop",
            {
                "learning_rate": "lr",
                "decay": "rho",
                "eps": "eps",
                "momentum": "momentum",
                "centered": "centered",
            },
            {"eps_in_sqrt": True},
            ours={"epsilon": "inside"},
        ),
        Twin(
            "optax.rmsprop",
            {
                "learning_rate": "lr",
                "decay": "rho",
                "eps": "eps",
                "momentum": "momentum",
                "centered": "centered",
            },
        ),
    )
    state_names = ("v", "mean", "b")
    # The buffer holds steps: what is kept of it is a part of the step as it is.
    memories = property(  # pyright: ignore
        lambda self: (("b", "momentum"),) if self.momentum else ()
    )

    lr: float = learning_rate(0.02, library=0.01)
    rho: float = decay(0.9, "second-moment decay", r"\rho", library=0.99)
    eps: float = small_number(1e-8)
    weight_decay: float = weight_decay()
    momentum: float = decay(0, "momentum", r"\mu")
    centered: bool = flag(False, "centered (divide by the standard deviation)")
    epsilon: str = epsilon_place()

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, rho, eps, penalty = self.lr, self.rho, self.eps, self.weight_decay
        keep, centered, sqrt = self.momentum, self.centered, m.sqrt
        inside, rolls = self.epsilon == "inside", present(keep)

        def update(t: int, g: Real, x: Real, state: State) -> Step:
            square, mean, buffer = state
            if penalty:
                g = g + penalty * x
            square = rho * square + (1 - rho) * g * g
            spread = square
            if centered:
                mean = rho * mean + (1 - rho) * g
                spread = square - mean * mean
            step = g / (sqrt(spread + eps) if inside else sqrt(spread) + eps)
            buffer = keep * buffer + step if rolls else step
            return -lr * buffer, (square, mean, buffer)

        return update, (0.0, 0.0, 0.0)
