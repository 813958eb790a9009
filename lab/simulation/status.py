"""The status of a run: the rules, and their words."""

from typing import NamedTuple

import numpy as np

from declare.phrases import Phrase
from landscapes.base import Critical, Landscape

WINDOW = 20
NEAR = 1e-3
STILL = 1e-4
FLOOR = 1e-6

RULES = {
    "converged": (
        "It came within 0.1 % of the picture's diagonal of a minimum and stayed there for its "
        "last 20 steps, or until its stopping rule ended it (where minima form a curve: of a "
        "point of it, at the lowest loss), or it rests on a critical point of another kind."
    ),
    "stalled": (
        "Its last 20 steps together are shorter than 0.01 % of the picture's diagonal, away "
        "from any minimum: a plateau, a saddle, or a learning rate that has become too small. "
        "Or its rule found no next step, and says why."
    ),
    "oscillating": (
        "Its last 20 steps go back and forth: they are not getting shorter, and their net "
        "displacement is less than a quarter of their length."
    ),
    "diverged": (
        "A coordinate, the loss or the gradient overflowed (a coordinate beyond 10¹² counts as "
        "diverged). Nothing was clipped: the step was taken."
    ),
    "growing": (
        "Its last 20 steps go back and forth and grow: the last ten are more than twice as long "
        "as the ten before. It diverges, but its budget of steps was spent before it overflowed."
    ),
    "stopped": "Its stopping rule ended it there, away from any minimum.",
    "running": (
        "It was still moving when its budget of steps was spent, or had been at a minimum for "
        "fewer than 20 steps."
    ),
}

# How a status is shown that has no step of its own.
WORDS = {"running": "still moving", "stalled": "stuck", "growing": "diverging"}
# Points that are not called by their kind alone.
KINDS = {"degenerate": "degenerate point"}


class Status(NamedTuple):
    """The status, the step since which it holds, and the critical point it is about.

    `reason` is the sentence of a rule that found no next step.
    """

    status: str
    at: int | None = None
    point: Critical | None = None
    reason: str = ""

    @property
    def word(self) -> Phrase:
        """The status as it is shown, with its step."""
        if self.status == "converged":
            return Phrase("arrived at {step}", step=self.at)
        if self.status == "diverged":
            return Phrase("diverged at {step}", step=self.at)
        if self.status == "stopped":
            return Phrase("stopped at {step}", step=self.at)
        return Phrase(WORDS.get(self.status, self.status))

    @property
    def sentence(self) -> Phrase:
        """The rule that was applied, and the point it is about."""
        rule = Phrase(self.reason or RULES[self.status])
        if self.point is None:
            return rule
        kind, *numbers = self.point
        named = Phrase(KINDS.get(kind, kind))
        x, y, loss = (f"{value:.4g}" for value in numbers)
        return Phrase(
            "The {kind} at ({x}, {y}) with loss {loss}. {rule}",
            kind=named,
            x=x,
            y=y,
            loss=loss,
            rule=rule,
        )


def judge(landscape: Landscape, points: np.ndarray, end: str, reason: str = "") -> Status:
    """The status of a run that made `points`, (n + 1, 2), by the rules of RULES.

    A run whose rule found no next step, for that `reason`, or that a stopping rule ended, need not
    have stayed anywhere.
    """
    last = len(points) - 1
    if end == "diverged":
        return Status("diverged", last + 1)
    (left, right), (bottom, top) = landscape.domain
    diagonal = float(np.hypot(right - left, top - bottom))
    window = 0 if end in ("stuck", "stopped") else min(WINDOW, last)
    nearest = _nearest(landscape, points[-1])
    if nearest is not None:
        reach = (NEAR if nearest.kind in ("minimum", "degenerate") else 1e-9) * diagonal
        since = _since(points, nearest, reach)
        if since is not None and last - since >= window:
            return Status("converged", since, nearest, reason)
    if end == "stuck":
        return Status("stalled", last, None, reason)
    valley = _in_a_valley(landscape, points, diagonal)
    if valley is not None and last - (valley.at or 0) >= window:
        return valley
    return Status(_moving(points[-min(WINDOW, last) - 1 :], diagonal, end), last)


def _moving(points: np.ndarray, diagonal: float, end: str) -> str:
    """The status of a run by its last points, which are not at their end."""
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    if len(steps) == 0 or steps.sum() < STILL * diagonal:
        return "stalled"
    if len(steps) == WINDOW and _to_and_fro(points, steps):
        half = WINDOW // 2
        return "growing" if steps[half:].sum() > 2 * steps[:half].sum() else "oscillating"
    return "stopped" if end == "stopped" else "running"


def _in_a_valley(landscape: Landscape, points: np.ndarray, diagonal: float) -> Status | None:
    """Convergence to a curve of minima, none of whose points is listed."""
    if landscape.isolated or landscape.infimum is None:
        return None
    x, y = map(float, points[-1])
    loss = float(landscape.value(x, y, np))
    since = _since(points, Critical("minimum", x, y, loss), NEAR * diagonal)
    if since is None or loss - landscape.infimum > FLOOR * (1 + abs(landscape.infimum)):
        return None
    return Status("converged", since, Critical("minimum", x, y, loss))


def _nearest(landscape: Landscape, point: np.ndarray) -> Critical | None:
    found = landscape.critical_points()
    return min(found, key=lambda c: (c.x - point[0]) ** 2 + (c.y - point[1]) ** 2, default=None)


def _since(points: np.ndarray, target: Critical, reach: float) -> int | None:
    """The first index from which every point is within reach of the target, if any is."""
    away = np.hypot(points[:, 0] - target.x, points[:, 1] - target.y) > reach
    if away[-1]:
        return None
    return int(np.flatnonzero(away)[-1]) + 1 if away.any() else 0


def _to_and_fro(points: np.ndarray, steps: np.ndarray) -> bool:
    half = len(steps) // 2
    net = np.linalg.norm(points[-1] - points[0])
    return bool(steps[half:].sum() >= 0.9 * steps[:half].sum() and net < 0.25 * steps.sum())
