"""The rules that end a run early, one file each; the file's name is the key."""

from declare.parameters import discover
from lab.stops.base import Stop

STOPS = discover(__name__, Stop)
