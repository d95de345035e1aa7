"""What became of a segment whose key no longer stands in the text: split, joined, or removed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from workflow.store.tables import lineage, placement, segment, source_version

_HEIR = segment.alias("heir")
_ORIGIN = segment.alias("origin")


REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Fate:
    """``kind`` is ``split``, ``join`` or ``removed``; ``heirs`` are the keys of the live segments that came of it, in the order of the text."""

    kind: str
    heirs: tuple[str, ...]


_CHILDREN = (
    select(lineage.c.parent_id.label("origin_id"), lineage.c.kind, lineage.c.child_id.label("segment_id"))
    .join(_ORIGIN, _ORIGIN.c.id == lineage.c.parent_id)
    .where(
        _ORIGIN.c.release_id == bindparam("of_release"),
        _ORIGIN.c.key.in_(bindparam("keys", expanding=True)),
        lineage.c.undone.is_(False),
    )
    .cte("heirs", recursive=True)
)
# The kind is that of the first step: what was done to the segment that the file knows.
_HEIRS = _CHILDREN.union(
    select(_CHILDREN.c.origin_id, _CHILDREN.c.kind, lineage.c.child_id)
    .join(lineage, lineage.c.parent_id == _CHILDREN.c.segment_id)
    .where(lineage.c.undone.is_(False))
)
_FATES = (
    select(_ORIGIN.c.key.label("origin"), _HEIRS.c.kind, _HEIR.c.key, source_version.c.id.label("live"))
    .select_from(_HEIRS)
    .join(_ORIGIN, _ORIGIN.c.id == _HEIRS.c.origin_id)
    .join(_HEIR, _HEIR.c.id == _HEIRS.c.segment_id)
    .outerjoin(placement, and_(placement.c.segment_id == _HEIR.c.id, placement.c.live))
    .outerjoin(source_version, and_(source_version.c.id == placement.c.source_version_id, source_version.c.is_current))
    .order_by(placement.c.position)
)
_KNOWN = select(segment.c.key).where(
    segment.c.release_id == bindparam("of_release"), segment.c.key.in_(bindparam("keys", expanding=True))
)


def fates_of(session: Session, release_id: int, keys: Collection[str]) -> Mapping[str, Fate]:
    """Give what became of segments that stand in no place of the current version; a key that the release never had is left out.

    Heirs are sought through all later splits and joins that were not undone. Two statements; none for no key.
    """
    if not keys:
        return {}
    parameters = {"of_release": release_id, "keys": sorted(keys)}
    fates = {key: Fate(REMOVED, ()) for key in session.execute(_KNOWN, parameters).scalars()}
    for told in session.execute(_FATES, parameters):
        heirs = fates[told.origin].heirs
        if told.live is not None and told.key not in heirs:
            heirs = (*heirs, told.key)
        fates[told.origin] = Fate(told.kind, heirs)
    return fates
