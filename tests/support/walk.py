"""A copy of the tree, and the examples that CONTRIBUTING's files are walked with.

An example is a folder `tests/data/contributing/<kind>/` that mirrors the tree. A file in it is
added as it is; a JSON file that the tree has gets the example's entries as well; and `name.edit`
changes `name`: between `<<<<` and `====` is what stands there once, up to `>>>>` what replaces it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "data" / "contributing"
KINDS = sorted(path.name for path in EXAMPLES.iterdir())
SKIPPED = shutil.ignore_patterns(
    *(".git", ".venv", ".*cache", ".hypothesis", "__pycache__", "node_modules"),
    *("dist", "build", "*.egg-info", EXAMPLES.name),
)
ROW = re.compile(r"^\| ([a-z ]+) \| (`.*`) \|$", re.M)
CHANGE = re.compile(r"<<<<\n(.*?)\n====\n(.*?)\n>>>>\n", re.DOTALL)


def table(text: str) -> dict[str, list[str]]:
    """The files that CONTRIBUTING names, by kind."""
    return {kind.replace(" ", "_"): re.findall(r"`([^`]+)`", f) for kind, f in ROW.findall(text)}


def files(kind: str) -> dict[str, Path]:
    """What an example adds or changes, by its place in the tree."""
    folder = EXAMPLES / kind
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)).removesuffix(".edit"): path for path in found}


def key(kind: str) -> str:
    """The key of an example: the name of the first file that is new; empty where none is."""
    return next((Path(name).stem for name in files(kind) if not (ROOT / name).exists()), "")


def copied(place: Path) -> Path:
    """A copy of the tree without its examples, in a folder that is not there yet."""
    shutil.copytree(ROOT, place, ignore=SKIPPED)
    (place / EXAMPLES.relative_to(ROOT)).mkdir()
    return place


def add(tree: Path, name: str, source: Path) -> None:
    """Adds one file of an example to a tree, or changes the one that is there."""
    target = tree / name
    if source.suffix == ".edit":
        text, changes = target.read_text("utf-8"), CHANGE.findall(source.read_text("utf-8"))
        for before, after in changes:
            if text.count(before) != 1:
                raise ValueError(f"{source}: {name} has not one place like\n{before}")
            text = text.replace(before, after)
        target.write_text(text, "utf-8")
    elif target.suffix == ".json" and target.exists():
        entries = json.loads(target.read_text("utf-8")) | json.loads(source.read_text("utf-8"))
        target.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", "utf-8")
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def python(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python on some arguments in a tree, apart from the test that asks."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    command = [sys.executable, "-B", *arguments]
    return subprocess.run(command, cwd=tree, env=kept, capture_output=True, text=True)


def checked(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The tests of a tree."""
    return python(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments)
