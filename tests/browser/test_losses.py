"""The table of losses: the numbers of the step shown, in the place of the data plot."""

from tests.browser.pages import until
from ui.answers.losses import losses
from ui.answers.orders import orders

SCENE = "?on=linreg:penalty=0.1&run=gradient_descent:lr=0.1~batch:size=2&run=adam&steps=30"
TABLE = "document.querySelector('#data-picture .losses')"
SHOWN = f"""(() => {{
  const texts = (name) => [...{TABLE}.querySelectorAll(name)].map((one) => one.textContent);
  const rows = [...{TABLE}.querySelectorAll('tbody tr')];
  return {{ rows: rows.map((row) => [...row.children].map((cell) => cell.textContent)),
            sums: texts('tfoot td'), title: texts('.losses-title')[0] }};
}})()"""

# The places of the strip that are filled with the colour of the batch in use.
PURPLE = """(count) => {
  const canvas = document.querySelector('.order canvas'), pen = canvas.getContext('2d');
  const { width, height } = canvas, { data } = pen.getImageData(0, height / 4, width, 1);
  const off = (x, k, value) => data[4 * x + k] - value;
  const near = (x) => Math.hypot(off(x, 0, 176), off(x, 1, 72), off(x, 2, 159)) < 8;
  const right = width - 6 * devicePixelRatio, left = 24 * devicePixelRatio + 60;
  const wide = (right - left) / count, aside = Math.round(0.3 * wide);
  // Only the middle of a place counts: the title before them is as wide as its letters.
  const found = [...Array(width).keys()]
    .filter((x) => near(x - aside) && near(x) && near(x + aside));
  return [...new Set(found.map((x) => Math.floor((x - left) / wide)))];
}"""


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
    page = open_page(SCENE + "&losses=1&order=true&view=contour", reduced_motion="reduce")
    until(page, f"{TABLE}.querySelectorAll('tbody tr').length === 8")
    check(page, "gradient_descent", "Gradient descent", 30)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Home")
    check(page, "gradient_descent", "Gradient descent", 0)
    # The strip of the epoch: its batch is the one in use, and moves with the clock.
    order = orders(SCENE, "gradient_descent", 0)["orders"][0]
    for step in (0, 1, 2):
        until(page, f"({PURPLE})(8).join() === '{2 * step},{2 * step + 1}'")
        said = ", ".join(str(i + 1) for i in order)
        now = ", ".join(str(i + 1) for i in order[2 * step : 2 * step + 2])
        label = page.get_attribute(".order canvas", "aria-label")
        assert f"epoch 0: the examples in the order {said}; now {now}" in label
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    page.click(".losses-run:nth-of-type(2)")
    check(page, "adam", "Adam", 0)
    assert "losses=2" in page.evaluate("location.search")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("y")
    until(page, f"{TABLE}.hidden && !location.search.includes('losses')")
