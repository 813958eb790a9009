"""The update rules, one file each; the file's name is the optimizer's key."""

from declare.parameters import discover
from optimizers.base import Optimizer

OPTIMIZERS = discover(__name__, Optimizer)

# What a student may look for in the menu and not find, and why.
NOT_OFFERED = {
    "Muon": (
        "It makes the rows of a weight matrix perpendicular to each other. On two numbers, a 1 × 2 "
        "matrix, only the division of the momentum by its length is left of it."
    ),
    "Shampoo": (
        "It multiplies a weight matrix by one learned matrix from the left and one from the "
        "right. Two numbers are no matrix: what is left is full-matrix Adagrad."
    ),
}
