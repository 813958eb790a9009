"""The Share menu: by keyboard, with files of the present link and pictures as downloads."""

import pytest

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


@pytest.mark.parametrize("picture", ["contour-png", "contour-svg", "surface-png"])
def test_a_picture_with_the_paths_is_saved(open_page, picture):
    page = open_page(SCENE)
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
    else:
        text = raw.decode()
        assert 'width="1920"' in text
        assert text.count('class="trace scatter') >= 2
