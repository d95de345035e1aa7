"""Who works at the desk, and what they may do."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from workflow.store.tables.metadata import Json, UTCDateTime, metadata

# A person's key is the public id: it stands in hashes of the history, where a row id would not survive a copy.
person = Table(
    "person",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("login", String(80), nullable=True),
    Column("login_folded", String(80), nullable=True, unique=True),
    Column("name", Text, nullable=False),
    Column("is_admin", Boolean, nullable=False, server_default=false()),
    Column("password_hash", Text, nullable=True),
    Column("created_at", UTCDateTime, nullable=False),
    Column("disabled_at", UTCDateTime, nullable=True),
    Column("erased_at", UTCDateTime, nullable=True),
    CheckConstraint("(login IS NULL) = (login_folded IS NULL)", name="login_folded"),
    CheckConstraint("erased_at IS NULL OR login IS NULL", name="erased_has_no_login"),
)

role_grant = Table(
    "role_grant",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("role", String(16), nullable=False),
    # '' for roles that know no language: NULL would let two equal rows pass a UNIQUE.
    Column("language", String(35), nullable=False, server_default=""),
    UniqueConstraint("person_id", "role", "language"),
    CheckConstraint("role IN ('translator', 'reviewer', 'desk', 'publisher')", name="role"),
    CheckConstraint("(language = '') = (role IN ('desk', 'publisher'))", name="language_of_role"),
)

assignment = Table(
    "assignment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("release_id", ForeignKey("release.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("language", String(35), nullable=False, server_default=""),
    Column("due_at", UTCDateTime, nullable=True),
    UniqueConstraint("release_id", "person_id", "role", "language"),
    CheckConstraint("role IN ('translator', 'reviewer', 'desk', 'publisher')", name="role"),
    CheckConstraint("(language = '') = (role IN ('desk', 'publisher'))", name="language_of_role"),
    Index("ix_assignment_person_release", "person_id", "release_id"),
)

write_key = Table(
    "write_key",
    metadata,
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("key", String(64), nullable=False),
    Column("request_hash", String(64), nullable=False),
    Column("answer", Json, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    PrimaryKeyConstraint("person_id", "key"),
    Index("ix_write_key_at", "at"),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Json, nullable=False),
)

signed_in = Table(
    "signed_in",
    metadata,
    # SHA-256 of the token: whoever reads the database, or a backup of it, cannot sign in by it.
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("seen_at", UTCDateTime, nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
    Index("ix_signed_in_person_id", "person_id"),
)

preference = Table(
    "preference",
    metadata,
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("value", Json, nullable=False),
    PrimaryKeyConstraint("person_id"),
)

# What a person was told of a release by the inbox; a later deed of the kind renews the row.
notice = Table(
    "notice",
    metadata,
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("release_id", ForeignKey("release.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("role", String(16), nullable=False, server_default=""),
    Column("language", String(35), nullable=False, server_default=""),
    Column("at", UTCDateTime, nullable=False),
    Column("actor_id", ForeignKey("person.id"), nullable=True),
    Column("segment_id", ForeignKey("segment.id"), nullable=True),
    Column("segments", Integer, nullable=False, server_default="0"),
    Column("read_at", UTCDateTime, nullable=True),
    PrimaryKeyConstraint("person_id", "release_id", "kind", "role", "language"),
    CheckConstraint("kind IN ('assigned', 'returned', 'source_changed', 'comment', 'due')", name="kind"),
    CheckConstraint("segments >= 0", name="not_negative"),
)

# Counts of what is rationed, such as failed sign-ins.
counter = Table(
    "counter",
    metadata,
    Column("name", String(255), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
    Index("ix_counter_expires_at", "expires_at"),
)
