"""A release, its source versions, documents and blocks, and where its segments stand."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

from workflow.store.tables.metadata import Json, UTCDateTime, metadata

RELEASE_STATES = ("draft", "open", "ready", "published", "corrected", "withdrawn", "cancelled")

release = Table(
    "release",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("public_id", String(12), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    # Not unique: a clash would tell of a release that one may not see.
    Column("slug", String(80), nullable=False),
    Column("source_language", String(35), nullable=False),
    Column("state", String(16), nullable=False),
    Column("confidential", Boolean, nullable=False, server_default=false()),
    Column("embargo_until", UTCDateTime, nullable=True),
    Column("due_at", UTCDateTime, nullable=True),
    Column("four_eyes", Boolean, nullable=False, server_default=true()),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("head_seq", Integer, nullable=False, server_default="0"),
    Column("head_hash", String(64), nullable=False, server_default=""),
    CheckConstraint(
        "state IN ('draft', 'open', 'ready', 'published', 'corrected', 'withdrawn', 'cancelled')", name="state"
    ),
    Index("ix_release_state_due_at_id", "state", "due_at", "id"),
)

source_version = Table(
    "source_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("release_id", ForeignKey("release.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("is_current", Boolean, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    UniqueConstraint("release_id", "number"),
    UniqueConstraint("release_id", "id"),
    Index(
        "uq_source_version_current",
        "release_id",
        unique=True,
        sqlite_where=text("is_current = 1"),
        postgresql_where=text("is_current"),
    ),
)

document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_version_id", ForeignKey("source_version.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("format", String(32), nullable=False),
    Column("blob", String(64), nullable=False),
    # The document as its reader saw it: an export never reads the file anew, so a better reader breaks no stored release.
    Column("parsed", String(64), nullable=False),
    UniqueConstraint("source_version_id", "position"),
)

block = Table(
    "block",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("document.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("level", Integer, nullable=False, server_default="0"),
    Column("part", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("codes", Json, nullable=False),
    # Text that is nobody's work: without a letter or digit, or blank.
    Column("layout", Boolean, nullable=False, server_default=false()),
    # How long a cue is shown.
    Column("seconds", Float),
    UniqueConstraint("document_id", "position"),
    UniqueConstraint("document_id", "key"),
)

segment = Table(
    "segment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("release_id", ForeignKey("release.id"), nullable=False),
    Column("key", String(8), nullable=False),
    UniqueConstraint("release_id", "key"),
    UniqueConstraint("release_id", "id"),
)

placement = Table(
    "placement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("release_id", Integer, nullable=False),
    Column("source_version_id", Integer, nullable=False),
    Column("segment_id", Integer, nullable=False),
    Column("block_id", ForeignKey("block.id"), nullable=False),
    # Steps of 2^20 through the version, so that a split finds room between two neighbours.
    Column("position", BigInteger, nullable=False),
    Column("live", Boolean, nullable=False, server_default=true()),
    # The text as the file had it, before any edit at the desk.
    Column("imported", Text, nullable=False),
    Column("space_before", Text, nullable=False, server_default=""),
    Column("space_after", Text, nullable=False, server_default=""),
    Column("words", Integer, nullable=False),
    ForeignKeyConstraint(["release_id", "source_version_id"], ["source_version.release_id", "source_version.id"]),
    ForeignKeyConstraint(["release_id", "segment_id"], ["segment.release_id", "segment.id"]),
    UniqueConstraint("source_version_id", "segment_id"),
    Index("ix_placement_block_id", "block_id"),
    Index("ix_placement_segment_id", "segment_id"),
    Index(
        "uq_placement_live_position",
        "source_version_id",
        "position",
        unique=True,
        sqlite_where=text("live = 1"),
        postgresql_where=text("live"),
    ),
)

lineage = Table(
    "lineage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("release_id", ForeignKey("release.id"), nullable=False),
    Column("event_id", ForeignKey("event.id"), nullable=False),
    Column("parent_id", ForeignKey("segment.id"), nullable=False),
    Column("child_id", ForeignKey("segment.id"), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("undone", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("event_id", "parent_id", "child_id"),
    CheckConstraint("kind IN ('split', 'join')", name="kind"),
    CheckConstraint("parent_id <> child_id", name="not_of_itself"),
    Index("ix_lineage_parent_id", "parent_id"),
    Index("ix_lineage_child_id", "child_id"),
)
