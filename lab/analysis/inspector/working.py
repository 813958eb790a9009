"""The working of one update: what its rule computed, line by line, from the rule itself.

The rule that made a step runs once more on traced numbers, from the same point, state and
gradient. Nothing is written a second time: the lines are what the run did, to the last bit.
"""

from collections.abc import Iterator
from copy import copy
from typing import Any, NamedTuple, cast

from declare.floats import FLOATS
from declare.parameters import declarations
from declare.phrases import Phrase
from lab.analysis.inspector.lines import lines_of, long
from lab.analysis.inspector.rows import AXES, Computed, Line, Row
from lab.analysis.inspector.traced import TRACED, Book, Comparison, Name, extent
from lab.analysis.inspector.traced_oracle import TracedOracle
from lab.gradients.exact import Exact
from lab.simulation.problem import SEGMENT, Problem
from lab.simulation.segments import Replay, replayed
from landscapes.base_examples import Examples
from optimizers.base import Optimizer, State
from optimizers.base_oracle import Oracle

GRADIENT = Name("g", "gradient")
Pair = tuple[float, float]
Worked = tuple[Computed, Any]
"""What a rule computed, and its new states."""


class Situation(NamedTuple):
    """What an update sets out from; the one state of a joint rule is the first."""

    k: int
    x: float
    y: float
    states: tuple[State, State]
    factor: float


class Working(NamedTuple):
    """An update: its lines in the order of computation, and the floats that it ended with.

    `gradient` is what the rule saw, `change` what was added to the point. `named` gives
    results their names by the ids of objects, which `keep` holds.
    """

    lines: list[Line]
    named: dict[int, Name]
    gradient: Pair
    change: Pair
    after: Pair
    states: tuple[State, State]
    keep: Any


def situation(replay: Replay, k: int) -> Situation:
    """What update k, in the segment that was replayed, sets out from."""
    index, before = k % SEGMENT, replay.before
    factor = replay.factors[index]
    if before is None:
        x, y = replay.segment.points[index].tolist()
        return Situation(k, x, y, replay.segment.states[index], factor)
    if index == 0:
        return Situation(k, before.x, before.y, (before.state_x, before.state_y), factor)
    x, y = replay.segment.points[index - 1].tolist()
    return Situation(k, x, y, replay.segment.states[index - 1], factor)


