"""Which curves stand beside the pictures, and what their layout depends on."""

from lab.experiment.experiment import Experiment
from lab.figures.base import look_of
from lab.figures.curve import axes_of, stamp_of
from landscapes.base_examples import Examples


def arrangement(experiment: Experiment) -> str:
    """What the boxes and their layout depend on: the plot of the data takes a place among them."""
    stamp = stamp_of(axes_of(experiment, experiment.landscape), look_of(experiment))
    return f"{stamp} {isinstance(experiment.landscape, Examples)}"
