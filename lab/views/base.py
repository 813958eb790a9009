"""What every view declares: its words in the link, its control, its keys."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from declare.keys import Key
from declare.parameters import Declared, Parameter, declarations
from declare.places import place_of

# The headings of the View menu under which a view can have its control.
PARTS, PICTURES, CURVES = "Parts", "In the pictures", "Curves"
# In the panel, below the landscape's data; without a heading of its own.
DATA = ""


@dataclass(frozen=True)
class View(Declared):
    """Something to be shown beside the paths. Its parameters are words of the link.

    `rank` orders the words in the link, and the views as they are drawn. `group` is the heading
    under which the first word has its control, `place` its place there, `title` what stands
    before the control where that is not the parameter's label, and `titles` what the control
    calls the values of a choice. `run` is True where the first word chooses a run. `module` is
    False where nothing is drawn by a module of its own in the player. `tells` is True for what
    would answer a lesson's question: it waits until the question is answered. `most` is how many
    points of all runs a page without a server has room for, None for any number. `beside` is True
    for a view with a picture of its own beside the curves, and `curves` are the curves whose
    numbers it is drawn from.
    """

    rank: ClassVar[int]
    group: ClassVar[str] = PICTURES
    place: ClassVar[int]
    titles: ClassVar[tuple[str, ...]] = ()
    keys: ClassVar[tuple[Key, ...]] = ()
    run: ClassVar[bool] = False
    module: ClassVar[bool] = True
    tells: ClassVar[bool] = False
    most: ClassVar[int | None] = None
    beside: ClassVar[bool] = False
    curves: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def main(cls) -> tuple[str, Parameter]:
        """The word of the link that turns the view on, and its declaration."""
        return next(iter(declarations(cls).items()))

    @classmethod
    def is_on(cls, screen: Any) -> bool:
        """Whether what is on a screen has the view with it."""
        word, known = cls.main()
        return getattr(screen, word) != known.default


def checked(views: Iterable[type[View]]) -> None:
    """Raises TypeError for a word or a letter that two views claim, and for a view without one."""
    claimed: dict[str, type[View]] = {}
    for view in views:
        words = tuple(declarations(view))
        if not words:
            raise TypeError(f"{place_of(view)}: {view.__name__} has no word in the link.")
        for name in (*words, *(f"the key {key.letter}" for key in view.keys)):
            other = claimed.setdefault(name, view)
            if other is not view:
                raise TypeError(f"{place_of(view)}: “{name}” is taken by {place_of(other)}.")
