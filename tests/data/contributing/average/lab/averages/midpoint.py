"""The midpoint of the last two averaged points."""

from dataclasses import dataclass

from lab.averages.base import Average, averaged_every, first_averaged, running


@dataclass(frozen=True)
class Midpoint(Average):
    """Half of the average so far and half of the new point: it forgets fast."""

    title = "Midpoint average"
    equation = r"\bar x_{n+1} = \frac{\bar x_n + x_{s + n c}}{2}"
    twin_reason = "It is an exponential moving average with one fixed decay."

    start: int = first_averaged(0)
    every: int = averaged_every()

    def follow(self):
        return running(self.start, self.every, lambda n, mean, x: (mean + x) / 2)
