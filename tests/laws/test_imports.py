"""Law 4: imports point one way, from room to room, and each top-level name is explained."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# From the bottom to the top: a module imports its own room and what stands before it.
ROOMS = (
    "loss_landscape_lab",
    "declare",
    "landscapes",
    "optimizers",
    "lab.schedules",
    "lab.gradients",
    "lab.clipping",
    "lab.averages",
    "lab.stops",
    "lab.curves",
    "lab.views",
    "lab.experiment",
    "lab.simulation",
    "lab.analysis",
    "lab.catalogue",
    "lab.pytorch",
    "lab.figures",
    "lab",
    "ui.gestures",
    "ui.answers",
    "ui.screen",
    "ui.takeaway",
    "ui.server",
    "ui",
    "app",
)
# Who knows what: Dash draws the screen, and FastAPI with all below it serves.
SERVERS = {
    "dash": ("ui.screen", "app"),
    "flask": (),
    "fastapi": ("ui.server", "app"),
    "starlette": ("ui.server",),
    "uvicorn": ("ui.server",),
    "anyio": ("ui.server",),
}
NOT_PRODUCT = {"tests", "benchmarks"}


def top_level() -> list[str]:
    """The names of the modules and packages of the checkout."""
    modules = {path.stem for path in ROOT.glob("*.py")}
    return sorted(modules | {path.parent.name for path in ROOT.glob("*/__init__.py")})


def modules() -> list[str]:
    """Every module of the product by its dotted name."""
    found = []
    for name in sorted(set(top_level()) - NOT_PRODUCT):
        files = (ROOT / name).rglob("*.py") if (ROOT / name).is_dir() else [ROOT / f"{name}.py"]
        found += [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files]
    return sorted(name.removesuffix(".__init__") for name in found)


def text_of(name: str) -> str:
    """The text of a module."""
    place = ROOT.joinpath(*name.split("."))
    return (place / "__init__.py" if place.is_dir() else place.with_suffix(".py")).read_text()


def room_of(name: str) -> str | None:
    """The innermost room that a module is in; None where it is none of the product."""
    inside = [
        room
        for room in ROOMS
        if name == room or (room not in ("lab", "ui") and name.startswith(f"{room}."))
    ]
    return max(inside, key=len, default=None)


def imported(text: str) -> set[str]:
    """The dotted names that a text imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import"
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            names |= {name if name in ROOMS else str(node.module) for name in inside}
    return names


def complaints(name: str, text: str) -> list[str]:
    """What a text of a module must not import, and does."""
    room, wrong = room_of(name), []
    assert room is not None, f"{name} is in no room"
    allowed = ROOMS[: ROOMS.index(room) + 1]
    for other in imported(text):
        top, theirs = other.partition(".")[0], room_of(other)
        if theirs is not None and theirs not in allowed:
            wrong.append(f"{name} imports {other}")
        if theirs is None and top in ("lab", "ui") and other not in ("lab", "ui"):
            wrong.append(f"{other} is in no room")
        if top.startswith("plotly") or top in NOT_PRODUCT or top == "torch":
            wrong.append(f"{name} imports {other}")
        server = next((known for known in SERVERS if top.startswith(known)), None)
        if server is not None and room not in SERVERS[server]:
            wrong.append(f"{name} imports {other}, which only {SERVERS[server]} may")
    return wrong


@pytest.mark.parametrize("name", modules())
def test_imports_point_one_way(name):
    assert complaints(name, text_of(name)) == []


@pytest.mark.parametrize(
    ("name", "planted"),
    [
        ("lab.simulation.simulate", "import dash"),
        ("lab.simulation.simulate", "def f():\n    from dash_mantine_components import Slider"),
        ("ui.server.routes", "from dash import html"),
        ("ui.answers.stream", "from fastapi import Request"),
        ("ui.answers.stream", "from ui.server import guard"),
        ("ui.gestures.gestures", "from ui.answers.stream import answer"),
        ("landscapes.bowl", "from lab import simulate"),
        ("landscapes.bowl", "from lab.simulation.simulate import simulate"),
        ("lab.curves.loss", "from lab.experiment.run import Run"),
        ("lab.figures.surface", "import plotly.graph_objects as go"),
        ("lab.figures.surface", "from ui import screen"),
        ("declare.parameters", "import optimizers.adam"),
        ("lab.simulation.segments", "import torch"),
    ],
)
def test_a_planted_import_is_seen(name, planted):
    assert complaints(name, text_of(name)) == []
    assert complaints(name, f"{text_of(name)}\n{planted}\n")


@pytest.mark.parametrize("name", top_level())
def test_the_architecture_explains_every_name(name):
    rows = (ROOT / "docs" / "architecture.md").read_text("utf-8").splitlines()
    assert any(row.startswith((f"| `{name}.py` |", f"| `{name}/` |")) for row in rows)
