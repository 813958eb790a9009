"""The paths: the loop that moves a particle, its segments, and what became of a run."""
