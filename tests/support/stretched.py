"""A whole path as the curves take it, with the gradients that its updates were given."""

import numpy as np

from declare.floats import FLOATS
from lab.curves.base import Stretch


def stretch_of(problem, path):
    """The stretch of a whole trajectory; what the updates saw is asked of the source anew."""

    def seen():
        estimator = problem.source.estimator(
            problem.landscape, FLOATS, problem.seed, range(len(path.points))
        )
        cut = problem.clip.cut(FLOATS) or (lambda gx, gy: (gx, gy, False))
        given = [cut(*estimator(k, x, y))[:2] for k, (x, y) in enumerate(path.points[:-1].tolist())]
        return np.array([(np.nan, np.nan), *given]) if problem.optimizer.uses_gradient else None

    return Stretch(path.points, path.loss, path.gradient, path.learning_rate, seen=seen)
