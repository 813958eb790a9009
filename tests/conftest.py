"""The mark of the tests in a browser, and the summary at the end: how well what agreed."""

from pathlib import Path

import pytest

BROWSER = Path(__file__).with_name("browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What stands in tests/browser needs a browser; nothing else does."""
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter):
    """One line a kind of comparison; tests report with `record_property`."""
    found: dict[str, list[float]] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                for name, value in report.user_properties:
                    found.setdefault(name, []).append(value)
    if found:
        terminalreporter.section("agreement")
    for name, values in sorted(found.items()):
        if name.startswith("compared: "):
            title = name.removeprefix("compared: ")
            terminalreporter.line(f"{title}: {len(values)} compared, worst error {max(values):.1e}")
        elif name.startswith("counted: "):
            terminalreporter.line(f"{name.removeprefix('counted: ')}: {sum(values)}")
