"""Where a step's gradient comes from, one file each; the file's name is the key."""

from parameters import discover
from sources.base import Source

SOURCES = discover(__name__, Source)
