"""uvicorn's HTTP protocol, with a plain sentence for an address that is too long."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# The parser counts an address in 16 bits.
LONGEST_ADDRESS = 65535


class Protocol(HttpToolsProtocol):
    """Answers an address beyond the parser's reach with what the matter is."""

    def send_400_response(self, msg: str) -> None:
        if len(self.url) > LONGEST_ADDRESS:
            msg = (
                f"This link is longer than {LONGEST_ADDRESS} characters, so it cannot be read. "
                "Open the page without it, and nothing else is lost."
            )
        super().send_400_response(msg)
