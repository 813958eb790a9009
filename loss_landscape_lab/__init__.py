"""Loss Landscape Lab as an installed application: its version, and the command that serves it.

In a wheel this package holds everything else, so that no other name lands in site-packages.
"""

__version__ = "0.1.0"
