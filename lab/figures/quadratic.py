"""The surroundings of a point: the gradient field and the quadratic model of the loss."""

from functools import lru_cache
from typing import Any

import numpy as np

from declare.phrases import Phrase
from lab.figures.base import height
from landscapes.base import Landscape

FIELD = 21
SHEET = 15
# The sheet reaches this part of the domain to each side.
REACH = 0.17
# A Hessian is singular where its determinant is this small beside its largest entry.
SINGULAR = 1e-12


@lru_cache(maxsize=32)
def field(landscape: Landscape) -> np.ndarray:
    """(4, FIELD, FIELD): x, y and the two parts of the gradient in cells of the domain."""
    cells = (np.arange(FIELD) + 0.5) / FIELD
    x, y = (low + cells * (high - low) for low, high in landscape.domain)
    x, y = np.meshgrid(x, y)
    with np.errstate(all="ignore"):
        return np.stack(np.broadcast_arrays(x, y, *landscape.gradient(x, y, np)))


def quadratic(landscape: Landscape, x: float, y: float, mode: str = "auto") -> dict[str, Any]:
    """The model f + gᵀd + ½ dᵀH d at a point, to the last bit, and where its slope is zero.

    `newton` is the place of that with the model's loss there and its kind, None where the
    Hessian is singular. `sheet` has the model's heights around the point as the surface is
    drawn. `missing` says why there is no model where a derivative is not a number.
    """
    with np.errstate(all="ignore"):
        loss = float(landscape.value(x, y, np))
        gradient = [float(part) for part in landscape.gradient(x, y, np)]
        hessian = [float(part) for part in landscape.hessian(x, y, np)]
    if not np.isfinite([loss, *gradient, *hessian]).all():
        return {"missing": Phrase("The loss has no finite curvature at this point.")}
    found = {"x": x, "y": y, "loss": loss, "gradient": gradient, "hessian": hessian}
    return {
        **found,
        "newton": newton_point(x, y, loss, gradient, hessian),
        "sheet": _sheet(landscape, found, mode),
    }


def newton_point(
    x: float, y: float, loss: float, gradient: list[float], hessian: list[float]
) -> dict[str, Any] | None:
    """Where the model's slope is zero, -H⁻¹ g from the point; None if H is singular."""
    (gx, gy), (hxx, hxy, hyy) = gradient, hessian
    det = hxx * hyy - hxy * hxy
    if not abs(det) > SINGULAR * max(map(abs, hessian)) ** 2:
        return None
    dx, dy = (hxy * gy - hyy * gx) / det, (hxy * gx - hxx * gy) / det
    if not np.isfinite([dx, dy]).all():
        return None
    kind = "saddle" if det < 0 else "minimum" if hxx > 0 else "maximum"
    return {"x": x + dx, "y": y + dy, "loss": loss + (gx * dx + gy * dy) / 2, "kind": kind}


def _sheet(landscape: Landscape, model: dict[str, Any], mode: str) -> dict[str, Any]:
    """The model's heights on a grid around the point, cut at the domain's edge."""
    sides = zip((model["x"], model["y"]), landscape.domain, strict=True)
    x, y = (
        np.linspace(
            max(low, at - REACH * (high - low)), min(high, at + REACH * (high - low)), SHEET
        )
        for at, (low, high) in sides
    )
    u, v = x[None, :] - model["x"], y[:, None] - model["y"]
    (gx, gy), (hxx, hxy, hyy) = model["gradient"], model["hessian"]
    with np.errstate(all="ignore"):
        loss = model["loss"] + gx * u + gy * v + 0.5 * (hxx * u * u + hyy * v * v) + hxy * u * v
        z = height(landscape, loss, mode)
    largest = np.finfo("<f4").max
    return {"x": x.tolist(), "y": y.tolist(), "z": np.clip(z, -largest, largest).tolist()}
