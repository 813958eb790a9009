"""The page that Dash fills: one file of modules, one of styles, and no unneeded script."""

import re

from dash import Dash

# What only old browsers need (the bundle has the rest), and a component that is not on the page.
UNUSED = re.compile(r'<script src="[^"]*/(?:deps/polyfill@|dash_table/)[^"]*"></script>\s*')

# Dash's own page, in English, with the player's script at its beginning: it asks for the paths
# while the others are still being read.
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>{{%metas%}}<title>{{%title%}}</title>
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">{{%css%}}
<link rel="stylesheet" href="{style}">
<script type="module" async src="{player}"></script></head>
<body>{{%app_entry%}}<footer>{{%config%}}{{%scripts%}}{{%renderer%}}</footer></body>
</html>"""


class Page(Dash):
    """Dash, with this page's own HTML around its components."""

    def interpolate_index(self, *args: str, **kwargs: str) -> str:
        """The HTML of the page."""
        return UNUSED.sub("", super().interpolate_index(*args, **kwargs))


def page(player: str, style: str) -> str:
    """The frame of the page, whose player and style sheet are at two addresses."""
    return PAGE.format(player=player, style=style)
