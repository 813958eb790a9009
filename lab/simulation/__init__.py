"""Simulation: the loop that moves a particle, its segments, and the status of a run."""
