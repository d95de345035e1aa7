"""What one segment says in one edition, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from workflow.text.hashing import content_hash


class State(StrEnum):
    """The state of a translation."""

    SOURCE = "source"
    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    RETURNED = "returned"
    TRANSLATED = "translated"
    APPROVED = "approved"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Place:
    """The row of one segment in one edition: its database keys and its public names."""

    edition_id: int
    segment_id: int
    language: str
    key: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A row of an edition. People are public ids; ``folded_into`` is the key of the lead segment; ``words`` are the source's."""

    place: Place
    version: int
    state: State
    text: str = ""
    reason: str = ""
    returned_for: str | None = None
    note: str = ""
    origin: str = ""
    hands: tuple[str, ...] = ()
    translated_by: str | None = None
    approved_by: str | None = None
    waived: bool = False
    folded_into: str | None = None
    base_hash: str | None = None
    sealed_text: str | None = None
    sealed_base: str | None = None
    sealed_base_hash: str | None = None
    sealed_translated_by: str | None = None
    sealed_by: str | None = None
    sealed_waived: bool = False
    words: int = 0

    def as_json(self) -> dict[str, Any]:
        """Give what the history keeps: all but the keys of the row, and the words, which are the source's."""
        told = {name: getattr(self, name) for name in REMEMBERED}
        return {**told, "hands": list(self.hands)}

    @classmethod
    def of_json(cls, place: Place, told: Mapping[str, Any], words: int) -> "Translation":
        """Make the row again from what the history kept."""
        return cls(
            place=place,
            words=words,
            **{**told, "state": State(told["state"]), "hands": tuple(told["hands"])},
        )

    def written(self, **changes: Any) -> "Translation":
        """Give the next version of the row."""
        return replace(self, version=self.version + 1, **changes)

    def without_vouching(self) -> dict[str, Any]:
        """Give the members that any change of the text clears."""
        return {"translated_by": None, "approved_by": None, "waived": False}


REMEMBERED = tuple(name for name in Translation.__dataclass_fields__ if name not in {"place", "words"})

COLUMNS = tuple(name for name in REMEMBERED if name != "folded_into")
"""Members that are columns of the same name."""


def row_of(translation: Translation, release_id: int, folded_into: int | None) -> dict[str, Any]:
    """Give the columns of the row; ``folded_into`` is the database key of the lead segment."""
    told = {name: getattr(translation, name) for name in COLUMNS}
    return {
        **told,
        "state": str(translation.state),
        "hands": sorted(translation.hands),
        "text_hash": content_hash(translation.text) if translation.text else "",
        "release_id": release_id,
        "edition_id": translation.place.edition_id,
        "segment_id": translation.place.segment_id,
        "folded_into": folded_into,
    }
