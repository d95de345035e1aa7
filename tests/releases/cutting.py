"""A release with a sentence to cut, and comments on its segments."""

from typing import Any

from sqlalchemy import insert, select

from tests.builders import NOW
from tests.releases.desk import Desk, a_desk
from workflow.store import Store
from workflow.store.identifiers import public_id
from workflow.store.tables import segment, thread
from workflow.text import CodedText

LONG = "He came early and she left late."
SAID = "Il est venu tôt et elle est partie tard."
AT = len("He came early")
CUT = len("Il est venu tôt")


def a_split_desk(store: Store, *texts: str | CodedText, **terms: Any) -> Desk:
    return a_desk(store, *(texts or (f"One came. {LONG} Two left.",)), source="en", targets=["fr"], **terms)


def a_thread(desk: Desk, key: str) -> str:
    name = public_id()
    with desk.store.write() as session:
        row = session.execute(select(segment).where(segment.c.key == key)).one()
        told = {"public_id": name, "release_id": row.release_id, "segment_id": row.id, "origin_segment_id": row.id}
        session.execute(insert(thread), {**told, "opened_at": NOW})
    return name


def where_threads_stand(desk: Desk) -> dict[str, str]:
    with desk.store.read() as session:
        statement = select(thread.c.public_id, segment.c.key).join(segment, segment.c.id == thread.c.segment_id)
        return {row.public_id: row.key for row in session.execute(statement)}
