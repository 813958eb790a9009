"""The learning-rate schedules, one file each; the file's name is the schedule's key."""

from parameters import discover
from schedules.base import Schedule

SCHEDULES = discover(__name__, Schedule)
