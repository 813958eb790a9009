"""An experiment as a PyTorch program that takes the same steps.

Nothing of a user's text enters it: it is made of declared words and of checked numbers.
"""

from lab.experiment.experiment import Experiment
from lab.pytorch.losses import loss_function
from lab.pytorch.runs import needs_numpy, run_block
from lab.pytorch.twins import LeftOut
from lab.simulation.simulate import simulate

TOP = '''"""{title} by PyTorch: the visible runs of this link of the Loss Landscape Lab.

{link}
"""

{imports}

torch.set_default_dtype(torch.float64)
paths = {{}}  # the points of each run, from its start on
'''
END = """

for name, points in paths.items():
    x, y = points[-1]
    print(f"{name}: x = {x:.12g}, y = {y:.12g}, loss = {loss(*torch.tensor([x, y])).item():.12g}"
          f" after {len(points) - 1} updates")
"""


def pytorch(experiment: Experiment) -> str:
    """The program: torch and, for random numbers, NumPy is all that it needs."""
    runs = [run for run in experiment.runs if run.visible]
    imports = ["import numpy as np"] if any(map(needs_numpy, runs)) else []
    top = TOP.format(
        title=experiment.landscape.title,
        link=experiment.query(),
        imports="\n".join([*imports, "import torch"]),
    )
    try:
        loss = loss_function(experiment.landscape)
    except LeftOut as reason:
        return f"{top}\n# No run can be written down here: {reason}\n"
    trajectories = dict(zip(experiment.names(), simulate(experiment), strict=True))
    blocks = [
        run_block(experiment, name, run, trajectories[name])
        for name, run in experiment.named()
        if run.visible
    ]
    return top + "\n" + loss + "".join(blocks) + END


__all__ = ["pytorch"]
