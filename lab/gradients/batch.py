"""The gradient of a mini-batch."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from declare.maths import Maths, Real
from declare.parameters import whole, word
from declare.phrases import Phrase
from lab.gradients.base import Estimator, Source
from landscapes.base import Landscape
from landscapes.base_examples import Examples, Subset

EPOCHS = 128


class Draw(NamedTuple):
    """What an update saw: its epoch and its place in it (from 0), its examples' numbers.

    `seen` counts the examples that have been looked at when the update is made, its own
    among them.
    """

    epoch: int
    iteration: int
    examples: tuple[int, ...]
    seen: int


@dataclass(frozen=True)
class Batch(Source):
    """The gradient of a few examples; every epoch goes through all of them in a new order.

    Without replacement: a permutation an epoch, cut into slices of the batch's size. The
    last slice of an epoch is smaller where the size does not divide the number of examples.
    Some texts add the gradients of a batch up instead of taking their mean: the step is then
    as many times longer as there are examples in it.
    """

    title = "Mini-batch"
    noisy = True

    size: int = whole(1, 1, 1000, "batch size", "B", slider=(1, 32))
    total: str = word("mean", ("mean", "sum"), "reduction over the batch")

    def times(self, landscape: Landscape) -> int:
        if self.total == "mean" or not isinstance(landscape, Examples):
            return 1
        return min(self.size, len(landscape.rows))

    def misfit(self, landscape: Landscape) -> Phrase | None:
        if not isinstance(landscape, Examples):
            return Phrase(
                "{title} is not made from data: it has no mini-batches.",
                title=Phrase(landscape.title),
            )
        if self.size > len(landscape.rows):
            return Phrase(
                "{title} has {count} examples: a batch of {size} is all of them.",
                title=Phrase(landscape.title),
                count=len(landscape.rows),
                size=self.size,
            )
        return None

    def estimator(self, landscape: Landscape, m: Maths, seed: int, updates: range) -> Estimator:
        whole = self.total == "mean" and self.size >= len(getattr(landscape, "rows", ()))
        if not isinstance(landscape, Examples) or whole:
            gradient = landscape.gradient
            return lambda k, x, y: gradient(x, y, m)
        first, gradient, rows = updates.start, landscape.gradient_over, landscape.rows
        batches = [[rows[i] for i in self.examples(landscape, seed, k)] for k in updates]
        if self.total == "mean":
            return lambda k, x, y: gradient(batches[k - first], x, y, m)

        def summed(k: int, x: Real, y: Real) -> tuple[Real, Real]:
            batch = batches[k - first]
            gx, gy = gradient(batch, x, y, m)
            return len(batch) * gx, len(batch) * gy

        return summed

    def updates_an_epoch(self, landscape: Examples) -> int:
        """How many batches the examples make, the last of them perhaps a smaller one."""
        return -(-len(landscape.rows) // self.size)

    def examples(self, landscape: Examples, seed: int, update: int) -> list[int]:
        """The examples of an update (from 0), by their numbers (from 0)."""
        epoch, iteration = divmod(update, self.updates_an_epoch(landscape))
        block = orders(seed, len(landscape.rows), epoch // EPOCHS).table
        return block[epoch % EPOCHS][iteration * self.size : (iteration + 1) * self.size]

    def subset(self, landscape: Examples, seed: int, update: int) -> Subset:
        """The loss of the examples of an update (from 0)."""
        return landscape.subset(self.examples(landscape, seed, update))

    def draw(self, landscape: Examples, seed: int, update: int) -> Draw:
        """What an update (from 0) sees, for the screen."""
        epoch, iteration = divmod(update, self.updates_an_epoch(landscape))
        examples = tuple(self.examples(landscape, seed, update))
        seen = epoch * len(landscape.rows) + iteration * self.size + len(examples)
        return Draw(epoch, iteration, examples, seen)


class Orders(NamedTuple):
    """The orders of the examples in `EPOCHS` epochs, and the generator's state after them."""

    table: list[list[int]]
    state: Mapping[str, Any]


@lru_cache(maxsize=64)
def orders(seed: int, count: int, block: int) -> Orders:
    """Block number `block` (from 0) of the permutations that PCG64 makes, one an epoch."""
    generator = np.random.default_rng(seed)
    if block:
        generator.bit_generator.state = dict(orders(seed, count, block - 1).state)
    table = [generator.permutation(count).tolist() for _ in range(EPOCHS)]
    return Orders(table, generator.bit_generator.state)
