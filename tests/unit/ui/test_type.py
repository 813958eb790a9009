"""The size of the type: it follows the reader's own, so that all of it can be made larger."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[3] / "assets"
IN_PIXELS = re.compile(r"font(-size)?:[^;{}]*?\d(px|pt)\b")


@pytest.mark.parametrize("sheet", sorted(ASSETS.rglob("*.css")), ids=lambda path: path.name)
def test_no_type_is_fixed_in_pixels(sheet):
    fixed = [m[0] for m in IN_PIXELS.finditer(sheet.read_text(encoding="utf-8"))]
    assert not fixed, f"write rem or em: {fixed}"
