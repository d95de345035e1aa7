"""Who is signed in, what people prefer, what the inbox told them, and what is counted to be rationed."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _signed_in()
    _preference()
    _notice()
    _counter()


def _signed_in() -> None:
    op.create_table(
        "signed_in",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signed_in_person_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_signed_in")),
    )
    op.create_index("ix_signed_in_person_id", "signed_in", ["person_id"], unique=False)


def _preference() -> None:
    op.create_table(
        "preference",
        sa.Column("person_id", sa.String(length=12), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_preference_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_preference")),
    )


def _notice() -> None:
    op.create_table(
        "notice",
        sa.Column("person_id", sa.String(length=12), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=16), server_default="", nullable=False),
        sa.Column("language", sa.String(length=35), server_default="", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.String(length=12), nullable=True),
        sa.Column("segment_id", sa.Integer(), nullable=True),
        sa.Column("segments", sa.Integer(), server_default="0", nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('assigned', 'returned', 'source_changed', 'comment', 'due')", name=op.f("ck_notice_kind")
        ),
        sa.CheckConstraint("segments >= 0", name=op.f("ck_notice_not_negative")),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_notice_actor_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_person_id")),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_notice_release_id")),
        sa.ForeignKeyConstraint(["segment_id"], ["segment.id"], name=op.f("fk_notice_segment_id")),
        sa.PrimaryKeyConstraint("person_id", "release_id", "kind", "role", "language", name=op.f("pk_notice")),
    )


def _counter() -> None:
    op.create_table(
        "counter",
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_index("ix_counter_expires_at", "counter", ["expires_at"], unique=False)
