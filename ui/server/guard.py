"""The guard in front of the application: refusals in plain sentences, and safe headers."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.answers.refusal import Refusal
from ui.server.routes import ROUTES, refused

Headers = list[tuple[bytes, bytes]]

LARGEST_BODY = 256 * 1024
CALLBACK = "/_dash-update-component"
# The page that other sites may show in a frame.
EMBED = "/embed"
# Dash's own pages, and every route.
PAGES = (
    "/",
    "/_favicon.ico",
    "/_dash-layout",
    "/_dash-dependencies",
    EMBED,
    *(route.path for route in ROUTES if route.method == "GET" and not route.folder),
)
FOLDERS = (
    "/assets/",
    "/_dash-component-suites/",
    *(route.folder for route in ROUTES if route.folder),
)
POSTS = (CALLBACK, *(route.path for route in ROUTES if route.method == "POST"))

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

# A page shown by another site could trick a hand into pressing what it does not see. Here nothing
# is to be gained by that: there are no cookies, no accounts and no state beside the link.
FRAMED = {"Cross-Origin-Resource-Policy": "cross-origin"}
UNFRAMED, OPEN = "frame-ancestors 'none'", "frame-ancestors *"


def policy(script_hashes: Iterable[str]) -> str:
    """The content security policy: own scripts and the named inline ones, and no eval."""
    scripts = " ".join(script_hashes)
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        f"worker-src 'self' blob:; base-uri 'none'; form-action 'none'; {UNFRAMED}"
    )


class Guard:
    """ASGI middleware that answers what Dash would answer with an error page."""

    def __init__(self, app: ASGIApp, security_policy: str, callbacks: Mapping[str, Any]) -> None:
        self.app, self.callbacks = app, callbacks
        headers = {**HEADERS, "Content-Security-Policy": security_policy}
        opened = security_policy.replace(UNFRAMED, OPEN)
        self.headers = _raw(headers)
        self.framed = _raw({**headers, **FRAMED, "Content-Security-Policy": opened})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        dressed = self._dressed(send, self.framed if scope["path"] == EMBED else self.headers)
        try:
            admitted = await self._admitted(scope, receive)
            await self.app(*admitted, dressed)
        except Refusal as refusal:
            await refused(refusal)(scope, receive, dressed)

    async def _admitted(self, scope: Scope, receive: Receive) -> tuple[Scope, Receive]:
        method, path = scope["method"], scope["path"]
        if method in ("GET", "HEAD"):
            if path not in PAGES and not path.startswith(FOLDERS):
                raise Refusal(404, "There is no such page.")
            return scope, receive
        if path not in POSTS:
            raise Refusal(404 if path not in PAGES else 405, "There is nothing to send to here.")
        if method != "POST":
            raise Refusal(405, f"{path} takes POST requests.")
        body = await body_of(scope, receive)
        if path == CALLBACK:
            body = self._rewritten(body)
            kept = [pair for pair in scope["headers"] if pair[0] != b"content-length"]
            scope = {**scope, "headers": [*kept, (b"content-length", b"%d" % len(body))]}
        return scope, _replayed(body)

    def _rewritten(self, body: bytes) -> bytes:
        """The request that the page would send for the callback and the link in `body`.

        Dash answers an unexpected shape with an error, so nothing but those two is passed on.
        """
        request = strict_json(body)
        output, given = request.get("output"), request.get("inputs")
        if not isinstance(output, str) or output not in self.callbacks:
            raise Refusal(400, "There is no such callback.")
        one = given[0] if isinstance(given, list) and len(given) == 1 else None
        link = one.get("value") if isinstance(one, dict) else None
        if not isinstance(link, str):
            raise Refusal(400, "A callback of this page takes one link.")
        (source,) = self.callbacks[output]["inputs"]
        names = [name.rpartition(".") for name in output.strip(".").split("...")]
        rewritten = {
            "output": output,
            "outputs": [{"id": name, "property": prop} for name, _, prop in names],
            "inputs": [{**source, "value": link}],
            "changedPropIds": [f"{source['id']}.{source['property']}"],
        }
        return json.dumps(rewritten).encode()

    def _dressed(self, send: Send, given: Headers) -> Send:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = message.get("headers", ())
                named = {name for name, _ in own}
                more = [pair for pair in given if pair[0] not in named]
                message = {**message, "headers": [*own, *more]}
            await send(message)

        return dressed


def _raw(headers: Mapping[str, str]) -> Headers:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


def strict_json(body: bytes) -> dict[str, Any]:
    """The JSON object of a body. Raises Refusal for anything else, NaN included."""
    try:
        found = json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, "The request is not JSON.") from error
    if not isinstance(found, dict):
        raise Refusal(400, "The request is not a JSON object.")
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


async def body_of(scope: Scope, receive: Receive) -> bytes:
    """The whole body of a request. Raises Refusal where it is too large or broken off."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise Refusal(400, "The request was broken off.")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST_BODY:
            raise Refusal(413, f"The request is larger than {LARGEST_BODY} bytes.")
        more = message.get("more_body", False)
    return b"".join(parts)


def _replayed(body: bytes) -> Receive:
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            return {"type": "http.disconnect"}
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
