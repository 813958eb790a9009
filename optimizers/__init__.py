"""The update rules, one file each; the file's name is the optimizer's key."""

from optimizers.base import Optimizer
from parameters import discover

OPTIMIZERS = discover(__name__, Optimizer)
