"""The routes beside Dash's own: the stream, the table as a file, and the health check."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from declare.phrases import ENGLISH, LANGUAGES, dictionary_text
from lab.experiment.run import MOST_STEPS
from ui.answers import slices
from ui.answers.inspector import asked, why
from ui.answers.lessons import sheet
from ui.answers.losses import losses
from ui.answers.one_step import fan, field, model, moves
from ui.answers.orders import orders
from ui.answers.reference import reference
from ui.answers.refusal import Refusal
from ui.answers.scene import scene
from ui.answers.stream import batch, decode
from ui.server import many_starts_routes, rate_routes, share_routes
from ui.takeaway.exports import code, data, table


def register(server: FastAPI) -> None:
    """Add the routes."""
    server.add_api_route("/runs.csv", runs_csv, methods=["GET"])
    server.add_api_route("/runs.json", runs_json, methods=["GET"])
    server.add_api_route("/code.py", code_py, methods=["GET"])
    server.add_api_route("/batch", batch_surface, methods=["GET"])
    server.add_api_route("/slice", slice_line, methods=["GET"])
    server.add_api_route("/why", why_step, methods=["GET"])
    server.add_api_route("/field", gradient_field, methods=["GET"])
    about = {"/fan": fan, "/model": model, "/parts": moves, "/losses": losses, "/orders": orders}
    for name, ask in about.items():
        server.add_api_route(name, about_a_step(ask), methods=["GET"])
    server.add_api_route("/reference", reference_page, methods=["GET"])
    server.add_api_route("/lessons.json", lessons_json, methods=["GET"])
    server.add_api_route("/languages/{name}", language_json, methods=["GET"])
    server.add_api_route("/figures.json", figures_json, methods=["GET"])
    server.add_api_route("/health", health, methods=["GET"])
    rate_routes.register(server)
    share_routes.register(server)
    many_starts_routes.register(server)


async def health() -> JSONResponse:
    """That the server answers."""
    return JSONResponse({"status": "ok"})


async def reference_page(request: Request) -> Response:
    """Every object of the catalogue, in the language that is asked for."""
    asked = request.query_params.get("language", ENGLISH)
    language = asked if asked in LANGUAGES else ENGLISH
    return Response(reference(language), media_type="text/html; charset=utf-8")


async def lessons_json(request: Request) -> Response:
    """Every lesson; asked for again each time, and not sent again while it is the same."""
    body, tag = sheet()
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


async def language_json(name: str) -> Response:
    """The texts of a language."""
    language = name.removesuffix(".json")
    if language not in LANGUAGES[1:]:
        return JSONResponse({"problem": "There is no such language."}, status_code=404)
    return Response(dictionary_text(language), media_type="application/json")


async def figures_json(request: Request) -> Response:
    """The contour and the surface of a link; asked for again, and not sent while the same."""
    found = await run_in_threadpool(scene, decode("?" + request.url.query)[0])
    headers = {"ETag": found.tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == found.tag:
        return Response(status_code=304, headers=headers)
    if "br" not in request.headers.get("accept-encoding", ""):
        return Response(found.plain, headers=headers, media_type="application/json")
    headers["Content-Encoding"] = "br"
    return Response(found.packed, headers=headers, media_type="application/json")


async def runs_csv(request: Request) -> Response:
    """Every step of every run of a link as a table."""
    text = await run_in_threadpool(table, "?" + request.url.query)
    return Response(text, media_type="text/csv; charset=utf-8")


async def runs_json(request: Request) -> Response:
    """Every run of a link with its verdict and all of its numbers."""
    text = await run_in_threadpool(data, "?" + request.url.query)
    return Response(text, media_type="application/json")


async def code_py(request: Request) -> Response:
    """The visible runs of a link as a PyTorch program, to be saved."""
    text = await run_in_threadpool(code, "?" + request.url.query)
    headers = {"Content-Disposition": 'attachment; filename="code.py"'}
    return Response(text, headers=headers, media_type="text/x-python; charset=utf-8")


async def batch_surface(request: Request) -> Response:
    """The loss of the mini-batch that one run's step was made on, over the whole domain."""
    try:
        content = await run_in_threadpool(batch, *of_a_step(request))
    except Refusal as refusal:
        return JSONResponse({"problem": refusal.sentence}, status_code=refusal.status)
    return Response(content, media_type="application/octet-stream")


async def slice_line(request: Request) -> Response:
    """The loss along a line through one point of one run."""
    try:
        question = slices.asked(dict(request.query_params))
        link = without("?" + request.url.query, slices.WORDS)
        content = await run_in_threadpool(slices.answer, link, **question)
    except Refusal as refusal:
        return JSONResponse({"problem": refusal.sentence}, status_code=refusal.status)
    return Response(content, media_type="application/octet-stream")


async def why_step(request: Request) -> Response:
    """The working of updates of one run, number by number."""
    link = "?" + request.url.query
    try:
        text = await run_in_threadpool(why, link, *asked(request.query_params))
    except Refusal as refusal:
        return JSONResponse({"problem": refusal.sentence}, status_code=refusal.status)
    return Response(text, media_type="application/json")


async def gradient_field(request: Request) -> Response:
    """The gradient on a coarse grid over a landscape."""
    content = await run_in_threadpool(field, "?" + request.url.query)
    return Response(content, media_type="application/octet-stream")


def about_a_step(ask: Callable[[str, str, int], dict[str, Any]]) -> Any:
    """The route that answers a link, the name of a run and a step with numbers as JSON."""

    async def answered(request: Request) -> Response:
        try:
            found = await run_in_threadpool(ask, *of_a_step(request))
        except Refusal as refusal:
            return JSONResponse({"problem": refusal.sentence}, status_code=refusal.status)
        return JSONResponse(found)

    return answered


def of_a_step(request: Request) -> tuple[str, str, int]:
    """The link, run and step that an address asks about. Raises Refusal with a sentence."""
    asked = request.query_params
    try:
        step = int(asked.get("step", ""))
        if not 0 <= step <= MOST_STEPS:
            raise ValueError
    except ValueError as error:
        raise Refusal(400, "“step” is the number of a step.") from error
    return without("?" + request.url.query), asked.get("which", ""), step


def without(link: str, names: tuple[str, ...] = ("which", "step")) -> str:
    """The link without the words that only say which of its steps is asked for."""
    words = link.removeprefix("?").split("&")
    return "?" + "&".join(w for w in words if w.partition("=")[0] not in names)
