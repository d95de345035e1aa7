"""Counts the statements that a store is sent: a page or a deed must not need more of them when there is more to show or do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from workflow.store import Store


@contextmanager
def statements(store: Store, *, at_most: int | None = None) -> Iterator[list[str]]:
    """Give the list of the statements sent while it is open; many rows sent with one statement count once."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        # SQLite's transactions are begun by hand (``store.engine``); PostgreSQL's driver begins them unseen.
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store.engine, "before_cursor_execute", note)
    if at_most is not None:
        assert len(sent) <= at_most, f"{len(sent)} statements, {at_most} allowed:\n" + "\n".join(sent)
