"""The trained network behind the landscape `mlp_slice`, and slices through its loss."""

from functools import cache
from pathlib import Path

import numpy as np

Weights = list[np.ndarray]

DATA = Path(__file__).parents[1] / "data" / "network.npz"


@cache
def _data() -> dict[str, np.ndarray]:
    with np.load(DATA) as data:
        return dict(data)


def weights() -> Weights:
    """The trained weights: matrix and biases of each of three layers."""
    return [_data()[f"p{i}"] for i in range(6)]


def twin() -> Weights:
    """The same function with other weights: the first layer times 4, the second by 4."""
    first, biases, second, *rest = weights()
    return [4 * first, 4 * biases, second / 4, *rest]


def loss(given: Weights) -> float:
    """The mean logistic loss of a network over the two spirals."""
    one, one_bias, two, two_bias, three, three_bias = given
    hidden = np.maximum(_data()["inputs"] @ one + one_bias, 0)
    hidden = np.maximum(hidden @ two + two_bias, 0)
    said = (hidden @ three + three_bias)[:, 0]
    return float(np.logaddexp(0, np.where(_data()["classes"] > 0, -said, said)).mean())


def direction(seed: int, given: Weights, normalised: bool) -> Weights:
    """A random direction that spares the biases; if normalised, each filter has its own length."""
    generator = np.random.default_rng(seed)
    drawn = [generator.standard_normal(part.shape) for part in given]
    if normalised:
        drawn = [_like(d, part) if d.ndim > 1 else d for d, part in zip(drawn, given, strict=True)]
    return [d if d.ndim > 1 else 0 * d for d in drawn]


def slices(given: Weights, normalised: bool, side: np.ndarray) -> np.ndarray:
    """The losses of a network along two random directions, rows along the second."""
    one, two = (direction(seed, given, normalised) for seed in (10, 11))
    moved = lambda u, v: [p + u * a + v * b for p, a, b in zip(given, one, two, strict=True)]  # noqa: E731
    return np.array([[loss(moved(u, v)) for u in side] for v in side])


def _like(drawn: np.ndarray, part: np.ndarray) -> np.ndarray:
    return drawn / np.linalg.norm(drawn, axis=0) * np.linalg.norm(part, axis=0)
