"""The curves on the page: one box each, with the axes and a button for their scale."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from functools import partial
from typing import Any

from dash import dcc, html

from declare.phrases import Phrase, say
from lab.curves import CURVES
from lab.experiment.experiment import Experiment
from lab.figures.base import look_of
from lab.figures.curve import Axes, axes_of, curve
from landscapes.base_examples import Examples
from ui.answers import ids
from ui.screen.translate import translated

CONFIG = {"displayModeBar": False, "responsive": True}


def plots(experiment: Experiment) -> tuple[list[Any], str]:
    """The boxes of the curves on the screen, and the class that lays them out."""
    look = look_of(experiment)
    shown = axes_of(experiment, experiment.landscape)
    data = isinstance(experiment.landscape, Examples) and "curves" not in experiment.hide
    said = partial(say, language=experiment.language)
    boxes = [translated(_box(axes, curve(axes, look)), said) for axes in shown]
    return boxes, f"curves of-{len(shown) + data + experiment.pictures_beside()}"


def _box(axes: Axes, figure: dict[str, Any]) -> Any:
    known, name = CURVES[axes.curve], ids.curve(axes.curve)
    graph = dcc.Graph(id=name, className="graph", figure=figure, config=CONFIG, responsive=True)
    said = axes.absent or Phrase(
        "{curve} at each step. The arrow keys read it, Enter goes to the step read.",
        curve=Phrase(known.title),
    )
    return html.Div(
        [graph, *([] if axes.absent else [_reader(axes), _scale(axes)])],
        id=f"{name}-picture",
        key=f"{name} {axes.absent is None}",
        className="picture curve",
        role="figure",
        **{"aria-label": said},
    )


def _reader(axes: Axes) -> Any:
    """What the pointer and the keyboard read the curve with, laid over it."""
    return html.Div(
        className="reader",
        role="slider",
        tabIndex=0,
        **{
            "aria-label": Phrase("Step of {curve}", curve=_name(axes)),
            "aria-valuemin": "0",
            "aria-valuenow": "0",
            "data-curve": axes.curve,
        },
    )


def _scale(axes: Axes) -> Any:
    """The button that changes the scale of a curve."""
    key = CURVES[axes.curve].turns
    title = Phrase("Scale of {curve}: {scale}", curve=_name(axes), scale=Phrase(axes.scale))
    return html.Button(
        [axes.scale, *([" ", html.Kbd(key.letter.upper())] if key else [])],
        className="press scale",
        title=title,
        **{"data-scale": axes.curve, "aria-label": title},
    )


def _name(axes: Axes) -> Phrase:
    return Phrase(CURVES[axes.curve].title)
