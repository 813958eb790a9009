"""An experiment and its link: one frozen value that determines everything computed and shown."""
