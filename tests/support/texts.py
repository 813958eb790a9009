"""Every English text that the page can show: collected from the declarations, from the code of
the product, and from what it draws."""

import ast
import json
import re
from pathlib import Path

from declare.parameters import declarations
from declare.phrases import PLACE, Phrase
from lab.analysis.inspector.curvature import CURVED, RULE
from lab.catalogue.lessons import lessons
from lab.catalogue.tables import REGISTRIES, twin_of
from lab.curves import CURVES
from lab.experiment.experiment import Experiment
from lab.experiment.run import PARTS
from lab.experiment.starts import RULES as STARTS
from lab.figures.contour import contour
from lab.figures.curve import axes_of, curve
from lab.figures.data import data
from lab.figures.surface import surface
from lab.simulation.status import KINDS, RULES, WORDS
from lab.views import VIEWS
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from optimizers import NOT_OFFERED
from ui.answers.lessons import paragraphs
from ui.answers.reference import page
from ui.screen.curves import _box
from ui.screen.keys import KEYS
from ui.screen.layout import PICTURE_NAMES, layout
from ui.screen.panel import panel
from ui.screen.translate import MARKS, WORD, translated
from ui.screen.view_menu import settings
from ui.takeaway.formats import FORMATS
from ui.takeaway.standalone import CLICK

ROOT = Path(__file__).parents[2]
PLAYER = sorted((ROOT / "assets" / "player").rglob("*.mjs"))
# Calls whose first argument is a text for the user.
CALLS = ("Phrase", "ParameterError", "Stuck", "Missing", "say", "tell", "_said")
# The player's calls with texts for the user, and which of their arguments these are.
PLAYED = {
    "say": (0,),
    "later": (0,),
    "tell": (1,),
    "key": (1,),
    "makeButton": (0, 2),
    "makeTool": (1,),
}
CALL = re.compile(rf"\b({'|'.join(PLAYED)})\(")
FIELD = re.compile(r"""\b(?:text|group): ("(?:[^"\\]|\\.)*")""")
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"])//[^\n]*", re.DOTALL)
STRING = re.compile(r"""("(?:[^"\\]|\\.)*")""")
# One link for each part of the page that others do not have.
LINKS = (
    "?on=linreg_noisy&run=adam:lr=0.2~cosine~batch:size=4~clip_norm~swa&run=lbfgs~hidden"
    "~from:x=1,y=1&stop=gradient",
    "?on=rosenbrock&run=gradient_descent:lr=0.001&run=momentum&height=linear",
    "?on=himmelblau&height=log&stop=patience",
    "?on=goldstein_price&run=gradient_descent:lr=5",
    "?on=sparse_features&run=adagrad",
    "?on=logreg&run=adam",
)


def texts():
    """Each text, and where it is from."""
    found = {}
    for origin, more in (
        ("declared", declared()),
        ("lesson", told()),
        ("python", called()),
        ("drawn", drawn()),
        ("player", played()),
    ):
        for text in more:
            for key in keys(text):
                found.setdefault(key, origin)
    return found


def keys(text):
    """What a dictionary must have so that a text can be said."""
    if not isinstance(text, Phrase):
        return [text] if WORD.search(text) else []
    inner = [
        key for value in text.values.values() if isinstance(value, Phrase) for key in keys(value)
    ]
    return [*([text.template] if WORD.search(PLACE.sub("", text.template)) else []), *inner]


