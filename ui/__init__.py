"""What serves people: the screen, the answers to the page, the server."""
