"""Planted faults: the same module with one operator, number or function changed.

`mutants` gives one class a fault, made from the module's own text, so that the checks can
be asked whether they see it.
"""

import ast
import copy
import inspect
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

OPERATORS = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
}
FUNCTIONS = {
    "sin": "cos",
    "cos": "sin",
    "sqrt": "abs",
    "exp": "cosh",
    "maximum": "minimum",
    "minimum": "maximum",
    "tanh": "sin",
    "abs": "sign",
    "sign": "abs",
    "log": "log1p",
    "sinh": "cosh",
    "cosh": "sinh",
}


def mutants(cls: type, methods: tuple[str, ...]) -> Iterator[tuple[str, type]]:
    """A description of each fault in the methods of a class, and the class that has it."""
    source = inspect.getsource(sys.modules[cls.__module__])
    tree = ast.parse(source)
    count = len(list(_places(tree, cls.__name__, methods)))
    for number in range(count):
        planted = copy.deepcopy(tree)
        node = list(_places(planted, cls.__name__, methods))[number]
        before = ast.unparse(node)
        _spoil(node)
        label = f"line {node.lineno}: {before} -> {ast.unparse(node)}"
        yield label, _compiled(planted, cls)


def _places(tree: ast.Module, name: str, methods: tuple[str, ...]) -> Iterator[Any]:
    """The nodes of the methods that can be spoilt, in the order of the text."""
    for cls in tree.body:
        if isinstance(cls, ast.ClassDef) and cls.name == name:
            for method in cls.body:
                if isinstance(method, ast.FunctionDef) and method.name in methods:
                    yield from filter(_can_be_spoilt, ast.walk(method))


def _can_be_spoilt(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return type(node.op) in OPERATORS and not _adds_nothing(node)
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub)
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float)
    if isinstance(node, ast.Attribute):
        return node.attr in FUNCTIONS
    return isinstance(node, ast.If | ast.IfExp)


def _adds_nothing(node: ast.BinOp) -> bool:
    """`a + 0 * x` only gives a the shape of x: neither `a - 0 * x` nor `0 / x` is a fault."""
    if isinstance(node.op, ast.Mult | ast.Div):
        return _is_zero(node)
    return isinstance(node.op, ast.Add | ast.Sub) and _is_zero(node.right)


def _is_zero(term: ast.AST) -> bool:
    """Whether a term is 0, or a product that begins with 0."""
    while isinstance(term, ast.BinOp) and isinstance(term.op, ast.Mult):
        term = term.left
    return isinstance(term, ast.Constant) and term.value == 0


def _spoil(node: ast.AST) -> None:
    """Plant the fault that belongs to a kind of node."""
    match node:
        case ast.BinOp():
            node.op = OPERATORS[type(node.op)]()
        case ast.UnaryOp():
            node.op = ast.UAdd()
        case ast.Constant(value=int() | float() as number):
            node.value = number + 1
        case ast.Attribute():
            node.attr = FUNCTIONS[node.attr]
        case ast.If() | ast.IfExp():
            node.test = ast.UnaryOp(ast.Not(), node.test)


def _compiled(tree: ast.Module, cls: type) -> type:
    """The class of a spoilt module, under another name; the module itself stays as it is."""
    module = ModuleType(f"planted.{cls.key()}")
    module.__file__ = sys.modules[cls.__module__].__file__
    code = compile(ast.fix_missing_locations(tree), f"<planted {cls.key()}>", "exec")
    exec(code, vars(module))
    return vars(module)[cls.__name__]
