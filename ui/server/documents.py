"""`python -m ui.server.documents` writes every generated table of the documents under `docs/`.

It stands here because the addresses that the server answers are known to this room alone.
"""

from collections.abc import Callable, Mapping

from lab.catalogue.documents import DOCS, filled
from lab.catalogue.tables import tables
from lab.catalogue.words import words
from ui.server.addresses import addresses

DOCUMENTS: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "catalogue.md": tables,
    "link.md": words,
    "http.md": addresses,
}


def written(name: str) -> str:
    """The text of a document with its tables as the code has them now."""
    return filled((DOCS / name).read_text("utf-8"), DOCUMENTS[name]())


if __name__ == "__main__":
    for document in DOCUMENTS:
        (DOCS / document).write_text(written(document), "utf-8")
