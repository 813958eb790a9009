"""Bundle the player's modules, so that a visit fetches one file instead of sixty.

Each module becomes a function that returns what it exports, after those that it imports from.
The modules keep to a few forms, and whatever else is met is refused by name:

    import { a, b as c } from "./other.mjs";
    export function f() {}        (or async function, class, const)
    export { a, b as c };         (at the end of a file)
"""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from ui.takeaway.modules import style, text_of

ASSETS = Path(__file__).parents[2] / "assets"
ENTRY = "main.mjs"
IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.[^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async function|function|class|const) (\w+))", re.MULTILINE)
LIST = re.compile(r"\bexport ?\{([^}]*)\};?\s*\Z")
RENAMED = re.compile(r"(\w+) as (\w+)")
# What is left of the two words after that is a form which is not known here.
UNKNOWN = re.compile(
    r"^(?:import|export)\b.*|[;}]export\b.{,60}|^[^/*\n]*\bimport(?:\(|\.meta).*", re.MULTILINE
)


def joined(entry: str = ENTRY, folder: Path = ASSETS) -> str:
    """The module `entry` of a folder with all that it imports, as the text of one module.

    Raises ValueError for a form that is not known, and for modules that import each other.
    """
    parts: dict[str, str | None] = {}
    _add(entry, folder, parts)
    return "\n".join(part for part in parts.values() if part)


def _add(name: str, folder: Path, parts: dict[str, str | None]) -> None:
    """Puts a module at the end of the parts, and before it what it needs."""
    if name in parts:
        if parts[name] is None:
            raise ValueError(f"{name} imports a module that imports it.")
        return
    parts[name] = None
    text = text_of(name, folder)
    for _, place in IMPORT.findall(text):
        _add(_resolved(name, place), folder, parts)
    del parts[name]
    parts[name] = _wrapped(name, text)


def _wrapped(name: str, text: str) -> str:
    def bound(found: re.Match[str]) -> str:
        names = RENAMED.sub(r"\1: \2", found[1] or "")
        return f"const {{{names}}} = {_variable(_resolved(name, found[2]))};"

    given = [*EXPORT.findall(text), *(RENAMED.sub(r"\2: \1", x) for x in LIST.findall(text))]
    body = LIST.sub("", EXPORT.sub("", IMPORT.sub(bound, text)))
    strange = UNKNOWN.search(body)
    if strange:
        raise ValueError(f"{name}: a form that bundle.py does not know: {strange[0]}")
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {', '.join(given)} }};\n}})();"


def _resolved(name: str, place: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), place))


def _variable(name: str) -> str:
    return "$" + re.sub(r"\W", "_", name.removesuffix(".mjs"))


def made() -> Mapping[str, bytes]:
    """The player's script and the style sheet by their addresses, which name this version of them.

    A visit that had to ask for each module and each sheet would wait for eighty answers.
    """
    return dict((_named("player", "mjs", joined()), _named("page", "css", style())))


def _named(name: str, suffix: str, text: str) -> tuple[str, bytes]:
    content = text.encode()
    return f"/assets/{name}.v{hashlib.sha256(content).hexdigest()[:12]}.{suffix}", content
