"""Colours as they are seen: contrast by WCAG 2.1, difference by CIEDE2000, colour-blindness."""

import re
from pathlib import Path

import numpy as np
from colorspacious import cspace_convert

PALETTE = Path(__file__).parents[2] / "assets" / "styles" / "palette.css"
# Machado, Oliveira & Fernandes 2009 at full severity, as colorspacious has them.
SIGHTS = ("normal", "protanomaly", "deuteranomaly", "tritanomaly")
BLOCK = re.compile(r"(:root\S*)\s*\{([^}]*)\}")
TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})")


def tokens(theme, text=None):
    """The colours of the style sheet in a theme, by name."""
    found = {}
    for selector, block in BLOCK.findall(PALETTE.read_text() if text is None else text):
        if selector == ":root" or f'"{theme}"' in selector:
            found |= dict(TOKEN.findall(block))
    return found


def rgb(colour):
    """Red, green and blue from 0 to 1."""
    return np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255


def contrast(one, other):
    """The contrast ratio of WCAG 2.1 (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    channels = rgb(colour)
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def seen(colour, sight):
    """CIE L*a*b* of a colour as somebody sees it."""
    channels = rgb(colour)
    if sight != "normal":
        space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
        channels = np.clip(cspace_convert(channels, space, "sRGB1"), 0, 1)
    return cspace_convert(channels, "sRGB1", "CIELab")


def least_difference(colours, sight):
    """The smallest CIEDE2000 between any two of some colours."""
    labs = [seen(colour, sight) for colour in colours]
    return min(ciede2000(a, b) for k, a in enumerate(labs) for b in labs[:k])


def ciede2000(one, other):
    """The difference of two colours in L*a*b* (Sharma, Wu & Dalal 2005, eqs. 2 to 22)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean**7 / (mean**7 + 25.0**7)))
    c1, c2 = np.hypot((1 + g) * a1, b1), np.hypot((1 + g) * a2, b2)
    h1 = np.degrees(np.arctan2(b1, (1 + g) * a1)) % 360
    h2 = np.degrees(np.arctan2(b2, (1 + g) * a2)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    dl, dc = l2 - l1, c2 - c1
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn) / 2)
    level, c = (l1 + l2) / 2, (c1 + c2) / 2
    cosine = [np.cos(np.radians(angle)) for angle in (hue - 30, 2 * hue, 3 * hue + 6, 4 * hue - 63)]
    t = 1 + np.array([-0.17, 0.24, 0.32, -0.20]) @ cosine
    sl = 1 + 0.015 * (level - 50) ** 2 / np.sqrt(20 + (level - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    bend = 30 * np.exp(-(((hue - 275) / 25) ** 2))
    rt = -np.sin(np.radians(2 * bend)) * 2 * np.sqrt(c**7 / (c**7 + 25.0**7))
    terms = dl / sl, dc / sc, dh / sh
    return float(np.sqrt(sum(term**2 for term in terms) + rt * terms[1] * terms[2]))
