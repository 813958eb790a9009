"""The command `loss-landscape-lab`: serves the page from wherever it is installed."""

import sys
from importlib import import_module
from pathlib import Path

from loss_landscape_lab.options import options

HERE = Path(__file__).parent


def home() -> Path:
    """The folder that holds app.py: this one in a wheel, the one above in a checkout."""
    return next(folder for folder in (HERE, HERE.parent) if (folder / "app.py").exists())


def main() -> None:
    """Serve as the command line says."""
    given = options()
    # Only in this process and in its workers, which are started with its path: the modules of a
    # wheel find one another here, and no other program ever meets their names. Until then there is
    # no module `app`, so it is imported by name.
    sys.path.insert(0, str(home()))
    import_module("app").serve(given)
