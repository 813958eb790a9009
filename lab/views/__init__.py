"""The views of the page, one file each; the file's name is the key."""

from types import MappingProxyType

from declare.parameters import discover
from lab.views.base import View, checked

VIEWS = MappingProxyType(
    dict(sorted(discover(__name__, View).items(), key=lambda item: item[1].rank))
)
checked(VIEWS.values())
