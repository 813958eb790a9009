"""The gradient of a mini-batch of data that change while a run goes on."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import whole
from declare.phrases import Phrase
from lab.gradients.base import Estimator
from lab.gradients.batch import Batch
from landscapes.base import Landscape
from landscapes.base_examples import Examples, Subset
from landscapes.base_turned import turned


@dataclass(frozen=True)
class Jump(Batch):
    """Mini-batches from data that jump: before one update all examples are turned around. Until
    then the first input of every example is mirrored about the middle of its range. The surface,
    its marks and every loss shown are those of the data after the jump.

    The order of the examples is that of the mini-batches without a jump.
    """

    title = "Mini-batch, data that jump"

    at: int = whole(20, 0, 20000, "data jump before update", "k", slider=(0, 200))

    def misfit(self, landscape: Landscape) -> Phrase | None:
        if not isinstance(landscape, Examples):
            return Phrase(
                "{title} is not made from data: no data can jump.", title=Phrase(landscape.title)
            )
        return super().misfit(landscape)

    def estimator(self, landscape: Landscape, m: Maths, seed: int, updates: range) -> Estimator:
        later = super().estimator(landscape, m, seed, updates)
        if not isinstance(landscape, Examples) or updates.start >= self.at:
            return later
        first = updates.start
        early = range(first, min(self.at, updates.stop))
        batches = [self.subset(landscape, seed, k) for k in early]

        def jumping(k: int, x: Real, y: Real) -> tuple[Real, Real]:
            if k >= self.at:
                return later(k, x, y)
            batch = batches[k - first]
            gx, gy = batch.gradient(x, y, m)
            weight = len(batch.rows) if self.total == "sum" else 1
            return weight * gx, weight * gy

        return jumping

    def subset(self, landscape: Examples, seed: int, update: int) -> Subset:
        if update >= self.at:
            return super().subset(landscape, seed, update)
        examples = self.examples(landscape, seed, update)
        return turned(landscape)._replace(rows=tuple(turned(landscape).rows[i] for i in examples))
