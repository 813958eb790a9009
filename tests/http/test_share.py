"""What the Share menu offers of a link: its QR code, and a page that other sites may frame."""

import re

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from starlette.testclient import TestClient

from app import server
from lab.experiment.experiment import Experiment
from ui.takeaway.formats import FORMATS

AT = "http%3A%2F%2Flocalhost"
LINKS = (
    "?on=himmelblau&run=adam:lr=0.2&run=gradient_descent:lr=0.5&steps=1200",
    "?on=bowl",
    "?on=rosenbrock&run=momentum:lr=0.001~cosine:period=100&from=-1.2,1&seed=7&theme=dark",
)


@pytest.fixture(scope="module")
def client():
    with TestClient(server, base_url="http://localhost") as client:
        yield client


def painted(svg):
    """A picture of the code: segno writes each row of cells as one stroke."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    assert '<path fill="#fff" d="M0 0h' in svg
    assert 'stroke="#000"' in svg
    assert 'd="M4 4.5h7' in svg  # the quiet zone of four cells
    picture, scale = Image.new("L", (size * 4, size * 4), 255), 4
    pen, x, y = ImageDraw.Draw(picture), 0.0, 0.0
    for kind, numbers in re.findall(r"([Mmh])([-\d. ]+)", svg.split('d="')[2].split('"')[0]):
        if kind == "h":
            box = (
                x * scale,
                (y - 0.5) * scale,
                (x + float(numbers)) * scale - 1,
                (y + 0.5) * scale - 1,
            )
            pen.rectangle(box, fill=0)
            x += float(numbers)
            continue
        dx, dy = map(float, numbers.split())
        x, y = (dx, dy) if kind == "M" else (x + dx, y + dy)
    return picture


@pytest.mark.parametrize("link", LINKS)
def test_the_code_holds_the_whole_address(client, link):
    answer = client.get(f"/qr.svg{link}&at={AT}")
    assert answer.headers["content-type"] == "image/svg+xml"
    (found,) = zxingcpp.read_barcodes(painted(answer.text))
    assert found.text == "http://localhost/" + Experiment.from_query(link)[0].query()


def test_a_link_that_is_too_long_is_said_to_be(client):
    run = "run=adam:lr=0.123456789,beta1=0.8123456789,beta2=0.98765432~at:step=40,lr=0.2"
    changes = "".join(f"~at:step={k},lr=0.{k}123456789012345" for k in range(41, 56))
    link = "?on=bowl&" + "&".join([run + changes] * 6)
    answer = client.get(f"/qr.svg{link}&at={AT}")
    assert answer.status_code == 413
    assert "more than a QR code can hold" in answer.json()["problem"]


@pytest.mark.parametrize(
    "at", ["", "http://elsewhere", "javascript:alert(1)", "http://localhost/<b>", "//localhost"]
)
def test_a_code_leads_to_this_site_only(client, at):
    answer = client.get("/qr.svg", params={"on": "bowl", "at": at})
    assert answer.status_code == 400
    assert answer.json()["problem"].endswith(".")


def test_no_text_of_a_user_is_in_the_code(client):
    answer = client.get(
        "/qr.svg", params={"on": "<script>", "run": "x" * 3000, "at": "http://localhost"}
    )
    assert answer.status_code == 200
    assert "script" not in answer.text
    (found,) = zxingcpp.read_barcodes(painted(answer.text))
    assert "script" not in found.text


def test_only_the_page_for_embedding_may_be_framed(client):
    page, framed = client.get("/"), client.get("/embed?on=bowl")
    for answer in (page, framed):
        assert answer.status_code == 200
        assert "_dash-renderer" in answer.text or "dash_renderer" in answer.text
    policy, opened = (answer.headers["content-security-policy"] for answer in (page, framed))
    assert "frame-ancestors 'none'" in policy
    assert policy.replace("frame-ancestors 'none'", "frame-ancestors *") == opened
    assert page.headers["cross-origin-resource-policy"] == "same-origin"
    assert framed.headers["cross-origin-resource-policy"] == "cross-origin"
    for answer in (page, framed):
        assert "x-frame-options" not in answer.headers
        assert "set-cookie" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"
    for path in ("/health", "/page.html?on=bowl&steps=1", "/assets/main.mjs", "/reference"):
        assert "frame-ancestors 'none'" in client.get(path).headers["content-security-policy"]


@pytest.mark.parametrize("page", [one.page for one in FORMATS.values() if one.page])
def test_every_file_of_the_menu_is_served(client, page):
    assert client.get(f"/{page}?on=bowl&steps=2").status_code == 200
    assert client.post(f"/{page}").status_code == 405
