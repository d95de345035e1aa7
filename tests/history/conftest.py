"""The desk of the store's tests."""

from tests.store.conftest import desk

__all__ = ["desk"]
