"""Memory units and their variants."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _memory_unit()
    _memory_variant()


def _memory_unit() -> None:
    op.create_table(
        "memory_unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=True),
        sa.Column("segment_id", sa.Integer(), nullable=True),
        sa.Column("source_hash", sa.String(length=32), nullable=False),
        sa.Column("source_language", sa.String(length=35), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(release_id IS NULL) = (segment_id IS NULL)", name=op.f("ck_memory_unit_segment_of_release")
        ),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_memory_unit_release_id")),
        sa.ForeignKeyConstraint(["segment_id"], ["segment.id"], name=op.f("fk_memory_unit_segment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memory_unit")),
        sa.UniqueConstraint(
            "release_id", "segment_id", "source_hash", name=op.f("uq_memory_unit_release_id_segment_id_source_hash")
        ),
    )
    op.create_index("ix_memory_unit_segment_id", "memory_unit", ["segment_id"], unique=False)


def _memory_variant() -> None:
    op.create_table(
        "memory_variant",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_memory_variant_not_empty")),
        sa.ForeignKeyConstraint(["unit_id"], ["memory_unit.id"], name=op.f("fk_memory_variant_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "language", name=op.f("pk_memory_variant")),
    )
    op.create_index(
        "ix_memory_variant_language_content_hash", "memory_variant", ["language", "content_hash"], unique=False
    )
