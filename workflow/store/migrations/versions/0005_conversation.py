"""Threads, comments and dismissals."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _thread()
    _comment()
    _dismissal()


def _thread() -> None:
    op.create_table(
        "thread",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=12), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("segment_id", sa.Integer(), nullable=False),
        sa.Column("origin_segment_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.String(length=12), nullable=True),
        sa.CheckConstraint("(resolved_at IS NULL) = (resolved_by IS NULL)", name=op.f("ck_thread_resolved_by_one")),
        sa.ForeignKeyConstraint(
            ["release_id", "edition_id"],
            ["edition.release_id", "edition.id"],
            name=op.f("fk_thread_release_id_edition_id"),
        ),
        sa.ForeignKeyConstraint(
            ["release_id", "origin_segment_id"],
            ["segment.release_id", "segment.id"],
            name=op.f("fk_thread_release_id_origin_segment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["release_id", "segment_id"],
            ["segment.release_id", "segment.id"],
            name=op.f("fk_thread_release_id_segment_id"),
        ),
        sa.ForeignKeyConstraint(["resolved_by"], ["person.id"], name=op.f("fk_thread_resolved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread")),
        sa.UniqueConstraint("public_id", name=op.f("uq_thread_public_id")),
    )
    op.create_index("ix_thread_release_segment", "thread", ["release_id", "segment_id"], unique=False)


def _comment() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=12), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_comment_not_empty")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_comment_person_id")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_comment_thread_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sa.UniqueConstraint("public_id", name=op.f("uq_comment_public_id")),
    )
    op.create_index("ix_comment_thread_id", "comment", ["thread_id"], unique=False)


def _dismissal() -> None:
    op.create_table(
        "dismissal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("segment_id", sa.Integer(), nullable=False),
        sa.Column("check_name", sa.String(length=64), nullable=False),
        sa.Column("parameters_hash", sa.String(length=32), nullable=False),
        sa.Column("text_hash", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("revoked_event_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_dismissal_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dismissal_person_id")),
        sa.ForeignKeyConstraint(
            ["release_id", "edition_id"],
            ["edition.release_id", "edition.id"],
            name=op.f("fk_dismissal_release_id_edition_id"),
        ),
        sa.ForeignKeyConstraint(
            ["release_id", "segment_id"],
            ["segment.release_id", "segment.id"],
            name=op.f("fk_dismissal_release_id_segment_id"),
        ),
        sa.ForeignKeyConstraint(["revoked_event_id"], ["event.id"], name=op.f("fk_dismissal_revoked_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissal")),
    )
    op.create_index(
        "uq_dismissal_standing",
        "dismissal",
        ["edition_id", "segment_id", "check_name", "parameters_hash", "text_hash"],
        unique=True,
        sqlite_where=sa.text("revoked_event_id IS NULL"),
        postgresql_where=sa.text("revoked_event_id IS NULL"),
    )
