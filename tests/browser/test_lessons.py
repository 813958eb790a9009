"""The lessons: chosen in the drawer, asked before they are played, explained on demand."""

from pathlib import Path

import pytest

from lab.catalogue.lessons import lessons
from lab.experiment.experiment import Experiment
from tests.browser.pages import until

FIRST, SECOND = lessons()[:2]
SMALL = {"width": 820, "height": 560}
# A lecture's screen; what the walk sees on it is kept for people to look at.
LECTURE = {"width": 1920, "height": 1080}
SHOTS = Path(__file__).parents[2] / "test-results" / "lessons"
OVERLAPS = """() => {
  const all = document.querySelectorAll(".picture, .table, .transport");
  const parts = [...all].filter(p => p.checkVisibility());
  const boxes = parts.map(p => p.getBoundingClientRect()), found = [];
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  parts.forEach((p, i) => parts.slice(0, i).forEach((q, k) => {
    if (!p.contains(q) && !q.contains(p) && over(boxes[i], boxes[k]))
      found.push(`${p.id || p.className} lies over ${q.id || q.className}`);
  }));
  return found;
}"""
# A picture that is on the screen shows the landscape of the contour, or has no landscape.
DRAWN = """gd => {
  const now = document.querySelector('#contour .js-plotly-plot').layout.meta.stamp;
  const stamp = gd.layout.meta?.stamp;
  return !gd.checkVisibility() || gd.closest('.curve, #data') || stamp === now;
}"""


def link(lesson):
    return f"{lesson.link}&lesson={lesson.slug}"


def waits(page):
    """The question is there, and the path has not moved."""
    until(page, "document.querySelector('#lesson-play')?.checkVisibility()")
    assert page.evaluate("[window.lab.step, window.lab.playing]") == [0, False]


def titled(page, lesson):
    title = f"{lesson.number} · {lesson.title}"
    until(page, f"document.querySelector('#lesson h2')?.textContent == {title!r}")


def visible(page, selector):
    return page.locator(selector).is_visible()


def fits(page):
    """The transport and the card are on the screen."""
    height = page.viewport_size["height"]
    for selector in ("#lesson", ".transport"):
        box = page.locator(selector).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= height + 1, selector


def apart(page):
    """Pictures, table and transport lie beside one another."""
    overlaps = page.evaluate(OVERLAPS)
    assert overlaps == []


