"""The routes besides Dash's own: one FastAPI route for each that an answer declares."""

import asyncio
from contextlib import nullcontext
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from ui.answers.refusal import Refusal
from ui.answers.route import Asked, Body, Route, routes_in, without


def health(link: str) -> dict[str, Any]:
    """That the server is there."""
    return {"status": "ok"}


HEALTH = Route("/health", health)
ROUTES = (HEALTH, *routes_in("ui.answers", "ui.takeaway"))


def register(server: FastAPI) -> None:
    """Add the routes, and the answer to a request that is refused."""
    server.add_exception_handler(Refusal, _refused)
    for route in ROUTES:
        if route.method == "GET":
            server.add_api_route(route.path, endpoint(route), methods=[route.method])


async def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    return refused(refusal)


def refused(refusal: Refusal) -> Response:
    """The answer to what is refused: the status, and a sentence."""
    return JSONResponse({"problem": refusal.sentence}, status_code=refusal.status)


def endpoint(route: Route) -> Any:
    """The function of a request that answers a route."""
    turn = asyncio.Semaphore(1) if route.alone else nullcontext()

    async def answered(request: Request) -> Response:
        async with turn:
            # What is much work is not done for a page that no longer waits for it.
            if route.alone and await request.is_disconnected():
                return Response(status_code=204)
            words = {**request.query_params, **request.path_params}
            question = route.question.read(Asked(words, request.headers.get("host", "")))
            link = without("?" + request.url.query, route.question.words)
            found = await run_in_threadpool(route.answer, link, *question)
        return response(found, route.media, request)

    return answered


def response(found: Any, media: str, request: Request) -> Response:
    """What an answer is as a response: a dictionary is sent as JSON."""
    if isinstance(found, dict):
        return JSONResponse(found)
    if not isinstance(found, Body):
        return Response(found, media_type=media)
    headers = {"ETag": found.tag, "Cache-Control": "no-cache"} if found.tag else {}
    if found.packed:
        headers["Vary"] = "Accept-Encoding"
    if found.name:
        headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    if found.tag and request.headers.get("if-none-match") == found.tag:
        return Response(status_code=304, headers=headers)
    if found.packed and "br" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "br"
        return Response(found.packed, headers=headers, media_type=media)
    return Response(found.plain, headers=headers, media_type=media)
