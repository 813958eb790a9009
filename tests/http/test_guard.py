"""Hostile and broken requests get a status and a sentence, and the next one is answered."""

import json

import pytest
from starlette.testclient import TestClient

from app import server

CALLBACK = "/_dash-update-component"


@pytest.fixture(scope="module")
def client():
    with TestClient(server, base_url="http://localhost") as client:
        yield client


def callback(name, value):
    outputs = {"panel": "..panel.children...settings.children..", "bad": "nothing.children"}
    return {"output": outputs[name], "inputs": [{"id": "link", "property": "data", "value": value}]}


BAD = {
    "not json": ("/stream", b"{", 400, "The request is not JSON."),
    "nan": ("/stream", b'{"link": NaN}', 400, "The request is not JSON."),
    "deep": ("/stream", b"[" * 100_000, 400, "The request is not JSON."),
    "a list": ("/stream", b"[]", 400, "The request is not a JSON object."),
    "large": ("/stream", b" " * 300_000, 413, "The request is larger than 262144 bytes."),
    "link": ("/stream", b'{"link": 3}', 400, "“link” is a text and “base” is true or false."),
    "chunk": ("/stream", b'{"chunk": 1e9}', 400, "“chunk” is a whole number from 0 to 63."),
    "bool": ("/stream", b'{"chunk": true}', 400, "“chunk” is a whole number from 0 to 63."),
    "edit": ("/stream", b'{"edit": "lr"}', 400, "“edit” is an object."),
    "null": (CALLBACK, json.dumps(callback("panel", None)).encode(), 400, None),
    "output": (CALLBACK, json.dumps(callback("bad", "?")).encode(), 400, None),
    "empty": (CALLBACK, b"{}", 400, "There is no such callback."),
    "nowhere": ("/_dash-nothing", b"{}", 404, "There is nothing to send to here."),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_request_gets_a_sentence(client, name):
    path, body, status, sentence = BAD[name]
    answer = client.post(path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    problem = answer.json()["problem"]
    assert problem.endswith(".")
    assert sentence in (None, problem)
    assert client.post("/stream", json={"link": "?on=bowl"}).status_code == 200


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/secret", "/_dash-update-component"])
def test_unknown_pages_are_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_callback_of_the_page_is_answered(client):
    answer = client.post(CALLBACK, json=callback("panel", "?on=bowl&run=adam"))
    assert answer.status_code == 200
    assert "adam.optimizer.lr" in answer.text


def test_a_long_link_is_read_as_far_as_it_goes(client):
    answer = client.post("/stream", json={"link": "?on=bowl&" + "run=adam&" * 11_000})
    assert answer.status_code == 200
    assert b"longer than 8192 characters" in answer.content


def test_the_page_allows_no_foreign_script(client):
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    scripts = policy.split("script-src")[1].split(";")[0]
    assert "unsafe-inline" not in scripts


def test_static_files_are_compressed_and_asked_for_once(client):
    page = client.get("/").text
    address = page.split('src="')[1].split('"')[0]
    answer = client.get(address, headers={"accept-encoding": "br"})
    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]
    module = client.get("/assets/player/core/clock.mjs")
    known = {"if-none-match": module.headers["etag"]}
    again = client.get("/assets/player/core/clock.mjs", headers=known)
    assert (module.status_code, again.status_code) == (200, 304)


def test_the_table_is_a_file(client):
    lines = client.get("/runs.csv?on=bowl&run=adam&run=adam&steps=3").text.splitlines()
    assert lines[0] == "run,step,x,y,loss,gradient_x,gradient_y,learning_rate" + (
        ",distance,step_length,status,note"
    )
    assert [line.split(",")[0] for line in lines[1:]] == ["adam"] * 4 + ["adam-2"] * 4
    assert lines[1].startswith("adam,0,-2.4,1.8,9.0,")
