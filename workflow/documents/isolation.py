"""Left-to-right runs in a text that runs from the right, held together where the Unicode algorithm would break them (UAX 9)."""

import re

from workflow.documents.document import Isolation

_AROUND: dict[Isolation, tuple[str, str]] = {
    Isolation.CHARACTERS: ("\u2066", "\u2069"),
    Isolation.MARKS: ("\u200e", "\u200e"),
}
_RUN = re.compile(r"[\w.+-]+@[\w.-]+\w|https?://[^\s\u2066-\u2069]+|\+\d[\d ]+\d")


def isolated(text: str, how: Isolation) -> str:
    """Give ``text`` with what must stand together between two characters of ``how``."""
    around = _AROUND.get(how)
    if around is None:
        return text
    return _RUN.sub(lambda run: f"{around[0]}{run[0]}{around[1]}", text)
