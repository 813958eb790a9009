"""The routes of the sweep of a run's learning rate, and of its map over the momentum."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from ui.answers.rate_maps import WORDS, mapped, swept
from ui.answers.refusal import Refusal


def register(server: FastAPI) -> None:
    """Add the routes."""
    server.add_api_route("/sweep", rate_sweep, methods=["GET"])
    server.add_api_route("/momentum", momentum_map, methods=["GET"])


async def rate_sweep(request: Request) -> Response:
    """What became of one run at many learning rates."""
    return await _answered(request, swept)


async def momentum_map(request: Request) -> Response:
    """What became of one run at many learning rates and momenta: some rows of the map."""
    return await _answered(request, mapped, request.query_params.get("part", ""))


async def _answered(request: Request, ask: Callable[..., dict[str, Any]], *more: str) -> Response:
    words = request.url.query.split("&")
    link = "?" + "&".join(word for word in words if word.partition("=")[0] not in WORDS)
    which = request.query_params.get("which", "")
    try:
        return JSONResponse(await run_in_threadpool(ask, link, which, *more))
    except Refusal as refusal:
        return JSONResponse({"problem": refusal.sentence}, status_code=refusal.status)
