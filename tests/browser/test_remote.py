"""A remote's two keys lead through a lesson: ask, play, observe, why, other scenes, the next."""

from lab.catalogue.lessons import lessons
from tests.browser.pages import until

LESSON = next(lesson for lesson in lessons() if lesson.variants)
AFTER = lessons()[lessons().index(LESSON) + 1]


def marked(page, stage):
    until(page, f"document.querySelector('.stepper [aria-current=step]')?.textContent == {stage!r}")


def titled(page, lesson):
    until(page, f"document.querySelector('#lesson h2')?.textContent.includes({lesson.title!r})")


def opened(page):
    return [page.locator(f"#lesson-{part}-text").is_visible() for part in ("observe", "why")]


def test_two_keys_lead_through_a_lesson_and_back(open_page):
    page = open_page(f"{LESSON.link}&view=contour&lesson={LESSON.slug}", width=820, height=560)
    marked(page, "Ask")
    page.keyboard.press("PageDown")
    marked(page, "Play")
    until(page, "window.lab.playing && window.lab.step > 0")
    page.keyboard.press("PageDown")
    marked(page, "Observe")
    until(page, "!window.lab.playing")
    last = "Math.max(...window.lab.tracks.map(track => track.count - 1))"
    until(page, f"window.lab.step >= {last}")
    assert opened(page) == [True, False]
    page.keyboard.press("PageDown")
    marked(page, "Why")
    assert opened(page) == [True, True]
    for number in range(1, len(LESSON.variants) + 1):
        page.keyboard.press("n")
        marked(page, f"Vary {number}/{len(LESSON.variants)}")
        until(page, "document.querySelector('#lesson-play').checkVisibility()")
        until(page, "window.lab.step == 0 && !window.lab.playing")
        page.keyboard.press("PageDown")
        until(page, "window.lab.step > 0")
        page.keyboard.press("PageDown")
        until(page, f"!window.lab.playing && window.lab.step >= {last}")
    page.keyboard.press("PageDown")
    titled(page, AFTER)
    marked(page, "Ask")
    page.keyboard.press("PageUp")
    titled(page, LESSON)
    marked(page, f"Vary {len(LESSON.variants)}/{len(LESSON.variants)}")
    until(page, f"window.lab.step >= {last}")
    for _ in range(len(LESSON.variants)):
        page.keyboard.press("PageUp")
        until(page, "document.querySelector('#lesson-play').checkVisibility()")
        page.keyboard.press("PageUp")
        until(page, "!document.querySelector('#lesson-play').checkVisibility()")
    marked(page, "Why")
    assert opened(page) == [True, True]
    page.keyboard.press("PageUp")
    marked(page, "Observe")
    page.keyboard.press("PageUp")
    marked(page, "Play")
    page.keyboard.press("PageUp")
    marked(page, "Ask")
    until(page, "window.lab.step == 0")
