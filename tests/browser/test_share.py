"""The Share menu: by keyboard, with files of the present link and pictures as downloads."""

from base64 import b64decode
from io import BytesIO

from PIL import Image

from tests.browser.pages import until

SCENE = "?on=bowl&run=adam:lr=0.2&steps=30"
OPENED = "document.getElementById('share').open"


def test_the_files_are_those_of_the_present_link(open_page):
    page = open_page(SCENE)
    page.wait_for_selector("#box-adam-optimizer-lr")
    page.fill("#box-adam-optimizer-lr", "0.77")
    page.keyboard.press("Enter")
    until(page, "window.lab.link.includes('lr=0.77')")
    page.focus("#share summary")
    page.keyboard.press("Enter")
    until(page, OPENED)
    for name in ("runs.csv", "runs.json", "code.py"):
        until(page, f"""document.querySelector('[data-page="{name}"]').getAttribute('href')
                        === '{name}' + window.lab.link""")  # fmt: skip
    with page.expect_download() as download:
        page.click('[data-page="runs.json"]')
    assert "lr=0.77" in download.value.url
    assert download.value.suggested_filename == "runs.json"
    until(page, f"!{OPENED}")


def test_escape_closes_it_and_gives_the_focus_back(open_page):
    page = open_page(SCENE)
    page.click("#share summary")
    page.focus("#copy-link")
    page.keyboard.press("Escape")
    until(page, f"!{OPENED} && document.activeElement.matches('#share summary')")


def test_pictures_with_the_paths_are_saved(open_page):
    page = open_page(SCENE)
    for picture in ("contour-png", "contour-svg", "surface-png", "surface-svg"):
        page.click("#share summary")
        with page.expect_download(timeout=40_000) as download:
            page.click(f'[data-picture="{picture}"]')
        name, _, kind = picture.partition("-")
        assert download.value.suggested_filename.startswith(f"{name}-step-")
        assert download.value.suggested_filename.endswith(f".{kind}")
        assert not page.evaluate("window.lab.playing")
        raw = download.value.path().read_bytes()
        if kind == "png":
            assert [int.from_bytes(raw[k : k + 4], "big") for k in (16, 20)] == [1920, 1080]
            continue
        text = raw.decode()
        assert 'width="1920"' in text
        assert text.count('class="trace scatter') >= 2 or name == "surface"
        if name == "surface":
            # The scene is a picture of its own in the drawing, and not a blank one.
            scene = text.split('xlink:href="data:image/png;base64,')[1].split('"')[0]
            seen = Image.open(BytesIO(b64decode(scene))).convert("RGB")
            assert len(seen.getcolors(seen.width * seen.height)) > 100
