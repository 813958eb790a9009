"""The page as one self-contained file that replays a link without a server."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from html import escape
from typing import Any

from declare.phrases import ENGLISH, Phrase, dictionary, joined, say
from lab.experiment.experiment import Experiment
from lab.figures.base import look_of
from lab.views import VIEWS
from ui.answers import ids
from ui.answers.decode import decode
from ui.answers.frames import unframe
from ui.answers.lessons import sheet
from ui.answers.rate_maps import asked
from ui.answers.route import Body
from ui.answers.scene import shapes
from ui.answers.stream import answer
from ui.screen.callbacks import examples
from ui.screen.curves import plots
from ui.screen.layout import PICTURE_NAMES, layout
from ui.screen.static_html import footer, graphs, plain
from ui.screen.translate import translated
from ui.takeaway.modules import PREFIX, import_map, style
from ui.takeaway.packing import packed, sorted_bytes
from ui.takeaway.plotly_bundle import BUNDLE
from ui.takeaway.standalone_answers import Carried, carried, off

# What changes the link has nothing to do in a recording.
DROPPED = frozenset({ids.LINK, ids.SCENE, ids.PANEL, "settings", "open-lessons", "share"})
START = f'import "{PREFIX}player/recorded/start.mjs";'
CLICK = "; click it to set the start"
PAGE = """<!DOCTYPE html>
<html lang="{language}" data-recorded{why} data-mantine-color-scheme="{theme}">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style></head>
<body><div id="react-entry-point">{body}</div>
<script type="text/plain" id="recording">{recording}</script>
<script type="text/plain" id="plotly">{plotly}</script>
<script type="importmap">{modules}</script>
<script type="module">{start}</script></body></html>
"""


def standalone_page(link: str, figures: Mapping[str, Any], address: str = "") -> str:
    """The HTML of a link's recording.

    `figures` are the pictures of the link by their ids; `address` is where the lab is served,
    to be named in the file. Nothing of the link's own text is in it: it is written anew from
    the experiment that it means.
    """
    experiment, problems = decode(link)
    query = experiment.query()
    aside = carried(experiment, query)
    chunks = _chunks(replace(experiment, arrows=False).query() if "arrows" in aside.left else query)
    page = layout(*plots(experiment))
    parts = list(dict.fromkeys(aside.answers.values()))
    recording = _recording(experiment, aside, len(chunks), parts, page, figures)
    recording["problems"] = [say(problem, experiment.language) for problem in problems]
    page = translated(page, partial(say, language=experiment.language))
    foot = _foot(address + query, _header(chunks[-1]), aside, experiment.language)
    page.children.children.append(foot)
    return PAGE.format(
        language=experiment.language,
        theme=experiment.theme,
        why=" data-why" if _explains(experiment, aside) else "",
        title=escape(f"{experiment.landscape.title}: Loss Landscape Lab"),
        policy=_policy(),
        style=style(),
        body=plain(page, DROPPED).replace(*_unclicked(experiment.language)),
        recording=packed([_written(recording), *map(sorted_bytes, chunks), *parts]),
        plotly=_plotly(),
        modules=import_map(),
        start=START,
    )


def _explains(experiment: Experiment, aside: Carried) -> bool:
    """Whether the step inspector can be opened."""
    return VIEWS["inspect"].is_on(experiment) and "inspect" not in aside.left


def _recording(
    experiment: Experiment,
    aside: Carried,
    chunks: int,
    parts: list[bytes],
    page: Any,
    figures: Mapping[str, Any],
) -> dict[str, Any]:
    """What the player is told of the parts behind it, and all that is small."""
    drawn = {graph["id"]: graph for graph in graphs(page)}
    places = {part: chunks + i for i, part in enumerate(parts)}
    return {
        "chunks": chunks,
        "answers": {address: places[part] for address, part in aside.answers.items()},
        "view": off(aside.left),
        "figures": {
            name: {**figures.get(name, graph["figure"]), "config": graph["config"]}
            for name, graph in drawn.items()
        },
        "files": _files(experiment),
    }


def _written(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


@cache
def _plotly() -> str:
    return packed([BUNDLE.read_bytes()])


def _chunks(link: str) -> list[bytes]:
    """All that the stream answers, from the start to the end of every run."""
    found = [answer({"link": link})]
    while not all(run["ended"] for run in _header(found[-1])["runs"]):
        found.append(answer({"link": link, "chunk": len(found)}))
    return found


def _header(chunk: bytes) -> dict[str, Any]:
    return unframe(chunk)[0]


def _files(experiment: Experiment) -> dict[str, Any]:
    """What the player asks for by name: the lesson that is shown, the texts, the map of rates."""
    found = json.loads(sheet().plain)["lessons"]
    # The scenes that a lesson also has are other links.
    lesson = [{**one, "variants": []} for one in found if one["slug"] == experiment.lesson]
    language = experiment.language
    words = (
        {} if language == ENGLISH else {f"languages/{language}.json": dict(dictionary(language))}
    )
    return {"lessons.json": {"lessons": lesson}, **words, **asked(experiment)}


def _foot(address: str, header: dict[str, Any], aside: Carried, language: str) -> Any:
    """Where the recording is from, what of it is cut, and what is left out."""
    cut = [
        Phrase("{run} diverged: only its finite part is here.", run=run["label"])
        for run in header["runs"]
        if run.get("status") == "diverged"
    ]
    if aside.left:
        words = [Phrase(VIEWS[key].main()[1].label) for key in aside.left]
        cut.append(Phrase("Not in the recording: {words}.", words=joined(", ", words)))
    if not aside.slow:
        cut.append(Phrase("Slow motion has no arrows: the runs are too long for them."))
    begin = say("Recorded from Loss Landscape Lab:", language)
    return footer(begin, address, [say(sentence, language) for sentence in cut])


def _unclicked(language: str) -> tuple[str, str]:
    """The name of the contour, and the same without the click that does nothing here."""
    whole = PICTURE_NAMES[ids.CONTOUR]
    return escape(say(whole, language)), escape(say(whole.replace(CLICK, ""), language))


def _policy() -> str:
    """Only what is in the file runs, and nothing is asked for anywhere."""
    hashes = " ".join(f"'sha256-{_hash(text)}'" for text in (import_map(), START))
    return (
        f"default-src 'none'; script-src {hashes} data:; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def page_of(link: str, address: str) -> Body:
    """The recording of a link as a file to be saved, under the name of its landscape."""
    experiment, _ = decode(link)
    landscape, look = experiment.landscape, look_of(experiment)
    figures = shapes(landscape, look) | {ids.DATA: examples(landscape, look)}
    text = standalone_page(link, figures, address)
    return Body(text.encode(), name=f"{landscape.key()}.html")
