"""Which blobs the rows of a desk name."""

from sqlalchemy import text
from sqlalchemy.orm import Session

NAMED = "SELECT blob FROM document UNION SELECT parsed FROM document UNION SELECT bundle FROM publication"
"""In SQL alone: a backup asks it of a copy, too."""


def named_blobs(session: Session) -> set[str]:
    """Give the address of each blob that a row names."""
    return set(session.execute(text(NAMED)).scalars())
