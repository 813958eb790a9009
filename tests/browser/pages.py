"""Waiting for a page, without the eval that its security policy forbids."""

import time

PATIENCE = 40.0


def until(page, expression):
    """Wait until a JavaScript expression is true; an error of it counts as not yet."""
    deadline = time.monotonic() + PATIENCE
    while not page.evaluate(
        f"() => {{ try {{ return !!({expression}) }} catch {{ return false }} }}"
    ):
        assert time.monotonic() < deadline, f"never true: {expression}"
        page.wait_for_timeout(25)
