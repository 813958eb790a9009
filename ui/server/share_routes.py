"""The routes by which a link is taken out of the lab."""

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from lab.figures.base import look_of
from ui.answers import ids
from ui.answers.refusal import Refusal
from ui.answers.scene import shapes
from ui.answers.stream import decode
from ui.screen.callbacks import draw_pictures
from ui.server.address import address_of, link_of
from ui.takeaway.qr import qr
from ui.takeaway.standalone import recorded


def register(server: FastAPI) -> None:
    """Add the routes."""
    server.add_api_route("/page.html", page_html, methods=["GET"])
    server.add_api_route("/qr.svg", qr_svg, methods=["GET"])


async def page_html(request: Request) -> Response:
    """A link as one file that replays it without a server, to be saved."""
    link = link_of(request)
    try:
        address = address_of(request)
    except Refusal as refusal:
        return JSONResponse({"problem": refusal.sentence}, status_code=refusal.status)
    *drawn, _ = await draw_pictures(link)
    experiment, _ = decode(link)
    figures = shapes(experiment.landscape, look_of(experiment))
    figures |= dict(zip(ids.DRAWN, drawn, strict=True))
    text = await run_in_threadpool(recorded, link, figures, address)
    name = f"{experiment.landscape.key()}.html"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, headers=headers, media_type="text/html; charset=utf-8")


async def qr_svg(request: Request) -> Response:
    """The QR code of the lab's own address with a link."""
    experiment, _ = decode(link_of(request))
    try:
        address = address_of(request)
        if not address:
            raise Refusal(400, "“at” says where this site is.")
        picture = qr(address + experiment.query())
    except Refusal as refusal:
        return JSONResponse({"problem": refusal.sentence}, status_code=refusal.status)
    return Response(picture, media_type="image/svg+xml")
