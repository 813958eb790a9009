"""An experiment and its link: a frozen value that says all that is computed and shown."""
