"""Which runs can be computed as arrays, and optimizers with arrays for hyper-parameters."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TypeVar

import numpy as np

from declare.parameters import declarations
from declare.phrases import Phrase
from lab.experiment.run import EXACT, NO_CLIPPING, Run
from optimizers.base import Optimizer

Rule = TypeVar("Rule", bound=Optimizer)


def unsweepable(run: Run) -> Phrase | None:
    """Why a run cannot be computed for many particles at once: a sentence, None if it can."""
    if run.optimizer.joint:
        return Phrase(
            "{title} does not update each coordinate independently.",
            title=Phrase(run.optimizer.title),
        )
    if run.source != EXACT:
        return Phrase("Its gradients are not exact.")
    if run.clip != NO_CLIPPING:
        return Phrase("Its gradients are clipped.")
    if run.schedule.watch() is not None:
        return Phrase("{title} watches the loss.", title=Phrase(run.schedule.title))
    if run.changes:
        return Phrase("Its parameters change while it runs.")
    return None


def with_arrays(optimizer: Rule, varied: Mapping[str, np.ndarray]) -> Rule:
    """The optimizer with arrays in the place of numbers, each of their values checked.

    It is for `rule` only: it has no link, and equals nothing. Raises ParameterError for a
    value out of range, and KeyError for what is no number of that optimizer.
    """
    if not varied:
        return optimizer
    known = {n: p for n, p in declarations(type(optimizer)).items() if p.kind == "number"}
    for name, values in varied.items():
        known[name].check(float(values.min()))
        known[name].check(float(values.max()))
    made = object.__new__(type(optimizer))
    for field in fields(optimizer):
        value = varied.get(field.name, getattr(optimizer, field.name))
        object.__setattr__(made, field.name, value)
    return made
