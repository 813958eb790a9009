"""Names as MathML: the symbol of each number that a working mentions."""

import re
from functools import cache
from html import escape

from lab.analysis.inspector.traced import Name
from ui.answers.mathml import mathml

# The TeX of what has no declaration to say it.
SYMBOLS = {
    "t": "t",
    "factor": r"\varphi",
    "delta": r"\Delta",
    "g_decayed": r"\tilde g",
    "g_whole": r"g^{\ast}",
    "largest": r"v^{\max}",
    "mean": r"\bar g",
    "b1": "b^{(1)}",
    "b2": "b^{(2)}",
    "b3": "b^{(3)}",
    "average": r"\bar x",
    "rate": r"\eta",
    "weight": "w",
    "largest_rate": r"\eta^{\max}",
    "product": "P",
    "numerator": "r",
    "total": "s",
    "direction": "p",
    "length": "a",
    "inverse": "B",
    "eigenvalues": r"\lambda",
    "temperature": "T",
    "slow": "s",
    "step": "d",
    "history": "h",
}
WORDS = ("best", "middle", "worst", "trial", "corner")
CONSTANT = {"hyper", "factor", "count"}


@cache
def drawn(tex: str) -> str:
    """The inside of a formula's MathML."""
    return re.sub(r"^<math[^>]*>|</math>$", "", mathml(tex))


def symbol(name: Name, declared: dict[str, str]) -> str:
    """A name as MathML; `declared` has the TeX of the hyper-parameters."""
    if name.name == "after":
        return below(drawn(name.axis or "x"), ["t+1"])
    if name.role == "hyper":
        return drawn(declared.get(name.name) or rf"\mathrm{{{name.name}}}")
    if name.name == "start":
        return below(drawn(name.axis), ["0"])
    if name.role in CONSTANT or name.name in ("f", "u"):
        return _of_point(name) if name.name == "f" else drawn(SYMBOLS.get(name.name, name.name))
    if name.role == "place":
        return below(drawn(name.name), ["t"])
    if name.name == "delta":
        return f"<mrow><mi>Δ</mi>{below(drawn(name.axis or 'x'), ['t'])}</mrow>"
    if name.name.startswith("q_"):
        return below(drawn("q"), [name.name[2:]])
    if name.name.endswith("_hat"):
        letter = name.name.removesuffix("_hat")
        base = f'<mover accent="true"><mi>{letter}</mi><mo stretchy="false">^</mo></mover>'
    elif name.name in WORDS:
        base = f"<mtext>{name.name}</mtext>"
    else:
        base = drawn(SYMBOLS.get(name.name, name.name))
    return below(base, _subscripts(name))


def _subscripts(name: Name) -> list[str]:
    axis = name.axis
    if name.name == "eigenvalues":
        axis = axis.replace("x", "1").replace("y", "2")
    if name.role == "trial":
        return [axis, "trial"]
    timed = name.role not in ("known", "trial", "chance")
    time = "t−1" if name.before else "t" if timed else ""
    if name.name in WORDS or name.role == "known":
        return [axis, "before" if name.before else ""]
    return [axis, time]


def _of_point(name: Name) -> str:
    known = {"trial": "<mtext>trial</mtext>", "known": drawn("x_t")}
    where = known.get(name.role, drawn("x_{t-1}"))
    return f"<mrow><mi>f</mi><mo>(</mo>{where}<mo>)</mo></mrow>"


def below(base: str, parts: list[str]) -> str:
    text = ",".join(filter(None, parts))
    if not text:
        return base
    return f"<msub><mrow>{base}</mrow>{_subscript(text)}</msub>"


def _subscript(text: str) -> str:
    """A subscript such as x,t−1: its letters are variables, its words are words."""
    parts = re.findall(r"[a-z]{2,}|[a-z]|\d+|.", text)
    return f"<mrow>{''.join(map(_glyph, parts))}</mrow>"


def _glyph(part: str) -> str:
    if part.isdigit():
        return f"<mn>{part}</mn>"
    if part.isalpha():
        kind = "mi" if len(part) == 1 or part in ("xx", "xy", "yx", "yy") else "mtext"
        return f"<{kind}>{escape(part)}</{kind}>"
    return f'<mo lspace="0" rspace="0">{escape(part)}</mo>'


def raised(base: str, power: str) -> str:
    """A power; of what has a subscript, over it."""
    while base.startswith("<mrow><msub>") and base.count("<mrow>") == base.count("<msub>") == 1:
        base = base.removeprefix("<mrow>").removesuffix("</mrow>")
    if base.startswith("<msub>") and base.count("<msub>") == 1 and base.endswith("</msub>"):
        return f"<msubsup>{base[6:-7]}{power}</msubsup>"
    return f"<msup>{base}{power}</msup>"
