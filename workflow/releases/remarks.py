"""What the readers had to say of a release's files: what was left alone, taken as accepted, guessed."""

import json
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from workflow.documents import Note
from workflow.documents.document import notes_from_json
from workflow.people.visibility import view
from workflow.review.viewed import viewed
from workflow.store.blobs import Blobs
from workflow.store.tables import document, release, source_version

_PARSED = viewed(
    select(document.c.parsed)
    .join(source_version, source_version.c.id == document.c.source_version_id)
    .join(release, release.c.id == source_version.c.release_id)
    .where(release.c.public_id == bindparam("release"), source_version.c.is_current)
    .order_by(document.c.position),
    source_version.c.release_id,
)


def remarks(session: Session, blobs: Blobs, viewer: str | None, release_id: str, *, now: datetime) -> tuple[Note, ...]:
    """Give the notes of the files of the source's newest version, in their order; none of what the viewer may not see."""
    found = session.execute(_PARSED.by(viewer), view(viewer, now, release=release_id)).scalars()
    return tuple(told for parsed in found for told in notes_from_json(json.loads(blobs.get(parsed))))
