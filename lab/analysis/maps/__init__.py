"""Maps: many particles at once, by the very rules that single runs follow, on arrays."""
