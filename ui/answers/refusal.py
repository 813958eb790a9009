"""Refusal: the reason a request is not answered, as a status and a sentence."""


class Refusal(Exception):
    """A request that is not answered: its status, and a sentence for the sender."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence
