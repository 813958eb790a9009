"""Loss Landscape Lab: builds the app; `python app.py` serves it.

`server` is the ASGI application.
"""

from argparse import Namespace

from dash import Dash
from fastapi import FastAPI

from loss_landscape_lab.options import options
from ui.screen import callbacks
from ui.screen.layout import layout
from ui.screen.page import Page, page
from ui.server import routes, serving
from ui.server.bundle import made
from ui.server.compression import Compressed
from ui.server.guard import Guard, policy
from ui.server.stream_endpoint import Direct
from ui.takeaway.formats import FORMATS

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
    app.layout = layout(formats=FORMATS)
    callbacks.register(app)
    routes.register(server)
    return app


app = build()
inner = Direct(Compressed(app.server, MADE))
server = Guard(inner, policy(app.csp_hashes()), app.callback_map)


def serve(given: Namespace) -> None:
    """Serve as the options say; further processes import `app:server`."""
    serving.serve(server, "app:server", given)


if __name__ == "__main__":
    serve(options())