def declared():
    """What the objects of the catalogue, the link and the rules declare."""
    for registry in REGISTRIES.values():
        for cls in registry.values():
            yield from (cls.title, cls.about(), getattr(cls, "group", ""))
            if getattr(cls, "twin", None) is None:
                yield twin_of(cls)
            yield from labels(cls)
    yield from labels(Experiment)
    for view in VIEWS.values():
        yield from (view.title, view.group, *view.titles, *(key.text for key in view.keys))
    for one in FORMATS.values():
        yield from (one.title, one.about(), one.group, *(key.text for key in one.keys))
    yield from (text for key in KEYS.values() for text in (key.text, key.group))
    for registry in PARTS.values():
        yield from (key.replace("_", " ") for key in registry)
    for cls in CURVES.values():
        yield from (cls.title, *(key.text for key in (cls.shows, cls.turns) if key))
        yield from (cls().axis(surface()) for surface in LANDSCAPES.values())
        yield from (cls().absent(surface()) or "" for surface in LANDSCAPES.values())
    yield from (RULE, *CURVED.values())
    for cls in LANDSCAPES.values():
        yield from cls.axes
        yield from getattr(cls, "labels", ())
        yield from (point.kind for point in cls().critical_points())
    yield from (*RULES.values(), *WORDS.values(), *KINDS.values(), "oscillating")
    yield from NOT_OFFERED.values()
    yield from (text for rule in STARTS.values() for text in (rule.title, rule.about))
    yield PICTURE_NAMES["contour"].replace(CLICK, "")


def labels(cls):
    """The words for the parameters of a class."""
    for name, parameter in declarations(cls).items():
        yield parameter.label
        if parameter.kind == "word" and name not in ("language", "lesson"):
            yield from parameter.words


def told():
    """The texts of the lessons."""
    for lesson in lessons():
        yield from (lesson.title, lesson.topic, lesson.claim, lesson.ask)
        yield from (*paragraphs(lesson.observe), *paragraphs(lesson.why))
        yield from (variant.name for variant in lesson.variants)


def product():
    """The Python files of the product."""
    skipped = {"tests", "benchmarks", ".venv", ".ci"}
    for path in ROOT.rglob("*.py"):
        if path.relative_to(ROOT).parts[0] not in skipped:
            yield path


def called(paths=None):
    """The texts that are written as arguments of CALLS."""
    for path in product() if paths is None else paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and node.args and name_of(node) in CALLS:
                yield from constants(node.args[0])


def name_of(call):
    """The last name of what is called."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def constants(node):
    """The texts that an expression can be; nothing for one that is made elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield Phrase(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*constants(node.body), *constants(node.orelse))


def drawn():
    """The texts of what Dash and Plotly draw."""
    found = []

    def note(text):
        found.append(text)
        return text

    for link in LINKS:
        experiment, problems = Experiment.from_query(link)
        assert not problems, problems
        translated(panel(experiment), note)
        translated(settings(experiment), note)
        translated([_box(axes, {}) for axes in axes_of(experiment, experiment.landscape)], note)
    page("en", note)
    found += static(layout(formats=FORMATS))
    return found


def static(tree):
    """The texts of the page's frame that the player says."""
    found = []
    for component in tree._traverse():
        found += [getattr(component, mark) for mark in MARKS.values() if hasattr(component, mark)]
    return found


def figures(experiment, look):
    """Every figure of a link."""
    landscape = experiment.landscape
    made = [contour(landscape, look), surface(landscape, look)]
    made += [curve(axes, look) for axes in axes_of(experiment, landscape)]
    return [*made, data(landscape, look)] if isinstance(landscape, Examples) else made


def played(names=None):
    """The texts that the player says."""
    for path in PLAYER if names is None else names:
        yield from played_in(path.read_text())


def played_in(text):
    """The texts that a module of the player says."""
    text = COMMENT.sub("", text)
    for call in CALL.finditer(text):
        given = arguments(text, call.end())
        for place in PLAYED[call[1]]:
            for quoted in STRING.findall(given[place]) if place < len(given) else ():
                yield Phrase(json.loads(quoted))
    yield from (Phrase(json.loads(quoted)) for quoted in FIELD.findall(text))


def arguments(text, place):
    """The arguments of a call whose bracket opens before `place`, as they are written."""
    found, depth, start, quote = [], 0, place, ""
    for k in range(place, len(text)):
        letter = text[k]
        if quote:
            quote = "" if letter == quote and text[k - 1] != "\\" else quote
        elif letter in "\"`'":
            quote = letter
        elif letter in "([{":
            depth += 1
        elif depth == 0 and letter in ",)":
            found.append(text[start:k])
            start = k + 1
            if letter == ")":
                return found
        elif letter in ")]}":
            depth -= 1
    return found
