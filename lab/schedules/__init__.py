"""The learning-rate schedules, one file each; the file's name is the schedule's key."""

from declare.parameters import discover
from lab.schedules.base import Schedule

SCHEDULES = discover(__name__, Schedule)
