"""The page's own build of plotly.js, and its required version.

`python -m ui.takeaway.plotly_bundle` prints the version; `make bundle` builds it.
"""

import re
from importlib.resources import files
from pathlib import Path

BUNDLE = Path(__file__).parents[2] / "assets" / "vendor" / "plotly.min.js"
VERSION = re.compile(r"plotly\.js v(\d+\.\d+\.\d+\S*)")


def built() -> str:
    """The plotly.js version of the bundle."""
    with BUNDLE.open(encoding="utf-8") as script:
        return version(script.read(200))


def shipped() -> str:
    """The plotly.js version that the installed Plotly.py ships, for which figures are written."""
    with (files("plotly") / "package_data" / "plotly.min.js").open(encoding="utf-8") as script:
        return version(script.read(200))


def version(head: str) -> str:
    """The version that the head of a plotly.js file names. Raises ValueError where it does not."""
    found = VERSION.search(head)
    if found is None:
        raise ValueError("This does not begin like plotly.js.")
    return found[1]


if __name__ == "__main__":
    print(shipped())
