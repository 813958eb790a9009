"""What is done to a gradient before the rule sees it, one file each; the file's name is the key."""

from clips.base import Clip
from parameters import discover

CLIPS = discover(__name__, Clip)
