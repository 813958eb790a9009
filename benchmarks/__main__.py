"""`python -m benchmarks` measures everything; names of sections choose: `… torch browser`."""

import argparse
import importlib

from benchmarks.report import table

SECTIONS = {
    "torch": "torch_rate",
    "maps": "torch_maps",
    "callback": "callback_cost",
    "browser": "browser",
    "first_visit": "first_visit",
    "load": "load",
}


def main() -> None:
    """Runs the chosen sections one after the other and prints one table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="section", help=", ".join(SECTIONS))
    chosen = parser.parse_args().sections or list(SECTIONS)
    unknown = set(chosen) - set(SECTIONS)
    if unknown:
        parser.error(f"there is no section {', '.join(sorted(unknown))}: {', '.join(SECTIONS)}")
    rows = []
    for name in chosen:
        print(f"measuring: {name} …", flush=True)
        rows += importlib.import_module(f"benchmarks.{SECTIONS[name]}").rows()
    print()
    print(table(rows))


if __name__ == "__main__":
    main()
