"""The reference page: every object with its formula, parameters, source and twin."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape
from typing import Any

from declare.parameters import Parameter, declarations
from declare.phrases import ENGLISH, LANGUAGES, Phrase, say
from lab.catalogue.tables import REGISTRIES, twin_of
from optimizers import NOT_OFFERED
from ui.answers.mathml import mathml
from ui.answers.route import HTML, Asked, Question, Route

TITLES = {
    "landscapes": "Landscapes",
    "optimizers": "Optimizers",
    "schedules": "Learning-rate schedules",
    "sources": "Where gradients come from",
    "clips": "Gradient clipping",
    "averages": "Path averaging",
    "stops": "Stopping rules",
    "curves": "Curves",
}


Tell = Callable[[str], str]
HEAD = ("parameter", "symbol", "meaning", "default", "range")


@cache
def reference(language: str = ENGLISH) -> str:
    """The whole page as HTML; all of its text is declared in the code."""
    return page(language, partial(say, language=language))


def page(language: str, told: Tell) -> str:
    """The page with each of its texts told by `told`."""

    def tell(text: str) -> str:
        return escape(told(text))

    sections = "".join(_section(name, tell) for name in REGISTRIES)
    links = " · ".join(f'<a href="#{name}">{tell(title)}</a>' for name, title in TITLES.items())
    lab = "/" if language == ENGLISH else f"/?language={language}"
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{tell('Reference')}: Loss Landscape Lab</title>"
        '<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">'
        '<link rel="stylesheet" href="/assets/styles/palette.css">'
        '<link rel="stylesheet" href="/assets/styles/reference.css"></head><body class="reference">'
        f"<header><h1>{tell('Reference')}</h1>"
        f'<p><a href="{lab}">{tell("To the lab")}</a> · {links}</p></header>'
        f"<main>{sections}</main></body></html>"
    )


def _section(name: str, tell: Tell) -> str:
    entries = "".join(_entry(name, key, cls, tell) for key, cls in REGISTRIES[name].items())
    missing = _missing(name, tell)
    return f'<section id="{name}"><h2>{tell(TITLES[name])}</h2>{entries}{missing}</section>'


def _entry(name: str, key: str, cls: Any, tell: Tell) -> str:
    return (
        f'<article id="{name}-{key}"><h3>{tell(cls.title)} <code>{key}</code></h3>'
        f"<p>{tell(cls.about())}</p>{''.join(_formulas(cls))}{_parameters(cls, tell)}"
        f"{''.join(_origin(cls, tell))}</article>"
    )


def _formulas(cls: Any) -> Iterator[str]:
    for attribute in ("formula", "equation"):
        tex = getattr(cls, attribute, None)
        if tex:
            yield f'<div class="formula" tabindex="0">{mathml(tex)}</div>'


def _parameters(cls: Any, tell: Tell) -> str:
    known = declarations(cls)
    if not known:
        return ""
    rows = "".join(_parameter(name, parameter, tell) for name, parameter in known.items())
    head = f"<tr>{''.join(f'<th>{tell(name)}</th>' for name in HEAD)}</tr>"
    # A wide one scrolls, by keyboard too.
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return f'<div class="scroll" tabindex="0">{table}</div>'


def _parameter(name: str, parameter: Parameter, tell: Tell) -> str:
    default = Phrase("{value}", value=parameter.write(parameter.default))
    if parameter.library is not None:
        library = parameter.write(parameter.library)
        default = Phrase("{value} (library: {library})", value=default, library=library)
    symbol = mathml(parameter.tex) if parameter.tex else ""
    texts = (parameter.label, default, parameter.range_text)
    cells = "".join(f"<td>{tell(text)}</td>" for text in texts)
    return f"<tr><td><code>{name}</code></td><td>{symbol}</td>{cells}</tr>"


def _origin(cls: Any, tell: Tell) -> Iterator[str]:
    sources = getattr(cls, "sources", None) or filter(None, [getattr(cls, "source", "")])
    for source in sources:
        yield f"<p class='origin'>{tell(Phrase('Source: {source}', source=source))}</p>"
    twin = twin_of(cls)
    if getattr(cls, "twin", None):
        yield f"<p class='origin'>{tell(Phrase('Equals {twin}', twin=twin))}</p>"
    elif twin:
        yield f"<p class='origin'>{tell(Phrase('No twin: {why}', why=Phrase(twin)))}</p>"


def _missing(name: str, tell: Tell) -> str:
    if name != "optimizers":
        return ""
    rows = "".join(f"<dt>{escape(n)}</dt><dd>{tell(why)}</dd>" for n, why in NOT_OFFERED.items())
    return f"<h3>{tell('Not offered on two numbers')}</h3><dl>{rows}</dl>"


def _language(asked: Asked) -> tuple[str]:
    language = asked.words.get("language", ENGLISH)
    return (language if language in LANGUAGES else ENGLISH,)


def page_in(link: str, language: str) -> str:
    """The catalogue as a page: every object with its formula, parameters and source."""
    return reference(language)


ROUTE = Route("/reference", page_in, Question(("language",), _language), HTML)
