"""The reading behind the overview of a release: what it is, how far it is, who is on it, and what the viewer may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from workflow.errors import Missing, Refused
from workflow.people.assignments import Assignment, team
from workflow.people.policy import Rights, refusal
from workflow.people.standing import rights_on
from workflow.people.visibility import VISIBLE, view
from workflow.releases.states import OPEN_TO, ReleaseState
from workflow.review.progress import EditionProgress, progress_of
from workflow.review.viewed import viewed
from workflow.store.tables import document, edition, publication, release, source_version

_HEAD = (
    select(
        release.c.id,
        release.c.public_id,
        release.c.title,
        release.c.slug,
        release.c.state,
        release.c.source_language,
        release.c.confidential,
        release.c.embargo_until,
        release.c.due_at,
        release.c.four_eyes,
        release.c.opened_at,
        release.c.head_seq,
        release.c.head_hash,
    )
    .join(VISIBLE, VISIBLE.c.release_id == release.c.id)
    .where(release.c.public_id == bindparam("public_id"))
)
_FILES = viewed(
    select(source_version.c.number, source_version.c.at, document.c.name, document.c.format)
    .join(document, document.c.source_version_id == source_version.c.id)
    .where(source_version.c.release_id == bindparam("of_release"))
    .order_by(source_version.c.number.desc(), document.c.position),
    source_version.c.release_id,
)
_OUT = viewed(
    select(publication.c.languages).where(
        publication.c.release_id == bindparam("of_release"), publication.c.withdrawn_at.is_(None)
    ),
    publication.c.release_id,
)
_DROPPED = viewed(
    select(edition.c.language)
    .where(edition.c.release_id == bindparam("of_release"), edition.c.dropped_at.is_not(None))
    .order_by(edition.c.language),
    edition.c.release_id,
)

_RIGHT_TO = {"start": "open"}
# Languages that are not out yet are worked on in a release that is.
_ALSO = frozenset({("assign", "published"), ("assign", "corrected")})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a source version."""

    version: int
    at: datetime
    name: str
    format: str


@dataclass(frozen=True, slots=True)
class Overview:
    """A release with its target languages; ``out`` are those that a standing publication gave out, ``dropped`` those taken back."""

    release: str
    title: str
    slug: str
    state: str
    source_language: str
    confidential: bool
    embargo_until: datetime | None
    due_at: datetime | None
    four_eyes: bool
    opened_at: datetime
    head_seq: int
    head_hash: str
    rights: Rights
    editions: Mapping[str, EditionProgress]
    team: tuple[Assignment, ...]
    files: tuple[SourceFile, ...]
    out: frozenset[str]
    dropped: tuple[str, ...]

    def refusal(self, action: str, language: str = "") -> Refused | None:
        """Give the reason why the viewer may not do ``action`` to the release now, or None."""
        reason = refusal(_RIGHT_TO.get(action, action), self.rights, language)
        if reason is None and action not in OPEN_TO[ReleaseState(self.state)] and (action, self.state) not in _ALSO:
            reason = Refused("release.not_in_this_state", action=action, state=self.state)
        return reason


def overview(session: Session, viewer: str, release_id: str, *, now: datetime) -> Overview:
    """Read a release for its overview. Eight statements. Raises Missing."""
    head = session.execute(_HEAD, view(viewer, now, public_id=release_id)).mappings().one_or_none()
    if head is None:
        raise Missing("release.missing", release=release_id)
    of_release = view(viewer, now, of_release=head["id"])
    files = session.execute(_FILES.by(viewer), of_release)
    out = session.execute(_OUT.by(viewer), of_release).scalars()
    return Overview(
        **{name: head[name] for name in _TOLD},
        release=head["public_id"],
        rights=rights_on(session, viewer, head["id"], now),
        editions=progress_of(session, viewer, [head["id"]], now).get(head["id"], {}),
        team=tuple(team(session, viewer, release_id, now)),
        files=tuple(SourceFile(told.number, told.at, told.name, told.format) for told in files),
        out=frozenset(language for languages in out for language in languages),
        dropped=tuple(session.execute(_DROPPED.by(viewer), of_release).scalars()),
    )


_TOLD = tuple(column.name for column in _HEAD.selected_columns if column.name not in {"id", "public_id"})
