"""Events with what stood before and after, publications, and the memory that approval feeds."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from workflow.store.tables.metadata import Json, UTCDateTime, metadata

event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    # NULL: the desk's own chain (people, roles, settings).
    Column("release_id", ForeignKey("release.id"), nullable=True),
    Column("seq", Integer, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("actor_id", ForeignKey("person.id"), nullable=True),
    Column("action", String(32), nullable=False),
    Column("language", String(35), nullable=False, server_default=""),
    Column("undoes", ForeignKey("event.id"), nullable=True),
    Column("payload", Json, nullable=True),
    Column("salt", LargeBinary(16), nullable=True),
    Column("content_hash", String(64), nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("redacted", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("release_id", "seq"),
    Index(
        "uq_event_desk_seq",
        "seq",
        unique=True,
        sqlite_where=text("release_id IS NULL"),
        postgresql_where=text("release_id IS NULL"),
    ),
    Index(
        "uq_event_undoes",
        "undoes",
        unique=True,
        sqlite_where=text("undoes IS NOT NULL"),
        postgresql_where=text("undoes IS NOT NULL"),
    ),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", ForeignKey("event.id"), nullable=False),
    Column("edition_id", ForeignKey("edition.id"), nullable=False),
    Column("segment_id", ForeignKey("segment.id"), nullable=False),
    Column("before", Json, nullable=True),
    Column("after", Json, nullable=True),
    Index("ix_change_event_id", "event_id"),
    Index("ix_change_segment_edition_id", "segment_id", "edition_id", "id"),
)

publication = Table(
    "publication",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("release_id", ForeignKey("release.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("source_version_id", Integer, nullable=False),
    Column("languages", Json, nullable=False),
    Column("bundle", String(64), nullable=False),
    Column("event_id", ForeignKey("event.id"), nullable=False),
    Column("event_seq", Integer, nullable=False),
    Column("event_hash", String(64), nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("withdrawn_at", UTCDateTime, nullable=True),
    Column("withdrawn_by", ForeignKey("person.id"), nullable=True),
    Column("withdrawn_note", Text, nullable=False, server_default=""),
    UniqueConstraint("release_id", "number"),
    ForeignKeyConstraint(["release_id", "source_version_id"], ["source_version.release_id", "source_version.id"]),
    CheckConstraint("kind IN ('original', 'corrigendum')", name="kind"),
    CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn_by_one"),
)

memory_unit = Table(
    "memory_unit",
    metadata,
    Column("id", Integer, primary_key=True),
    # NULL: from a file, for everybody.
    Column("release_id", ForeignKey("release.id"), nullable=True),
    Column("segment_id", ForeignKey("segment.id"), nullable=True),
    Column("source_hash", String(32), nullable=False),
    Column("source_language", String(35), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    UniqueConstraint("release_id", "segment_id", "source_hash"),
    CheckConstraint("(release_id IS NULL) = (segment_id IS NULL)", name="segment_of_release"),
    Index("ix_memory_unit_segment_id", "segment_id"),
)

memory_variant = Table(
    "memory_variant",
    metadata,
    Column("unit_id", ForeignKey("memory_unit.id"), nullable=False),
    Column("language", String(35), nullable=False),
    Column("text", Text, nullable=False),
    Column("content_hash", String(32), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    PrimaryKeyConstraint("unit_id", "language"),
    CheckConstraint("text <> ''", name="not_empty"),
    Index("ix_memory_variant_language_content_hash", "language", "content_hash"),
)
