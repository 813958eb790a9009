"""Choose the run that a map shows: maps show one run at a time."""

from dataclasses import replace

from declare.phrases import Phrase
from lab.analysis.maps.varied import unsweepable
from lab.experiment.experiment import NEVER, Experiment
from lab.experiment.run import NO_AVERAGE, Run

NOTHING = Phrase("No run is shown: there is nothing to map.")


def chosen(experiment: Experiment) -> int | Phrase:
    """The number of the run in the inspector, or else of the first visible one that has a map.

    A sentence says why there is none.
    """
    runs = experiment.runs
    reasons = {k: unmapped(experiment, runs[k]) for k in shown(experiment)}
    for k, reason in reasons.items():
        if reason is None:
            return k
    if not reasons:
        return NOTHING
    k, reason = next(iter(reasons.items()))
    return Phrase(
        "There is no map of {run}: {reason}", run=Phrase(runs[k].optimizer.title), reason=reason
    )


def shown(experiment: Experiment) -> list[int]:
    """The numbers of the runs that are asked about: the one in the inspector, or all visible."""
    visible = [k for k, run in enumerate(experiment.runs) if run.visible]
    return [k for k in visible if k == experiment.inspect - 1] or visible


def unmapped(experiment: Experiment, run: Run) -> Phrase | None:
    """Why a run has no map: a sentence, None if it has one."""
    if experiment.stop != NEVER and not experiment.stop.run_on:
        return Phrase("The stopping rule ends each run at its own step.")
    return unsweepable(run)


def bare(run: Run) -> Run:
    """The run without what its steps do not depend on."""
    return replace(run, visible=True, start=None, average=NO_AVERAGE)
