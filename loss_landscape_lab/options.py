"""The options of the command line: one parser for `python app.py` and `loss-landscape-lab`."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial

from loss_landscape_lab import __version__


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The host, port, number of workers, and whether to open a browser."""
    parser = argparse.ArgumentParser(description="Serve Loss Landscape Lab.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="0.0.0.0 serves other machines too (default: %(default)s)",
    )
    parser.add_argument(
        "--port", type=_between(0, 65535), default=8050, help="0 takes a free one (default: 8050)"
    )
    parser.add_argument(
        "--workers", type=_between(1, 64), default=1, help="processes that answer (default: 1)"
    )
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    return parser.parse_args(arguments)


def _between(low: int, high: int) -> Callable[[str], int]:
    return partial(_whole, low=low, high=high)


def _whole(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdecimal() and low <= int(text) <= high):
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from {low} to {high}")
    return int(text)
