"""The averages of a path's points, one file each; the file's name is the key."""

from averages.base import Average
from parameters import discover

AVERAGES = discover(__name__, Average)
