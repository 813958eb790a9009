"""The state of each optimizer after t steps as one sum over all gradients, not step by step.

What the screen shows of a state need not matter to the steps (the sign of a mean that is
squared, a first value that is overwritten), so that recorded runs cannot check it.
"""

import numpy as np


def faded(gradients, keep: float):
    """Row t: the sum of the first t gradients, each faded by `keep` for every step since."""
    count = len(gradients)
    age = np.subtract.outer(np.arange(count + 1) - 1, np.arange(count))
    return np.where(age >= 0, float(keep) ** np.maximum(age, 0), 0) @ gradients


def corrected(mean, keep: float):
    """Row t of a mean, freed from its start at zero."""
    weight = 1 - keep ** np.arange(len(mean))
    return np.vstack([mean[:1], mean[1:] / weight[1:, None]])


def momentum(o, g):
    gain = np.where(np.arange(len(g)) == 0, 1, 1 - o.dampening)
    return {"b": faded(gain[:, None] * g, o.momentum)}


def nesterov(o, g):
    return {"b": faded(g, o.momentum)}


def adagrad(o, g):
    return {"s": o.initial_accumulator_value + faded(g * g, 1)}


def rmsprop(o, g):
    square, mean = (1 - o.rho) * faded(g * g, o.rho), (1 - o.rho) * faded(g, o.rho)
    if not o.centered:
        mean = 0 * mean
    spread = (square - mean**2)[1:]
    size = np.sqrt(spread + o.eps) if o.epsilon == "inside" else np.sqrt(spread) + o.eps
    return {"v": square, "mean": mean, "b": faded(g / size, o.momentum)}


def adam(o, g):
    m, v = (1 - o.beta1) * faded(g, o.beta1), (1 - o.beta2) * faded(g * g, o.beta2)
    if not o.bias_correction:
        return {"m": m, "v": v, "m_hat": m, "v_hat": v}
    return {"m": m, "v": v, "m_hat": corrected(m, o.beta1), "v_hat": corrected(v, o.beta2)}


def lion(o, g):
    return {"m": (1 - o.beta2) * faded(g, o.beta2)}


def qhm(o, g):
    return {"b": (1 - o.momentum) * faded(g, o.momentum)}


def aggmo(o, g):
    return {"b1": faded(g, o.beta1), "b2": faded(g, o.beta2), "b3": faded(g, o.beta3)}


CLOSED_FORMS = {
    "aggmo": aggmo,
    "lion": lion,
    "qhm": qhm,
    "adagrad": adagrad,
    "adam": adam,
    "momentum": momentum,
    "nesterov": nesterov,
    "rmsprop": rmsprop,
}
