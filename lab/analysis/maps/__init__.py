"""Maps: many particles at once, on arrays, with the same rules as single runs."""
