"""What every landscape declares."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Protocol, TypeVar, cast

from declare.floats import FLOATS
from declare.maths import Array, Maths, Real
from declare.parameters import Declared

Number = TypeVar("Number", float, Array)
Interval = tuple[float, float]


class Critical(NamedTuple):
    """A point where the gradient vanishes."""

    kind: str
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

    `smooth` is False where the gradient jumps or the Hessian is unbounded: only on the
    coordinate axes, or where no random point falls. There the gradient is the subgradient
    that is zero in the direction of the kink. `isolated` is False where critical points form
    curves; these are not listed. `infimum` is the lowest loss where no listed minimum has it:
    it is that of a curve of minima, or of a point at infinity. `tabulated` is True where the
    loss interpolates a table, which the formula can only name. `weights_in_all` is how many
    weights the loss really has, of which the picture shows a plane. `mirrored` is True where
    the two coordinates may change places because the model's parts may.
    """

    group: ClassVar[str] = "Test functions"
    formula: ClassVar[str]
    domain: ClassVar[tuple[Interval, Interval]]
    start: ClassVar[tuple[float, float]]
    axes: ClassVar[tuple[str, str]] = ("x", "y")
    display: ClassVar[Display] = Display()
    separable: ClassVar[bool] = False
    smooth: ClassVar[bool] = True
    isolated: ClassVar[bool] = True
    infimum: ClassVar[float | None] = None
    tabulated: ClassVar[bool] = False
    weights_in_all: ClassVar[int] = 2
    mirrored: ClassVar[bool] = False
    sources: ClassVar[tuple[str, ...]] = ()

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        """f(x, y)."""
        raise NotImplementedError

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        """(∂f/∂x, ∂f/∂y)."""
        raise NotImplementedError

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        """(∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²)."""
        raise NotImplementedError

    def value_at(self, x: float, y: float) -> float:
        """f(x, y) of one point."""
        return float(self.value(x, y, FLOATS))

    def gradient_at(self, x: float, y: float) -> tuple[float, float]:
        """The gradient of one point."""
        gx, gy = self.gradient(x, y, FLOATS)
        return float(gx), float(gy)

    def hessian_at(self, x: float, y: float) -> tuple[float, float, float]:
        """The Hessian of one point."""
        hxx, hxy, hyy = self.hessian(x, y, FLOATS)
        return float(hxx), float(hxy), float(hyy)

    def critical_points(self) -> list[Critical]:
        """Every isolated point of the domain where the gradient vanishes, and every kink of it."""
        raise NotImplementedError

    def valley(self) -> list[list[tuple[float, float]]]:
        """Lines of points that are all minima, where critical points form curves."""
        return []

    def minima(self) -> list[Critical]:
        """The minima among the critical points, the lowest first."""
        found = [point for point in self.critical_points() if point.kind == "minimum"]
        return sorted(found, key=lambda point: point.value)

    def lowest(self) -> float | None:
        """The lowest loss that is known, None where there is none."""
        minima = self.minima()
        return minima[0].value if minima else self.infimum

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies in the domain (its edge included)."""
        (left, right), (bottom, top) = self.domain
        return left <= x <= right and bottom <= y <= top


class Of(Protocol[Number]):
    """A surface on one kind of numbers: what goes in as floats comes out as floats."""

    def value(self, x: Number, y: Number, m: Maths) -> Number: ...
    def gradient(self, x: Number, y: Number, m: Maths) -> tuple[Number, Number]: ...
    def hessian(self, x: Number, y: Number, m: Maths) -> tuple[Number, Number, Number]: ...


def on_floats(landscape: Landscape) -> Of[float]:
    """The landscape itself, for who has floats."""
    return cast(Of[float], landscape)


def on_arrays(landscape: Landscape) -> Of[Array]:
    """The landscape itself, for who has arrays."""
    return cast(Of[Array], landscape)


def hyperbola(edge: float, sign_x: int, sign_y: int) -> list[tuple[float, float]]:
    """41 points of the branch |x y| = 1 in one quadrant, up to the coordinate `edge`."""
    places = [edge ** (k / 20 - 1) for k in range(41)]
    return [(sign_x * x, sign_y / x) for x in places]
