"""The module that lists for the player the share formats that it makes: from their declarations."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from declare.places import place_of

if TYPE_CHECKING:
    from ui.takeaway.formats.base import Format

FOLDER = Path(__file__).parents[2] / "assets" / "player" / "formats"
# Where the player imports it from, below `assets/`.
PLACE = "player/formats/all.mjs"


def formats_module(formats: Mapping[str, type[Format]] | None = None, folder: Path = FOLDER) -> str:
    """The text of the module.

    Raises TypeError for a format without its module, and for a module without a format.
    """
    made = {key: one for key, one in (formats or _all()).items() if one.module}
    files = {path.stem: path for path in folder.glob("*.mjs")}
    for one in made.values():
        if one.module not in files:
            place = folder / f"{one.module}.mjs"
            raise TypeError(f"{place_of(one)}: this format has no module {place}.")
    used = dict.fromkeys(one.module for one in made.values())
    for name in sorted(files.keys() - used):
        raise TypeError(f"{files[name]}:1: this module has no format that is declared with it.")
    imports = [f'import {{ create as create_{name} }} from "./{name}.mjs";' for name in used]
    rows = [_row(key, one) for key, one in made.items()]
    return "\n".join([*imports, "export const FORMATS = [", *rows, "];", ""])


def _all() -> Mapping[str, type[Format]]:
    # The page as a file is a format, and carries this very module: it is asked for when it is made.
    return importlib.import_module("ui.takeaway.formats").FORMATS


def _row(key: str, one: type[Format]) -> str:
    keys = [{"key": key.letter, "text": key.text} for key in one.keys]
    told = {"key": key, "keys": keys, "given": dict(one.given)}
    return f'  {json.dumps(told, ensure_ascii=False)[:-1]}, "create": create_{one.module}}},'
