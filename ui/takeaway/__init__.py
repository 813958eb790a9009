"""Exports of a link: tables, a program, a page without a server."""
