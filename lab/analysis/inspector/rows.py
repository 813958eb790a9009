"""The parts of a working: lines of rows, and the results of a rule."""

from typing import Any, NamedTuple

from lab.analysis.inspector.traced import Comparison, Name

# A working of more operations than this is not read.
LONGEST = 60
AXES = "xy"


class Row(NamedTuple):
    """One number of a line, a coordinate's or (axis "") that of no coordinate.

    `node` is traced, plain, or a Comparison. `note` is why the working is not shown, with
    `{n}` for `count`; empty where it is.
    """

    axis: str
    node: Any
    note: str = ""
    count: float = 0  # pyright: ignore[reportIncompatibleMethodOverride]


class Line(NamedTuple):
    """A result, or (without a name) a question that the rule asked.

    `part` is gradient, memory or step.
    """

    part: str
    name: Name | None
    rows: tuple[Row, ...]


Entry = tuple[str, list[tuple[str, Any]]]  # an entry of the state: its name, and axis and value


class Computed(NamedTuple):
    """What a rule has computed: the new state, the step and the point, and how often it looked
    at other places. A rule of one coordinate began with x and with y at the serial numbers
    `first` and `second`; both are 0 for a rule that sees both.
    """

    entries: list[Entry]
    deltas: tuple[Any, Any]
    after: tuple[Any, Any]
    trials: int
    first: int
    second: int
    asked: list[list[Comparison]]
