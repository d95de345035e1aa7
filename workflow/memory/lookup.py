"""Exact look-up: what was approved before for just this text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from workflow.people.visibility import UNRESTRICTED, VISIBLE, view
from workflow.store.tables import memory_unit, memory_variant, release

_SOURCE = memory_variant.alias("source_variant")
_TARGET = memory_variant.alias("target_variant")
# SQLite takes 32,766 variables a statement, PostgreSQL 65,535.
_BATCH = 10_000

_EXACT = (
    select(
        _SOURCE.c.content_hash,
        _TARGET.c.text,
        _TARGET.c.at,
        (memory_unit.c.release_id == bindparam("for_release")).label("own"),
    )
    .select_from(_SOURCE)
    .join(memory_unit, memory_unit.c.id == _SOURCE.c.unit_id)
    .join(_TARGET, _TARGET.c.unit_id == _SOURCE.c.unit_id)
    .outerjoin(release, release.c.id == memory_unit.c.release_id)
    .outerjoin(VISIBLE, VISIBLE.c.release_id == memory_unit.c.release_id)
    .where(
        _SOURCE.c.language == bindparam("source"),
        _TARGET.c.language == bindparam("target"),
        _SOURCE.c.content_hash.in_(bindparam("hashes", expanding=True)),
        or_(
            memory_unit.c.release_id.is_(None),
            # A text of a restricted release serves that release alone: who works on two carries nothing, unseen, into the open one.
            and_(
                VISIBLE.c.release_id.is_not(None),
                or_(memory_unit.c.release_id == bindparam("for_release"), UNRESTRICTED),
            ),
        ),
    )
    .order_by(_TARGET.c.at.desc(), _TARGET.c.text)
)


@dataclass(frozen=True, slots=True)
class Exact:
    """A text that was approved, or brought in from a file, for a source of the same content; ``own``: in the same release."""

    text: str
    at: datetime
    own: bool


def exact(
    session: Session,
    person: str,
    hashes: Collection[str],
    source: str,
    target: str,
    now: datetime,
    *,
    for_release: int | None = None,
) -> Mapping[str, tuple[Exact, ...]]:
    """Give, by content hash of the source text, what the memory has in ``target``: each text once, those of the release first, newest first.

    Only what ``person`` may know of; what is found is for the release ``for_release``, so other restricted releases give nothing.
    One statement for each 10,000 hashes.
    """
    found: dict[str, dict[str, Exact]] = {}
    wanted = sorted(set(hashes))
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        parameters = view(person, now, source=source, target=target, hashes=batch, for_release=for_release)
        for told in session.execute(_EXACT, parameters):
            one = Exact(told.text, told.at, bool(told.own))
            kept = found.setdefault(told.content_hash, {})
            if told.text not in kept or (one.own and not kept[told.text].own):
                kept[told.text] = one
    return {one: tuple(sorted(texts.values(), key=lambda each: not each.own)) for one, texts in found.items()}
