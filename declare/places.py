"""The file and line of a declaration, which open each message about it."""

import inspect


def place_of(cls: type) -> str:
    """The file and the line of a class."""
    return f"{inspect.getsourcefile(cls)}:{inspect.getsourcelines(cls)[1]}"
