"""The data plot: the examples of a landscape made from data, and the model among them."""

from functools import lru_cache
from typing import Any

import numpy as np

from declare.parameters import declarations
from declare.phrases import Phrase, say
from lab.figures.base import INK, Look, axis, dressed, height, packed, stamp
from lab.figures.traced import model_tree
from landscapes.base_examples import Examples, Subset
from landscapes.base_outlier import OneMoves, unmoved
from landscapes.base_turned import mirror

# The classes -1 and +1: shape and colour say the same. No run has these colours.
CLASSES = {
    "light": (("diamond-open", "#8c510a"), ("circle", "#7b3294")),
    "dark": (("diamond-open", "#dfc27d"), ("circle", "#c2a5cf")),
}
SHEET = 41


@lru_cache(maxsize=32)
def data(landscape: Examples, look: Look) -> dict[str, Any]:
    """The figure of the examples; the player draws the models of the runs on it.

    `layout.meta` has the places of the examples, and those at which models are drawn: as a
    line, or as a mark at each.
    """
    points = np.array(landscape.points())
    across, columns = inputs(landscape)
    x_name, y_name = landscape.labels
    layout = {
        **dressed(look),
        "margin": {"l": 52, "r": 8, "t": 8, "b": 40},
        "xaxis": {**axis(look, x_name, _span(across, 0.02)), "tickangle": 0, "nticks": 4},
        # It stands still while an example is dragged.
        "yaxis": axis(look, y_name, _span(np.array(unmoved(landscape).points())[:, 1], 0.25)),
        "dragmode": False,
        "hovermode": "closest",
        "meta": {
            "points": points.tolist(),
            "across": across.tolist(),
            "columns": [column.tolist() for column in columns],
            "model": model_tree(landscape),
            "line": landscape.drawn > 0,
            **({"mirror": mirror(landscape)} if landscape.drawn else {}),
            **classes(landscape),
            **_moving(landscape),
            "stamp": stamp(landscape, look),
        },
    }
    return {"data": _examples(landscape, points, look), "layout": layout}


def inputs(landscape: Examples) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Where the model is drawn: the places along the plot, and the model's inputs there."""
    *columns, _ = np.array(landscape.rows).T
    if landscape.drawn:
        across = np.linspace(*_span(columns[0], 0.05), landscape.drawn)
        return across, (across,)
    return np.arange(1.0, len(landscape.rows) + 1), tuple(columns)


def classes(landscape: Examples) -> dict[str, Any]:
    """The inputs and the classes of the examples, for counting those that a model has right."""
    if not landscape.classes:
        return {}
    *inputs, labels = np.array(landscape.rows).T.tolist()
    return {"inputs": inputs, "labels": labels}


def _moving(landscape: Examples) -> dict[str, Any]:
    """The example that may be dragged up and down: its number, how far it is and may be moved."""
    if not isinstance(landscape, OneMoves):
        return {}
    known = declarations(type(landscape))["outlier"]
    place = {"example": landscape.moving, "by": landscape.outlier}
    return {"moving": {**place, "low": known.low, "high": known.high}}


def model_curve(landscape: Examples, points: np.ndarray) -> np.ndarray:
    """(n, places): what the models with the weights `points`, (n, 2), say at `inputs`."""
    _, columns = inputs(landscape)
    x, y = np.asarray(points, dtype=float).T[:, :, None]
    return np.asarray(landscape.model(x, y, columns, np))


def one_by_one(landscape: Examples, x: float, y: float) -> np.ndarray:
    """(m, 2): the gradient of every single example at a point; their mean is the gradient."""
    single = (landscape.subset([i]).gradient(x, y, np) for i in range(len(landscape.rows)))
    return np.array([[float(gx), float(gy)] for gx, gy in single])


@lru_cache(maxsize=256)
def sheet(batch: Subset, mode: str = "auto") -> np.ndarray:
    """(SHEET, SHEET): the loss of a batch over the domain, in the whole surface's height."""
    x, y = (np.linspace(*side, SHEET) for side in batch.domain)
    loss = batch.value(x[None, :], y[:, None], np)
    return height(batch.landscape, np.broadcast_to(loss, (SHEET, SHEET)), mode)


def _examples(landscape: Examples, points: np.ndarray, look: Look) -> list[dict[str, Any]]:
    """One trace for the examples, or one for each of their two classes."""
    rows = np.array(landscape.rows)
    if not landscape.classes:
        return [_marks(landscape, range(len(rows)), points, look, "circle", INK[look.theme])]
    return [
        _marks(landscape, np.flatnonzero(rows[:, -1] == label), points, look, *drawn)
        for label, drawn in zip((-1, 1), CLASSES[look.theme], strict=True)
    ]


def _marks(
    landscape: Examples,
    which: Any,
    points: np.ndarray,
    look: Look,
    symbol: str,
    color: str,
) -> dict[str, Any]:
    names = [column.removesuffix("_i") for column in landscape.columns]
    numbers: list[int] = [int(i) for i in which]
    words = [
        "<br>".join(f"{n} {v:g}" for n, v in zip(names, landscape.rows[i], strict=True))
        for i in numbers
    ]
    titles = [say(Phrase("example {number}", number=i + 1), look.language) for i in numbers]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": packed(points[which, 0]),
        "y": packed(points[which, 1]),
        "marker": {"symbol": symbol, "color": color, "size": 9, "line": {"width": 2}},
        "text": [f"{title}<br>{text}" for title, text in zip(titles, words, strict=True)],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _span(values: np.ndarray, margin: float) -> tuple[float, float]:
    """The range of some values, with a part of it as margin on both sides."""
    low, high = float(values.min()), float(values.max())
    return low - margin * (high - low), high + margin * (high - low)
