"""The stream: one gesture applied to a link, and a range of steps of every run as bytes.

Stateless: an answer is a function of the request, so that any worker gives it, a newer
request supersedes an older one by being sent, and a run that nobody asks for stops.
"""

from typing import Any

from declare.parameters import declarations
from declare.phrases import Phrase, joined, say
from lab.analysis.anatomy import step_parts
from lab.analysis.stability import stable_rate
from lab.experiment.experiment import Experiment
from lab.experiment.run import PARTS, Run
from lab.experiment.screen import Screen
from lab.figures.base import look_of, stamp
from lab.gradients.jump import Jump
from lab.simulation.problem import SEGMENT, Problem
from lab.simulation.simulate import problem_of, solve
from lab.simulation.status import Status
from landscapes.base import Landscape
from landscapes.base_examples import Examples
from landscapes.base_turned import turned_minima
from ui.answers.arrangement import arrangement
from ui.answers.decode import decode
from ui.answers.frames import frame
from ui.answers.ghost import ghost_of
from ui.answers.limits import limit_place
from ui.answers.path_marks import floor_of, rule_of
from ui.answers.route import Route
from ui.answers.scene import scene_query
from ui.answers.series import batches, piece, wanted
from ui.gestures.controls import changed, controls, structure
from ui.gestures.gestures import edited


def answer(body: dict[str, Any]) -> bytes:
    """The answer to a request `{link, edit, base, chunk}`: header length, header, float32s."""
    before, problems = decode(body.get("link") or "")
    after, chunk, edit = before, body.get("chunk") or 0, body.get("edit")
    if edit is not None:
        after, problems = edited(before, edit["path"], edit["value"])
    asked, runs, blocks, kept = wanted(after), [], [], True
    keeps = body.get("base") and asked == wanted(before)
    problems_of_runs = [problem_of(before, run) for run in before.runs] if body.get("base") else []
    held = problems_of_runs if keeps else []
    for name, run in after.named():
        problem = problem_of(after, run)
        kept = kept and problem in problems_of_runs
        described = _described(name, run, problem, after.language)
        if problem in held:
            described["same"] = held.index(problem)
            if after.language != before.language:
                described["said"] = _said(solve(problem).verdict, after.language)
        else:
            sent = piece(problem, chunk, asked)
            blocks.append(sent.blocks)
            described |= {"first": sent.first, "count": sent.count, "ended": sent.ended}
            described["extra"] = sent.extra
            described |= _verdict(problem, after.language) if sent.ended else {"word": "running"}
            if after.floor and sent.ended:
                described["floor"] = floor_of(problem)
        runs.append(described)
    said = [say(problem, after.language) for problem in problems]
    header = _header(before, after, chunk, edit) | {"problems": said, "runs": runs}
    header["kept"] = kept
    return frame(header, blocks)


def _verdict(problem: Problem, language: str) -> dict[str, Any]:
    trajectory = solve(problem)
    verdict = trajectory.verdict
    return {
        "status": verdict.status,
        "at": verdict.at,
        "last": len(trajectory.points) - 1,
        **_said(verdict, language),
    }


def _said(verdict: Status, language: str) -> dict[str, str]:
    """The verdict in words."""
    return {"word": say(verdict.word, language), "sentence": say(verdict.sentence, language)}


def _described(name: str, run: Run, problem: Problem, language: str) -> dict[str, Any]:
    value = declarations(type(run.optimizer))["lr"].write(run.optimizer.lr)
    rate = Phrase("lr {value}", value=value)
    parts = [getattr(run, part) for part in PARTS if getattr(run, part) != getattr(Run, part)]
    return {
        "name": name,
        "label": " ".join([say(run.optimizer.title, language), *name.partition("-")[2:]]).strip(),
        "lr": run.optimizer.lr,
        "detail": say(
            joined(", ", [rate, *(part.key().replace("_", " ") for part in parts)]), language
        ),
        "visible": run.visible,
        "start": problem.start,
        "same": None,
        "extra": (),
        "average": say(run.average.title, language) if run.average != Run.average else None,
        "batch": batches(problem.landscape, run.source),
        "parts": step_parts(run.optimizer),
    }


def _header(before: Experiment, after: Experiment, chunk: int, edit: Any) -> dict[str, Any]:
    header = {
        "link": after.query(),
        "structure": structure(after),
        "scene": stamp(after.landscape, look_of(after)),
        "axes": arrangement(after),
        "figures": scene_query(after),
        "view": {name: getattr(after, name) for name in declarations(Screen)},
        "examples": examples(after.landscape),
        "coordinates": [say(name, after.language) for name in after.landscape.axes],
        **_before(after),
        "stop": rule_of(after.stop, after.language),
        "ghost": ghost_of(after),
        "steps": after.steps,
        "chunk": chunk,
        "chunk_size": SEGMENT,
        "start": after.start,
        "controls": {},
        "limits": {f"{name}.optimizer.lr": _limit(after, run) for name, run in after.named()},
    }
    if edit is not None and header["structure"] == structure(before):
        header["controls"] = _answering(before, after, edit["path"])
    return header


def _answering(before: Experiment, after: Experiment, path: str) -> dict[str, str]:
    """The controls that a gesture on the control at `path` changes beside itself."""
    if after == before:
        # A refused gesture leaves everything as it was: its own control must say so again.
        return {name: value for name, value in controls(before).items() if name == path}
    return {name: value for name, value in changed(before, after).items() if name != path}


def _before(experiment: Experiment) -> dict[str, Any]:
    """The minima of the data before they jump, where they do and the minima are points."""
    landscape = experiment.landscape
    jumping = any(isinstance(run.source, Jump) for run in experiment.runs)
    if not jumping or not isinstance(landscape, Examples) or not landscape.isolated:
        return {}
    return {"before": [(point.x, point.y) for point in turned_minima(landscape)]}


def _limit(experiment: Experiment, run: Run) -> dict[str, Any]:
    """The mark at a run's limit of stability, with what it says."""
    place = limit_place(stable_rate(experiment, run))
    return {**place, "text": say(place["text"], experiment.language)}


def examples(landscape: Landscape) -> dict[str, int] | None:
    """How many examples a landscape is made from."""
    return {"m": len(landscape.rows)} if isinstance(landscape, Examples) else None


ROUTE = Route("/stream", answer, method="POST")
