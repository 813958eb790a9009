"""The printed sum over examples, written out."""

import sympy
from sympy.parsing.latex import parse_latex


def written_out(expression, landscape):
    """A formula with Σ over the examples and its weights, as one of x and y without Σ."""
    columns = [parse_latex(column) for column in landscape.columns]

    def terms(summand, _limits):
        return sympy.Add(
            *(summand.subs(dict(zip(columns, row, strict=True))) for row in landscape.rows)
        )

    x, y = map(parse_latex, landscape.weights)
    known = {x: sympy.Symbol("x"), y: sympy.Symbol("y"), sympy.Symbol("m"): len(landscape.rows)}
    plain = expression.replace(sympy.Function("max"), sympy.Max)
    return plain.replace(sympy.Sum, terms).subs(known)
