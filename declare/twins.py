"""The library class that an object of ours is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Twin:
    """The library class that an object equals, step by step.

    `arguments` maps the library's word to ours: to a parameter, to one for each entry of a
    tuple, or to a text with our parameters in braces. `fixed` holds the arguments without
    which the two are not the same; what is in neither is zero or off. `relative` names the
    arguments that are learning rates where ours are parts of the base rate. `ours` holds the
    values that our parameters must have for it. `peak` names the argument that replaces the base
    rate.
    """

    path: str
    arguments: Mapping[str, str | tuple[str, ...]]
    fixed: Mapping[str, Any] = field(default_factory=dict[str, Any])
    relative: tuple[str, ...] = ()
    ours: Mapping[str, Any] = field(default_factory=dict[str, Any])
    peak: str = ""
