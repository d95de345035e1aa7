"""What goes out to a tool of the trade, and what comes back from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workflow.errors import FactValue
from workflow.text import Code

UNTRANSLATED = "untranslated"
DRAFT = "draft"
RETURNED = "returned"
TRANSLATED = "translated"
APPROVED = "approved"
FOLDED = "folded"

UNFINISHED = frozenset({DRAFT, RETURNED})
"""States whose text nobody has vouched for."""


@dataclass(frozen=True, slots=True)
class Target:
    """A segment in one language, as it stands when the file is made.

    ``base`` is the base hash (``text.hashing.base_hash``) of what this language is now translated from; ``state`` is one of the
    names above; ``folded_note`` tells a translator where the text of a folded segment went.
    """

    text: str
    version: int
    base: str
    state: str
    folded_note: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One segment in all languages of the release.

    ``number`` counts the segments of the release from 1; ``block`` is the key of the block and ``kind`` what it is; ``codes`` is the
    table of inline codes of the block; ``note`` is for the translator.
    """

    key: str
    number: int
    block: str
    kind: str
    codes: tuple[Code, ...]
    source: str
    targets: Mapping[str, Target] = field(default_factory=dict)
    note: str = ""
    source_version: int = 1
    source_base: str = ""

    def target(self, language: str) -> Target:
        """The segment in ``language``; an empty one where there is none."""
        return self.targets.get(language) or Target("", 1, self.source_base, UNTRANSLATED)


@dataclass(frozen=True, slots=True)
class Origin:
    """The release that units come from, as a file names it.

    ``original`` is the name of the source's file; ``revised`` is the time of the last event of the history: a file never holds the
    time at which it was made, so that the same content gives the same bytes.
    """

    slug: str
    title: str
    source_language: str
    original: str
    revised: datetime | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """A translation that a file brings back; nothing in it has been judged yet.

    ``text`` is empty where the file holds none; ``source``, ``version`` and ``base`` are as the file says, None where it says nothing;
    ``fuzzy`` marks what its tool calls unsure; ``place`` is the line of the file; ``refusal`` is the code of the reason why this
    entry cannot be taken, empty where there is none, and ``facts`` are what the reason tells.
    """

    key: str | None
    text: str
    source: str | None
    version: int | None
    base: str | None
    fuzzy: bool
    place: int
    refusal: str = ""
    facts: Mapping[str, FactValue] = field(default_factory=dict)
