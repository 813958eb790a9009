"""The words of a link as Markdown tables, from what the experiment and the views declare."""

from inspect import get_annotations

from declare.parameters import Parameter, declarations
from lab.catalogue.documents import markdown
from lab.experiment.experiment import Experiment
from lab.experiment.run import PARTS
from lab.experiment.screen import General
from lab.views import VIEWS
from lab.views.base import View

HEAD = ("word", "what it sets", "values", "default")


def words() -> dict[str, str]:
    """The tables of the parts of a run and of a link's words, by name."""
    computed, known = get_annotations(Experiment), declarations(Experiment)
    parts = [[field, ", ".join(f"`{key}`" for key in keys)] for field, keys in PARTS.items()]
    return {
        "parts": markdown(("part", "names"), parts),
        "computed": markdown(HEAD, [_row(name, known[name]) for name in known if name in computed]),
        "page": markdown(HEAD, [_row(*item) for item in declarations(General).items()]),
        "views": markdown((*HEAD, "key", "what it shows"), map(_view, VIEWS.values())),
    }


def _row(name: str, parameter: Parameter) -> list[str]:
    default = parameter.write(parameter.default)
    shown = f"`{default}`" if default else "none"
    return [f"`{name}=`", parameter.label, parameter.range_text, shown]


def _view(view: type[View]) -> list[str]:
    """The row of a view; where it has several words, each stands on a line of the same cells."""
    rows = (_row(*item) for item in declarations(view).items())
    keys = ", ".join(key.letter.upper() for key in view.keys)
    return ["<br>".join(cells) for cells in zip(*rows, strict=True)] + [keys, view.about()]
