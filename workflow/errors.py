"""What can go wrong, in one tree.

::

    SteleError
    ├── BadInput      what came in cannot be used: exit 2, HTTP 400
    ├── Refused       the rules or the person's rights forbid it: exit 2, HTTP 403
    ├── Conflict      somebody else was first: exit 2, HTTP 409 or 412
    ├── Missing       it is not there, or not for this person: exit 2, HTTP 404
    └── Unavailable   the machine cannot do it now: exit 2, HTTP 503

An error carries a code (``room.what``) and facts, never a sentence: the edge finds the words in the reader's language.
"""

from collections.abc import Mapping
from types import MappingProxyType

FactValue = str | int


class SteleError(Exception):
    """Something that a person should hear of.

    ``code`` names what happened (``docx.encrypted``); ``facts`` fill the sentence (``file``, ``line``, ``segment`` ...).
    """

    code: str
    facts: Mapping[str, FactValue]

    def __init__(self, code: str, /, **facts: FactValue) -> None:
        super().__init__(code)
        self.code = code
        self.facts = MappingProxyType(facts)

    def __str__(self) -> str:
        # Facts may hold the text of a release: they are for the reader, not for logs.
        return self.code


class BadInput(SteleError):
    """What came in cannot be used; nothing was changed."""


class Refused(SteleError):
    """The rules, or the rights of the person, forbid it."""


class Conflict(SteleError):
    """What was seen is no longer what is there."""


class Missing(SteleError):
    """It does not exist, or not for this person: the two are not told apart."""


class Unavailable(SteleError):
    """The machine cannot do it now: disk full or read-only, database away."""
