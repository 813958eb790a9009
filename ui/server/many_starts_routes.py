"""The routes of what is computed for many starts at once.

Each is far more work than a path, so that a worker computes one of them at a time, and none for
a page that no longer waits for it.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from ui.answers.many_starts import Packed, crowd_of, map_of
from ui.answers.refusal import Refusal


def register(server: FastAPI) -> None:
    """Add the routes."""
    for name, ask in {"/basins": map_of, "/crowd": crowd_of}.items():
        server.add_api_route(name, one_by_one(ask), methods=["GET"])


def one_by_one(ask: Callable[[str], Packed]) -> Any:
    """The route that answers a link, one at a time."""
    turn = asyncio.Semaphore(1)

    async def answered(request: Request) -> Response:
        async with turn:
            if await request.is_disconnected():
                return Response(status_code=204)
            try:
                found = await run_in_threadpool(ask, "?" + request.url.query)
            except Refusal as refusal:
                return JSONResponse({"problem": refusal.sentence}, status_code=refusal.status)
        headers = {"Vary": "Accept-Encoding"}
        if "br" not in request.headers.get("accept-encoding", ""):
            return Response(found.plain, headers=headers, media_type="application/octet-stream")
        headers["Content-Encoding"] = "br"
        return Response(found.packed, headers=headers, media_type="application/octet-stream")

    return answered
