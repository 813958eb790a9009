"""The dialogs of the Share menu: QR code, link and embed, animation; the frame elsewhere."""

import threading
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from itertools import pairwise

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageSequence

from tests.browser.pages import until

SCENE = "?on=bowl&run=adam:lr=0.2&steps=30"
CLIPBOARD = "navigator.clipboard.readText()"


def chosen(page, selector):
    page.click("#share summary")
    page.click(selector)


def test_what_the_menu_makes_of_a_link(open_page):
    page = open_page(SCENE + "&theme=dark", permissions=["clipboard-read", "clipboard-write"])
    page.wait_for_selector("#settings .press")
    home = page.evaluate("location.origin + '/'")

    # The code is that of the whole address, black on white in the dark theme too.
    page.keyboard.press("u")
    until(page, "document.querySelector('.qr-image').naturalWidth > 0")
    until(page, "document.querySelector('.qr-image').checkVisibility()")
    assert page.inner_text(".qr-link") == home + SCENE + "&theme=dark"
    seen = Image.open(BytesIO(page.screenshot()))
    (code,) = zxingcpp.read_barcodes(seen)
    assert code.text == home + SCENE + "&theme=dark"
    assert seen.convert("RGB").getpixel((20, 400)) == (255, 255, 255)
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('dialog[open]')")
    chosen(page, "[data-share=qr]")
    until(page, "document.querySelector('#qr-dialog').open")
    page.keyboard.press("Escape")
    until(page, "document.activeElement.matches('#share summary')")

    # What is copied is seen and spoken.
    chosen(page, "[data-share=copy_link]")
    until(page, "document.querySelector('#toast').textContent === 'Link copied'")
    assert page.evaluate("document.querySelector('#announce').textContent") == "Link copied"
    assert page.evaluate(CLIPBOARD) == home + SCENE + "&theme=dark"
    chosen(page, "[data-share=copy_code]")
    until(page, "document.querySelector('#toast').textContent === 'PyTorch code copied'")
    assert "torch.optim.Adam([place], lr=0.2)" in page.evaluate(CLIPBOARD)

    # The link with parts hidden, and the frame.
    chosen(page, "[data-share=embed]")
    address, snippet = (page.locator("#embed-dialog textarea").nth(k) for k in (0, 1))
    assert address.input_value().endswith("&hide=panel,lessons")
    page.click("#embed-dialog label:has-text('Table')")
    page.click("#embed-dialog label:has-text('Lessons')")
    page.fill("#embed-dialog input[type=number] >> nth=0", "99999")
    assert address.input_value() == f"{home}{SCENE}&theme=dark&hide=panel,table"
    frame = unescape(snippet.input_value())
    assert (
        f'src="{home}embed{SCENE}&theme=dark&hide=panel,table" width="3840" height="600"' in frame
    )
    page.click("#embed-dialog section:nth-of-type(2) button")
    until(page, "document.querySelector('#embed-dialog #toast').role === 'status'")
    assert page.evaluate(CLIPBOARD) == snippet.input_value()
    page.keyboard.press("Escape")

    # The animation; a cancelled one leaves nothing behind.
    with page.expect_download(timeout=40_000) as download:
        chosen(page, "[data-share=film]")
    film = Image.open(BytesIO(download.value.path().read_bytes()))
    assert download.value.suggested_filename == "paths.gif"
    assert (film.size, film.info["loop"]) == ((960, 540), 0)
    frames = [frame.convert("RGB") for frame in ImageSequence.Iterator(film)]
    assert len(frames) == 31
    for before, after in pairwise(frames):
        # The path moves in the picture, and the bar below it.
        plot, bar = (0, 0, 960, 490), (0, 534, 960, 540)
        assert ImageChops.difference(before.crop(plot), after.crop(plot)).getbbox()
        assert ImageChops.difference(before.crop(bar), after.crop(bar)).getbbox()
    until(page, "!document.querySelector('dialog[open]') && !document.querySelector('#film')")


def test_a_link_can_hide_the_lessons(open_page):
    page = open_page("?on=bowl&run=adam&steps=9&lesson=noise-floor&hide=panel,lessons")
    until(page, "window.lab.step > 0")  # It does not wait for a prediction that nobody asks for.
    shown = "(name) => document.querySelector(name).checkVisibility()"
    for name in ("#open-lessons", "#lesson", ".side"):
        assert not page.evaluate(shown, name), name


@pytest.fixture
def other_site(tmp_path, site):
    """A site of another origin that frames the lab, and tries to frame its normal page."""
    frames = [
        f'<iframe id="{name or "normal"}" src="{site.address}{name}{SCENE}" width="900"'
        ' height="560"></iframe>'
        for name in ("embed", "")
    ]
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>t</title>" + "".join(frames))

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()


def test_another_site_shows_the_lab_in_a_frame_and_it_plays(browser, other_site):
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(other_site)
    frame = page.query_selector("#embed").content_frame()
    until(frame, "window.lab.step > 1 && window.lab.screenPoint(0, 0)")
    until(frame, "document.querySelector('#way-out').checkVisibility()")
    assert frame.get_attribute("#way-out", "href").endswith("/" + SCENE)
    assert not frame.query_selector("#share").is_visible()
    frame.click("#play")
    until(frame, "!window.lab.playing")
    assert frame.evaluate("location.pathname") == "/embed"
    # The normal page is not shown in any frame.
    assert any("frame-ancestors" in text for text in said)
    assert page.query_selector("#normal").content_frame().url == "chrome-error://chromewebdata/"
    context.close()
