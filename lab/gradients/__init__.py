"""Gradient estimators, one file each; the file's name is the key."""

from declare.parameters import discover
from lab.gradients.base import Source

SOURCES = discover(__name__, Source)
