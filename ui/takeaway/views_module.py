"""Generate the module that lists the declared views for the player."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from declare.places import place_of
from lab.views import VIEWS
from lab.views.base import View

FOLDER = Path(__file__).parents[2] / "assets" / "player" / "views"
# Where the player imports it from, below `assets/`.
PLACE = "player/views/all.mjs"


def views_module(views: Mapping[str, type[View]] = VIEWS, folder: Path = FOLDER) -> str:
    """The text of the module.

    Raises TypeError for a view without its module, and for a module without its view.
    """
    drawn = {key for key, view in views.items() if view.module}
    files = {path.stem: path for path in folder.glob("*.mjs")}
    for key in sorted(drawn - files.keys()):
        raise TypeError(f"{place_of(views[key])}: this view has no module {folder / key}.mjs.")
    for key in sorted(files.keys() - drawn):
        raise TypeError(f"{files[key]}:1: this module has no view that is declared with it.")
    imports = [f'import {{ create as {_name(key)} }} from "./{key}.mjs";' for key in sorted(drawn)]
    rows = [_row(key, view, _name(key) if key in drawn else "null") for key, view in views.items()]
    return "\n".join([*imports, "export const VIEWS = [", *rows, "];", ""])


def _name(key: str) -> str:
    return f"create_{key}"


def _row(key: str, view: type[View], create: str) -> str:
    word, known = view.main()
    values = {"flag": ("false", "true"), "word": known.words}.get(known.kind, ())
    told: dict[str, Any] = {
        "key": key,
        "word": word,
        "off": known.default,
        "values": values,
        "tells": view.tells,
        "beside": view.beside,
        "keys": [{"key": key.letter, "text": key.text, "to": key.to} for key in view.keys],
    }
    return f'  {json.dumps(told, ensure_ascii=False)[:-1]}, "create": {create}}},'
