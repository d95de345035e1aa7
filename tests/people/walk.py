"""Watches what is sent to the database: a SELECT that names a table of releases must hold the one select that says what a person may know.

::

    with statements(store) as sent:
        ...                                  # any readings
    assert bare(sent) == []

The readings that are walked stand in ``tests/people/readings.py``.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from workflow.store import Store

OF_RELEASES = (
    "assignment",
    "block",
    "block_findings",
    "change",
    "comment",
    "dismissal",
    "document",
    "edition",
    "event",
    "lineage",
    "memory_unit",
    "memory_variant",
    "notice",
    "placement",
    "presence",
    "progress",
    "publication",
    "release",
    "segment",
    "source_version",
    "thread",
    "translation",
)
OF_NO_RELEASE = ("counter", "person", "preference", "role_grant", "setting", "signed_in", "write_key")

# A table, not a column (`release.id`), nor what something is called (`AS comment`).
_TABLE = re.compile(rf"(?<![.\w\"])(?<!\bAS )\"?(?:{'|'.join(OF_RELEASES)})\"?(?![.\w\"(])")
_JOINED = re.compile(r"\b(?:JOIN|FROM) visible\b")


@dataclass(frozen=True, slots=True)
class Sent:
    """One statement, and what it was sent with."""

    sql: str
    parameters: Any


@contextmanager
def statements(store: Store) -> Iterator[list[Sent]]:
    """Record every statement that reaches the database."""
    sent: list[Sent] = []

    def note(_connection: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, _many: bool) -> None:
        sent.append(Sent(sql, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def bare(sent: list[Sent]) -> list[str]:
    """The SELECTs that name a table of releases and do not join what may be seen."""
    return [one.sql for one in sent if _selects(one.sql) and _TABLE.search(one.sql) and not _guarded(one.sql)]


def scans(session: Session, sent: list[Sent]) -> list[str]:
    """The SELECTs for which SQLite reads all releases, however many there are."""
    found = []
    for one in sent:
        if _selects(one.sql):
            plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {one.sql}", one.parameters)
            if any(re.match(r"SCAN release\b|MATERIALIZE visible\b", row[3]) for row in plan):
                found.append(one.sql)
    return found


def _selects(sql: str) -> bool:
    return sql.lstrip("( \n").startswith(("SELECT", "WITH"))


def _guarded(sql: str) -> bool:
    return "visible AS" in sql and _JOINED.search(sql) is not None
