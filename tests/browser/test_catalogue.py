"""Every object of the menus opens, runs and plays, and the console stays clean."""

import pytest

from lab.averages import AVERAGES
from lab.clipping import CLIPS
from lab.experiment.run import PARTS, Run
from lab.gradients import SOURCES
from lab.schedules import SCHEDULES
from lab.stops import STOPS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.browser.pages import until

# The panel and the contour: 3-D without a graphics card would take most of the time, and the walk
# through the lessons draws the surfaces.
SHOWN = "&steps=12&view=contour&hide=curves"
PLACE = f"?on=linreg_noisy{SHOWN}"


def scenes():
    """A link for each object, a few to a page so that all are opened in few minutes."""
    for key in LANDSCAPES:
        yield f"landscapes-{key}", f"?on={key}&run=adam&run=gradient_descent{SHOWN}"
    for group in grouped(OPTIMIZERS, 6):
        yield f"optimizers-{group[0]}", PLACE + "".join(f"&run={key}" for key in group)
    for field, registry in PARTS.items():
        plain = getattr(Run, field).key()
        names = [key for key in registry if key != plain]
        for group in grouped(names, 6):
            runs = "".join(f"&run=gradient_descent:lr=0.1~{key}" for key in group)
            yield f"{field}-{group[0]}", PLACE + runs
    for key in STOPS:
        yield f"stops-{key}", f"{PLACE}&run=adam&stop={key}"


def grouped(names, size):
    names = list(names)
    return [names[i : i + size] for i in range(0, len(names), size)]


SCENES = dict(scenes())
PAGES = grouped(SCENES, 12)


@pytest.mark.parametrize("names", PAGES, ids=[page[0] for page in PAGES])
def test_each_opens_runs_and_plays(open_page, names):
    # A small window: software rendering costs by the pixel.
    page = open_page(SCENES[names[0]], width=820, height=560)
    for name in names:
        # As a copied link is opened, without loading the program again.
        page.evaluate(
            """link => { history.pushState(null, '', link);
                         dispatchEvent(new PopStateEvent('popstate')); }""",
            SCENES[name],
        )
        landscape = SCENES[name].partition("on=")[2].partition("&")[0]
        until(
            page,
            "document.querySelector('#contour .js-plotly-plot').layout.meta.stamp"
            f".split(/[ :]/)[0] == '{landscape}'",
        )
        count = SCENES[name].count("run=")
        until(page, f"window.lab.tracks.length == {count}")
        page.click("#restart")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("ArrowRight")
        until(page, "window.lab.step >= 1")
        page.click("#to-end")
        until(page, f"document.querySelectorAll('#table tr').length == {count}")
        assert not page.inner_text("#problems"), name
        shown = page.inner_text("#table")
        assert "NaN" not in shown, name
        assert "undefined" not in shown, name


def test_the_menus_offer_the_whole_catalogue(open_page):
    page = open_page(PLACE)
    for label, registry in (("Landscape", LANDSCAPES), ("Optimizer of run 1", OPTIMIZERS)):
        page.click(f"input[aria-label='{label}']")
        until(page, "document.querySelectorAll('[role=option]').length > 5")
        offered = page.eval_on_selector_all("[role=option]", "all => all.map(o => o.innerText)")
        titles = {text.splitlines()[0] for text in offered if text}
        assert {cls.title for cls in registry.values()} <= titles
        page.keyboard.type("ada")
        until(page, "document.querySelectorAll('[role=option]').length < 12")
        page.keyboard.press("Escape")
    assert len(LANDSCAPES) >= 43
    assert len(OPTIMIZERS) >= 28
    assert len(SCHEDULES) >= 12
    assert min(map(len, (AVERAGES, CLIPS, SOURCES))) >= 3
