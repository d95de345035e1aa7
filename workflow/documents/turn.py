"""From which direction to which a file is written, and what its new language needs."""

from dataclasses import dataclass
from functools import lru_cache

from locales import language as facts_of
from workflow.office.tongue import tongue

_INSTEAD = "Arial"


@dataclass(frozen=True, slots=True)
class Turn:
    """``tag`` is the new language with its country; ``fonts`` (in small letters) hold its script, ``instead`` is named for others.

    ``moved``: the new language is another one than the file's.
    """

    tag: str
    was_right_to_left: bool
    right_to_left: bool
    fonts: frozenset[str]
    instead: str
    moved: bool = True

    @property
    def turns(self) -> bool:
        """Whether the direction changes."""
        return self.was_right_to_left != self.right_to_left

    def is_spoken(self, tag: str) -> bool:
        """Whether ``tag`` names the new language, in whatever country."""
        return tag.lower().partition("-")[0] == self.tag.lower().partition("-")[0]


@lru_cache(256)
def turn(before: str, after: str) -> Turn:
    """Give how a file in the language ``before`` is written in ``after``."""
    spoken = tongue(after)
    facts = facts_of(after).table("documents")
    fonts = facts.get("fonts", {})
    return Turn(
        tag=spoken.tag,
        was_right_to_left=facts_of(before).direction == "rtl",
        right_to_left=spoken.right_to_left,
        fonts=frozenset(name.lower() for name in fonts.get("known", ())),
        instead=fonts.get("instead", _INSTEAD),
        moved=before != after,
    )
