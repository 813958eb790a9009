"""The project built, installed into an empty environment, and served from there."""

import os
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
BIN = "Scripts" if os.name == "nt" else "bin"
PATIENCE = 120


class Bare(NamedTuple):
    """An environment with nothing in it but what was installed."""

    folder: Path

    @property
    def packages(self) -> Path:
        return Path(sysconfig.get_path("purelib", "venv", {"base": str(self.folder)}))

    def command(self, name: str) -> str:
        return str(self.folder / BIN / name)


def run(*words: str | Path, cwd: Path = ROOT) -> str:
    """What a command prints; its failure is the test's."""
    done = subprocess.run(words, cwd=cwd, env=_clean(), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(out: Path, *kinds: str) -> None:
    """sdist and wheel (made from the sdist), or only the kinds that are named, without network."""
    run(sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", out, ROOT)


def empty(folder: Path) -> Bare:
    """A new environment without even pip."""
    venv.create(folder, with_pip=False)
    return Bare(folder)


def install(bare: Bare, *what: str | Path) -> None:
    """Put one thing into an environment, and none of its requirements."""
    pip = (sys.executable, "-m", "pip", "--python", bare.command("python"), "--isolated")
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", *what)


def lend_requirements(bare: Bare) -> None:
    """Let an environment see what is installed in this one, after its own."""
    (bare.packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")


@contextmanager
def served(cwd: Path, *command: str) -> Iterator[str]:
    """The address that a command prints, as soon as it answers there."""
    with subprocess.Popen(
        command, cwd=cwd, env=_clean(), stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[-1]
            _wait(server, address)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def _wait(server: subprocess.Popen, address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(f"{address}health", timeout=5).close()
        except (URLError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"The server did not answer at {address}.")


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
