"""The update rules, one file each; the file's name is the optimizer's key."""

from declare.parameters import discover
from optimizers.base import Optimizer

OPTIMIZERS = discover(__name__, Optimizer)

# What a student may look for in the menu and not find, and why.
NOT_OFFERED = {
    "Muon": (
        "It orthogonalises the rows of a weight matrix. On two numbers, a 1 × 2 matrix, all that "
        "remains is dividing the momentum by its norm."
    ),
    "Shampoo": (
        "It preconditions a weight matrix with one learned matrix on the left and one on the "
        "right. Two numbers are not a matrix: what remains is full-matrix Adagrad."
    ),
}
