"""Editions, and what each segment says in each of them."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from workflow.store.tables.metadata import Json, UTCDateTime, metadata

edition = Table(
    "edition",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("release_id", ForeignKey("release.id"), nullable=False),
    Column("language", String(35), nullable=False),
    Column("state", String(16), nullable=False),
    # The edition that this one is made from: the source's, or another target's (relay).
    Column("base_id", Integer, nullable=True),
    Column("due_at", UTCDateTime, nullable=True),
    Column("handed_over", Boolean, nullable=False, server_default=false()),
    Column("dropped_at", UTCDateTime, nullable=True),
    UniqueConstraint("release_id", "language"),
    UniqueConstraint("release_id", "id"),
    ForeignKeyConstraint(["release_id", "base_id"], ["edition.release_id", "edition.id"]),
    CheckConstraint("state IN ('source', 'translation', 'review', 'finished')", name="state"),
    CheckConstraint("(state = 'source') = (base_id IS NULL)", name="source_has_no_base"),
    CheckConstraint("base_id IS NULL OR base_id <> id", name="not_its_own_base"),
    Index(
        "uq_edition_source",
        "release_id",
        unique=True,
        sqlite_where=text("state = 'source'"),
        postgresql_where=text("state = 'source'"),
    ),
)

translation = Table(
    "translation",
    metadata,
    Column("edition_id", Integer, nullable=False),
    Column("segment_id", Integer, nullable=False),
    Column("release_id", Integer, nullable=False),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("state", String(16), nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    Column("text_hash", String(32), nullable=False, server_default=""),
    Column("reason", String(32), nullable=False, server_default=""),
    Column("returned_for", String(32), nullable=True),
    Column("note", Text, nullable=False, server_default=""),
    Column("origin", String(16), nullable=False, server_default=""),
    # Public ids, sorted: all who wrote into the text that stands here.
    Column("hands", Json, nullable=False),
    Column("translated_by", ForeignKey("person.id"), nullable=True),
    Column("approved_by", ForeignKey("person.id"), nullable=True),
    Column("waived", Boolean, nullable=False, server_default=false()),
    Column("folded_into", Integer, nullable=True),
    # Hash of the base text and of those folded into this row; NULL for the source itself.
    Column("base_hash", String(32), nullable=True),
    # The last approval: its text, the base it stood against, and both persons.
    Column("sealed_text", Text, nullable=True),
    Column("sealed_base", Text, nullable=True),
    Column("sealed_base_hash", String(32), nullable=True),
    Column("sealed_translated_by", ForeignKey("person.id"), nullable=True),
    Column("sealed_by", ForeignKey("person.id"), nullable=True),
    Column("sealed_waived", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("edition_id", "segment_id"),
    ForeignKeyConstraint(["release_id", "edition_id"], ["edition.release_id", "edition.id"]),
    ForeignKeyConstraint(["release_id", "segment_id"], ["segment.release_id", "segment.id"]),
    ForeignKeyConstraint(["edition_id", "folded_into"], ["translation.edition_id", "translation.segment_id"]),
    CheckConstraint(
        "state IN ('source', 'untranslated', 'draft', 'returned', 'translated', 'approved', 'folded')", name="state"
    ),
    CheckConstraint("(text = '') = (state IN ('untranslated', 'folded'))", name="text_by_state"),
    CheckConstraint("(state IN ('translated', 'approved')) = (translated_by IS NOT NULL)", name="confirmed_by_one"),
    CheckConstraint("(state = 'approved') = (approved_by IS NOT NULL)", name="approved_by_one"),
    CheckConstraint("approved_by IS NULL OR approved_by <> translated_by OR waived", name="four_eyes"),
    CheckConstraint("(state = 'folded') = (folded_into IS NOT NULL)", name="folded_into_one"),
    CheckConstraint("folded_into IS NULL OR folded_into <> segment_id", name="not_into_itself"),
    CheckConstraint("(state = 'returned') = (returned_for IS NOT NULL)", name="returned_for_a_reason"),
    CheckConstraint("(state = 'source') = (base_hash IS NULL)", name="source_has_no_base"),
    CheckConstraint("(sealed_text IS NULL) = (sealed_by IS NULL)", name="sealed_by_one"),
    CheckConstraint("version >= 0", name="version"),
    Index("ix_translation_segment_id", "segment_id"),
)

progress = Table(
    "progress",
    metadata,
    Column("edition_id", ForeignKey("edition.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("segments", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    PrimaryKeyConstraint("edition_id", "state"),
    CheckConstraint("segments >= 0 AND words >= 0", name="not_negative"),
)

thread = Table(
    "thread",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("public_id", String(12), nullable=False, unique=True),
    Column("release_id", Integer, nullable=False),
    Column("segment_id", Integer, nullable=False),
    # Where it was begun: it moves with a split or join, and comes back when that is undone.
    Column("origin_segment_id", Integer, nullable=False),
    Column("edition_id", Integer, nullable=True),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("resolved_at", UTCDateTime, nullable=True),
    Column("resolved_by", ForeignKey("person.id"), nullable=True),
    ForeignKeyConstraint(["release_id", "segment_id"], ["segment.release_id", "segment.id"]),
    ForeignKeyConstraint(["release_id", "origin_segment_id"], ["segment.release_id", "segment.id"]),
    ForeignKeyConstraint(["release_id", "edition_id"], ["edition.release_id", "edition.id"]),
    CheckConstraint("(resolved_at IS NULL) = (resolved_by IS NULL)", name="resolved_by_one"),
    Index("ix_thread_release_segment", "release_id", "segment_id"),
)

comment = Table(
    "comment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("public_id", String(12), nullable=False, unique=True),
    Column("thread_id", ForeignKey("thread.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("text", Text, nullable=False),
    CheckConstraint("text <> ''", name="not_empty"),
    Index("ix_comment_thread_id", "thread_id"),
)

# Who is where just now: written over and forgotten, never told in the history.
presence = Table(
    "presence",
    metadata,
    Column("release_id", ForeignKey("release.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("language", String(35), nullable=False),
    Column("key", String(8), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    PrimaryKeyConstraint("release_id", "person_id"),
)

dismissal = Table(
    "dismissal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("release_id", Integer, nullable=False),
    Column("edition_id", Integer, nullable=False),
    Column("segment_id", Integer, nullable=False),
    Column("check_name", String(64), nullable=False),
    Column("parameters_hash", String(32), nullable=False),
    Column("text_hash", String(32), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("event_id", ForeignKey("event.id"), nullable=False),
    Column("revoked_event_id", ForeignKey("event.id"), nullable=True),
    ForeignKeyConstraint(["release_id", "edition_id"], ["edition.release_id", "edition.id"]),
    ForeignKeyConstraint(["release_id", "segment_id"], ["segment.release_id", "segment.id"]),
    Index(
        "uq_dismissal_standing",
        "edition_id",
        "segment_id",
        "check_name",
        "parameters_hash",
        "text_hash",
        unique=True,
        sqlite_where=text("revoked_event_id IS NULL"),
        postgresql_where=text("revoked_event_id IS NULL"),
    ),
)

block_findings = Table(
    "block_findings",
    metadata,
    Column("edition_id", ForeignKey("edition.id"), nullable=False),
    Column("block_id", ForeignKey("block.id"), nullable=False),
    # Hash of the block's texts in both languages, and the checks' version: another key means "not yet checked".
    Column("key", String(32), nullable=False),
    Column("findings", Json, nullable=False),
    Column("errors", Integer, nullable=False),
    PrimaryKeyConstraint("edition_id", "block_id"),
)
