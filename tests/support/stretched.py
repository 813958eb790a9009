"""A whole path as the curves take it, with the gradients that its updates were given."""

import numpy as np

from declare.floats import FLOATS
from lab.curves.base import Stretch


def stretch_of(course, path):
    """The stretch of a whole trajectory; what the updates saw is asked of the source anew."""

    def seen():
        oracle = course.source.oracle(
            course.landscape, FLOATS, course.seed, range(len(path.points))
        )
        cut = course.clip.cut(FLOATS) or (lambda gx, gy: (gx, gy, False))
        given = [cut(*oracle(k, x, y))[:2] for k, (x, y) in enumerate(path.points[:-1].tolist())]
        return np.array([(np.nan, np.nan), *given]) if course.optimizer.uses_gradient else None

    return Stretch(path.points, path.loss, path.gradient, path.learning_rate, seen=seen)
