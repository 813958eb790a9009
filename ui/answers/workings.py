"""Workings as MathML: once in symbols, and once with places for a step's numbers.

The numbers themselves are not in the MathML, so that the steps of a run share it: an
`<mn data-n="3">` is filled with number 3 of the step that is shown. In a place with `data-w` a
number with a sign is put in brackets, in one with `data-w="power"` one with an exponent as well.
"""

from html import escape
from typing import Any

from declare.numbers import write_number
from lab.analysis.inspector.traced import Comparison, Name, Traced
from ui.answers.glyphs import raised, symbol

SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4
FUNCTIONS = {"maximum": "max", "minimum": "min"}


class Numbers:
    """The numbers of one step, in the order in which its working mentions them."""

    def __init__(self) -> None:
        self.values: list[float] = []
        self._places: dict[int, int] = {}

    def place(self, value: Any) -> int:
        """The place of a number: one object has one."""
        if id(value) not in self._places:
            self._places[id(value)] = len(self.values)
            self.values.append(float(value))
        return self._places[id(value)]

    def add(self, value: float) -> int:
        """The place of one more number, which stands in no formula."""
        self.values.append(float(value))
        return len(self.values) - 1


class Writer:
    """Writes workings: with `numbers` as places for them, without in symbols."""

    def __init__(
        self, named: dict[int, Name], declared: dict[str, str], numbers: Numbers | None = None
    ) -> None:
        self.named, self.declared, self.numbers = named, declared, numbers

    def working(self, root: Any) -> str:
        """The working of a result, written out even where it has a name."""
        return self._drawn(_simple(root, self.named, root), root, SUM)

    def asked(self, question: Comparison) -> str:
        """A question that the rule asked."""
        sides = self._part(question.left, SUM), self._part(question.right, SUM)
        return f"<mrow>{sides[0]}<mo>{escape(question.sign)}</mo>{sides[1]}</mrow>"

    def _part(self, node: Any, least: int, first: bool = True) -> str:
        """A part, in brackets if it binds less than `least`."""
        name = self._name(node)
        if name is not None:
            return self._named(node, name, least, first)
        return self._drawn(_simple(node, self.named), None, least, first)

    def _name(self, node: Any) -> Name | None:
        return self.named.get(id(node)) or (node.name if isinstance(node, Traced) else None)

    def _named(self, node: Any, name: Name, least: int, first: bool) -> str:
        if self.numbers is None:
            return symbol(name, self.declared)
        wrap = ' data-w="power"' if least > PRODUCT else "" if first else ' data-w="sum"'
        return f'<mn data-n="{self.numbers.place(node)}"{wrap}></mn>'

    def _drawn(self, form: Any, root: Any, least: int, first: bool = True) -> str:
        """A simplified form: a node, a number, or (operation, parts)."""
        if not isinstance(form, tuple):
            if isinstance(form, Traced) or id(form) in self.named:
                name = self._name(form) if form is not root else form.name
                if name is not None:
                    return self._named(form, name, least, first)
            return _literal(form, first and least <= PRODUCT)
        op, parts = form
        text, binds = self._operation(op, parts, first)
        bare = binds >= least and (first or binds > SUM)
        return text if bare else f"<mrow><mo>(</mo>{text}<mo>)</mo></mrow>"

    def _operation(self, op: str, parts: tuple[Any, ...], first: bool) -> tuple[str, int]:
        if op in ("mul", "div", "neg"):
            return self._product(op, parts, first)
        if op == "pow" and not isinstance(parts[1], Traced) and parts[1] == 0.5:
            op, parts = "sqrt", parts[:1]
        if op in ("add", "sub"):
            # What does not come first is in brackets if it is a sum itself.
            left, right = self._part(parts[0], SUM), self._part(parts[1], SUM, False)
            return f"<mrow>{left}<mo>{'+' if op == 'add' else '−'}</mo>{right}</mrow>", SUM
        if op == "pow":
            base, exponent = self._part(parts[0], ATOM, False), self._part(parts[1], SUM)
            return raised(base, f"<mrow>{exponent}</mrow>"), POWER
        inner = "<mo>,</mo>".join(self._part(part, SUM) for part in parts)
        if op == "sqrt":
            return f"<msqrt>{inner}</msqrt>", ATOM
        if op == "abs":
            return f"<mrow><mo>|</mo>{inner}<mo>|</mo></mrow>", ATOM
        name = FUNCTIONS.get(op, op)
        return f"<mrow><mi>{name}</mi><mo>(</mo>{inner}<mo>)</mo></mrow>", ATOM

    def _product(self, op: str, parts: tuple[Any, ...], first: bool) -> tuple[str, int]:
        sign, above, below = self._factors((op, parts))
        # A number that a fraction begins with stands under no sign.
        bare = bool(below) or (first and sign > 0)
        text, binds = self._joined(above, SUM if below else PRODUCT, bare)
        if below:
            under = self._joined(below, SUM, True)[0]
            text, binds = f"<mfrac><mrow>{text}</mrow><mrow>{under}</mrow></mfrac>", ATOM
        if sign < 0:
            return f'<mrow><mo form="prefix">−</mo>{text}</mrow>', SUM
        return text, binds

    def _factors(self, form: Any) -> tuple[int, list[Any], list[Any]]:
        """The sign, the factors and the divisors of a product; a fraction in it stays one."""
        op, parts = form
        if op == "neg":
            sign, above, below = self._flat(parts[0])
            return -sign, above, below
        if op == "div":
            sign, above, below = self._flat(parts[0])
            down, more, less = self._flat(parts[1])
            # A fraction over or under a fraction stays a part of its own, with its sign.
            sign, above = (1, [parts[0]]) if below else (sign, above)
            down, more = (1, [parts[1]]) if less else (down, more)
            return sign * down, above, more
        sign, above, below = self._flat(parts[0])
        other, more, less = self._flat(parts[1])
        sign, above = (1, [parts[0]]) if below else (sign, above)
        other, more = (1, [parts[1]]) if less else (other, more)
        return sign * other, [*above, *more], []

    def _flat(self, node: Any) -> tuple[int, list[Any], list[Any]]:
        if self._name(node) is None:
            form = _simple(node, self.named)
            if isinstance(form, tuple) and form[0] in ("mul", "div", "neg"):
                return self._factors(form)
            if not isinstance(form, tuple) and form is not node:
                return self._flat(form)
        return 1, [node], []

    def _joined(self, factors: list[Any], least: int, first: bool) -> tuple[str, int]:
        """Factors beside each other, the same ones as a power; one alone may bind like `least`."""
        runs: list[tuple[Any, int]] = []
        for factor in factors:
            if runs and _same(runs[-1][0], factor):
                runs[-1] = runs[-1][0], runs[-1][1] + 1
            else:
                runs.append((factor, 1))
        if len(runs) == 1 and runs[0][1] == 1:
            return self._part(runs[0][0], least, first), PRODUCT
        times = "<mo>⁢</mo>" if self.numbers is None else "<mo>·</mo>"
        texts = []
        for place, (factor, power) in enumerate(runs):
            if power > 1:
                texts.append(raised(self._part(factor, ATOM, False), f"<mn>{power}</mn>"))
            else:
                texts.append(self._part(factor, PRODUCT, first and place == 0))
        return f"<mrow>{times.join(texts)}</mrow>", PRODUCT


