"""The table of losses: the numbers of the step shown, in the place of the data plot."""

from tests.browser.pages import until
from ui.losses import losses

SCENE = "?on=linreg:penalty=0.1&run=gradient_descent:lr=0.1~batch:size=2&run=adam&steps=30"
TABLE = "document.querySelector('#data-picture .losses')"
SHOWN = f"""(() => {{
  const texts = (name) => [...{TABLE}.querySelectorAll(name)].map((one) => one.textContent);
  const rows = [...{TABLE}.querySelectorAll('tbody tr')];
  return {{ rows: rows.map((row) => [...row.children].map((cell) => cell.textContent)),
            sums: texts('tfoot td'), title: texts('.losses-title')[0] }};
}})()"""


def number(text):
    return float(text.replace("−", "-"))


def check(page, which, label, step):
    """That the table shows a run at a step, digit by digit as far as it prints them."""
    # Between two answers to different links the table is empty.
    title, ready = f"{label} · step {step}", "told.rows.length === 8 && told.title === title"
    until(page, f"((told, title) => {ready})({SHOWN}, {title!r})")
    found, told = losses(SCENE, which, step), page.evaluate(SHOWN)
    for i, (row, numbers) in enumerate(zip(told["rows"], found["rows"], strict=True)):
        assert (row[0] == f"● {i + 1}") == (i in found["used"])
        for text, value in zip(row[1:], numbers, strict=True):
            assert abs(number(text) - value) <= 5e-3 * abs(value)
    for text, name in zip(told["sums"], ("mean", "penalty", "loss"), strict=True):
        assert abs(number(text) - found[name]) <= 5e-6 * abs(found[name])


def test_the_table_shows_the_losses_of_the_step_and_of_the_run_that_is_chosen(open_page):
    page = open_page(SCENE + "&losses=1", reduced_motion="reduce")
    until(page, f"{TABLE}.querySelectorAll('tbody tr').length === 8")
    check(page, "gradient_descent", "Gradient descent", 30)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Home")
    check(page, "gradient_descent", "Gradient descent", 0)
    page.click(".losses-run:nth-of-type(2)")
    check(page, "adam", "Adam", 0)
    assert "losses=2" in page.evaluate("location.search")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("y")
    until(page, f"{TABLE}.hidden && !location.search.includes('losses')")
