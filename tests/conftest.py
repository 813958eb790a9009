"""The summary at the end of a test session: what was compared, and how well it agreed."""


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
