"""Which curves stand beside the pictures, and what their layout depends on."""

from lab.experiment.experiment import Experiment
from lab.figures.base import look_of
from lab.figures.curve import axes_of, stamp_of
from landscapes.base_examples import Examples


def arrangement(experiment: Experiment) -> str:
    """What the boxes and their layout depend on: those of data and views take a place."""
    stamp = stamp_of(axes_of(experiment, experiment.landscape), look_of(experiment))
    data = isinstance(experiment.landscape, Examples)
    return f"{stamp} {data} {experiment.pictures_beside()}"
