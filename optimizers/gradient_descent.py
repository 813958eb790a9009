"""Gradient descent."""

from dataclasses import dataclass

from optimizers.base import Optimizer, Twin, learning_rate, weight_decay


@dataclass(frozen=True)
class GradientDescent(Optimizer):
    """A step against the gradient, as long as the slope is steep.

    Cauchy 1847, Comptes rendus 25, 536; Goodfellow et al. 2016, equation 4.5.
    """

    title = "Gradient descent"
    equation = r"x_{t+1} = x_t - \eta\, g_t"
    source = "Cauchy 1847, Comptes rendus de l'Académie des Sciences 25, 536"
    twin = Twin(
        "torch.optim.SGD",
        {"lr": "lr", "weight_decay": "weight_decay"},
        {"momentum": 0, "nesterov": False},
    )

    lr: float = learning_rate(0.05, library=0.001)
    weight_decay: float = weight_decay()

    def rule(self, m):
        lr, penalty = self.lr, self.weight_decay

        def update(t, g, x, state):
            if penalty:
                g = g + penalty * x
            return -lr * g, state

        return update, ()
