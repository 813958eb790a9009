"""Loss Landscape Lab: builds the app; `python app.py` serves it.

`server` is the ASGI application.
"""

import argparse
import webbrowser

from dash import Dash
from fastapi import FastAPI

from ui.screen import callbacks
from ui.screen.layout import layout
from ui.screen.page import Page, page
from ui.server import routes
from ui.server.bundle import made
from ui.server.compression import Compressed
from ui.server.guard import Guard, policy
from ui.server.protocol import Protocol
from ui.server.stream_endpoint import Direct

MADE = made()


def build() -> Dash:
    """The Dash application on its own FastAPI server."""
    server = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app = Page(
        __name__,
        server=server,  # pyright: ignore[reportArgumentType]
        title="Loss Landscape Lab",
        update_title="",
        index_string=page(*MADE),
        assets_ignore=r"\.(mjs|css)$",
        suppress_callback_exceptions=True,
    )
    app.backend.websocket_capability = False
    app.layout = layout()
    callbacks.register(app)
    routes.register(server)
    return app


app = build()
inner = Direct(Compressed(app.server, MADE))
server = Guard(inner, policy(app.csp_hashes()), app.callback_map)


def main() -> None:
    """Serve on this machine, or on all of its addresses with `--host 0.0.0.0`."""
    import uvicorn

    parser = argparse.ArgumentParser(description="Serve Loss Landscape Lab.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8050)
    parser.add_argument("--workers", type=int, default=1, help="processes that answer")
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    given = parser.parse_args()
    address = f"http://{given.host}:{given.port}/"
    print(f"Loss Landscape Lab: {address}", flush=True)
    if given.open:
        webbrowser.open(address)
    uvicorn.run(
        server if given.workers == 1 else "app:server",
        host=given.host,
        port=given.port,
        workers=given.workers,
        http=Protocol,
        log_level="warning",
        access_log=False,
    )


if __name__ == "__main__":
    main()
