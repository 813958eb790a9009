"""No early stop."""

from dataclasses import dataclass
from typing import Any

from lab.stops.base import Stop, Watch


@dataclass(frozen=True)
class Never(Stop):
    """The run uses its full budget of steps."""

    title = "Use the full step budget"

    def watch(self) -> tuple[Watch, Any] | None:
        return None
