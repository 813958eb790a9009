"""The page in German: all of it, changed at once, undone by Back."""

from tests.browser.pages import until

SCENE = "?on=bowl&run=adam:lr=0.2&run=gradient_descent:lr=5&steps=30"
TEXT = "document.querySelector('{}').textContent"
BOX = "#box-adam-optimizer-lr"

GERMAN = {
    "#open-lessons": "Lektionen",
    "#share summary": "Teilen",
    ".panel h2": "Landschaft",
    ".table thead th:last-child": "Zustand",
    "#counter": "Schritt",
    "#table tr:last-child .status": "divergiert bei",
    "#curve-loss .xtitle": "Schritt",
    ".view-menu summary": "Ansicht",
}
ENGLISH = {
    "#open-lessons": "Lessons",
    "#share summary": "Share",
    ".panel h2": "Landscape",
    ".table thead th:last-child": "status",
    "#counter": "step",
    "#table tr:last-child .status": "diverged at",
    "#curve-loss .xtitle": "step",
    ".view-menu summary": "View",
}


def shown(page, texts):
    for selector, text in texts.items():
        until(page, f"{TEXT.format(selector)}.includes('{text}')")


def choose(page, label, option):
    page.click(".view-menu summary")
    page.click(f".view-menu input[aria-label='{label}']")
    page.click(f"[role=option]:has-text('{option}')")


def test_the_language_changes_everywhere_and_back(open_page):
    page = open_page(SCENE + "&language=de")
    until(page, "document.documentElement.lang === 'de'")
    shown(page, GERMAN)
    # Plotly's own tools too.
    until(page, "document.querySelector('#contour [data-title=\"Vergrößern\"]')")
    tools = "[...document.querySelectorAll('#contour .modebar-btn')]"
    until(page, f"{tools}.every(tool => tool.dataset.sayTip)")
    assert page.get_attribute("#play", "aria-label") == "Abspielen oder anhalten (Leertaste)"
    assert page.get_attribute("#contour-picture", "aria-label").endswith("Klicken setzt den Start")
    assert page.get_attribute("#start-handle", "aria-label").startswith("Startpunkt: ziehen")
    page.fill(BOX, "2000")
    page.keyboard.press("Enter")
    until(page, f"{TEXT.format('#problems')}.includes('Lernrate: 2000 liegt außerhalb')")
    # A decimal is written with a comma as well.
    page.fill(BOX, "0,15")
    page.keyboard.press("Enter")
    until(page, "location.search.includes('adam:lr=0.15')")
    page.wait_for_selector(".view-menu summary")
    choose(page, "Sprache", "English")
    until(page, "document.documentElement.lang === 'en'")
    assert "language" not in page.evaluate("location.search")
    shown(page, ENGLISH)
    assert page.get_attribute("#play", "aria-label") == "Play or pause (space)"
    page.go_back()
    until(page, "document.documentElement.lang === 'de'")
    shown(page, GERMAN)


def test_a_lesson_and_the_files_follow_the_language(open_page):
    page = open_page("?on=bowl&run=gradient_descent:lr=0.1&language=de&lesson=ant")
    until(page, f"{TEXT.format('#lesson-play')}.includes('Vorhersage steht')")
    assert page.get_attribute("#lesson-close", "aria-label") == "Lektion schließen"
    page.hover("#open-reference")
    until(page, "document.querySelector('#open-reference').href.endsWith('language=de')")
    page.evaluate("document.querySelector('#open-lessons').click()")
    until(page, f"{TEXT.format('#lessons-title')} === 'Lektionen'")
    page.keyboard.press("Escape")
    page.evaluate("window.lab.edit('language', 'en')")
    until(page, f"{TEXT.format('#lesson-play')}.includes('Prediction made')")
