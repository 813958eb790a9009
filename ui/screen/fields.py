"""One declared parameter as controls: a slider with a number box, a switch or a menu."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

import math
from collections.abc import Callable
from typing import Any

import dash_mantine_components as dmc
from dash import html

from declare.kinds import Flag, Parameter, Whole, Word, Words
from declare.numbers import write_number
from declare.phrases import Phrase
from ui.answers import ids
from ui.answers.limits import limit_place
from ui.screen.formula import formula

Component = Any


def field(path: str, parameter: Parameter, value: Any, *marks: Component) -> Component:
    """The controls of one parameter at `path` that show `value`; `marks` lie on its slider."""
    drawn = CONTROLS.get(type(parameter))
    if drawn is not None:
        return drawn(path, parameter, value)
    name = [html.Span(parameter.label, className="name")]
    if parameter.tex:
        name.append(formula(parameter.tex))
    return html.Div(
        [
            html.Label(name, htmlFor=_dom_id(path)),
            html.Div(
                [slider(path, parameter, value, *marks), box(path, parameter, value)],
                className="pair",
            ),
        ],
        className="field",
    )


def slider(path: str, parameter: Parameter, value: float, *marks: Component) -> Component:
    """The slider of a number; a logarithmic one slides the exponent."""
    low, high = parameter.span
    log = parameter.log and low > 0
    start, end = (math.log10(low), math.log10(high)) if log else (low, high)
    shown = math.log10(max(value, low)) if log else value
    bar = dmc.Slider(
        id=ids.control(path, "logslider" if log else "slider"),
        min=start,
        max=end,
        step=_step(parameter, log, start, end),
        precision=6,
        value=min(max(shown, start), end),
        marks=_log_marks(start, end) if log else None,
        label={"function": "powerOfTen" if log else "plainNumber"},
        thumbLabel=parameter.label,
        updatemode="drag",
        size="sm",
    )
    return html.Div([bar, *marks], className="slide log" if log else "slide")


def limit_mark(path: str, rate: float | None) -> Component:
    """The mark on a learning-rate slider at the stability limit."""
    place = limit_place(rate)
    return html.Div(
        id=ids.limit(path), className="limit", style=place["style"], title=place["text"]
    )


def box(path: str, parameter: Parameter, value: float) -> Component:
    """The box with the true value, for typing it."""
    named = Phrase("{label}, {range}", label=Phrase(parameter.label), range=parameter.range_text)
    return dmc.TextInput(
        id=ids.control(path, "number"),
        value=parameter.write(value),
        debounce=True,
        size="xs",
        className="box",
        attributes={
            "input": {
                "id": _dom_id(path),
                "inputMode": "decimal",
                "aria-label": named,
                "title": parameter.range_text,
            }
        },
    )


def menu(path: str, label: str, choices: Any, value: str) -> Component:
    """A searchable menu; `choices` are (key, title) pairs or Mantine's grouped data."""
    plain = isinstance(choices, list) and choices and isinstance(choices[0], tuple)
    data = [{"value": key, "label": title} for key, title in choices] if plain else choices
    return dmc.Select(
        id=ids.control(path, "select"),
        data=data,
        value=value,
        searchable=True,
        allowDeselect=False,
        clearSearchOnFocus=True,
        size="xs",
        maxDropdownHeight=380,
        className="menu",
        inputProps={"aria-label": label},
        attributes={"input": {"aria-label": label}},
        renderOption={"function": "optionWithLine"},
        comboboxProps={"width": 340, "position": "bottom-start", "keepMounted": False},
        nothingFoundMessage="No match",
    )


def switch(path: str, label: str, checked: bool) -> Component:
    """A switch with its label."""
    return dmc.Switch(
        id=ids.control(path, "switch"), label=label, checked=checked, size="xs", className="switch"
    )


def several(path: str, label: str, words: tuple[str, ...], chosen: tuple[str, ...]) -> Component:
    """A menu of which any entries are chosen."""
    return dmc.MultiSelect(
        id=ids.control(path, "words"),
        data=[{"value": word, "label": word} for word in words],
        value=list(chosen),
        label=label,
        size="xs",
        className="menu",
        comboboxProps={"position": "bottom-start", "keepMounted": False},
    )


def press(path: str, label: str, text: Any = "", **more: Any) -> Component:
    """A button that makes one gesture; without a text it shows the icon of the gesture."""
    gesture = path.rpartition(".")[2]
    return html.Button(
        text or None,
        id=ids.control(path, "press"),
        className="press" if text else f"press icon {gesture}",
        title=label,
        n_clicks=0,
        **({} if text else {"aria-label": label}),
        **more,
    )


def _step(parameter: Parameter, log: bool, start: float, end: float) -> float:
    if isinstance(parameter, Whole):
        return 1
    if log:
        return 0.01
    return 10 ** math.floor(math.log10((end - start) / 50))


def _log_marks(start: float, end: float) -> list[dict[str, Any]]:
    """A labelled mark a decade, small ones at 2 and 5 times it."""
    decades = range(math.ceil(start - 1e-9), math.floor(end + 1e-9) + 1)
    every = max(1, math.ceil(len(decades) / 5))
    marks: list[dict[str, Any]] = []
    for i, power in enumerate(decades):
        label = write_number(10.0**power) if i % every == 0 else ""
        marks.append({"value": power, "label": label} if label else {"value": power})
        if len(decades) < 8:
            marks += [{"value": power + math.log10(k)} for k in (2, 5) if power < end - 0.5]
    return marks


def _dom_id(path: str) -> str:
    return "box-" + path.replace(".", "-")


# How a value that is no number is drawn.
CONTROLS: dict[type[Parameter], Callable[[str, Parameter, Any], Component]] = {
    Flag: lambda path, parameter, value: switch(path, parameter.label, value),
    Word: lambda path, parameter, value: menu(
        path, parameter.label, [(word, word) for word in parameter.words], value
    ),
    Words: lambda path, parameter, value: several(path, parameter.label, parameter.words, value),
}
