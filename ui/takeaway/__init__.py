"""What a link can be taken away as: tables, a program, a page without a server."""
