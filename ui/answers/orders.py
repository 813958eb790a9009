"""The order in which a run visits the examples, epoch by epoch."""

from typing import Any

from lab.experiment.experiment import Experiment
from lab.gradients.batch import EPOCHS, Batch
from landscapes.base_examples import Examples
from ui.answers.decode import decode
from ui.answers.refusal import Refusal
from ui.answers.route import OF_A_STEP, Carried, Route, Steps, as_bytes


def orders(link: str, which: str, step: int) -> dict[str, Any]:
    """The orders of a block of epochs, that of a run's update `step` among them.

    `orders[e]` are the numbers (from 0) of the examples in the order of epoch `epoch` + e, as the
    source deals them out; there are EPOCHS of them, or fewer where the budget ends. Raises Refusal
    where the run has no mini-batches.
    """
    experiment, _ = decode(link)
    run = dict(experiment.named()).get(which)
    landscape = experiment.landscape
    source = None if run is None else run.source
    if not isinstance(landscape, Examples) or not isinstance(source, Batch):
        raise Refusal(404, "This run has no mini-batches.")
    updates = source.updates_an_epoch(landscape)
    first = step // updates // EPOCHS * EPOCHS
    # The point after the last update is the first of an epoch that is never begun.
    last = min(first + EPOCHS, experiment.steps // updates + 1)
    found = [
        [
            i
            for k in range(updates)
            for i in source.examples(landscape, experiment.seed, e * updates + k)
        ]
        for e in range(first, last)
    ]
    return {"epoch": first, "orders": found}


def _carried(experiment: Experiment, link: str, steps: Steps) -> Carried:
    """A block of epochs in an answer, asked for by its first step."""
    for (which, count), run in zip(steps.items(), experiment.runs, strict=True):
        if isinstance(run.source, Batch) and isinstance(experiment.landscape, Examples):
            block = EPOCHS * run.source.updates_an_epoch(experiment.landscape)
            for step in range(0, count, block):
                yield f"orders&which={which}&step={step}", as_bytes(orders(link, which, step))


ROUTE = Route("/orders", orders, OF_A_STEP, view="order", carried=_carried)
