"""People, roles, settings and keys of writes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _person()
    _role_grant()
    _write_key()
    _setting()


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=12), nullable=False),
        sa.Column("login", sa.String(length=80), nullable=True),
        sa.Column("login_folded", sa.String(length=80), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_admin", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(login IS NULL) = (login_folded IS NULL)", name=op.f("ck_person_login_folded")),
        sa.CheckConstraint("erased_at IS NULL OR login IS NULL", name=op.f("ck_person_erased_has_no_login")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("login_folded", name=op.f("uq_person_login_folded")),
    )


def _role_grant() -> None:
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=12), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=35), server_default="", nullable=False),
        sa.CheckConstraint(
            "(language = '') = (role IN ('desk', 'publisher'))", name=op.f("ck_role_grant_language_of_role")
        ),
        sa.CheckConstraint("role IN ('translator', 'reviewer', 'desk', 'publisher')", name=op.f("ck_role_grant_role")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_grant_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
        sa.UniqueConstraint("person_id", "role", "language", name=op.f("uq_role_grant_person_id_role_language")),
    )


def _write_key() -> None:
    op.create_table(
        "write_key",
        sa.Column("person_id", sa.String(length=12), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_write_key_person_id")),
        sa.PrimaryKeyConstraint("person_id", "key", name=op.f("pk_write_key")),
    )
    op.create_index("ix_write_key_at", "write_key", ["at"], unique=False)


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
