"""The vocabulary of declarations: parameters, numbers, phrases, twins and the maths."""
