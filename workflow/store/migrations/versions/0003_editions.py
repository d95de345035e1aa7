"""Editions, translations and what is derived from them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _edition()
    _translation()
    _progress()
    _block_findings()


def _edition() -> None:
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("base_id", sa.Integer(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_over", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'source') = (base_id IS NULL)", name=op.f("ck_edition_source_has_no_base")),
        sa.CheckConstraint("state IN ('source', 'translation', 'review', 'finished')", name=op.f("ck_edition_state")),
        sa.CheckConstraint("base_id IS NULL OR base_id <> id", name=op.f("ck_edition_not_its_own_base")),
        sa.ForeignKeyConstraint(
            ["release_id", "base_id"], ["edition.release_id", "edition.id"], name=op.f("fk_edition_release_id_base_id")
        ),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_edition_release_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("release_id", "id", name=op.f("uq_edition_release_id_id")),
        sa.UniqueConstraint("release_id", "language", name=op.f("uq_edition_release_id_language")),
    )
    op.create_index(
        "uq_edition_source",
        "edition",
        ["release_id"],
        unique=True,
        sqlite_where=sa.text("state = 'source'"),
        postgresql_where=sa.text("state = 'source'"),
    )


def _translation_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("segment_id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("text_hash", sa.String(length=32), server_default="", nullable=False),
        sa.Column("reason", sa.String(length=32), server_default="", nullable=False),
        sa.Column("returned_for", sa.String(length=32), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("origin", sa.String(length=16), server_default="", nullable=False),
        sa.Column("hands", sa.JSON(), nullable=False),
        sa.Column("translated_by", sa.String(length=12), nullable=True),
        sa.Column("approved_by", sa.String(length=12), nullable=True),
        sa.Column("waived", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("folded_into", sa.Integer(), nullable=True),
        sa.Column("base_hash", sa.String(length=32), nullable=True),
        sa.Column("sealed_text", sa.Text(), nullable=True),
        sa.Column("sealed_base", sa.Text(), nullable=True),
        sa.Column("sealed_base_hash", sa.String(length=32), nullable=True),
        sa.Column("sealed_translated_by", sa.String(length=12), nullable=True),
        sa.Column("sealed_by", sa.String(length=12), nullable=True),
        sa.Column("sealed_waived", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    ]


def _translation_constraints() -> list[sa.Constraint]:
    return [
        sa.CheckConstraint(
            "(state = 'approved') = (approved_by IS NOT NULL)", name=op.f("ck_translation_approved_by_one")
        ),
        sa.CheckConstraint(
            "(state = 'folded') = (folded_into IS NOT NULL)", name=op.f("ck_translation_folded_into_one")
        ),
        sa.CheckConstraint(
            "(state = 'returned') = (returned_for IS NOT NULL)", name=op.f("ck_translation_returned_for_a_reason")
        ),
        sa.CheckConstraint("(state = 'source') = (base_hash IS NULL)", name=op.f("ck_translation_source_has_no_base")),
        sa.CheckConstraint(
            "(state IN ('translated', 'approved')) = (translated_by IS NOT NULL)",
            name=op.f("ck_translation_confirmed_by_one"),
        ),
        sa.CheckConstraint(
            "(text = '') = (state IN ('untranslated', 'folded'))", name=op.f("ck_translation_text_by_state")
        ),
        sa.CheckConstraint(
            "state IN ('source', 'untranslated', 'draft', 'returned', 'translated', 'approved', 'folded')",
            name=op.f("ck_translation_state"),
        ),
        sa.CheckConstraint("(sealed_text IS NULL) = (sealed_by IS NULL)", name=op.f("ck_translation_sealed_by_one")),
        sa.CheckConstraint(
            "approved_by IS NULL OR approved_by <> translated_by OR waived", name=op.f("ck_translation_four_eyes")
        ),
        sa.CheckConstraint(
            "folded_into IS NULL OR folded_into <> segment_id", name=op.f("ck_translation_not_into_itself")
        ),
        sa.CheckConstraint("version >= 0", name=op.f("ck_translation_version")),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_translation_approved_by")),
        sa.ForeignKeyConstraint(
            ["edition_id", "folded_into"],
            ["translation.edition_id", "translation.segment_id"],
            name=op.f("fk_translation_edition_id_folded_into"),
        ),
        sa.ForeignKeyConstraint(
            ["release_id", "edition_id"],
            ["edition.release_id", "edition.id"],
            name=op.f("fk_translation_release_id_edition_id"),
        ),
        sa.ForeignKeyConstraint(
            ["release_id", "segment_id"],
            ["segment.release_id", "segment.id"],
            name=op.f("fk_translation_release_id_segment_id"),
        ),
        sa.ForeignKeyConstraint(["sealed_by"], ["person.id"], name=op.f("fk_translation_sealed_by")),
        sa.ForeignKeyConstraint(
            ["sealed_translated_by"], ["person.id"], name=op.f("fk_translation_sealed_translated_by")
        ),
        sa.ForeignKeyConstraint(["translated_by"], ["person.id"], name=op.f("fk_translation_translated_by")),
        sa.PrimaryKeyConstraint("edition_id", "segment_id", name=op.f("pk_translation")),
    ]


def _translation() -> None:
    op.create_table("translation", *_translation_columns(), *_translation_constraints())
    op.create_index("ix_translation_segment_id", "translation", ["segment_id"], unique=False)


def _progress() -> None:
    op.create_table(
        "progress",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.CheckConstraint("segments >= 0 AND words >= 0", name=op.f("ck_progress_not_negative")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_progress_edition_id")),
        sa.PrimaryKeyConstraint("edition_id", "state", name=op.f("pk_progress")),
    )


def _block_findings() -> None:
    op.create_table(
        "block_findings",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("block_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["block_id"], ["block.id"], name=op.f("fk_block_findings_block_id")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_block_findings_edition_id")),
        sa.PrimaryKeyConstraint("edition_id", "block_id", name=op.f("pk_block_findings")),
    )
