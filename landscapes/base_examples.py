"""What every landscape made from data declares."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple

from declare.floats import FLOATS
from declare.maths import Maths, Real
from declare.parameters import number
from landscapes.base import Critical, Interval, Landscape
from landscapes.base_critical import searched

Row = tuple[float, ...]


@dataclass(frozen=True)
class Examples(Landscape):
    """A loss that is the mean of the losses of examples, and the model that is fitted to them.

    `rows` are the examples, `columns` the TeX names of their numbers; the last is what the
    model should say about the others, or the class -1 or 1 where `classes` is True. The
    coordinates are weights of the model: the formula calls them `weights`, and `fans` has
    the inputs and outputs of the layer that each belongs to, None for a bias.

    The penalty λ (x² + y²) / 2 is part of every example's loss, so that the mean over a
    batch has it once, as the mean over all has.

    The data plot has the titles `labels`, and the model's curve is drawn through `drawn`
    points: 2 are enough for a straight line; 0 gives a mark for each example instead.
    """

    group = "From data"
    rows: ClassVar[tuple[Row, ...]]
    columns: ClassVar[tuple[str, ...]] = ("x_i", "y_i")
    classes: ClassVar[bool] = False
    weights: ClassVar[tuple[str, str]]
    fans: ClassVar[tuple[tuple[int, int] | None, tuple[int, int] | None]]
    labels: ClassVar[tuple[str, str]] = ("x", "y")
    drawn: ClassVar[int] = 41

    penalty: float = number(0, 0, 10, "regularisation", r"\lambda", slider=(0, 1))

    def loss_of(self, x: Real, y: Real, row: Row, m: Maths) -> Real:
        """The loss of one example, without the penalty."""
        raise NotImplementedError

    def gradient_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real]:
        """The gradient of the loss of one example, without the penalty."""
        raise NotImplementedError

    def hessian_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real, Real]:
        """The Hessian of the loss of one example, without the penalty."""
        raise NotImplementedError

    def model(self, x: Real, y: Real, inputs: tuple[Real, ...], m: Maths) -> Real:
        """What the model with the weights x and y says about an example with these inputs."""
        raise NotImplementedError

    def points(self) -> list[tuple[float, float]]:
        """The examples as points of the data plot."""
        return [(row[0], row[-1]) for row in self.rows]

    def value_over(self, rows: Sequence[Row], x: Real, y: Real, m: Maths) -> Real:
        """The mean loss of some examples."""
        total = 0.0
        for row in rows:
            total = total + self.loss_of(x, y, row, m)
        return total / len(rows) + 0.5 * self.penalty * (x * x + y * y)

    def gradient_over(self, rows: Sequence[Row], x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        """The mean gradient of some examples."""
        gx = gy = 0.0
        for row in rows:
            of_x, of_y = self.gradient_of(x, y, row, m)
            gx, gy = gx + of_x, gy + of_y
        count = len(rows)
        return gx / count + self.penalty * x, gy / count + self.penalty * y

    def hessian_over(
        self, rows: Sequence[Row], x: Real, y: Real, m: Maths
    ) -> tuple[Real, Real, Real]:
        """The mean Hessian of some examples."""
        hxx = hxy = hyy = 0.0
        for row in rows:
            of_xx, of_xy, of_yy = self.hessian_of(x, y, row, m)
            hxx, hxy, hyy = hxx + of_xx, hxy + of_xy, hyy + of_yy
        count = len(rows)
        return hxx / count + self.penalty, hxy / count, hyy / count + self.penalty

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        return self.value_over(self.rows, x, y, m)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return self.gradient_over(self.rows, x, y, m)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return self.hessian_over(self.rows, x, y, m)

    def critical_points(self) -> list[Critical]:
        return list(searched(self))

    def subset(self, indices: Sequence[int]) -> "Subset":
        """The loss of some of the examples alone."""
        return Subset(self, tuple(self.rows[i] for i in indices))


class Subset(NamedTuple):
    """The loss of some examples of a landscape: of a batch, or of a single one."""

    landscape: Examples
    rows: tuple[Row, ...]

    @property
    def domain(self) -> tuple[Interval, Interval]:
        """The part of the plane that is drawn."""
        return self.landscape.domain

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies in the domain (its edge included)."""
        return self.landscape.contains(x, y)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        """Their mean loss."""
        return self.landscape.value_over(self.rows, x, y, m)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        """Their mean gradient."""
        return self.landscape.gradient_over(self.rows, x, y, m)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        """Their mean Hessian."""
        return self.landscape.hessian_over(self.rows, x, y, m)


@dataclass(frozen=True)
class QuadraticExamples(Examples):
    """Examples whose losses are quadratic: all of them cost no more than one.

    Their mean has a constant Hessian and one minimum, from which value and gradient are
    counted. Both come from exact sums over the rows, so that zeros are exact.
    """

    @cached_property
    def _bowl(self) -> tuple[float, float, float, float, float, float]:
        """The three entries of the Hessian, the place of the minimum, and the loss there."""
        count = len(self.rows)
        bends = zip(*(self.hessian_of(0.0, 0.0, row, FLOATS) for row in self.rows), strict=True)
        slopes = zip(*(self.gradient_of(0.0, 0.0, row, FLOATS) for row in self.rows), strict=True)
        hxx, hxy, hyy = (math.fsum(column) / count for column in bends)
        gx, gy = (math.fsum(column) / count for column in slopes)
        hxx, hyy = hxx + self.penalty, hyy + self.penalty
        det = hxx * hyy - hxy * hxy
        x, y = (hxy * gy - hyy * gx) / det + 0.0, (hxy * gx - hxx * gy) / det + 0.0
        losses = (self.loss_of(x, y, row, FLOATS) for row in self.rows)
        lowest = math.fsum(losses) / count + 0.5 * self.penalty * (x * x + y * y)
        return hxx, hxy, hyy, x, y, lowest

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        hxx, hxy, hyy, left, down, lowest = self._bowl
        u, v = x - left, y - down
        return (0.5 * hxx * (u * u) + lowest) + 0.5 * hyy * (v * v) + hxy * u * v

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        hxx, hxy, hyy, left, down, _ = self._bowl
        u, v = x - left, y - down
        return hxx * u + hxy * v, hxy * u + hyy * v

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        hxx, hxy, hyy, *_ = self._bowl
        return hxx + 0 * x, hxy + 0 * x * y, hyy + 0 * y

    def critical_points(self) -> list[Critical]:
        *_, x, y, lowest = self._bowl
        return [Critical("minimum", x, y, lowest)] if self.contains(x, y) else []


def mean_loss(loss: str, x: str, y: str) -> str:
    """The TeX of the mean of an example's loss, and of the penalty on the weights x and y."""
    mean = rf"\frac{{1}}{{m}} \sum_{{i=1}}^{{m}} {loss}"
    return rf"{mean} + \frac{{\lambda}}{{2}} ({x}^2 + {y}^2)"
