"""Analyses of paths: slices, stability, noise floors, maps of many runs, single steps."""
