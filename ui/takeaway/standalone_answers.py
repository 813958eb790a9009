"""The server's answers that a recording carries, according to its link.

The player asks for them by address, as it asks the server; in a recording the address has no
link, because there is one only.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lab.experiment.experiment import Experiment
from lab.simulation.simulate import problem_of, solve
from lab.views import VIEWS
from ui.answers.one_step import moves
from ui.answers.route import as_bytes, routes_in

MOST_IN_PARTS = 601
CARRIED = tuple((r.view, r.carried) for r in routes_in("ui.answers") if r.carried is not None)


class Carried(NamedTuple):
    """The answers by their addresses, the views that the file cannot show, and whether slow
    motion has its arrows.
    """

    answers: dict[str, bytes]
    left: tuple[str, ...]
    slow: bool


def carried(experiment: Experiment, link: str) -> Carried:
    """The answers that a link's recording needs, and what is left out of it."""
    answers: dict[str, bytes] = {}
    left: list[str] = []
    steps = {
        name: len(solve(problem_of(experiment, run)).points) for name, run in experiment.named()
    }
    for key, view in VIEWS.items():
        if view.is_on(experiment):
            found = _of_view(experiment, link, key, steps)
            if found is None:
                left.append(key)
            else:
                answers |= found
    arrows = experiment.arrows and "arrows" not in left
    slow = arrows or max(steps.values()) <= MOST_IN_PARTS
    if slow and not arrows:
        answers |= dict(_parts(link, steps))
    return Carried(answers, tuple(left), slow)


def _of_view(
    experiment: Experiment, link: str, key: str, steps: dict[str, int]
) -> dict[str, bytes] | None:
    """The answers that a view needs; None where they are too many for a file."""
    most, answers = VIEWS[key].most, {}
    if most is not None and sum(steps.values()) > most:
        return None
    for view, carry in CARRIED:
        found = carry(experiment, link, steps) if view == key else ()
        if found is None:
            return None
        answers |= dict(found)
    return answers


def off(views: tuple[str, ...]) -> dict[str, Any]:
    """The words of the link with which none of these views is shown."""
    return {word: known.default for word, known in (VIEWS[key].main() for key in views)}


def _parts(link: str, steps: dict[str, int]) -> Iterator[tuple[str, bytes]]:
    """For slow motion, which every page has: the same whichever run is looked into."""
    for step in range(max(steps.values())):
        found = as_bytes(moves(link, "", step))
        for which in steps:
            yield f"parts&which={which}&step={step}", found
