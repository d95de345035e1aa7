"""Tables, engine, sessions, blobs and migrations: where a desk is kept."""

from workflow.store.engine import Store, open_store

__all__ = ["Store", "open_store"]
