"""Serve the application on an address of this machine, in one process or several."""

import socket
import sys
import time
import webbrowser
from argparse import Namespace
from threading import Thread
from typing import Any

import uvicorn

from ui.server.protocol import Protocol

EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def serve(application: Any, name: str, given: Namespace) -> None:
    """Answer until told to stop; `name` is what further processes import the application by."""
    listen: str = given.host
    port = free_port(listen, given.port)
    host = EVERY_ADDRESS.get(listen, listen)
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    print(f"Loss Landscape Lab: {address}", flush=True)
    if given.open:
        Thread(target=_open, args=(host, port, address), daemon=True).start()
    uvicorn.run(
        application if given.workers == 1 else name,
        host=listen,
        port=port,
        workers=given.workers,
        http=Protocol,
        log_level="warning",
        access_log=False,
    )


def free_port(host: str, port: int) -> int:
    """The port, or any that is free for 0; ends the program with a sentence where it is taken."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.create_server((host, port), family=family) as tried:
            return tried.getsockname()[1]
    except OSError as problem:
        sys.exit(f"Cannot listen on {host}, port {port}: {problem.strerror or problem}")


def _open(host: str, port: int, address: str) -> None:
    """Open the page once the server, which starts meanwhile, accepts connections."""
    while True:
        try:
            socket.create_connection((host, port), timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            webbrowser.open(address)
            return
