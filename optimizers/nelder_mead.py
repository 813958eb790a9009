"""Nelder and Mead's simplex."""

from collections.abc import Callable
from dataclasses import dataclass

from declare.maths import Maths, Pair
from declare.parameters import number
from optimizers.base import Optimizer, State, Steps, Twin, Update
from optimizers.base_oracle import Oracle

Corner = tuple[float, Pair]
Ask = Callable[[float, float], Corner]


@dataclass(frozen=True)
class NelderMead(Optimizer):
    """A triangle that tumbles downhill by its losses alone: it never asks for a gradient.

    Reflect the worst corner, expand, contract or shrink: Nelder & Mead 1965 in the form of
    SciPy. The point drawn is the best corner; the learning rate is the first triangle's size
    as a part of the start's coordinates.
    """

    title = "Nelder-Mead simplex"
    group = "Without gradients"
    equation = (
        r"x_r = \bar x + \rho\,(\bar x - x_{\text{worst}}), \quad x_e = \bar x + \rho\chi(\bar x -"
        r" x_{\text{worst}}), \quad x_c = \bar x \pm \psi(\bar x - x_{\text{worst}}), \quad"
        r" x_i \leftarrow x_{\text{best}} + \sigma\,(x_i - x_{\text{best}})"
    )
    source = "Nelder & Mead 1965, The Computer Journal 7(4), 308"
    twin = Twin("scipy.optimize.minimize", {}, {"method": "Nelder-Mead"}, ours={"lr": 0.05})
    state_names = ("best", "middle", "worst")
    further_names = ("corner",)
    uses_gradient = False
    joint = takes_factor = True

    lr: float = number(
        0.25,
        1e-8,
        1000,
        "initial simplex size",
        r"\eta",
        log=True,
        slider=(0.01, 10),
        library=0.05,
    )
    reflection: float = number(1, 0.1, 5, "reflection", r"\rho")
    expansion: float = number(2, 1.1, 5, "expansion", r"\chi")
    contraction: float = number(0.5, 0.05, 0.95, "contraction", r"\psi")
    shrinking: float = number(0.5, 0.05, 0.95, "shrinking", r"\sigma")

    def rule(self, m: Maths) -> tuple[Update, State]:
        lr, rho, chi, psi, sigma = (
            self.lr,
            self.reflection,
            self.expansion,
            self.contraction,
            self.shrinking,
        )

        def update(t: int, g: Pair, x: Pair, state: State, oracle: Oracle, factor: float) -> Steps:
            def corner(x: float, y: float) -> Corner:
                return oracle.value(x, y), (x, y)

            corners = first(x, lr * factor, corner) if t == 1 else state[3]
            corners = sorted(tumbled(corners, corner, rho, chi, psi, sigma), key=loss_of)
            best, middle, worst = (place for _, place in corners)
            return (best[0] - x[0], best[1] - x[1]), (best, middle, worst, corners)

        return update, ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), None)


def loss_of(corner: Corner) -> float:
    """The loss at a corner."""
    return corner[0]


def first(x: Pair, size: float, corner: Ask) -> list[Corner]:
    """The start, and each of its coordinates a little larger."""
    wide = [v * (1 + size) if v else 0.005 * size for v in x]
    return sorted([corner(*x), corner(wide[0], x[1]), corner(x[0], wide[1])], key=loss_of)


def tumbled(
    corners: list[Corner], corner: Ask, rho: float, chi: float, psi: float, sigma: float
) -> list[Corner]:
    """The corners after one move, in any order."""
    best, middle, worst = corners
    centre = [(a + b) / 2 for a, b in zip(best[1], middle[1], strict=True)]

    def along(far: float) -> Corner:
        return corner(*((1 + far) * c - far * w for c, w in zip(centre, worst[1], strict=True)))

    reflected = along(rho)
    if reflected[0] < best[0]:
        expanded = along(rho * chi)
        return [best, middle, expanded if expanded[0] < reflected[0] else reflected]
    if reflected[0] < middle[0]:
        return [best, middle, reflected]
    if reflected[0] < worst[0]:
        contracted = along(psi * rho)
        if contracted[0] <= reflected[0]:
            return [best, middle, contracted]
    else:
        contracted = along(-psi)
        if contracted[0] < worst[0]:
            return [best, middle, contracted]
    (bx, by), rest = best[1], (middle[1], worst[1])
    return [best, *(corner(bx + sigma * (x - bx), by + sigma * (y - by)) for x, y in rest)]
