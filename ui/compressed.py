"""Static files compressed once and cached by the browser, which Dash leaves undone."""

import hashlib
from collections import OrderedDict
from typing import NamedTuple

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDERS = ("/assets/", "/_dash-component-suites/", "/languages/")
MOST_FILES = 128
QUALITY = 9
SMALLEST = 512
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


class File(NamedTuple):
    """One static file as it is sent, plain and compressed."""

    media: str
    plain: bytes
    packed: bytes
    tag: str
    cache: str


class Compressed:
    """ASGI middleware: answers for static files from what it has compressed before.

    A file with a fingerprint in its address is cached for ever, the others are asked for
    again and answered with 304 while they are the same.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.files: OrderedDict[str, File] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or not scope["path"].startswith(FOLDERS)
        ):
            await self.app(scope, receive, send)
            return
        key = scope["path"] + "?" + scope["query_string"].decode("latin-1")
        file = self.files.get(key)
        if file is None:
            status, headers, body = await self._fetched(scope, receive)
            if status != 200:
                await Response(body, status, media_type=headers.get("content-type"))(
                    scope, receive, send
                )
                return
            file = await run_in_threadpool(_packed, key, headers, body)
            self._keep(key, file)
        await _response(file, Headers(scope=scope))(scope, receive, send)

    def _keep(self, key: str, file: File) -> None:
        self.files[key] = file
        while len(self.files) > MOST_FILES:
            self.files.popitem(last=False)

    async def _fetched(self, scope: Scope, receive: Receive) -> tuple[int, Headers, bytes]:
        start: Message = {}
        parts: list[bytes] = []

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                parts.append(message.get("body", b""))

        bare = {**scope, "headers": [(b"host", b"localhost")]}
        await self.app(bare, receive, collect)
        return start["status"], Headers(raw=start["headers"]), b"".join(parts)


def _packed(key: str, headers: Headers, body: bytes) -> File:
    fingerprinted = ".v" in key or "?m=" in key
    packed = brotli.compress(body, quality=QUALITY) if len(body) >= SMALLEST else body
    tag = '"' + hashlib.sha256(body).hexdigest()[:24] + '"'
    media = headers.get("content-type", "application/octet-stream")
    return File(media, body, packed, tag, FOR_EVER if fingerprinted else ASK_AGAIN)


def _response(file: File, asked: Headers) -> Response:
    headers = {"ETag": file.tag, "Cache-Control": file.cache, "Vary": "Accept-Encoding"}
    if asked.get("if-none-match") == file.tag:
        return Response(status_code=304, headers=headers)
    if "br" in asked.get("accept-encoding", "") and len(file.packed) < len(file.plain):
        headers["Content-Encoding"] = "br"
        return Response(file.packed, headers=headers, media_type=file.media)
    return Response(file.plain, headers=headers, media_type=file.media)
