"""Where a thing is declared: what a message about it begins with."""

import inspect


def place_of(cls: type) -> str:
    """The file and the line of a class."""
    return f"{inspect.getsourcefile(cls)}:{inspect.getsourcelines(cls)[1]}"
