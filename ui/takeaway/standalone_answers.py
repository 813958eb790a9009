"""What a recording carries of the server's answers, for what its link shows.

The player asks for them by address, as it asks the server; in a recording the address has no
link, because there is one only.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from declare.parameters import declarations
from lab.analysis.maps.basins import FINE
from lab.experiment.experiment import Experiment
from lab.experiment.view import View
from lab.gradients.batch import EPOCHS, Batch
from lab.simulation.simulate import problem_of, solve
from landscapes.base_examples import Examples
from ui.answers import slices
from ui.answers.frames import frame, unframe
from ui.answers.inspector import MOST_ANSWERED, why
from ui.answers.losses import losses
from ui.answers.many_starts import crowd_of, map_of
from ui.answers.one_step import fan, field, model, moves
from ui.answers.orders import orders
from ui.answers.stream import batch

# How many steps of all runs together a file has room for.
MOST = {
    "fan": 1200,
    "losses": 1200,
    "model": 600,
    "inspect": 1200,
    "batch": 400,
    "slice": 400,
    "arrows": 60_000,
}
MOST_IN_PARTS = 601
# As many surfaces of mini-batches are there at most; few examples have few different ones.
MOST_SHEETS = 200
# How far away the second point of a secant is first, and how far one sees in the fog: parts of
# the picture, as in the player.
SECANT, SIGHT = 0.12, 0.08


class Carried(NamedTuple):
    """The answers by their addresses, the words of the view that the file cannot show, and whether
    slow motion has its arrows.
    """

    answers: dict[str, bytes]
    left: tuple[str, ...]
    slow: bool


def carried(experiment: Experiment, link: str) -> Carried:
    """The answers that a link's recording needs, and what is left out of it."""
    answers, left = {}, []
    steps = {
        name: len(solve(problem_of(experiment, run)).points)
        for name, run in zip(experiment.names(), experiment.runs, strict=True)
    }
    # Arrows are asked for with the paths.
    if experiment.arrows and sum(steps.values()) > MOST["arrows"]:
        left.append("arrows")
    for word, ask in ASKED.items():
        if not is_on(experiment, word):
            continue
        if sum(steps.values()) > MOST.get(word, sum(steps.values())):
            left.append(word)
            continue
        found = dict(ask(experiment, link, steps))
        if word == "batch" and len(set(found.values())) > MOST_SHEETS:
            left.append(word)
        else:
            answers |= found
    arrows = experiment.arrows and "arrows" not in left
    slow = arrows or max(steps.values()) <= MOST_IN_PARTS
    if slow and not arrows:
        answers |= dict(_parts(link, steps))
    return Carried(answers, tuple(left), slow)


def is_on(experiment: Experiment, word: str) -> bool:
    """Whether a link shows what a word of the view stands for."""
    return getattr(experiment, word) != declarations(View)[word].default


def off(words: tuple[str, ...]) -> dict[str, Any]:
    """The words of the view with which nothing of that is shown."""
    return {word: declarations(View)[word].default for word in words}


Answers = Iterator[tuple[str, bytes]]


def _field(experiment: Experiment, link: str, steps: dict[str, int]) -> Answers:
    yield f"field?on={experiment.landscape.word()}", field(link)


def _fan(experiment: Experiment, link: str, steps: dict[str, int]) -> Answers:
    if isinstance(experiment.landscape, Examples):
        yield from _of_steps("fan", fan, link, steps)


def _losses(experiment: Experiment, link: str, steps: dict[str, int]) -> Answers:
    if isinstance(experiment.landscape, Examples):
        yield from _of_steps("losses", losses, link, steps)


def _orders(experiment: Experiment, link: str, steps: dict[str, int]) -> Answers:
    """A block of epochs in an answer, asked for by its first step."""
    for (which, count), run in zip(steps.items(), experiment.runs, strict=True):
        if isinstance(run.source, Batch) and isinstance(experiment.landscape, Examples):
            block = EPOCHS * run.source.updates_an_epoch(experiment.landscape)
            for step in range(0, count, block):
                yield f"orders&which={which}&step={step}", _json(orders(link, which, step))


def _parts(link: str, steps: dict[str, int]) -> Answers:
    """For slow motion, which every page has: the same whichever run is looked into."""
    for step in range(max(steps.values())):
        found = _json(moves(link, "", step))
        for which in steps:
            yield f"parts&which={which}&step={step}", found


def _map(experiment: Experiment, link: str, steps: dict[str, int]) -> Answers:
    """By route: the map is the same whatever else it is asked. Those of rates are files."""
    if experiment.map == "basins":
        yield "basins", map_of(f"{link}&cells={FINE}").plain


def _crowd(experiment: Experiment, link: str, steps: dict[str, int]) -> Answers:
    yield "crowd", crowd_of(link).plain


def _model(experiment: Experiment, link: str, steps: dict[str, int]) -> Answers:
    yield from _of_steps("model", model, link, steps)


def _of_steps(
    name: str, ask: Callable[[str, str, int], Any], link: str, steps: dict[str, int]
) -> Answers:
    for which, count in steps.items():
        for step in range(count):
            yield f"{name}&which={which}&step={step}", _json(ask(link, which, step))


def _inspector(experiment: Experiment, link: str, steps: dict[str, int]) -> Answers:
    """As many steps in an answer as the server gives: `part` is which of them these are."""
    for number, count in enumerate(steps.values(), start=1):
        for part in range(-(-count // MOST_ANSWERED)):
            found = why(link, str(number), part * MOST_ANSWERED, MOST_ANSWERED)
            yield f"why&which={number}&part={part}", found.encode()


def _slice(experiment: Experiment, link: str, steps: dict[str, int]) -> Answers:
    """With the second point where the player has it before a hand moves it."""
    for which, count in steps.items():
        for step in range(count):
            yield f"slice&which={which}&step={step}", _sliced(experiment, link, which, step)


def _sliced(experiment: Experiment, link: str, which: str, step: int) -> bytes:
    sides = [high - low for low, high in experiment.landscape.domain]
    span = {"x": sides[0], "y": sides[1]}.get(experiment.slice, min(sides))
    apart = span * (SIGHT if experiment.fog else SECANT)
    while True:
        sent = slices.answer(link, which, step, experiment.slice, apart)
        header, _ = unframe(sent)
        if header["missing"] or header["secant"]:
            return sent
        # It is beyond the picture's edge: on the other side, or closer.
        apart = -apart if apart > 0 else -apart / 2


def _batch(experiment: Experiment, link: str, steps: dict[str, int]) -> Answers:
    """Without its place in the epoch, equal batches have equal answers."""
    for (which, count), run in zip(steps.items(), experiment.runs, strict=True):
        if not isinstance(run.source, Batch) or not isinstance(experiment.landscape, Examples):
            continue
        for step in range(count):
            header, surface = unframe(batch(link, which, step))
            kept = {name: header[name] for name in ("size", "domain", "examples")}
            kept["examples"] = sorted(kept["examples"])
            yield f"batch&which={which}&step={step}", frame(kept, [surface])


def _json(value: Any) -> bytes:
    return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()


ASKED: dict[str, Callable[[Experiment, str, dict[str, int]], Answers]] = {
    "field": _field,
    "fan": _fan,
    "model": _model,
    "inspect": _inspector,
    "losses": _losses,
    "order": _orders,
    "map": _map,
    "crowd": _crowd,
    "batch": _batch,
    "slice": _slice,
}
