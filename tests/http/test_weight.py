"""What a visit carries: the bundle of plotly.js, the joined player, compressed answers."""

import json
import re

import pytest
from starlette.testclient import TestClient

from app import MADE, inner, server
from lab.experiment.experiment import Experiment
from lab.figures.base import look_of
from landscapes import LANDSCAPES
from ui.answers.scene import scene_query
from ui.server.bundle import ASSETS, joined
from ui.takeaway import modules
from ui.takeaway.modules import text_of
from ui.takeaway.plotly_bundle import BUNDLE, built, shipped, version

TRACES = ("contour", "heatmap", "scatter", "scatter3d", "surface")


@pytest.fixture(scope="module")
def client():
    # Without `with`: nothing is compressed beforehand.
    return TestClient(server, base_url="http://localhost")


def get(client, path, **headers):
    return client.get(path, headers={"accept-encoding": "br", **headers})


def test_the_bundle_is_of_the_version_that_figures_are_written_for():
    assert built() == shipped()
    with pytest.raises(ValueError, match="plotly"):
        version("// another library v1.2.3")


def test_the_bundle_has_the_traces_of_the_figures_and_not_all_others():
    text = BUNDLE.read_text("utf-8")
    for trace in TRACES:
        assert f'name:"{trace}"' in text, trace
    assert 'name:"choropleth"' not in text
    assert len(text) < 2e6


def test_the_joined_player_has_every_module_once_after_what_it_needs():
    text = joined()
    places = {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.mjs")}
    # A recording starts in a way of its own, and the list of the views is made.
    places = {place for place in places if "/recorded/" not in place} | {*modules.MADE}
    defined = re.findall(r"^const (\$\w+) = \(\(\) => \{$", text, re.MULTILINE)
    names = {"$" + re.sub(r"\W", "_", place.removesuffix(".mjs")) for place in places}
    assert names == set(defined)
    assert len(defined) == len(names)
    for used in re.finditer(r"^const \{.*\} = (\$\w+);$", text, re.MULTILINE):
        assert text.index(f"const {used[1]} = ") < used.start()
    assert not re.search(r"^(?:import|export)\b", text, re.MULTILINE)


@pytest.mark.parametrize(
    "text",
    [
        'import * as all from "./other.mjs";\n',
        'import all from "./other.mjs";\n',
        'export { a } from "./other.mjs";\n',
        "export default 3;\n",
        "export let a = 1;\n",
        "const a = 1;export{a};const b = 2;\n",
        'const a = import("./other.mjs");\n',
        "const here = import.meta.url;\n",
    ],
)
def test_an_unknown_form_is_refused_by_name(tmp_path, text):
    (tmp_path / "main.mjs").write_text(text)
    (tmp_path / "other.mjs").write_text("export const a = 1;\n")
    with pytest.raises(ValueError, match=r"main\.mjs"):
        joined("main.mjs", tmp_path)


def test_modules_that_import_each_other_are_refused(tmp_path):
    (tmp_path / "main.mjs").write_text('import { a } from "./other.mjs";\nexport const b = a;\n')
    (tmp_path / "other.mjs").write_text('import { b } from "./main.mjs";\nexport const a = 1;\n')
    with pytest.raises(ValueError, match="imports"):
        joined("main.mjs", tmp_path)


def test_the_page_names_the_player_and_its_scripts_are_kept_for_ever(client):
    page = get(client, "/").text
    player, style = MADE
    assert player in page
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', page) == [style]
    sheet = get(client, style)
    assert sheet.headers["content-type"].startswith("text/css")
    sheets = [path for path in ASSETS.rglob("*.css") if path.stem != "reference"]
    assert len(sheets) > 20
    assert all(path.read_text("utf-8") in sheet.text for path in sheets)
    scripts = re.findall(r'<script[^>]* src="([^"]+)"', page)
    assert len(scripts) > 8
    for address in scripts:
        answer = get(client, address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["cache-control"], address
        assert get(client, address, **{"if-none-match": answer.headers["etag"]}).status_code == 304


def test_a_file_is_kept_once_whatever_follows_its_address(client):
    kept = []
    for query in ("?one", "?two"):
        assert get(client, f"/assets/folds.js{query}").status_code == 200
        kept.append(inner.app.files[f"/assets/folds.js{query}"])
    assert kept[0] is kept[1]


def test_answers_are_compressed_for_those_who_can_read_them(client):
    body = {
        "output": "..panel.children...settings.children..",
        "inputs": [{"id": "link", "property": "data", "value": "?on=bowl&run=adam"}],
    }
    path = "/_dash-update-component"
    packed = client.post(path, json=body, headers={"accept-encoding": "br"})
    plain = client.post(path, json=body, headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "br"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert int(packed.headers["content-length"]) < len(plain.content) / 4
    stream = client.post("/stream", json={"link": "?on=bowl"}, headers={"accept-encoding": "br"})
    assert "content-encoding" not in stream.headers


def test_the_figures_of_a_link_depend_on_its_scene_alone(client):
    one = get(client, "/figures.json?on=bowl&run=adam&theme=dark")
    two = get(client, "/figures.json?on=bowl&run=momentum:lr=0.3&steps=9&theme=dark")
    assert one.headers["content-encoding"] == "br"
    assert one.headers["etag"] == two.headers["etag"]
    assert one.content == two.content
    other = get(client, "/figures.json?on=bowl&run=adam")
    assert other.headers["etag"] != one.headers["etag"]
    tag = {"if-none-match": one.headers["etag"]}
    assert get(client, "/figures.json?on=bowl&theme=dark", **tag).status_code == 304
    plain = client.get("/figures.json?on=bowl&theme=dark", headers={"accept-encoding": "gzip"})
    assert plain.json() == one.json()
    assert set(json.loads(plain.content)) == {"contour", "surface"}


@pytest.mark.parametrize("key", LANDSCAPES)
def test_the_address_of_the_figures_means_the_same_landscape_and_look(key):
    link = f"?on={key}&run=gradient_descent&theme=dark&present=true&height=linear"
    experiment, problems = Experiment.from_query(link)
    assert not problems
    again, problems = Experiment.from_query(scene_query(experiment))
    assert not problems
    assert again.landscape == experiment.landscape
    assert look_of(again) == look_of(experiment)
    moved, _ = Experiment.from_query(link + "&steps=7&seed=3")
    assert scene_query(moved) == scene_query(experiment)


def test_what_a_browser_gets_has_no_comments_and_all_else(tmp_path):
    place = tmp_path / "main.mjs"
    place.write_text(
        "/** Says. */\n\n/** @type {A} */ (a).b = 1;\n  /**\n   * @param {number} b\n   */\nf();\n"
    )
    assert text_of(place) == "\n/** @type {A} */ (a).b = 1;\nf();\n"
    assert "@param" not in joined()
