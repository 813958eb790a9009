"""The loss surfaces, one file each; the file's name is the landscape's key."""

from landscapes.base import Landscape
from parameters import discover

LANDSCAPES = discover(__name__, Landscape)
