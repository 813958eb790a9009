"""The user interface: the screen, the answers to the page, the server."""
