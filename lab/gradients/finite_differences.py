"""The gradient by finite differences."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number, word
from lab.gradients.base import Estimator, Source
from landscapes.base import Landscape


@dataclass(frozen=True)
class FiniteDifferences(Source):
    """The slope of the secant over a small step: biased for a large h, mere rounding for a tiny
    one.

    Forward: (f(x + h) - f(x)) / h, with an error that shrinks like h. Central:
    (f(x + h) - f(x - h)) / 2h, like h², for one evaluation more a coordinate. Nocedal &
    Wright, Numerical Optimization, 2nd edition, section 8.1.
    """

    title = "Finite differences"

    h: float = number(0.1, 1e-16, 1, "difference step", "h", log=True)
    scheme: str = word("forward", ("forward", "central"), "scheme")

    def estimator(self, landscape: Landscape, m: Maths, seed: int, updates: range) -> Estimator:
        value, h = landscape.value, self.h

        def forward(k: int, x: Real, y: Real) -> tuple[Real, Real]:
            here = value(x, y, m)
            return (value(x + h, y, m) - here) / h, (value(x, y + h, m) - here) / h

        def central(k: int, x: Real, y: Real) -> tuple[Real, Real]:
            return (
                (value(x + h, y, m) - value(x - h, y, m)) / (2 * h),
                (value(x, y + h, m) - value(x, y - h, m)) / (2 * h),
            )

        return forward if self.scheme == "forward" else central
