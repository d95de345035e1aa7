"""Words inside the files: each is asked for in the language of its file, and found at the edge."""

from collections.abc import Callable

Word = Callable[[str, str], str]
"""Gives an English message in a language: ``word("Draft", "fr")``."""

DRAFT = "Draft"
FOLDED = "Folded into the segment before"
NUMBER = "Number"
UNTRANSLATED = "Not translated yet"


def english(message: str, language: str) -> str:  # noqa: ARG001 - the shape of Word
    """Give the message as it is."""
    return message
