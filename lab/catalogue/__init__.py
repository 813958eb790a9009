"""Documentation of the declared objects: generated tables, and the lessons."""
