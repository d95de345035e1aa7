"""Releases, source versions, documents, blocks, segments and placements."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _release()
    _assignment()
    _source_version()
    _document()
    _block()
    _segment()
    _placement()


def _release() -> None:
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("source_language", sa.String(length=35), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("confidential", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("embargo_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("four_eyes", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("head_seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("head_hash", sa.String(length=64), server_default="", nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'open', 'ready', 'published', 'corrected', 'withdrawn', 'cancelled')",
            name=op.f("ck_release_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.UniqueConstraint("public_id", name=op.f("uq_release_public_id")),
    )
    op.create_index("ix_release_state_due_at_id", "release", ["state", "due_at", "id"], unique=False)


def _assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=12), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=35), server_default="", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(language = '') = (role IN ('desk', 'publisher'))", name=op.f("ck_assignment_language_of_role")
        ),
        sa.CheckConstraint("role IN ('translator', 'reviewer', 'desk', 'publisher')", name=op.f("ck_assignment_role")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assignment_person_id")),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_assignment_release_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint(
            "release_id", "person_id", "role", "language", name=op.f("uq_assignment_release_id_person_id_role_language")
        ),
    )
    op.create_index("ix_assignment_person_release", "assignment", ["person_id", "release_id"], unique=False)


def _source_version() -> None:
    op.create_table(
        "source_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_source_version_release_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_version")),
        sa.UniqueConstraint("release_id", "id", name=op.f("uq_source_version_release_id_id")),
        sa.UniqueConstraint("release_id", "number", name=op.f("uq_source_version_release_id_number")),
    )
    op.create_index(
        "uq_source_version_current",
        "source_version",
        ["release_id"],
        unique=True,
        sqlite_where=sa.text("is_current = 1"),
        postgresql_where=sa.text("is_current"),
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", sa.String(length=32), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("parsed", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_version_id"], ["source_version.id"], name=op.f("fk_document_source_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("source_version_id", "position", name=op.f("uq_document_source_version_id_position")),
    )


def _block() -> None:
    op.create_table(
        "block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.Column("part", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("layout", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_block_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_block")),
        sa.UniqueConstraint("document_id", "key", name=op.f("uq_block_document_id_key")),
        sa.UniqueConstraint("document_id", "position", name=op.f("uq_block_document_id_position")),
    )


def _segment() -> None:
    op.create_table(
        "segment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_segment_release_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment")),
        sa.UniqueConstraint("release_id", "id", name=op.f("uq_segment_release_id_id")),
        sa.UniqueConstraint("release_id", "key", name=op.f("uq_segment_release_id_key")),
    )


def _placement() -> None:
    op.create_table(
        "placement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("source_version_id", sa.Integer(), nullable=False),
        sa.Column("segment_id", sa.Integer(), nullable=False),
        sa.Column("block_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("live", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("imported", sa.Text(), nullable=False),
        sa.Column("space_before", sa.Text(), server_default="", nullable=False),
        sa.Column("space_after", sa.Text(), server_default="", nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["block_id"], ["block.id"], name=op.f("fk_placement_block_id")),
        sa.ForeignKeyConstraint(
            ["release_id", "segment_id"],
            ["segment.release_id", "segment.id"],
            name=op.f("fk_placement_release_id_segment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["release_id", "source_version_id"],
            ["source_version.release_id", "source_version.id"],
            name=op.f("fk_placement_release_id_source_version_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        sa.UniqueConstraint("source_version_id", "segment_id", name=op.f("uq_placement_source_version_id_segment_id")),
    )
    op.create_index("ix_placement_block_id", "placement", ["block_id"], unique=False)
    op.create_index("ix_placement_segment_id", "placement", ["segment_id"], unique=False)
    op.create_index(
        "uq_placement_live_position",
        "placement",
        ["source_version_id", "position"],
        unique=True,
        sqlite_where=sa.text("live = 1"),
        postgresql_where=sa.text("live"),
    )