def worked(problem: Problem, k: int, replay: Replay | None = None) -> Working:
    """The working of update k (from 0), in its segment's replay where that is at hand.

    Raises what the rule raises: Stuck, or an arithmetic error where the run diverged.
    """
    replay = replay or replayed(problem, k // SEGMENT)
    here, book = situation(replay, k), Book()
    gradient, lines, sources = _gradient(problem, here)
    optimizer = _with_names(problem.optimizer_at(k), book)
    named: dict[int, Name] = {}
    rule = _joint if optimizer.joint else _single
    made, states = rule(here, optimizer, gradient, book, replay.oracle)
    lines = [*lines, *lines_of(made, named)] if optimizer.uses_gradient else lines_of(made, named)
    factor = 1.0 if optimizer.takes_factor else here.factor
    change = factor * float(made.deltas[0]), factor * float(made.deltas[1])
    after = float(made.after[0]), float(made.after[1])
    return Working(lines, named, gradient, change, after, states, (made, states, sources))


def _gradient(problem: Problem, here: Situation) -> tuple[Pair, list[Line], Any]:
    """The gradient that the rule saw, and the lines of its making."""
    book = Book()
    explained = isinstance(problem.source, Exact) and not isinstance(problem.landscape, Examples)
    places: Any = here.x, here.y
    if explained:
        named = zip(places, AXES, strict=True)
        places = tuple(book.named(place, Name(axis, "place")) for place, axis in named)
    first = here.k - here.k % SEGMENT
    updates = range(first, min(first + SEGMENT, problem.steps))
    m = TRACED if explained else FLOATS
    found: Any = problem.source.estimator(problem.landscape, m, problem.seed, updates)(
        here.k, *places
    )
    rows = _rows(found, "" if explained else _told(problem), here, problem)
    lines = [Line("gradient", GRADIENT, rows)]
    cut = _with_names(problem.clip, book).cut(TRACED)
    if cut is not None:
        whole = GRADIENT._replace(name="g_whole")
        pair = zip(found, AXES, strict=True)
        given = [book.named(float(g), whole._replace(axis=axis)) for g, axis in pair]
        *clipped, acted = cut(*given)
        if acted:
            rows = tuple(map(Row, AXES, clipped))
            lines = [lines[0]._replace(name=whole), Line("gradient", GRADIENT, rows)]
            found = clipped
    return (float(found[0]), float(found[1])), lines, found


def _rows(found: Any, note: str, here: Situation, problem: Problem) -> tuple[Row, ...]:
    """The rows of a gradient; with a note, beside the exact gradient."""
    if note:
        exact = problem.landscape.gradient(here.x, here.y, FLOATS)
        return tuple(Row(a, g, note, float(e)) for a, g, e in zip(AXES, found, exact, strict=True))
    sizes = [extent(g) for g in found]
    return tuple(
        long(Row(axis, g), size.written, size.made)
        for axis, g, size in zip(AXES, found, sizes, strict=True)
    )


def _told(problem: Problem) -> Phrase:
    """How a gradient that is not worked out came about; `{n}` is the exact one."""
    if isinstance(problem.source, Exact):
        return Phrase("The mean over all examples.")
    title = Phrase.of(problem.source.title)
    return Phrase("{title}; the exact gradient is {n}.", title=title, n="{n}")


def _with_names(declared: Any, book: Book) -> Any:
    """A copy of a declared object whose numbers are traced under their own names."""
    named = copy(declared)
    for name, parameter in declarations(declared.__class__).items():
        if parameter.kind == "number":
            value = book.named(getattr(declared, name), Name(name, "hyper"))
            object.__setattr__(named, name, value)
    return named


def _outer(here: Situation, optimizer: Optimizer, book: Book) -> tuple[Any, Any, tuple[Any, ...]]:
    """The number of the step and the schedule's factor, and the factor where the rule takes it."""
    t = book.named(here.k + 1, Name("t", "count"))
    factor = book.named(here.factor, Name("factor", "factor"))
    return t, factor, (factor,) if optimizer.takes_factor else ()


def _moved(place: Any, delta: Any, factor: Any, optimizer: Optimizer) -> Any:
    return place + delta if optimizer.takes_factor else place + factor * delta


def _single(
    here: Situation, optimizer: Optimizer, gradient: Pair, book: Book, oracle: Oracle
) -> Worked:
    """A rule of one coordinate, for each of the two."""
    update, _ = optimizer.rule(TRACED)
    t, factor, more = _outer(here, optimizer, book)
    sides: list[tuple[Any, State, Any]] = []
    asked: list[list[Comparison]] = []
    begun: list[int] = []
    for i, place in enumerate((here.x, here.y)):
        before = len(book.comparisons)
        begun.append(book.count + 1)
        x = book.named(place, Name("x", "place"))
        state = tuple(
            book.named(value, Name(name, "memory", before=True))
            for value, name in zip(here.states[i], optimizer.state_names, strict=True)
        )
        delta, new = update(t, book.named(gradient[i], GRADIENT), x, state, *more)
        asked.append(book.comparisons[before:])
        sides.append((delta, new, _moved(x, delta, factor, optimizer)))
    deltas, states, after = zip(*sides, strict=True)
    entries = [
        (name, [(axis, state[j]) for axis, state in zip(AXES, states, strict=True)])
        for j, name in enumerate(optimizer.state_names)
    ]
    return Computed(entries, deltas, after, 0, begun[0], begun[1], asked), states


def _joint(
    here: Situation, optimizer: Optimizer, gradient: Pair, book: Book, oracle: Oracle
) -> Worked:
    """A rule that sees both coordinates."""
    update, _ = optimizer.rule(TRACED)
    t, factor, more = _outer(here, optimizer, book)
    x, y = (book.named(v, Name(a, "place")) for v, a in zip((here.x, here.y), AXES, strict=True))
    g = tuple(book.named(v, GRADIENT._replace(axis=a)) for v, a in zip(gradient, AXES, strict=True))
    names = (*optimizer.state_names, *optimizer.further_names)
    seen, before = TracedOracle(oracle, book, (here.k, here.x, here.y)), len(book.comparisons)
    state = _wrapped(here.states[0], names, book)
    delta, new = update(t, g, (x, y), state, seen, *more)
    after = tuple(_moved(v, d, factor, optimizer) for v, d in zip((x, y), delta, strict=True))
    entries = [(name, list(_components(new[j]))) for j, name in enumerate(names)]
    asked = [book.comparisons[before:]]
    states = new, here.states[1]
    return Computed(entries, tuple(delta), after, seen.trials, 0, 0, asked), states


def _wrapped(state: State, names: tuple[str, ...], book: Book) -> State:
    """A joint state with every number in it traced; what is one object stays one."""
    seen: dict[int, Any] = {}

    def wrap(value: Any, name: str, axis: str) -> Any:
        if isinstance(value, tuple | list):
            value = cast("tuple[Any, ...] | list[Any]", value)
            if id(value) not in seen:
                axes = AXES if len(value) == 2 else map(str, range(1, len(value) + 1))
                parts = [wrap(v, name, axis + a) for v, a in zip(value, axes, strict=True)]
                seen[id(value)] = type(value)(parts)
            return seen[id(value)]
        if isinstance(value, int | float):
            return book.named(value, Name(name, "memory", axis, before=True))
        return value

    return tuple(wrap(value, name, "") for value, name in zip(state, names, strict=True))


def _components(entry: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """The numbers of an entry of a joint state with their axes: a scalar, pair or matrix."""
    if isinstance(entry, int | float):
        yield "", entry
    elif isinstance(entry, tuple) and len(cast(State, entry)) == 2 and depth < 2:
        for axis, part in zip(AXES, cast(State, entry), strict=True):
            for rest, value in _components(part, depth + 1):
                yield axis + rest, value
