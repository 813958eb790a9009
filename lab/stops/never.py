"""No early stop."""

from dataclasses import dataclass

from lab.stops.base import Stop


@dataclass(frozen=True)
class Never(Stop):
    """The run uses its whole budget of steps."""

    title = "Use the full step budget"

    def watch(self):
        return None
