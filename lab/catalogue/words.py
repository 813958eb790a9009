"""The words of a link as Markdown tables, from what the experiment declares."""

from inspect import get_annotations

from declare.parameters import Parameter, declarations
from lab.catalogue.documents import markdown
from lab.experiment.experiment import Experiment
from lab.experiment.run import PARTS

HEAD = ("word", "what it sets", "values", "default")


def words() -> dict[str, str]:
    """The tables of the parts of a run and of a link's words, by name."""
    computed = get_annotations(Experiment)
    declared = declarations(Experiment).items()
    parts = [[field, ", ".join(f"`{key}`" for key in keys)] for field, keys in PARTS.items()]
    return {
        "parts": markdown(("part", "names"), parts),
        "computed": markdown(HEAD, [_row(*item) for item in declared if item[0] in computed]),
        "shown": markdown(HEAD, [_row(*item) for item in declared if item[0] not in computed]),
    }


def _row(name: str, parameter: Parameter) -> list[str]:
    default = parameter.write(parameter.default)
    shown = f"`{default}`" if default else "none"
    return [f"`{name}=`", parameter.label, parameter.range_text, shown]
