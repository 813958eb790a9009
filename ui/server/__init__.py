"""The server: routes, the guard in front of them, compression, the stream."""
