"""Export formats of a link, one file each; the file's name is the key."""

from types import MappingProxyType

from declare.parameters import discover
from ui.takeaway.formats.base import Format, checked, routes

FORMATS = MappingProxyType(
    dict(sorted(discover(__name__, Format).items(), key=lambda item: item[1].rank))
)
checked(FORMATS.values())
ROUTES = routes(FORMATS.values())
