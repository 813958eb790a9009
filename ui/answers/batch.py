"""The surface of the mini-batch that a step of a run was made on."""

from collections.abc import Iterator

from lab.experiment.experiment import Experiment
from lab.figures.data import sheet
from lab.gradients.batch import Batch
from landscapes.base_examples import Examples
from ui.answers.decode import decode
from ui.answers.frames import frame, unframe
from ui.answers.refusal import Refusal
from ui.answers.route import OF_A_STEP, Carried, Route, Steps

# As many surfaces are in a page without a server at most; few examples have few different ones.
MOST_SHEETS = 200


def batch(link: str, which: str, step: int) -> bytes:
    """The surface of the mini-batch of a run's update `step`, framed like an answer.

    Raises Refusal where the run has no mini-batches.
    """
    experiment, _ = decode(link)
    runs = dict(experiment.named())
    landscape = experiment.landscape
    source = runs[which].source if which in runs else None
    if not isinstance(landscape, Examples) or not isinstance(source, Batch):
        raise Refusal(404, "This run has no mini-batches.")
    drawn = source.draw(landscape, experiment.seed, step)
    heights = sheet(source.subset(landscape, experiment.seed, step), experiment.height)
    header = {**drawn._asdict(), "size": len(heights), "domain": landscape.domain}
    return frame(header, [heights.astype("<f4").tobytes()])


def _carried(experiment: Experiment, link: str, steps: Steps) -> Carried:
    """Without its place in the epoch, equal batches have equal answers. Too many are left out."""
    found = dict(_all(experiment, link, steps))
    return found.items() if len(set(found.values())) <= MOST_SHEETS else None


def _all(experiment: Experiment, link: str, steps: Steps) -> Iterator[tuple[str, bytes]]:
    for (which, count), run in zip(steps.items(), experiment.runs, strict=True):
        if not isinstance(run.source, Batch) or not isinstance(experiment.landscape, Examples):
            continue
        for step in range(count):
            header, surface = unframe(batch(link, which, step))
            kept = {name: header[name] for name in ("size", "domain", "examples")}
            kept["examples"] = sorted(kept["examples"])
            yield f"batch&which={which}&step={step}", frame(kept, [surface])


ROUTE = Route("/batch", batch, OF_A_STEP, view="batch", carried=_carried)
