"""Where live segments stand in a source version: positions with room between them."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from workflow.releases.structure import GAP
from workflow.store.tables import placement

_IN_VERSION = placement.c.source_version_id == bindparam("version_id")
_LIVE = select(placement.c.id, placement.c.segment_id, placement.c.position).where(_IN_VERSION, placement.c.live)
_AWAY = update(placement).where(_IN_VERSION, placement.c.live).values(position=-placement.c.position)
_POSITION = (
    update(placement).where(placement.c.id == bindparam("of_placement")).values(position=bindparam("new_position"))
)
_RETIRE = update(placement).where(_IN_VERSION, placement.c.segment_id == bindparam("of_segment")).values(live=False)
_REVIVE = (
    update(placement)
    .where(_IN_VERSION, placement.c.segment_id == bindparam("of_segment"))
    .values(live=True, position=bindparam("new_position"))
)


def room(session: Session, version_id: int, first: int, last: int, count: int) -> list[int]:
    """Give ``count`` rising positions from that of segment ``first`` to before the one that follows segment ``last``.

    Positions are spaced anew through the version where they have grown too narrow.
    """
    found = _spaced(_positions(session, version_id), first, last, count)
    if found is None:
        renumber(session, version_id)
        found = _spaced(_positions(session, version_id), first, last, count)
    assert found is not None  # noqa: S101 - a fresh step has room for any split
    return found


def retire(session: Session, version_id: int, segments: Sequence[int]) -> None:
    """Take segments out of their places; their rows stay."""
    session.execute(_RETIRE, [{"version_id": version_id, "of_segment": one} for one in segments])


def revive(session: Session, version_id: int, segments: Sequence[int], positions: Sequence[int]) -> None:
    """Put segments that have a placement in this version back, at ``positions``."""
    rows = [
        {"version_id": version_id, "of_segment": one, "new_position": position}
        for one, position in zip(segments, positions, strict=True)
    ]
    session.execute(_REVIVE, rows)


def renumber(session: Session, version_id: int) -> None:
    """Space the positions of a version evenly again. By way of negative ones: two rows never hold one position."""
    rows = session.execute(_LIVE.order_by(placement.c.position), {"version_id": version_id}).all()
    session.execute(_AWAY, {"version_id": version_id})
    numbered = [{"of_placement": row.id, "new_position": number * GAP} for number, row in enumerate(rows, start=1)]
    session.execute(_POSITION, numbered)


def _positions(session: Session, version_id: int) -> list[tuple[int, int]]:
    statement = _LIVE.order_by(placement.c.position)
    return [(row.segment_id, row.position) for row in session.execute(statement, {"version_id": version_id})]


def _spaced(positions: Sequence[tuple[int, int]], first: int, last: int, count: int) -> list[int] | None:
    order = [segment_id for segment_id, _ in positions]
    start = positions[order.index(first)][1]
    following = order.index(last) + 1
    end = positions[following][1] if following < len(positions) else start + count * GAP
    step = (end - start) // count
    return [start + number * step for number in range(count)] if step else None
