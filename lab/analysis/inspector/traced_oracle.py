"""The oracle of a rule that runs on traced numbers."""

from typing import Any

from lab.analysis.inspector.rows import AXES
from lab.analysis.inspector.traced import Book, Name, Traced
from optimizers.base_oracle import Oracle


class TracedOracle:
    """A probe whose answers are traced, and which counts what is asked about other places.

    `here` is the update and the point that it leaves.
    """

    def __init__(self, oracle: Oracle, book: Book, here: tuple[int, float, float]) -> None:
        k, *place = here
        self._oracle, self._book, self._here = oracle, book, tuple(place)
        oracle.update = k
        self.trials = 0

    def _named(self, name: str, values: Any, axes: Any, x: float, y: float) -> tuple[Traced, ...]:
        away = (float(x), float(y)) != self._here
        self.trials += away
        role = "trial" if away else "known"
        found = zip(values, axes, strict=True)
        return tuple(self._book.named(v, Name(name, role, axis)) for v, axis in found)

    def value(self, x: float, y: float) -> Traced:
        """See Probe."""
        return self._named("f", [self._oracle.value(float(x), float(y))], [""], x, y)[0]

    def gradient(self, x: float, y: float) -> tuple[Traced, ...]:
        """See Probe."""
        return self._named("g", self._oracle.gradient(float(x), float(y)), AXES, x, y)

    def hessian(self, x: float, y: float) -> tuple[Traced, ...]:
        """See Probe."""
        return self._named("H", self._oracle.hessian(float(x), float(y)), ("xx", "xy", "yy"), x, y)

    def normals(self, count: int) -> list[Traced]:
        """See Probe."""
        return self._drawn("n", self._oracle.normals(count))

    def uniforms(self, count: int) -> list[Traced]:
        """See Probe."""
        return self._drawn("u", self._oracle.uniforms(count))

    def _drawn(self, name: str, values: list[float]) -> list[Traced]:
        axes = AXES if len(values) == len(AXES) else [""] * len(values)
        found = zip(values, axes, strict=True)
        return [self._book.named(v, Name(name, "chance", axis)) for v, axis in found]
