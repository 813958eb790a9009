"""The player's modules and style sheets as text, for a page without a server."""

import base64
import json
import posixpath
import re
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from ui.takeaway import contract, curves_module, formats_module, views_module

ASSETS = Path(__file__).parents[2] / "assets"
STYLES = ASSETS / "styles"
# The sheet that declares the order of the others, and that of a page which has no use for them.
ORDER, REFERENCE = "layers", "reference"
PREFIX = "lab/"
# The modules that are made from declarations, by their places.
MADE: Mapping[str, Callable[[], str]] = {
    views_module.PLACE: views_module.views_module,
    curves_module.PLACE: curves_module.curves_module,
    contract.PLACE: contract.contract_module,
    formats_module.PLACE: formats_module.formats_module,
}
# What is on lines of its own: words and types for readers, nearly a third of the whole.
COMMENT = re.compile(r"^[ \t]*/\*\*?\s(?:(?!\*/)[\s\S])*\*/[ \t]*\n", re.MULTILINE)
IMPORT = re.compile(r"""((?:\bfrom|\bimport)\s*\(?\s*)"(\.{1,2}/[^"]+)\"""")


@cache
def import_map() -> str:
    """The import map of the player: each module as an address that holds its text.

    A module in such an address has no place that a relative import could start from, so the
    modules import one another by name.
    """
    imports = {
        PREFIX + name: "data:text/javascript;base64," + base64.b64encode(text.encode()).decode()
        for name, text in modules().items()
    }
    return json.dumps({"imports": imports}, separators=(",", ":"))


@cache
def modules() -> dict[str, str]:
    """The text of every module by its place in `assets/`, importing the others by name."""
    places = [*(ASSETS / "player").rglob("*.mjs"), *(ASSETS / "vendor").rglob("*.mjs")]
    names = sorted(path.relative_to(ASSETS).as_posix() for path in places)
    return {name: renamed(name, text_of(name)) for name in [*names, *MADE]}


def text_of(name: str, folder: Path = ASSETS) -> str:
    """A module as a browser gets it: without the comments, which the types of the player are in.

    What the declarations tell the player is made here and now; no file of it is on the disk.
    """
    if name in MADE:
        return MADE[name]()
    return COMMENT.sub("", (folder / name).read_text("utf-8"))


def renamed(name: str, text: str) -> str:
    """A module's text with its relative imports as names of the import map."""
    folder = posixpath.dirname(name)

    def named(found: re.Match[str]) -> str:
        place = posixpath.normpath(posixpath.join(folder, found[2]))
        return f'{found[1]}"{PREFIX}{place}"'

    return IMPORT.sub(named, text)


@cache
def style() -> str:
    """All style sheets, each as the layer of its name, after the one that declares their order."""
    order = (STYLES / f"{ORDER}.css").read_text("utf-8")
    names = sorted(
        path.stem for path in STYLES.glob("*.css") if path.stem not in (ORDER, REFERENCE)
    )
    return order + "".join(
        f"@layer {name} {{\n{(STYLES / f'{name}.css').read_text('utf-8')}}}\n" for name in names
    )


if __name__ == "__main__":
    # `python -m ui.takeaway.modules FOLDER`: the modules that are made, for tests without a page.
    for place in MADE:
        target = Path(sys.argv[1]) / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text_of(place), "utf-8")
