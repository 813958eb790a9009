"""Key: a letter of the keyboard that a declared object answers to."""

from typing import NamedTuple


class Key(NamedTuple):
    """A letter, and what the sheet of keys says that it does.

    For a view, it turns the first word of the view: to `to` and back, or to the next of its values.
    """

    letter: str
    text: str
    to: str = ""
