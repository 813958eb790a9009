"""The app on a free port of this machine, and the browser that visits it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextmanager
def served(workers: int = 1) -> Iterator[str]:
    """The address of a server that lives as long as the `with` block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(server, f"{url}/health")
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(server: subprocess.Popen, health: str, patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(health, timeout=2).close()
        except (URLError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"The server did not answer at {health}.")


def chrome() -> str:
    """The browser's path: CHROME of the environment, else the first that is installed."""
    found = os.environ.get("CHROME") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise RuntimeError("There is no Chrome or Chromium: make bench installs one.")
    return found


def browser_arguments() -> list[str]:
    """Chromium's arguments: 3-D without a GPU, no traffic of its own, root without its sandbox."""
    quiet = [
        "--enable-unsafe-swiftshader",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return [*quiet, "--no-sandbox"] if os.name == "posix" and os.getuid() == 0 else quiet
