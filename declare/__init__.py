"""What everything is declared with: parameters, numbers, phrases, twins, and the maths."""
