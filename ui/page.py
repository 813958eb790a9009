"""The page that Dash fills, with the player as one file and without scripts that nothing needs."""

import hashlib
import re
from collections.abc import Mapping

from dash import Dash

from ui.joined import joined

# What only old browsers need (the bundle has the rest), and a component that is not on the page.
UNUSED = re.compile(r'<script src="[^"]*/(?:deps/polyfill@|dash_table/)[^"]*"></script>\s*')

# Dash's own page, in English, with the player's script at its beginning: it asks for the paths
# while the others are still being read.
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>{{%metas%}}<title>{{%title%}}</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">{{%css%}}
<script type="module" async src="{player}"></script></head>
<body>{{%app_entry%}}<footer>{{%config%}}{{%scripts%}}{{%renderer%}}</footer></body>
</html>"""


class Page(Dash):
    """Dash, with this page's own HTML around its components."""

    def interpolate_index(self, *args: str, **kwargs: str) -> str:
        """The HTML of the page."""
        return UNUSED.sub("", super().interpolate_index(*args, **kwargs))


def player() -> Mapping[str, bytes]:
    """The player's script by its address, which names this version of it."""
    script = joined().encode()
    fingerprint = hashlib.sha256(script).hexdigest()[:12]
    return {f"/assets/player.v{fingerprint}.mjs": script}


def page(address: str) -> str:
    """The frame of the page, whose player is at an address."""
    return PAGE.format(player=address)
