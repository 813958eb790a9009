"""axe finds nothing to complain of: each part of the page, in both themes, large and small."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from lab.catalogue.lessons import lessons
from tests.browser.pages import until

DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
PLACE = "?on=bowl&run=adam~hidden&run=momentum:lr=0.05&steps=20"
LESSON = lessons()[0]
PARTS = ("main", "menus", "lessons", "presenter", "lesson", "step", "qr", "embed", "film")
# What fills the page; the others have the same colours on a phone.
WHOLE = ("main", "lessons", "presenter", "lesson")
# Themes differ in their colours alone: what else there is, is looked for in one of them.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
FOUND = """
async (options) => {
  // Colours on their way to another theme are nobody's.
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  const ends = ({ effect }) => Number.isFinite(effect.getComputedTiming().endTime);
  document.getAnimations().filter(ends).forEach((motion) => motion.finish());
  const { violations } = await axe.run({ resultTypes: ["violations"], ...options });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`));
}
"""


def complaints(page, options=None):
    """What axe finds; it is put in beside the page's own scripts, whose policy forbids others."""
    until(page, "!document.querySelector('[data-late=true]')")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(FOUND, options or {})


def go(page, link):
    """Open a link as a copied one, without loading the program again."""
    page.evaluate(
        """link => { history.pushState(null, '', link);
                     dispatchEvent(new PopStateEvent('popstate')); }""",
        link,
    )
    theme = "dark" if "theme=dark" in link else "light"
    until(page, f"document.documentElement.dataset.mantineColorScheme == '{theme}'")
    until(
        page,
        f"document.querySelector('#contour .js-plotly-plot').layout.meta.stamp.includes('{theme}')",
    )
    until(page, "document.querySelectorAll('#table tr').length == window.lab.tracks.length")


def shown(page, part, theme):
    """Bring a part on the screen; a scene in 3-D, dear to draw, only where it is first met."""
    flat = "&view=contour"
    if part == "presenter":
        go(page, f"{PLACE}&present=true{flat}{theme}")
    elif part == "lesson":
        go(page, f"{LESSON.link}&lesson={LESSON.slug}{flat}{theme}")
        until(page, "document.querySelector('#lesson-play')?.checkVisibility()")
    elif part == "step":
        go(page, f"{PLACE}&inspect=2&slice=x{flat}{theme}")
        until(page, "document.querySelector('#inspector [data-step]')?.checkVisibility()")
        # Numbers that are not yet those of the step are pale.
        until(page, "window.lab.committed().length > 0")
        # On a phone it is behind a tab, and not drawn before it is seen.
        if page.viewport_size == DESKTOP:
            until(page, "document.querySelector('.slice-title')?.textContent.includes('along x')")
    elif part == "main":
        go(page, PLACE + theme)
    else:
        go(page, f"{PLACE}{flat}{theme}")
    if part in ("qr", "embed", "film"):
        page.evaluate(f"document.querySelector('[data-share={part}]').click()")
        until(page, f"document.getElementById('{part}-dialog').open")
    if part == "qr":
        until(page, "document.querySelector('.qr-image').naturalWidth > 0")
    if part == "lessons":
        page.click("#open-lessons")
        until(page, "document.querySelectorAll('#lessons a').length == 32")
    if part == "menus":
        for menu in ("view-menu", "share"):
            page.evaluate(f"document.getElementById('{menu}').open = true")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_stands_in_the_way(open_page, size):
    page = open_page(PLACE, reduced_motion="reduce", **size)
    page.wait_for_selector("[role=slider][aria-label*='learning rate' i]", state="attached")
    found = []
    for theme, options in (("", None), ("&theme=dark", COLOURS)):
        for part in PARTS if not theme or size == DESKTOP else WHOLE:
            shown(page, part, theme)
            found += [f"{part}{theme}: {said}" for said in complaints(page, options)]
            page.keyboard.press("Escape")
            page.evaluate("document.querySelectorAll('details[open]').forEach(d => d.open = false)")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("scheme", "size"), [("light", DESKTOP), ("dark", PHONE)])
def test_the_reference_can_be_read(browser, site, scheme, size):
    page = browser.new_page(color_scheme=scheme, viewport=size)
    page.goto(f"{site.address}reference")
    assert complaints(page) == []
    page.close()


def test_a_planted_fault_is_found(open_page):
    page = open_page(PLACE, width=820, height=560)
    page.evaluate("document.getElementById('play').removeAttribute('aria-label')")
    page.evaluate("document.getElementById('play').removeAttribute('title')")
    assert any(said.startswith("button-name") for said in complaints(page))
