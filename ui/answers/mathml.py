"""Formulas of the declarations as MathML, which browsers draw themselves."""

from functools import cache


@cache
def mathml(tex: str) -> str:
    """MathML of a formula that the code declares; text of users is never passed here."""
    from latex2mathml.converter import convert

    return convert(tex)
