"""The texts of the page in a further language, as the player reads them."""

from declare.phrases import LANGUAGES, dictionary_text
from ui.answers.refusal import Refusal
from ui.answers.route import JSON, Asked, Question, Route


def named(asked: Asked) -> tuple[str]:
    """The language of a file's name. Raises Refusal where there is no such language."""
    language = asked.words["name"].removesuffix(".json")
    if language not in LANGUAGES[1:]:
        raise Refusal(404, "There is no such language.")
    return (language,)


def texts(link: str, language: str) -> str:
    """The texts of a language by their English ones."""
    return dictionary_text(language)


ROUTE = Route("/languages/{name}", texts, Question(("name",), named), JSON)
