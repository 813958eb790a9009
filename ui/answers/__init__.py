"""Answers to the page's requests: functions from a link to bytes or JSON."""
