"""The style sheets: each is a layer, and one sheet says which of them wins."""

import re

from ui.takeaway.modules import ORDER, REFERENCE, STYLES, style

# What comes with the components is a layer, too.
VENDOR = "vendor"


def declared() -> list[str]:
    text = re.sub(r"/\*.*?\*/", "", (STYLES / f"{ORDER}.css").read_text("utf-8"), flags=re.DOTALL)
    found = re.fullmatch(r"\s*@layer ([^;{]*);\s*", text)
    assert found, "the sheet declares the order and nothing else"
    return re.split(r",\s*", found[1].strip())


def test_each_sheet_has_its_place_in_the_order():
    sheets = {path.stem for path in STYLES.glob("*.css")} - {ORDER, REFERENCE}
    assert sorted(declared()) == sorted({*sheets, VENDOR})


def test_the_order_comes_first_and_no_rule_stands_outside_a_layer():
    text = re.sub(r"/\*.*?\*/", "", style(), flags=re.DOTALL)
    depth, outside = 0, []
    for part in re.split(r"([{}])", text):
        if part in "{}":
            depth += 1 if part == "{" else -1
        elif depth == 0:
            outside += [line.strip() for line in part.splitlines() if line.strip()]
    assert depth == 0
    assert outside[0].startswith("@layer base, vendor")
    assert [line for line in outside[1:] if line.startswith("@layer")] == [
        f"@layer {name}" for name in sorted({*declared()} - {VENDOR})
    ]
