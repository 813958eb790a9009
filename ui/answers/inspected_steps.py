"""Data on single steps of a path: their working, curvature, rates and squares.

What steps have in common, the MathML of their lines, is a shape and told once.
"""

import json
from functools import lru_cache
from typing import Any

import numpy as np

from declare.parameters import declarations
from declare.phrases import Phrase, say
from lab.analysis.inspector.curvature import Curvature, curvature
from lab.analysis.inspector.rows import Line, Row
from lab.analysis.inspector.traced import Comparison
from lab.analysis.inspector.working import Working, situation, worked
from lab.simulation.problem import SEGMENT, Problem
from lab.simulation.segments import Replay, replayed, segment
from lab.simulation.simulate import solve
from lab.simulation.status import RULES
from ui.answers.glyphs import symbol
from ui.answers.workings import Numbers, Writer

# The entry of a state that is a sum or mean of squares: the first of these that a rule has.
SQUARES = ("n", "s", "v")


class Answerer:
    """Answers for steps of one course; a segment is replayed once."""

    def __init__(self, problem: Problem, language: str) -> None:
        self.problem, self.language = problem, language
        self.shapes: list[Any] = []
        self._shapes: dict[str, int] = {}
        self._replay: tuple[int, Replay] | None = None
        names = problem.optimizer.state_names
        self.squared = next((names.index(name) for name in SQUARES if name in names), None)

    def step(self, k: int, is_last: bool) -> dict[str, Any]:
        """What is shown at point k, and of the update that leaves it."""
        x, y = self._point(k)
        landscape = self.problem.landscape
        at = np.array([x, y])
        found = {
            "k": k,
            "point": at,
            "loss": landscape.value(x, y, np),
            "exact": landscape.gradient(x, y, np),
            "shape": None,
            "numbers": [],
            **_told(curvature(landscape, x, y), self.language),
        }
        if is_last:
            return found | {"end": self._end(k)}
        working = worked(self.problem, k, self._replayed(k // SEGMENT))
        shape, numbers = self._shaped(working)
        return found | {
            "shape": shape,
            "numbers": numbers,
            "end": "",
            "gradient": working.gradient,
            "change": working.change,
            "rates": self._rates(working),
            "state": situation(self._replayed(k // SEGMENT), k).states,
            "squares": self._squares(working, k),
        }

    def _replayed(self, index: int) -> Replay:
        if self._replay is None or self._replay[0] != index:
            self._replay = index, replayed(self.problem, index)
        return self._replay[1]

    def _point(self, k: int) -> tuple[float, float]:
        index = max(0, k - 1) // SEGMENT
        points = segment(self.problem, index).points
        x, y = points[k - (SEGMENT * index + 1 if index else 0)].tolist()
        return x, y

    def _end(self, k: int) -> str:
        """Why no update leaves the last point."""
        verdict = solve(self.problem).verdict
        rule, found = Phrase.of(RULES["diverged"]), Phrase.of(verdict.sentence)
        word = verdict.word
        sentence = Phrase("No step leaves this point: {word}. {found}", word=word, found=found)
        if verdict.status == "diverged":
            sentence = Phrase("Update {k} overflowed. {rule}", k=k + 1, rule=rule)
        return say(sentence, self.language)

    def _rates(self, working: Working) -> list[float | None] | None:
        """How far each coordinate moved for its slope; None of a rule that ignores the slope."""
        if not self.problem.optimizer.uses_gradient:
            return None
        pairs = zip(working.change, working.gradient, strict=True)
        return [abs(change / g) if g else None for change, g in pairs]

    def _squares(self, working: Working, k: int) -> dict[str, Any] | None:
        """The squares after the update, this update's own, and the largest so far."""
        if self.squared is None:
            return None
        values = _entry(working.states, self.squared)
        index = k // SEGMENT
        earlier = [_peak(self.problem, i, self.squared) for i in range(index)]
        states = self._replayed(index).segment.states[: k % SEGMENT + 2]
        largest = max(*values, *earlier, _highest(states, self.squared))
        name = self.problem.optimizer.state_names[self.squared]
        return {"name": name, "values": values, "largest": largest}

    def _shaped(self, working: Working) -> tuple[int, list[float]]:
        """The number of the shape of a working, and the numbers that fill it."""
        declared = {n: p.tex for n, p in declarations(type(self.problem.optimizer)).items()}
        clip = {n: p.tex for n, p in declarations(type(self.problem.clip)).items()}
        names, numbers = clip | declared, Numbers()
        symbols = Writer(working.named, names)
        places = Writer(working.named, names, numbers)
        shape = [_line(line, symbols, places, numbers) for line in working.lines]
        for row in (row for line in shape for row in line["rows"]):
            row["note"] = say(row["note"], self.language)
        key = json.dumps(shape)
        if key not in self._shapes:
            self._shapes[key] = len(self.shapes)
            self.shapes.append(shape)
        return self._shapes[key], numbers.values


def _line(line: Line, symbols: Writer, places: Writer, numbers: Numbers) -> dict[str, Any]:
    rows = [_row(line, row, symbols, places, numbers) for row in line.rows]
    common = len(rows) > 1 and len({(row["symbols"], row["note"]) for row in rows}) == 1
    for row in rows:
        axis = "" if common or len(rows) == 1 else row["axis"]
        if line.name is not None:
            row["name"] = symbol(line.name._replace(axis=axis), symbols.declared)
    return {"part": line.part, "common": common, "rows": rows}


def _row(line: Line, row: Row, symbols: Writer, places: Writer, numbers: Numbers) -> dict[str, Any]:
    """A row: its axis, working in symbols and in numbers, and the place of its value."""
    found: dict[str, Any] = {"axis": row.axis, "note": row.note, "name": "", "symbols": ""}
    if line.name is not None and line.name.name == "eigenvalues":
        found["axis"] = {"x": "1", "y": "2"}[row.axis]
    if isinstance(row.node, Comparison):
        found |= {"symbols": symbols.asked(row.node), "worked": places.asked(row.node)}
        return found | {"answer": numbers.add(row.node.true)}
    if row.note:
        return found | {"count": numbers.add(row.count), "value": numbers.place(row.node)}
    written = places.working(row.node)
    found |= {"symbols": symbols.working(row.node), "value": numbers.place(row.node)}
    return found | {"worked": "" if written.startswith("<mn") else written}


@lru_cache(maxsize=1024)
def _peak(problem: Problem, index: int, entry: int) -> float:
    """The largest value of an entry of the state in a whole segment."""
    return _highest(replayed(problem, index).segment.states, entry)


def _highest(states: Any, entry: int) -> float:
    return max((max(_entry(pair, entry)) for pair in states), default=0.0)


def _entry(states: Any, entry: int) -> list[float]:
    """The two values of an entry of the state: one a coordinate, or a pair of a joint one."""
    first, second = states
    if isinstance(first[entry], tuple):
        return [float(value) for value in first[entry]]
    return [float(first[entry]), float(second[entry])]


def _told(found: Curvature, language: str) -> dict[str, Any]:
    return {
        "hessian": found.hessian,
        "eigenvalues": found.values,
        "directions": found.directions,
        "condition": found.condition,
        "kind": found.kind,
        "kindText": say(found.text, language),
    }
