"""Compress responses: static files once, dynamic ones as they are made."""

import asyncio
import hashlib
import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDERS = ("/assets/", "/_dash-component-suites/", "/languages/")
MOST_FILES = 128
QUALITY = 9
QUICK = 4
SMALLEST = 1024
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
# Answers of these kinds are texts; the paths are numbers, which would hardly become smaller.
TEXTS = ("text/", "application/json")
MADE = {"mjs": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
ADDRESS = re.compile(r'(?:src|href)="(/(?:assets|_dash-component-suites)/[^"]+)"')
# Asked for by scripts, and not named in the page.
LATER = ("/_dash-component-suites/dash/dcc/async-graph.js",)


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
    again and answered with 304 while they are the same. `made` are scripts and sheets by their
    address. When the server starts, what the page needs is compressed before anybody asks for it.
    """

    def __init__(self, app: ASGIApp, made: Mapping[str, bytes]) -> None:
        self.app, self.made = app, made
        self.files: OrderedDict[str, File] = OrderedDict()
        self.leaving = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(scope, receive, send)
        elif scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["method"] == "GET" and scope["path"].startswith(FOLDERS):
            await self._static(scope, receive, send)
        else:
            packs = "br" in Headers(scope=scope).get("accept-encoding", "")
            await self.app(scope, receive, Packing(send).send if packs else send)

    async def _static(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = await self._found(scope, receive)
        response = _response(found, Headers(scope=scope)) if isinstance(found, File) else found
        await response(scope, receive, send)

    async def _found(self, scope: Scope, receive: Receive) -> File | Response:
        """A file that is kept, or is now fetched and kept; the answer where there is none."""
        key = scope["path"] + "?" + scope["query_string"].decode("latin-1")
        file = self.files.get(key)
        if file is not None:
            return file
        if scope["path"] in self.made:
            status, body = 200, self.made[scope["path"]]
            headers = Headers({"content-type": MADE[scope["path"].rpartition(".")[2]]})
        else:
            status, headers, body = await self._fetched(scope, receive)
        if status != 200:
            return Response(body, status, media_type=headers.get("content-type"))
        file = await run_in_threadpool(_packed, key, headers, body)
        # Another question mark behind the same address takes no further memory.
        file = next((kept for kept in self.files.values() if kept == file), file)
        self.files[key] = file
        while len(self.files) > MOST_FILES:
            self.files.popitem(last=False)
        return file

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

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The life of the server: the file that is being fetched at its end is read to its end."""
        self.leaving = False
        warming = asyncio.create_task(self._warm())
        try:
            await self.app(scope, receive, send)
        finally:
            self.leaving = True
            await warming

    async def _warm(self) -> None:
        """Fetches the page, and every file that it names."""
        _, _, page = await self._fetched(_request("/"), _nothing)
        for address in (*ADDRESS.findall(page.decode()), *LATER):
            if self.leaving:
                return
            await self._found(_request(address), _nothing)


class Packing:
    """Holds an answer that is a text until all of it is there, and sends it compressed."""

    def __init__(self, send: Send) -> None:
        self.onward, self.start = send, None
        self.parts: list[bytes] = []

    async def send(self, message: Message) -> None:
        """Takes one message of the application."""
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            plain = "content-encoding" not in headers and message["status"] == 200
            # Dash does not say that the answer of a callback is JSON.
            if plain and headers.get("content-type", TEXTS[1]).startswith(TEXTS):
                self.start = message
                return
        elif self.start is not None and message["type"] == "http.response.body":
            self.parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish(self.start, b"".join(self.parts))
            return
        await self.onward(message)

    async def _finish(self, start: Message, body: bytes) -> None:
        headers = MutableHeaders(raw=start["headers"])
        headers["Vary"] = "Accept-Encoding"
        if len(body) >= SMALLEST:
            body = brotli.compress(body, quality=QUICK)
            headers["Content-Encoding"] = "br"
        headers["Content-Length"] = str(len(body))
        await self.onward({**start, "headers": headers.raw})
        await self.onward({"type": "http.response.body", "body": body})


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


def _request(address: str) -> Scope:
    """A request of the server's own."""
    path, _, query = address.partition("?")
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": None,
        "server": None,
    }


async def _nothing() -> Message:
    """A client that says nothing more, and stays until it is answered."""
    return await asyncio.Future()
