"""Threads and comments as values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """What one person said. ``name`` is '' once the person was erased."""

    id: str
    person: str
    name: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation about one segment, in one language or ('') in all. ``resolved_by`` is '' while it is open."""

    id: str
    release: str
    key: str
    language: str
    opened_at: datetime
    resolved_at: datetime | None
    resolved_by: str
    comments: tuple[Comment, ...]

    @property
    def is_open(self) -> bool:
        """Whether it holds a publication back."""
        return self.resolved_at is None


@dataclass(frozen=True, slots=True)
class Said:
    """What a deed left: the thread, the comment ('' where nothing was said), whether it is open, the event that tells of it, and where it stands."""

    thread: str
    comment: str
    is_open: bool
    event_seq: int
    release: str
    key: str
