"""Maps over many runs."""

from dataclasses import dataclass

from declare.keys import Key
from declare.parameters import word
from lab.views.base import View


@dataclass(frozen=True)
class Map(View):
    """What becomes of a run at other learning rates, momenta or starts."""

    rank, place = 130, 9
    keys = (
        Key("w", "Sweep of the learning rate", to="sweep"),
        Key("b", "Basins of attraction: where each start ends", to="basins"),
    )
    titles = ("none", "learning rates", "learning rate × momentum", "basins")

    map: str = word("none", ("none", "sweep", "momentum", "basins"), "map")
