"""What every landscape declares."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple

from parameters import Declared

Kind = Literal["minimum", "maximum", "saddle", "degenerate"]
Interval = tuple[float, float]


class Critical(NamedTuple):
    """A point where the gradient vanishes."""

    kind: Kind
    x: float
    y: float
    value: float


class Display(NamedTuple):
    """How the height is drawn. The picture only: no number is changed by it.

    `floor` is what is added before the logarithm of loss minus lowest loss; None draws the
    loss itself. `clip` cuts the drawn surface above that loss.
    """

    floor: float | None = None
    clip: float | None = None


@dataclass(frozen=True)
class Landscape(Declared):
    """A loss f(x, y) with its derivatives, all written for a maths namespace `m`.

    `m` is the floats namespace of the engine or NumPy itself: the same text serves one
    particle and a million at once, and x and y are never stacked. On arrays x of shape
    (1, n) and y of shape (n, 1) give results that broadcast to (n, n). Terms of one
    coordinate are grouped, so that such a sparse grid costs n function calls and not n².
    A gradient is written so that its exact zeros stay exact.
    """

    group: ClassVar[str] = "Test functions"
    formula: ClassVar[str]
    domain: ClassVar[tuple[Interval, Interval]]
    start: ClassVar[tuple[float, float]]
    axes: ClassVar[tuple[str, str]] = ("x", "y")
    display: ClassVar[Display] = Display()
    separable: ClassVar[bool] = False
    sources: ClassVar[tuple[str, ...]] = ()

    def value(self, x: Any, y: Any, m: Any) -> Any:
        """f(x, y)."""
        raise NotImplementedError

    def gradient(self, x: Any, y: Any, m: Any) -> tuple[Any, Any]:
        """(∂f/∂x, ∂f/∂y)."""
        raise NotImplementedError

    def hessian(self, x: Any, y: Any, m: Any) -> tuple[Any, Any, Any]:
        """(∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²)."""
        raise NotImplementedError

    def critical_points(self) -> list[Critical]:
        """Every point of the domain where the gradient vanishes."""
        raise NotImplementedError

    def minima(self) -> list[Critical]:
        """The minima among the critical points, the lowest first."""
        found = [point for point in self.critical_points() if point.kind == "minimum"]
        return sorted(found, key=lambda point: point.value)

    def lowest(self) -> float | None:
        """The lowest loss in the domain that is known, None where there is no minimum."""
        minima = self.minima()
        return minima[0].value if minima else None

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies in the domain (its edge included)."""
        (left, right), (bottom, top) = self.domain
        return left <= x <= right and bottom <= y <= top
