"""Every id of the page, built in this one place."""

# The figures and what the callbacks write to; the player finds the rest of the page by them.
LINK = "link"
SCENE = "scene"
AXES = "axes"
PANEL = "panel"
PROVIDER = "provider"
CONTOUR = "contour"
SURFACE = "surface"
CURVES = "curves"
PLOTS = "plots"
DATA = "data"
# Drawn by a callback; contour and surface are fetched by the player, as fast as it can draw them.
DRAWN = (DATA,)


def curve(name: str) -> str:
    """The id of the figure of a curve."""
    return f"curve-{name}"


def control(path: str, kind: str) -> dict[str, str]:
    """The id of a control: `path` is what it edits, `kind` is how its value is to be read."""
    return {"as": kind, "edit": path}


def limit(path: str) -> dict[str, str]:
    """The id of the mark on a slider at its limit of stability."""
    return {"limit": path}
