"""The averages of a path's points, one file each; the file's name is the key."""

from declare.parameters import discover
from lab.averages.base import Average

AVERAGES = discover(__name__, Average)
