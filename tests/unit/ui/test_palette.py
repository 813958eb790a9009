"""The colours can be told apart by the colour-blind, and read in both themes."""

from itertools import pairwise

import numpy as np
import pytest

from lab.figures.base import COLORS, INK, LINES, PAPER
from tests.support.colours import SIGHTS, ciede2000, contrast, least_difference, tokens

# Plotly's own six, and matplotlib's: what nobody may fall back to.
PLOTLY = ("#636efa", "#ef553b", "#00cc96", "#ab63fa", "#ffa15a", "#19d3f3")
TAB10 = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b")
# Two colours a CIEDE2000 of 10 apart are told apart in thin lines at the back of a room; the
# palette keeps 12.1 in every sight, the sets above fall to 0.7 and 1.3.
APART = 10.0
TEXT, GRAPHIC = 4.5, 3.0
TEXTS = [
    ("ink", "paper"),
    ("ink", "ground"),
    ("ink-soft", "paper"),
    ("ink-soft", "ground"),
    ("accent", "paper"),
    ("accent", "ground"),
    ("accent-ink", "accent"),
    ("warn-ink", "warn-paper"),
]


def runs(theme):
    return [tokens(theme)[f"run-{k}"] for k in range(1, 7)]


def between(colours, count=32):
    """The colours of a scale, and those that are mixed between them."""
    for low, high in pairwise(colours):
        ends = [[int(c[k : k + 2], 16) for k in (1, 3, 5)] for c in (low, high)]
        for part in np.linspace(0, 1, count):
            mixed = np.rint(np.array(ends[0]) * (1 - part) + np.array(ends[1]) * part).astype(int)
            yield "#" + "".join(f"{channel:02x}" for channel in mixed)


# Pairs 1, 4, 9, 17, 25 and 33 of the table of Sharma, Wu & Dalal 2005.
@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ],
)
def test_the_difference_is_the_published_one(one, other, difference):
    assert ciede2000(one, other) == pytest.approx(difference, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(difference, abs=1e-4)


@pytest.mark.parametrize("theme", PAPER)
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_runs_are_told_apart(sight, theme):
    assert least_difference(runs(theme), sight) >= APART


@pytest.mark.parametrize("planted", [PLOTLY, TAB10], ids=["plotly", "tab10"])
def test_a_planted_set_is_found_out(planted):
    assert min(least_difference(planted, sight) for sight in SIGHTS) < APART / 2


@pytest.mark.parametrize("theme", PAPER)
@pytest.mark.parametrize(("ink", "paper"), TEXTS)
def test_texts_can_be_read(theme, ink, paper):
    found = tokens(theme)
    assert contrast(found[ink], found[paper]) >= TEXT


@pytest.mark.parametrize("theme", PAPER)
def test_a_path_stands_out_of_every_height(theme):
    """No single colour keeps 3:1 over a whole scale: the casing stands out of it, and the core
    out of the casing."""
    found = tokens(theme)
    assert min(contrast(found["casing"], height) for height in between(COLORS)) >= TEXT
    assert min(contrast(found["casing"], core) for core in runs(theme)) >= 4


@pytest.mark.parametrize("theme", PAPER)
def test_the_figures_have_the_colours_of_the_page(theme):
    found = tokens(theme)
    assert (INK[theme], PAPER[theme], LINES[theme]) == tuple(
        found[name] for name in ("ink", "paper", "line")
    )


@pytest.mark.parametrize("theme", PAPER)
def test_what_can_be_pressed_is_seen(theme):
    found = tokens(theme)
    assert contrast(found["accent"], found["paper"]) >= GRAPHIC
    assert contrast(found["accent"], found["ground"]) >= GRAPHIC


def test_the_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