def _same(one: Any, other: Any) -> bool:
    if one is other:
        return True
    both = isinstance(one, Traced) and isinstance(other, Traced)
    return both and one.name is not None and one.name == other.name


def _literal(value: Any, bare: bool) -> str:
    number = write_number(value).replace("-", "−")
    number = f"({number})" if not bare and number.startswith("−") else number
    return f"<mn>{number}</mn>"


def _is_zero(node: Any, named: dict[int, Name]) -> bool:
    """Whether a part is zero because of what is switched off, not because of where the run is."""
    if not isinstance(node, Traced):
        return node == 0 and id(node) not in named
    if node.name is not None:
        return node.name.role == "hyper" and node == 0
    if id(node) in named:
        return False
    zero = [_is_zero(part, named) for part in node.parts]
    return (
        any(zero)
        if node.op == "mul"
        else zero[0]
        if node.op in ("div", "neg")
        else (all(zero) if node.op in ("add", "sub") else False)
    )


def _is_one(node: Any, named: dict[int, Name]) -> bool:
    form = _simple(node, named) if isinstance(node, Traced) and id(node) not in named else node
    if isinstance(form, Traced):
        return form.name is not None and form.name.role == "factor" and float(form) == 1
    return not isinstance(form, tuple) and form == 1 and id(form) not in named


def _simple(node: Any, named: dict[int, Name], root: Any = None) -> Any:
    """The operation of a node without terms that are zero and factors that are one."""
    if not isinstance(node, Traced) or node.name is not None:
        return node
    if id(node) in named and node is not root:
        return node
    op, parts = node.op, node.parts
    if op in ("add", "sub"):
        if _is_zero(parts[1], named):
            return _simple(parts[0], named)
        if _is_zero(parts[0], named):
            return _simple(parts[1], named) if op == "add" else ("neg", (parts[1],))
    if op in ("mul", "div") and _is_one(parts[1], named):
        return _simple(parts[0], named)
    if op == "mul" and _is_one(parts[0], named):
        return _simple(parts[1], named)
    return op, parts
