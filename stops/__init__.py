"""The rules that end a run early, one file each; the file's name is the key."""

from parameters import discover
from stops.base import Stop

STOPS = discover(__name__, Stop)
