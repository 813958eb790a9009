"""The ends of the interval that a line search narrows."""

from dataclasses import dataclass


@dataclass
class End:
    """One end of the interval, and what is known there."""

    a: float
    f: float
    d: float
