"""The experiment of a link, kept while the same link is asked about again."""

from functools import lru_cache

from lab.experiment.experiment import Experiment


@lru_cache(maxsize=512)
def decode(link: str) -> tuple[Experiment, tuple[str, ...]]:
    """The experiment of a link; a page sends the same link many times while it is dragged."""
    return Experiment.from_query(link)
