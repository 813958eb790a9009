"""The routes beside Dash's own: the stream, the table as a file, and the health check."""

from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from ui.guard import Refusal, strict_json
from ui.stream import answer, table

MOST_CHUNKS = 64


def register(server: FastAPI) -> None:
    """Add the routes."""
    server.add_api_route("/stream", stream, methods=["POST"])
    server.add_api_route("/runs.csv", runs_csv, methods=["GET"])
    server.add_api_route("/health", health, methods=["GET"])


async def health() -> JSONResponse:
    """That the server answers."""
    return JSONResponse({"status": "ok"})


async def stream(request: Request) -> Response:
    """One gesture applied, and a range of steps of every run as bytes."""
    try:
        body = checked(await request.body())
    except Refusal as refusal:
        return JSONResponse({"problem": refusal.sentence}, status_code=refusal.status)
    content = await run_in_threadpool(answer, body)
    return Response(content, media_type="application/octet-stream")


async def runs_csv(request: Request) -> Response:
    """Every step of every run of a link as a table."""
    text = await run_in_threadpool(table, "?" + request.url.query)
    return Response(text, media_type="text/csv; charset=utf-8")


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
