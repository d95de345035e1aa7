"""Split and join: keys retire and new ones take their places; the old rows stay as they were, so that undo is exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, or_, select
from sqlalchemy.orm import Session

from workflow.errors import BadInput, Missing, Refused
from workflow.guards.size import require_segments
from workflow.people.policy import Role, require
from workflow.people.standing import Standing, stand
from workflow.releases import exceptions, places, structure, threads
from workflow.releases.children import Child, child_rows, parent_rows
from workflow.releases.counts import recount
from workflow.releases.halves import in_two, shared, stretches
from workflow.releases.states import ONLY_DESK, require_open_to
from workflow.releases.structure import NewPlacement, Placed
from workflow.review.deed import Step, tell, write_steps
from workflow.review.finish import settle
from workflow.segmentation import Exception_, join_of, split_of
from workflow.store.tables import lineage, placement, translation
from workflow.text.counting import count_words
from workflow.text.pairs import join as join_pairs
from workflow.text.space import has_words

# A folded row whose segment stands no more holds nothing: should it return, its fold is dissolved.
_FOLDED = (
    select(translation.c.segment_id)
    .join(placement, placement.c.segment_id == translation.c.segment_id)
    .where(
        placement.c.source_version_id == bindparam("version_id"),
        placement.c.live,
        or_(
            translation.c.folded_into.in_(bindparam("segments", expanding=True)),
            translation.c.segment_id.in_(bindparam("segments", expanding=True))
            & translation.c.folded_into.is_not(None),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Structure:
    """What a split or join did: keys that retired, keys that took their places, the event that tells of it."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    event_seq: int


@dataclass(frozen=True, slots=True)
class _Change:
    """A split or join that is about to be made."""

    kind: str
    parents: tuple[Placed, ...]
    children: tuple[Child, ...]
    exception: Exception_ | None


def split(
    session: Session,
    person: str,
    release_id: str,
    key: str,
    offset: int,
    *,
    cuts: Mapping[str, int] | None = None,
    now: datetime,
) -> Structure:
    """Make two segments of one, cut before the code point at ``offset`` of its source.

    ``cuts`` says where the text of a language is cut; where it does not, all stays in the first. What is said becomes a draft of the
    same hands: nobody vouched for halves. Raises Missing, Refused, BadInput where a half of the source would say nothing.
    """
    standing = _begin(session, person, release_id, "split", now)
    block = _block_of(session, standing, key)
    place = [one.key for one in block].index(key)
    whole = block[place]
    left, space, right = in_two(whole.text, offset)
    if not (has_words(left) and has_words(right)):
        raise BadInput("split.leaves_nothing", key=key)
    sources = (
        Child(left, whole.space_before, "", _words(standing, left)),
        Child(right, space, whole.space_after, _words(standing, right)),
    )
    made = None
    if whole.imported == whole.text:
        texts = [one.imported for one in block]
        made = split_of(stretches(texts)[place], offset - shared(texts)[place])
    return _make(session, standing, _Change("split", (whole,), sources, made), cuts or {}, now)


def join(session: Session, person: str, release_id: str, key: str, *, now: datetime) -> Structure:
    """Make one segment of ``key`` and the one after it in its block. What is said becomes a draft of the hands of both.

    Raises Missing, Refused where none follows in the block.
    """
    standing = _begin(session, person, release_id, "join", now)
    block = _block_of(session, standing, key)
    place = [one.key for one in block].index(key)
    if place + 1 == len(block):
        raise Refused("join.across_blocks", key=key)
    left, right = block[place : place + 2]
    text = join_pairs([left.text, right.text], [right.space_before])
    require_segments([text], key)
    whole = Child(text, left.space_before, right.space_after, _words(standing, text))
    parts = stretches([one.imported for one in block])
    made = join_of(parts[place], parts[place + 1])
    return _make(session, standing, _Change("join", (left, right), (whole,), made), {}, now)


def _begin(session: Session, person: str, release_id: str, action: str, now: datetime) -> Standing:
    standing = stand(session, person, release_id, now)
    require(action, standing.rights)
    require_open_to(standing, action)
    if standing.state in ONLY_DESK and not standing.rights.holds(Role.DESK):
        raise Refused("policy.role_needed", action=action, roles=str(Role.DESK), language="")
    return standing


def _block_of(session: Session, standing: Standing, key: str) -> list[Placed]:
    """Give the live segments of the block that holds ``key``."""
    live = structure.placed(session, standing.release_id)
    for one in live:
        if one.key == key:
            return [other for other in live if other.block_id == one.block_id]
    raise Missing("segment.missing", key=key)


def _words(standing: Standing, text: str) -> int:
    return count_words(text, standing.source_language)


def _make(session: Session, standing: Standing, change: _Change, cuts: Mapping[str, int], now: datetime) -> Structure:
    parents = [one.segment_id for one in change.parents]
    version_id = session.execute(structure.CURRENT_VERSION, {"of_release": standing.release_id}).scalar_one()
    if session.execute(_FOLDED, {"segments": parents, "version_id": version_id}).first() is not None:
        raise Refused("structure.unfold_first", key=change.parents[0].key)
    positions = places.room(session, version_id, parents[0], parents[-1], len(change.children))
    places.retire(session, version_id, parents)
    new = structure.add_segments(session, standing.release_id, len(change.children))
    structure.add_placements(session, standing.release_id, version_id, _placements(change, new, positions))
    rows = parent_rows(session, standing.release_id, parents)
    steps = [Step(None, row) for row in child_rows(change.kind, rows, change.parents, change.children, new, cuts)]
    write_steps(session, standing, steps, {})
    moved = threads.move(session, standing.release_id, parents, new[0][0])
    recount(session, standing.release_id)
    settled = settle(session, standing)
    keys = tuple(one.key for one in change.parents), tuple(key for _, key in new)
    payload = {
        "parents": list(keys[0]),
        "children": list(keys[1]),
        "exceptions": exceptions.told([change.exception] if change.exception else []),
        "threads": moved,
        **settled.told(),
    }
    recorded = tell(session, standing, change.kind, now, steps, payload=payload)
    _remember(session, standing, change.kind, parents, new, recorded.event_id)
    return Structure(*keys, recorded.seq)


def _placements(change: _Change, new: Sequence[tuple[int, str]], positions: Sequence[int]) -> list[NewPlacement]:
    untouched = all(one.imported == one.text for one in change.parents)
    imported = [child.text for child in change.children]
    if not untouched and change.kind == "join":
        imported = [join_pairs([one.imported for one in change.parents], [change.parents[1].space_before])]
    return [
        NewPlacement(
            segment_id, change.parents[0].block_id, position, told, child.space_before, child.space_after, child.words
        )
        for (segment_id, _), child, position, told in zip(new, change.children, positions, imported, strict=True)
    ]


def _remember(
    session: Session,
    standing: Standing,
    kind: str,
    parents: Sequence[int],
    new: Sequence[tuple[int, str]],
    event_id: int,
) -> None:
    rows: list[dict[str, Any]] = [
        {
            "release_id": standing.release_id,
            "event_id": event_id,
            "parent_id": parent,
            "child_id": child,
            "kind": kind,
        }
        for parent in parents
        for child, _ in new
    ]
    session.execute(insert(lineage), rows)
