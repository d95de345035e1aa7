"""Triggers that make the history append-only: a row may be redacted, never changed or deleted."""

from typing import Any

_EVENT_KEPT = (
    "id",
    "release_id",
    "seq",
    "at",
    "actor_id",
    "action",
    "language",
    "undoes",
    "content_hash",
    "previous_hash",
    "hash",
)
_CHANGE_KEPT = ("id", "event_id", "edition_id", "segment_id")
_EVENT_HIDDEN = ("payload", "salt")
_CHANGE_HIDDEN = ("before", "after")

# Columns by which a row replaces another; SQLite's REPLACE deletes without a word to the trigger of deletes.
_UNIQUE = {"event": (("id",), ("release_id", "seq")), "change": (("id",),)}
_SAYS_SO = {"event": ("NOT NEW.redacted",), "change": ()}


def guard_history(op: Any) -> None:
    """Put the triggers on ``event`` and ``change``.

    Redaction alone passes: what is hidden becomes NULL, an event is marked ``redacted`` for good, all else stays.
    """
    dialect = op.get_bind().dialect.name
    for table, kept, hidden in (("event", _EVENT_KEPT, _EVENT_HIDDEN), ("change", _CHANGE_KEPT, _CHANGE_HIDDEN)):
        statements = _sqlite(table, kept, hidden) if dialect == "sqlite" else _postgresql(table, kept, hidden)
        for statement in statements:
            op.execute(statement)


def _sqlite(table: str, kept: tuple[str, ...], hidden: tuple[str, ...]) -> list[str]:
    changed = " OR ".join(
        [
            *(f"NEW.{name} IS NOT OLD.{name}" for name in kept),
            *(f"NEW.{name} IS NOT NULL" for name in hidden),
            *_SAYS_SO[table],
        ]
    )
    replaced = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE {' AND '.join(f'{name} IS NEW.{name}' for name in names)})"  # noqa: S608 - own names
        for names in _UNIQUE[table]
    )
    message = f"SELECT RAISE(ABORT, 'append-only: {table}')"
    return [
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {message}; END",
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN {changed} BEGIN {message}; END",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {replaced} BEGIN {message}; END",
    ]


def _postgresql(table: str, kept: tuple[str, ...], hidden: tuple[str, ...]) -> list[str]:
    changed = " OR ".join(
        [
            *(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in kept),
            *(f"NEW.{name} IS NOT NULL" for name in hidden),
            *_SAYS_SO[table],
        ]
    )
    return [
        (
            f"CREATE FUNCTION {table}_append_only() RETURNS trigger AS $$ BEGIN IF TG_OP <> 'UPDATE' OR {changed} "
            f"THEN RAISE EXCEPTION 'append-only: {table}'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql"
        ),
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {table}_append_only()",
    ]
