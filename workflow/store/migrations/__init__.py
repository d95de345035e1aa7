"""Brings a desk's database to the shape that this version of Stele knows."""

from workflow.store.migrations.upgrade import current_revision, newest_revision, upgrade

__all__ = ["current_revision", "newest_revision", "upgrade"]
