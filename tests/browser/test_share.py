"""The Share menu: by keyboard, with files of the present link and pictures as downloads."""

from base64 import b64decode
from io import BytesIO

from PIL import Image

from tests.browser.pages import until

SCENE = "?on=bowl&run=adam:lr=0.2&steps=30"
# The head of the first run: a white disc, 14 pixels wide, with a black border.
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
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
        until(
            page,
            f"""document.querySelector('[data-page="{name}"]').getAttribute('href')
                        === '{name}' + window.lab.link""",
        )
    with page.expect_download() as download:
        page.click('[data-page="runs.json"]')
    assert "lr=0.77" in download.value.url
    assert download.value.suggested_filename == "runs.json"
    until(page, f"!{OPENED}")


def test_escape_closes_it_and_gives_the_focus_back(open_page):
    page = open_page(SCENE)
    page.click("#share summary")
    page.focus("[data-share=copy_link]")
    page.keyboard.press("Escape")
    until(page, f"!{OPENED} && document.activeElement.matches('#share summary')")


def test_pictures_are_saved_as_they_are_on_the_screen(open_page):
    page = open_page(SCENE)
    page.click("#to-end")
    until(page, "window.lab.step == 30")
    for picture in ("contour-png", "contour-svg", "surface-png", "surface-svg"):
        page.click("#share summary")
        pressed = f'[data-share="{picture.replace("-", "_")}"]'
        if picture == "contour-png":
            page.keyboard.press("Escape")
            page.hover("#contour")
            pressed = "#contour [data-title='Download plot as a PNG']"
        with page.expect_download(timeout=40_000) as download:
            page.click(pressed)
        name, _, kind = picture.partition("-")
        assert download.value.suggested_filename == f"{name}-step-30.{kind}"
        assert not page.evaluate("window.lab.playing")
        raw = download.value.path().read_bytes()
        box = page.locator(f"#{name} .js-plotly-plot").bounding_box()
        if kind == "svg":
            text = raw.decode()
            assert text.count('class="trace scatter') >= 2 or name == "surface"
            # What lies over the plot, and the scene, are pictures of their own in the drawing.
            pictures = [p.split('"')[0] for p in text.split('href="data:image/png;base64,')[1:]]
            assert len(pictures) == (2 if name == "surface" else 1)
            for one in map(Image.open, map(BytesIO, map(b64decode, pictures))):
                assert len(one.convert("RGBA").getcolors(one.width * one.height)) > 100
            continue
        image = Image.open(BytesIO(raw)).convert("RGB")
        assert image.width >= 1920 and image.height >= 1080
        assert abs(image.width / image.height - box["width"] / box["height"]) < 0.01
        assert len(image.getcolors(image.width * image.height)) > 100
        if name == "surface":
            continue
        # The head of the path is in its place, in the colour of the run.
        x, y = page.evaluate("window.lab.screenPoint(0, 30)")
        scale = image.width / box["width"]
        place = (round((x - box["x"]) * scale), round((y - box["y"]) * scale))
        assert image.getpixel(place) == WHITE
        assert image.getpixel((place[0] + round(7.5 * scale), place[1])) == BLACK
