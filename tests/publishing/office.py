"""A release of a real file, on its way out."""

from typing import Any

from tests.builders import NOW
from tests.releases.desk import Desk, a_desk_of
from workflow.documents import read
from workflow.publishing.bundle import Bundle
from workflow.publishing.export import DrawnUp, draw_up
from workflow.publishing.publish import Published, draw_up_to_publish, publish
from workflow.store import Store

TEXT = "Notice\n\nOne came in 2018.Two left.\n***\n\u00a0Three  stayed.\n"


def an_office(store: Store, data: str | bytes = TEXT, name: str = "notice.txt", **terms: Any) -> Desk:
    terms.setdefault("targets", ["fr", "ar"])
    raw = data if isinstance(data, bytes) else data.encode()
    return a_desk_of(store, read(raw, name, "en"), **terms)


def drawn(desk: Desk, viewer: str | None = None, **order: Any) -> DrawnUp:
    with desk.store.read() as session:
        return draw_up(session, desk.store.blobs, viewer, desk.release, **{"now": NOW, **order})


def files(bundle: Bundle) -> dict[str, bytes]:
    return {file.name: file.data for file in bundle.files}


def published(desk: Desk, who: str = "paul", *, note: str = "", **order: Any) -> Published:
    """Draw up, then publish, as the edge does."""
    moment = order.pop("now", NOW)
    with desk.store.read() as session:
        made = draw_up_to_publish(session, desk.store.blobs, desk.people[who], desk.release, now=moment, **order)
    with desk.store.write() as session:
        return publish(session, desk.store.blobs, desk.people[who], desk.release, made, note=note, now=moment)
