"""Every declared view is turned on and off, by its word and by its keys, without a message."""

from lab.views import VIEWS
from tests.browser.pages import until

# On it every view has something to show.
LINK = (
    "?on=linreg&run=gradient_descent:lr=0.05~batch:size=4&run=adam:lr=0.1&steps=30"
    "&hide=panel,table&curves=loss"
)
FIGURES = "[...document.querySelectorAll('.js-plotly-plot')].every((gd) => gd._fullLayout)"
TYPED = "document.activeElement.blur()"


def values(view):
    """The values that turn a view on, as the link has them."""
    _, known = view.main()
    if known.kind == "flag":
        return ["true"]
    return [word for word in known.words if word != known.default] or ["1"]


def drawn(page):
    """Waits until the answer is there and drawn."""
    page.evaluate(
        """async () => { for (let k = 0; k < 12; k++) await new Promise(requestAnimationFrame); }"""
    )


def test_every_view_is_drawn_without_a_message(open_page):
    page = open_page(LINK, reduced_motion="reduce")
    for view in VIEWS.values():
        word, known = view.main()
        for value in values(view):
            page.evaluate(f"window.lab.edit('{word}', '{value}')")
            until(page, f"location.search.includes('&{word}={value}') && {FIGURES}")
            drawn(page)
            assert page.evaluate("document.getElementById('problems').innerText") == ""
        page.evaluate(f"window.lab.edit('{word}', '{known.write(known.default)}')")
        until(page, f"!location.search.includes('&{word}=')")
    # What the answers ask for afterwards, and what is drawn when they have come.
    page.wait_for_timeout(1500)


def test_the_keys_of_every_view_turn_it_on_and_off(open_page):
    page = open_page(LINK, reduced_motion="reduce")
    for view in VIEWS.values():
        word, known = view.main()
        for key in view.keys:
            presses = len(known.words) if known.kind == "word" and not key.to else 2
            for press in range(1, presses + 1):
                page.evaluate(TYPED)
                page.keyboard.press(key.letter)
                on = f"location.search.includes('&{word}={key.to}')"
                until(page, on if press < presses else f"!{on}")
                page.wait_for_timeout(100)