def test_a_lesson_from_the_drawer_to_the_next(open_page):
    page = open_page("?on=bowl&run=adam&steps=20&theme=dark", **SMALL)
    page.click("#open-lessons")
    until(page, "document.querySelectorAll('#lessons a').length == 32")
    assert page.evaluate("document.activeElement.closest('#lessons') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "open-lessons"
    page.keyboard.press("Enter")
    page.locator("#lessons a", has_text=FIRST.title).first.click()
    titled(page, FIRST)
    waits(page)
    assert FIRST.ask in page.inner_text("#lesson")
    assert "theme=dark" in page.evaluate("location.search")
    assert page.evaluate("location.search").endswith(f"&lesson={FIRST.slug}")
    assert not visible(page, "#lesson-observe")
    until(page, "document.activeElement.id == 'lesson-play'")
    page.keyboard.press("Enter")
    until(page, "window.lab.step > 0")
    page.keyboard.press("o")
    assert " ".join(FIRST.observe.split())[:60] in page.inner_text("#lesson")
    assert not visible(page, "#lesson-why-text")
    page.click("#lesson-why")
    assert visible(page, "#lesson-why-text")
    page.locator("#lesson button", has_text="Next lesson").last.click()
    titled(page, SECOND)
    waits(page)
    fits(page)
    page.locator("#lesson button", has_text="Previous lesson").click()
    titled(page, FIRST)
    page.go_back()
    titled(page, SECOND)
    page.click("#lesson-close")
    until(page, "document.querySelector('#lesson').hidden")
    assert "lesson=" not in page.evaluate("location.search")


def test_what_would_answer_the_question_waits_for_the_play(open_page):
    """Arrows and inspector are in the scene of this lesson; first the question is read."""
    assert "inspect=1" in FIRST.link and "arrows=true" in FIRST.link
    page = open_page(f"{link(FIRST)}&view=contour")
    waits(page)
    until(page, "document.querySelector('#inspector [data-step]')")
    assert not visible(page, "#inspector") and not visible(page, ".legend-row")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('#inspector').checkVisibility()")
    until(page, "document.querySelector('.legend-row')?.checkVisibility()")
    page.keyboard.press("PageUp")
    waits(page)
    assert not visible(page, "#inspector")


def test_a_phone_has_the_question_the_picture_and_then_the_working(open_page):
    page = open_page(f"{link(FIRST)}&view=contour", width=390, height=844)
    waits(page)
    ask, foot = (
        page.locator(f"#lesson {part}").bounding_box() for part in (".ask", ".lesson-foot")
    )
    assert ask["y"] + ask["height"] <= foot["y"] + 1
    page.click("#lesson-play")
    until(page, "document.querySelector('#inspector').checkVisibility()")
    tops = "['lesson', 'contour-picture', 'inspector'].map(id => place(id))"
    place = "const place = id => document.getElementById(id).getBoundingClientRect().top"
    found = page.evaluate(f"() => {{ {place}; return {tops}; }}")
    assert found == sorted(found)
    # The picture of what was asked has come on the screen, whole but for the transport.
    top = "document.querySelector('#contour-picture').getBoundingClientRect().top"
    until(page, f"scrollY > 100 && {top} < 120")
    page.wait_for_timeout(700)
    assert 0 < page.evaluate(top) < 120


def test_a_prediction_is_a_click_on_the_contour(open_page):
    page = open_page("?on=bowl&run=gradient_descent:lr=0.1&steps=40&lesson=ant", **SMALL)
    waits(page)
    before = page.evaluate("location.search")
    until(page, "document.querySelector('#contour .js-plotly-plot').layout.meta")
    box = page.locator("#contour-picture").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4)
    until(page, "document.querySelector('.prediction-mark')")
    assert page.evaluate("location.search") == before
    assert "Your prediction" in page.inner_text("#lesson .said")
    page.click("label:has-text('Side by side')")
    until(page, "document.querySelector('.side-cell .prediction-mark')?.offsetLeft > 0")
    page.click("#lesson-play")
    page.click("#to-end")
    until(page, "document.querySelector('#lesson .said').textContent.startsWith('You were')")
    assert "away from where Gradient descent ended" in page.inner_text("#lesson .said")


@pytest.mark.parametrize("half", [0, 1], ids=["odd", "even"])
def test_every_lesson_waits_plays_and_explains(open_page, half):
    page = open_page("?on=bowl&run=adam&steps=5", **LECTURE)
    SHOTS.mkdir(parents=True, exist_ok=True)
    for lesson in lessons()[half::2]:
        # As a copied link is opened, without loading the program again.
        page.evaluate(
            """link => { history.pushState(null, '', link);
                         dispatchEvent(new PopStateEvent('popstate')); }""",
            link(lesson),
        )
        titled(page, lesson)
        waits(page)
        until(page, f"window.lab.tracks.length == {lesson.link.count('run=')}")
        assert not page.inner_text("#problems")
        fits(page)
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("ArrowRight")
        until(page, "window.lab.step == 1")
        until(page, "document.querySelector('#lesson-observe').checkVisibility()")
        page.keyboard.press("o")
        assert visible(page, "#lesson-observe-text")
        experiment, problems = Experiment.from_query(page.evaluate("location.search"))
        assert (experiment.lesson, problems) == (lesson.slug, ())
        page.keyboard.press("End")
        until(page, f"window.lab.step == {experiment.steps}")
        until(page, f"[...document.querySelectorAll('.picture .js-plotly-plot')].every({DRAWN})")
        apart(page)
        page.screenshot(path=SHOTS / f"{lesson.number}-{lesson.slug}.png")
