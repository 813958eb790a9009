"""Students who drag a slider: each asks the server for a new path four times a second.

    python -m benchmarks.load http://127.0.0.1:8050 --students 60 --seconds 10

Only addresses of this machine are accepted. Latency counts from the moment the slider moved, so
that a server which falls behind cannot hide it. Each student has one connection, and the client
speaks bare HTTP/1.1, because a full HTTP library would cost more than the server it measures.
"""

import argparse
import asyncio
import ipaddress
import json
import socket
import time
from statistics import median
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from benchmarks.local import served
from benchmarks.report import Row, percentile, table

EDITS_A_SECOND, PATIENCE = 4, 10
LINK = "?on=rosenbrock&run=adam&steps=500"


class Drive(NamedTuple):
    """What a class saw: a latency in seconds an answer, and every failure in words."""

    latencies: list[float]
    failures: list[str]


def rows() -> list[Row]:
    """The rows of a quarter of the full class, and of the full class."""
    with served(workers=2) as url:
        asyncio.run(drive(url, 4, 1))
        return [
            row(75, asyncio.run(drive(url, 75, 8)), 100),
            row(300, asyncio.run(drive(url, 300, 8)), 300),
        ]


def row(students: int, seen: Drive, goal: int | None = None) -> Row:
    """What one class saw, in a row; `goal` is the 95th percentile to reach, in milliseconds."""
    latencies = [1e3 * latency for latency in seen.latencies] or [float("inf")] * 2
    slow = percentile(latencies, 95)
    measured = (
        f"{len(seen.latencies)} answers, {len(seen.failures)} errors, "
        f"p50 {median(latencies):.0f} ms, p95 {slow:.0f} ms"
    )
    what = f"{students} students dragging at {EDITS_A_SECOND} updates a second"
    if goal is None:
        return Row(what, measured)
    return Row(what, measured, f"0 errors, p95 ≤ {goal} ms", not seen.failures and slow <= goal)


async def drive(url: str, students: int, seconds: float) -> Drive:
    """`students` who edit for `seconds`, spread evenly over each quarter of a second."""
    seen, address = Drive([], []), urlsplit(url)
    began = time.monotonic() + 0.5
    await asyncio.gather(
        *(
            student(address, n, began + n / students / EDITS_A_SECOND, seconds, seen)
            for n in range(students)
        )
    )
    return seen


async def student(
    address: SplitResult, number: int, began: float, seconds: float, seen: Drive
) -> None:
    """One slider, moved at fixed times; a move waits while an answer is under way."""
    try:
        reader, writer = await asyncio.open_connection(address.hostname, address.port or 80)
    except OSError as problem:
        seen.failures.append(repr(problem))
        return
    for move in range(int(seconds * EDITS_A_SECOND)):
        due = began + move / EDITS_A_SECOND
        await asyncio.sleep(max(0, due - time.monotonic()))
        rate = f"{0.01 + 1e-3 * move + 1e-6 * number:.6f}"
        edit = {"path": "adam.optimizer.lr", "value": rate}
        try:
            writer.write(post(address, {"link": LINK, "edit": edit, "base": True, "chunk": 0}))
            await asyncio.wait_for(answer(reader), PATIENCE)
        except (OSError, ValueError, EOFError, TimeoutError) as problem:
            seen.failures.append(repr(problem))
            break
        seen.latencies.append(time.monotonic() - due)
    writer.close()


def post(address: SplitResult, body: dict) -> bytes:
    """A request for the stream, as bytes."""
    content = json.dumps(body).encode()
    head = (
        f"POST /stream HTTP/1.1\r\nHost: {address.netloc}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


async def answer(reader: asyncio.StreamReader) -> bytes:
    """The body of an answer. Raises ValueError unless it is a success of known length."""
    status, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    if " 200 " not in status:
        raise ValueError(status)
    headers = {name.lower(): value for name, _, value in (line.partition(":") for line in lines)}
    return await reader.readexactly(int(headers.get("content-length", "")))


def local(url: str) -> str:
    """`url` without its last slash. Raises ArgumentTypeError unless it is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        here = {ipaddress.ip_address(found[4][0]) for found in socket.getaddrinfo(host, None)}
    except (OSError, ValueError) as problem:
        raise argparse.ArgumentTypeError(f"{url}: {problem}") from problem
    if not all(address.is_loopback for address in here):
        raise argparse.ArgumentTypeError(f"{url} is not on this machine")
    return url.rstrip("/")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.load",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("url", type=local)
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=10)
    given = parser.parse_args()
    seen = asyncio.run(drive(given.url, given.students, given.seconds))
    print(table([row(given.students, seen)]))
    for failure in sorted(set(seen.failures)):
        print(seen.failures.count(failure), "×", failure)


if __name__ == "__main__":
    main()
