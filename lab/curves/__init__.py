"""The curves beside the pictures, one file each; the file's name is the key."""

from types import MappingProxyType

from declare.parameters import discover
from lab.curves.base import Curve

CURVES = MappingProxyType(
    dict(sorted(discover(__name__, Curve).items(), key=lambda item: item[1].rank))
)
