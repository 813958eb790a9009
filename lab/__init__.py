"""All computations: from lab import Experiment, simulate."""

from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate

__all__ = ["Experiment", "simulate"]
