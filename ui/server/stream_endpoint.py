"""The stream's endpoint: `POST /stream` is answered ahead of the other routes' middleware.

A page whose slider is dragged asks four times a second. What stands between the server and an
ordinary route would cost a fifth of the answer again.
"""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.answers.refusal import Refusal
from ui.answers.stream import answer
from ui.server.guard import body_of, strict_json

STREAM = "/stream"
MOST_CHUNKS = 64


class Direct:
    """ASGI middleware that answers the stream, and leaves every other request to `app`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != STREAM:
            await self.app(scope, receive, send)
            return
        response = await _answered(await body_of(scope, receive))
        await response(scope, receive, send)


async def _answered(raw: bytes) -> Response:
    """One gesture applied, and a range of steps of every run as bytes. Raises Refusal."""
    body = checked(raw)
    # The first chunk is a few milliseconds of work, less than a thread would add under load.
    content = await run_in_threadpool(answer, body) if body["chunk"] else answer(body)
    return Response(content, media_type="application/octet-stream")


def checked(raw: bytes) -> dict[str, Any]:
    """The body of a stream request, each part of its type. Raises Refusal with a sentence."""
    body = strict_json(raw)
    link, base = body.get("link", ""), body.get("base", False)
    edit, chunk = body.get("edit"), body.get("chunk", 0)
    if not isinstance(link, str) or not isinstance(base, bool):
        raise Refusal(400, "“link” is a text and “base” is true or false.")
    if type(chunk) is not int or not 0 <= chunk < MOST_CHUNKS:
        raise Refusal(400, f"“chunk” is a whole number from 0 to {MOST_CHUNKS - 1}.")
    if edit is not None:
        if not isinstance(edit, dict):
            raise Refusal(400, "“edit” is an object.")
        edit = {"path": edit.get("path"), "value": edit.get("value") or ""}
        if not all(isinstance(text, str) for text in edit.values()):
            raise Refusal(400, "“edit” has two texts, “path” and “value” (null for a button).")
    return {"link": link, "base": base, "chunk": chunk, "edit": edit}
