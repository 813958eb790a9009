"""The loss surfaces, one file each; the file's name is the landscape's key."""

from declare.parameters import discover
from landscapes.base import Landscape

LANDSCAPES = discover(__name__, Landscape)
