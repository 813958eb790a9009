"""Gradient clipping, applied before the rule sees the gradient: one file each; the file's name is
the key."""

from declare.parameters import discover
from lab.clipping.base import Clip

CLIPS = discover(__name__, Clip)
