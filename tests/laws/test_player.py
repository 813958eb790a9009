"""Laws of the player's modules that can be read off their texts."""

import re
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "assets"
MODULES = sorted(ASSETS.glob("player/**/*.mjs"))
# What plotly.js keeps for itself has a name with an underscore, or lies below one that has.
INTERNAL = re.compile(r"\._[a-z]\w*|\b(?:_full\w+|glplot|dataScale|cameraParams)\b")


def using(pattern: re.Pattern[str]) -> list[str]:
    """The modules whose text has a pattern, by their place in the player."""
    return [
        path.relative_to(ASSETS / "player").as_posix()
        for path in MODULES
        if pattern.search(path.read_text("utf-8"))
    ]


def test_one_module_reads_the_internals_of_plotly():
    assert using(INTERNAL) == ["plot/plotly.mjs"]


# A stamp is a tuple that is compared: no text is put together in each frame to be thrown away.
SPELLED = re.compile(r"""\b(?:stamp\w*\s*[:=]=*\s*`|stale\(`)|[=!]==\s*(?:\(\w+ = )?`\$\{""")


def test_stamps_are_tuples():
    assert using(SPELLED) == []


# Of the page as a whole: an element may hear clicks on itself.
PAGE = r"(?:\bdocument(?:\.\w+)?\.|\bwindow\.|(?<![.\w]))"
CLICKS = re.compile(PAGE + r'addEventListener\("click"')


def test_one_module_hears_the_clicks_on_the_page():
    assert using(CLICKS) == ["core/clicks.mjs"]


TOLD = re.compile(r"\bclock\.\w+ (?:[-+*/]|\|\||&&|\?\?)?= ")


def test_the_clock_is_told_by_its_methods():
    assert using(TOLD) == []
