"""What a working shows is what it says: its MathML, read as a formula, gives its value."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from declare.floats import FLOATS
from declare.parameters import declarations
from lab.analysis.inspector.traced import Book, Comparison, Name
from lab.analysis.inspector.working import worked
from lab.simulation.simulate import solve
from optimizers import OPTIMIZERS
from tests.support.drawn import objects
from tests.support.scenes import scene
from ui.answers.workings import Numbers, Writer

SIGNS = {"·": "*", "⁢": "*", "−": "-"}
FUNCTIONS = {name: f for name, f in vars(FLOATS).items() if callable(f)} | {"max": max, "min": min}
BRACKETED = {"sum": r"^-", "power": r"^-|e"}


def read(mathml, numbers):
    """A working with its numbers put in, as Python would write it."""
    return written(ElementTree.fromstring(f"<mrow>{mathml}</mrow>"), numbers)


def written(node, numbers):
    parts = [written(child, numbers) for child in node]
    match node.tag:
        case "mn":
            return number(node, numbers)
        case "mfrac":
            return f"(({parts[0]})/({parts[1]}))"
        case "msqrt":
            return f"sqrt({''.join(parts)})"
        case "msup":
            return f"({parts[0]}**({parts[1]}))"
        case "mrow" if parts and parts[0] == parts[-1] == "|":
            return f"abs({''.join(parts[1:-1])})"
        case "mrow":
            return "".join(parts)
    return SIGNS.get(node.text, node.text)


def number(node, numbers):
    """As the page puts it in: in brackets only where the place asks for them."""
    if "data-n" not in node.attrib:
        return node.text.replace("−", "-")
    text = repr(numbers[int(node.attrib["data-n"])])
    wrap = BRACKETED.get(node.attrib.get("data-w"))
    return f"({text})" if wrap and re.search(wrap, text) else text


def workings(problem, steps):
    """Of each result whose working is shown: the working in numbers, and the value."""
    last = len(solve(problem).points) - 1
    for k in (k for k in steps if k < last):
        working = worked(problem, k)
        declared = {n: p.tex for n, p in declarations(type(problem.optimizer)).items()}
        for line in working.lines:
            for row in line.rows:
                numbers = Numbers()
                writer = Writer(working.named, declared, numbers)
                if isinstance(row.node, Comparison):
                    text = writer.asked(row.node).replace("≤", "&lt;=").replace("≥", "&gt;=")
                    yield read(text, numbers.values), row.node.true
                elif not row.note:
                    yield read(writer.working(row.node), numbers.values), float(row.node)


def problems_of(key):
    for optimizer in objects(OPTIMIZERS, key, 3):
        yield scene("himmelblau", optimizer.word(), steps=12)
        yield scene(
            "rosenbrock",
            replace(optimizer, lr=1e-3).word(),
            clip="clip_value:limit=3",
            schedule="cosine",
            steps=12,
        )


@pytest.mark.slow
@pytest.mark.parametrize("key", OPTIMIZERS)
def test_the_working_gives_the_value(key):
    checked = 0
    for problem in problems_of(key):
        for text, value in workings(problem, (0, 1, 4)):
            found = eval(text, {"__builtins__": {}}, FUNCTIONS)
            assert found == pytest.approx(value, rel=1e-7, abs=1e-12), text
            assert not re.search(r"[*+-]-", text.replace("e-", "e")), text
            checked += 1
    assert checked > 20


FORMS = (
    "(-a / b) / c",
    "a / (-b / c)",
    "(a / b) / (c / -a)",
    "a - (b - c)",
    "a - (b + c)",
    "a + -b * c",
    "-(a - b) * c",
    "-(-a)",
    "a - (-b)",
    "a * (b + c)",
    "(a * b) ** 2",
    "(-a) ** 2",
    "-(a ** 2)",
    "a * a * a / (b * b)",
    "(a + b) * (a + b)",
    "2 ** (a - b)",
    "(a * a) ** 0.5",
    "abs(a - b) * abs(c)",
    "1 - (1 - a) * 1",
    "0 * a + b",
    "0 - a * b",
    "1 / (a * b) / c",
    "(a / b) ** 3",
    "a - b / -c",
    "-a / (b - c) * -c",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("values", [(3.0, 5.0, 7.0), (-3.0, -5.0, 7.0), (-2e-8, 3.0, -1e9)])
def test_signs_and_brackets(form, values):
    book, numbers = Book(), Numbers()
    named = {n: book.named(v, Name(n, "memory")) for v, n in zip(values, "abc", strict=True)}
    result = eval(form, named)
    text = read(Writer({}, {}, numbers).working(result), numbers.values)
    found = eval(text, {"__builtins__": {}}, FUNCTIONS)
    assert found == pytest.approx(float(result), rel=1e-12), text
    assert not re.search(r"[*+-]-", text.replace("e-", "e")), text
