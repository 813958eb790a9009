"""The data of the menus over the registries, each entry with a line on what it shows."""

from collections.abc import Mapping
from typing import Any

from optimizers import NOT_OFFERED, OPTIMIZERS


def grouped(registry: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The data of a menu over a registry, under the group each object names."""
    groups: dict[str, list[dict[str, str]]] = {}
    for key, cls in registry.items():
        items = groups.setdefault(getattr(cls, "group", ""), [])
        items.append({"value": key, "label": cls.title, "about": cls.about()})
    if len(groups) == 1:
        return next(iter(groups.values()))
    return [{"group": name, "items": items} for name, items in groups.items()]


def optimizers() -> list[dict[str, Any]]:
    """The menu of optimizers; at its end what is missing on purpose, and why."""
    missing = [
        {"value": name, "label": name, "about": why, "disabled": True}
        for name, why in NOT_OFFERED.items()
    ]
    return [*grouped(OPTIMIZERS), {"group": "Not on two numbers", "items": missing}]
