"""What pip installs: one package that serves the page from any folder, and nothing beside it."""

import hashlib
import json
import re
import zipfile
from pathlib import PurePosixPath
from urllib.request import Request, urlopen

import pytest

from loss_landscape_lab import __version__
from tests.laws.test_imports import NOT_PRODUCT, top_level
from tests.support.installed import ROOT, build, empty, install, lend_requirements, run, served
from ui.answers.stream import answer

pytestmark = pytest.mark.slow

PACKAGE = "loss_landscape_lab"
INFO = f"{PACKAGE}-{__version__}.dist-info"
DATA = ("assets", "languages", "lessons")
LINK = "?on=rosenbrock&run=adam:lr=0.05&run=momentum:lr=0.0005~cosine&steps=40"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder with the sdist, and the wheel that was made from it."""
    folder = tmp_path_factory.mktemp("dist")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built):
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def bare(wheel, tmp_path_factory):
    """An environment with the wheel in it, and what was found there; then with its requirements."""
    bare = empty(tmp_path_factory.mktemp("bare"))
    install(bare, wheel)
    found = sorted(path.name for path in bare.packages.iterdir())
    lend_requirements(bare)
    return bare, found


def contents(wheel):
    """The hash of each file of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {n: hashlib.sha256(archive.read(n)).hexdigest() for n in archive.namelist()}


def expected():
    """The place in the wheel of every file that runs."""
    rooms = (set(top_level()) | set(DATA)) - NOT_PRODUCT - {PACKAGE}
    files = [ROOT / f"{name}.py" for name in rooms if (ROOT / f"{name}.py").exists()]
    for folder in (*rooms, PACKAGE):
        files += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    places = {path.relative_to(ROOT).as_posix() for path in files}
    running = {p for p in places if "__pycache__" not in p and not p.endswith(".d.ts")}
    return {p if p.startswith(f"{PACKAGE}/") else f"{PACKAGE}/{p}" for p in running}


def test_the_sdist_builds_the_same_wheel(wheel, tmp_path):
    build(tmp_path, "--wheel")
    assert contents(next(tmp_path.glob("*.whl"))) == contents(wheel)


def test_the_wheel_holds_what_runs_in_one_package(wheel):
    files = set(contents(wheel))
    assert {name for name in files if not name.startswith(f"{INFO}/")} == expected()


def test_the_wheel_holds_the_licences(wheel):
    licences = {PurePosixPath(n).name for n in contents(wheel) if n.startswith(f"{INFO}/licenses/")}
    assert licences == {"LICENSE", "LICENSE.plotly.txt", "gifenc-LICENSE.md"}


def test_nothing_else_lands_in_site_packages(bare):
    assert bare[1] == [PACKAGE, INFO]


def test_command_and_module_tell_the_version(bare, tmp_path):
    command, python = map(bare[0].command, ("loss-landscape-lab", "python"))
    for words in ([command], [python, "-m", PACKAGE]):
        assert run(*words, "--version", cwd=tmp_path).split()[-1] == __version__


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_installed_page_opens_and_runs(bare, tmp_path, workers):
    command = bare[0].command("loss-landscape-lab")
    with served(tmp_path, command, "--port", "0", "--workers", workers) as address:
        page = fetched(address).decode()
        assert "<title>Loss Landscape Lab</title>" in page
        (player,) = re.findall(r'"/(assets/player\.[^"]+\.mjs)"', page)
        assert b"function" in fetched(address + player)
        assert b"Plotly" in fetched(address + "assets/vendor/plotly.min.js")
        assert len(json.loads(fetched(address + "lessons.json?language=de"))) > 0
        body = {"link": LINK, "base": False, "chunk": 0, "edit": None}
        assert fetched(address + "stream", json.dumps(body).encode()) == answer(body)


def fetched(address, body=None):
    """What the server answers."""
    with urlopen(Request(address, body), timeout=60) as response:
        return response.read()


def test_an_editable_install_offers_the_modules_everywhere(tmp_path):
    bare = empty(tmp_path / "environment")
    lend_requirements(bare)  # the build runs in there
    install(bare, "--editable", ROOT)
    script = "from lab import Experiment, simulate; import lab; print(lab.__file__)"
    found = run(bare.command("python"), "-c", script, cwd=tmp_path)
    assert found.strip() == str(ROOT / "lab" / "__init__.py")
    command = bare.command("loss-landscape-lab")
    assert run(command, "--version", cwd=tmp_path).split()[-1] == __version__
