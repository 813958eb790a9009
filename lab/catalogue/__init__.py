"""What is told about the objects: the tables of the documentation, and the lessons."""
