"""The step inspector's numbers: one update written down as its rule computed it."""
