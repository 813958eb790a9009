"""The stream: one gesture applied to a link, and a range of steps of every run as bytes.

Stateless: an answer is a function of the request, so that any worker gives it, a newer
request supersedes an older one by being sent, and a run that nobody asks for stops.
"""

import json
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from engine import course_of, simulate, travel
from experiment import Experiment
from figures.base import height, stamp
from parameters import declarations
from run import Run
from stability import stable_rate
from ui.controls import controls, edited, structure
from ui.limits import limit_place
from walk import SEGMENT, Course, segment

SERIES = ("x", "y", "loss", "excess", "slope", "rate", "height")


class Piece(NamedTuple):
    """A range of steps of one run, ready to send: `count` entries of each series."""

    first: int
    count: int
    ended: bool
    blocks: bytes


def answer(body: dict[str, Any]) -> bytes:
    """The answer to a request `{link, edit, base, chunk}`: header length, header, float32s."""
    before, problems = decode(body.get("link") or "")
    after, chunk, edit = before, body.get("chunk") or 0, body.get("edit")
    if edit is not None:
        after, problems = edited(before, edit["path"], edit["value"])
    held = [course_of(before, run) for run in before.runs] if body.get("base") else []
    runs, blocks = [], []
    for name, run in zip(after.names(), after.runs, strict=True):
        course = course_of(after, run)
        described = _described(name, run, course)
        if course in held:
            described["same"] = held.index(course)
        else:
            sent = piece(course, chunk)
            blocks.append(sent.blocks)
            described |= {"first": sent.first, "count": sent.count, "ended": sent.ended}
            described |= _verdict(course) if sent.ended else {"word": "running"}
        runs.append(described)
    header = _header(before, after, chunk, edit) | {"problems": problems, "runs": runs}
    return _framed(header, blocks)


@lru_cache(maxsize=512)
def decode(link: str) -> tuple[Experiment, tuple[str, ...]]:
    """The experiment of a link; a page sends the same link many times while it is dragged."""
    return Experiment.from_query(link)


def piece(course: Course, chunk: int) -> Piece:
    """Chunk number `chunk` of a course; empty past its end."""
    last = 0
    while last < chunk and segment(course, last).end is None:
        last += 1
    found = segment(course, last)
    if last < chunk:
        return Piece(SEGMENT * chunk + 1, 0, True, b"")
    lowest = course.landscape.lowest() or 0.0
    series = (
        found.points[:, 0],
        found.points[:, 1],
        found.loss,
        found.loss - lowest,
        np.hypot(found.gradient[:, 0], found.gradient[:, 1]),
        found.learning_rate,
        height(course.landscape, found.loss),
    )
    with np.errstate(over="ignore"):
        blocks = np.stack(series).astype("<f4").tobytes()
    first = SEGMENT * chunk + 1 if chunk else 0
    return Piece(first, len(found.points), found.end is not None, blocks)


def _verdict(course: Course) -> dict[str, Any]:
    trajectory = travel(course)
    verdict = trajectory.verdict
    return {
        "status": verdict.status,
        "at": verdict.at,
        "last": len(trajectory.points) - 1,
        "word": verdict.word,
        "sentence": verdict.sentence,
    }


def _described(name: str, run: Run, course: Course) -> dict[str, Any]:
    words = [f"lr {declarations(type(run.optimizer))['lr'].write(run.optimizer.lr)}"]
    words += [part.title.lower() for part in (run.schedule, run.source) if part.word() not in PLAIN]
    return {
        "name": name,
        "label": run.optimizer.title,
        "detail": ", ".join(words),
        "visible": run.visible,
        "start": course.start,
        "own": run.start is not None,
        "same": None,
    }


PLAIN = (Run.schedule.word(), Run.source.word())


def _header(before: Experiment, after: Experiment, chunk: int, edit: Any) -> dict[str, Any]:
    header = {
        "link": after.query(),
        "structure": structure(after),
        "scene": stamp(after.landscape, after.theme),
        "view": {"view": after.view, "hide": after.hide, "theme": after.theme},
        "steps": after.steps,
        "chunk": chunk,
        "chunk_size": SEGMENT,
        "start": after.start,
        "controls": {},
        "limits": {
            f"{name}.optimizer.lr": limit_place(stable_rate(after, run))
            for name, run in zip(after.names(), after.runs, strict=True)
        },
    }
    if edit is not None and header["structure"] == structure(before):
        old, new = controls(before), controls(after)
        changed = {p: v for p, v in new.items() if old[p] != v and p != edit["path"]}
        header["controls"] = changed
    return header


def _framed(header: dict[str, Any], blocks: list[bytes]) -> bytes:
    text = json.dumps(header, allow_nan=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    return b"".join([len(text).to_bytes(4, "little"), text, *blocks])


def table(link: str) -> str:
    """Every step of every run of a link as comma-separated values, to the last digit."""
    import pandas

    experiment, _ = decode(link)
    frames = [trajectory.frame() for trajectory in simulate(experiment)]
    named = pandas.concat(frames, keys=experiment.names(), names=["run"])
    return named.reset_index("run").to_csv(index=False)
